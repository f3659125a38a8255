import Kezek

/// A city district: 120 children, 19 specialists at 3 sites, two school shifts, a regional centre
/// with 14 turns and a commission (PMPC) with appointments.
public struct AlmatyDistrict: ScenarioRecipe {
  public let name = "almaty-district"
  let seed: UInt64
  private let aksai = "КППК Аксай"
  private let taugul = "КППК Таугуль"
  private let kalkaman = "КППК Калкаман"

  /// The bundled scenario, or one like it from another seed.
  public init(seed: UInt64 = 120) {
    self.seed = seed
  }

  public func files() -> [String: [UInt8]] { draft().files() }

  func draft() -> ScenarioDraft {
    var draft = ScenarioDraft(language: .russian, settings: settings)
    draft.sources = RecipeSources.almatyDistrict
    draft.services = services
    draft.sites = sites
    draft.rooms = rooms
    draft.specialists = specialists
    draft.travel = travel
    var random = SplitMix64(seed: seed, stream: "children")
    draft.children = cohort.children(settings, random: &random)
    for index in draft.children.indices {
      draft.children[index].attributes = [setting(of: draft.children[index], &random)]
    }
    random = SplitMix64(seed: seed, stream: "needs")
    draft.needs = NeedProfile.district.needs(of: draft.children, random: &random)
    random = SplitMix64(seed: seed, stream: "courses")
    addCourses(to: &draft, &random)
    addAppointments(to: &draft, &random)
    addAbsences(to: &draft)
    var clerk = Clerk(
      draft, habits: .init(asks: 2, overlooks: 40, pinsToStay: 25, pinsToGo: 6),
      random: SplitMix64(seed: seed, stream: "clerk"))
    random = SplitMix64(seed: seed, stream: "flaws")
    draft.current = ClerkFlaws(duringSchool: 3, doubleBooked: 2, gapsUnused: 18, tooSoon: 2)
      .applied(to: clerk.table(), of: draft, random: &random)
    return draft
  }

  private var settings: SettingsDraft {
    var settings = SettingsDraft(first: .on(1, 9, 2026), last: .on(31, 12, 2026))
    settings.holidays = Holidays.autumn2026
    settings.grid = GridDraft(
      window: .init(from: 540, to: 1080), step: 30, pause: .init(from: 780, to: 840))
    settings.shifts = [.init(from: 480, to: 780), .init(from: 810, to: 1080)]
    settings.statesShifts = true
    settings.daySessions = 3
    settings.dayMinutes = 120
    settings.maxTravel = 40
    settings.reportBy = ["где учится"]
    settings.asOf = .on(25, 8, 2026)
    settings.seed = 2026
    return settings
  }

  private var services: [ServiceDraft] {
    let minutes: [(under: Int?, minutes: Int)] = [(4, 20), (7, 30), (nil, 45)]
    let weekly = ["speech therapist", "defectologist", "psychologist"].map { name in
      ServiceDraft(
        name: name, per: "week", minutes: minutes, form: "individual", groupMin: 2, groupMax: 4,
        ageGap: 2, rooms: ["cabinet"], who: "child")
    }
    return weekly + [
      ServiceDraft(name: "rehabilitation", per: "year", gapDays: 90),
      ServiceDraft(name: "PMPC", per: "once"),
    ]
  }

  private var sites: [SiteDraft] {
    [
      SiteDraft(name: aksai, place: "Аксай", tags: ["yes"], kind: "кабинет"),
      SiteDraft(name: taugul, place: "Таугуль", kind: "кабинет"),
      SiteDraft(name: kalkaman, place: "Калкаман", tags: ["yes"], kind: "кабинет"),
      SiteDraft(name: "РЦ Алматы", place: "Алматы", tags: ["yes", "quiet", "loop"], kind: "центр"),
      SiteDraft(
        name: "ПМПК Ауэзов", place: "Аксай", tags: ["yes", "quiet", "loop"], kind: "ПМПК"),
    ]
  }

  /// Like cabinets in one row, so that the plan has one choice where people see no difference.
  private var rooms: [RoomDraft] {
    let everything = ["yes", "quiet", "loop"]
    return [
      RoomDraft(id: "А", site: aksai, kind: "cabinet", seats: 4, tags: everything, count: 4),
      RoomDraft(id: "Т-1", site: taugul, kind: "cabinet", seats: 4, tags: everything),
      RoomDraft(id: "Т-2", site: taugul, kind: "cabinet", seats: 4, tags: ["quiet"], count: 2),
      RoomDraft(id: "К", site: kalkaman, kind: "cabinet", seats: 4, tags: everything, count: 3),
    ]
  }

  private var travel: [TravelDraft] {
    let places = ["Аксай", "Таугуль", "Калкаман", "Орбита", "Мамыр", "Шугыла"]
    let minutes: [[Int]] = [
      [0, 25, 30, 35, 15, 40], [25, 0, 50, 15, 20, 60], [30, 50, 0, 60, 40, 20],
      [35, 15, 60, 0, 30, 70], [15, 20, 40, 30, 0, 50], [40, 60, 20, 70, 50, 0],
    ]
    var rows: [TravelDraft] = []
    for from in places.indices {
      for to in places.indices where from < to {
        rows.append(
          TravelDraft(from: places[from], to: places[to], minutes: minutes[from][to]))
      }
    }
    return rows + places.map { TravelDraft(from: $0, to: "РЦ Алматы", minutes: 55) }
  }

  /// 19 people: mornings or afternoons at one site, two who divide the week between sites, one
  /// whose site of the day the plan may choose.
  private var specialists: [SpecialistDraft] {
    let speech = ["speech therapist"]
    let defect = ["defectologist"]
    let mind = ["psychologist"]
    let kk = ["kk"], ru = ["ru"], both = ["kk", "ru"]
    let rows: [(services: [String], site: String, early: Bool, languages: [String])] = [
      (speech, aksai, true, kk), (speech, aksai, false, both), (speech, aksai, false, ru),
      (speech, taugul, true, ru), (speech, taugul, false, kk), (speech, kalkaman, false, kk),
      (defect, aksai, true, both), (defect, aksai, false, kk), (defect, taugul, true, kk),
      (defect, taugul, false, ru), (defect, kalkaman, true, kk), (defect, kalkaman, false, both),
      (mind, aksai, true, ru), (mind, aksai, false, kk), (mind, taugul, false, both),
      (mind, kalkaman, true, kk),
    ]
    var list: [SpecialistDraft] = []
    for (index, row) in rows.enumerated() {
      let hours: WeeklyHours = .at(
        row.site, Self.workdays, row.early ? 540 : 840, row.early ? 780 : 1080)
      list.append(
        SpecialistDraft(
          id: numbered("S-", index + 1, width: 2), services: row.services, halfHours: 36,
          hours: hours, languages: row.languages, caseload: row.services == mind ? 20 : 14))
    }
    list[6].categories = ["hearing", "delay", "complex", "speech"]
    list[8].categories = ["vision", "delay", "intellect", "motor"]
    list[11].categories = ["autism", "delay", "intellect", "complex"]
    return list + wanderers
  }

  private var wanderers: [SpecialistDraft] {
    [
      SpecialistDraft(
        id: "S-17", services: ["speech therapist", "defectologist"], halfHours: 36,
        hours: .at(aksai, [.monday, .wednesday, .friday], 540, 780)
          + .at(kalkaman, [.tuesday, .thursday], 540, 780),
        languages: ["kk", "ru"], caseload: 14),
      SpecialistDraft(
        id: "S-18", services: ["defectologist", "psychologist"], halfHours: 27,
        hours: .at(taugul, [.monday, .tuesday], 840, 1080)
          + .at(kalkaman, [.wednesday, .thursday], 840, 1080),
        languages: ["kk", "ru"], caseload: 14),
      SpecialistDraft(
        id: "S-19", services: ["psychologist"], halfHours: 18,
        hours: .on([.tuesday, .thursday, .friday], 840, 1080),
        languages: ["ru", "kk"], caseload: 14, travels: true),
    ]
  }

  private static let workdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]

  private var cohort: Cohort {
    var cohort = Cohort(
      count: 120, ages: (2...14).map { ($0, $0 < 4 ? 6 : $0 < 7 ? 14 : 7) },
      homes: [
        (.init(place: "Аксай"), 34), (.init(place: "Таугуль"), 24),
        (.init(place: "Калкаман"), 20), (.init(place: "Орбита"), 14),
        (.init(place: "Мамыр"), 18), (.init(place: "Шугыла"), 10),
      ])
    cohort.noConclusion = 60
    cohort.postponed = 25
    cohort.siblings = 70
    cohort.bounded = 120
    return cohort
  }

  private func setting(of child: ChildDraft, _ random: inout SplitMix64) -> String {
    if child.shift != nil { return random.chance(perMille: 850) ? "школа" : "спецшкола" }
    return random.chance(perMille: 650) ? "детский сад" : "дома"
  }
}
