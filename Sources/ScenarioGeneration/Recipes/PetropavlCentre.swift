import Kezek

/// A private centre: 55 children, 10 teachers, four specialists a child, eight hours of correction
/// a week each, which is 44 child-hours a teacher: most of it must be group work.
public struct PetropavlCentre: ScenarioRecipe {
  public let name = "petropavl-centre"
  let seed: UInt64
  static let movement = "адаптивная физкультура"

  /// The bundled scenario, or one like it from another seed.
  public init(seed: UInt64 = 55) {
    self.seed = seed
  }

  public func files() -> [String: [UInt8]] { draft().files() }

  func draft() -> ScenarioDraft {
    var draft = ScenarioDraft(language: .russian, settings: settings)
    draft.sources = RecipeSources.petropavlCentre
    draft.services = services
    draft.sites = [
      SiteDraft(name: "Центр", place: "Петропавловск", tags: ["yes"], kind: "центр")
    ]
    draft.rooms = rooms
    draft.specialists = specialists
    var random = SplitMix64(seed: seed, stream: "children")
    draft.children = cohort.children(settings, random: &random)
    random = SplitMix64(seed: seed, stream: "needs")
    draft.needs = needs(of: draft.children, &random)
    let active = draft.children.filter { $0.status == nil }
    draft.absences = [
      AbsenceDraft(
        who: active[4].id, days: .days(.on(2, 11, 2026), .on(22, 11, 2026)),
        note: "курс в Астане"),
      AbsenceDraft(
        who: active[17].id, days: .days(.on(1, 9, 2026), .on(8, 11, 2026)), note: "на лечении"),
      AbsenceDraft(
        who: "S-05", days: .days(.on(19, 10, 2026), .on(30, 10, 2026)),
        note: "повышение квалификации"),
    ]
    var clerk = Clerk(
      draft,
      habits: .init(
        asks: 2, overlooks: 15, writesRooms: true, pinsToStay: 10, pinsToGo: 3),
      random: SplitMix64(seed: seed, stream: "clerk"))
    random = SplitMix64(seed: seed, stream: "flaws")
    draft.current = ClerkFlaws(duringSchool: 2, doubleBooked: 1, gapsUnused: 14)
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
    settings.daySessions = 4
    settings.dayMinutes = 120
    settings.asOf = .on(20, 8, 2026)
    settings.seed = 55
    return settings
  }

  private var services: [ServiceDraft] {
    let cabinets = ["speech therapist", "defectologist", "psychologist"].map { name in
      ServiceDraft(
        name: name, per: "week", minutes: [(nil, 30)], form: "any", groupMin: 2, groupMax: 4,
        ageGap: 3, rooms: ["cabinet"])
    }
    return cabinets + [
      ServiceDraft(
        name: Self.movement, per: "week", minutes: [(nil, 30)], form: "group", groupMin: 2,
        groupMax: 4, ageGap: 4, rooms: ["hall"])
    ]
  }

  private var rooms: [RoomDraft] {
    let everything = ["yes", "quiet", "loop"]
    return [
      RoomDraft(id: "Каб", site: "Центр", kind: "cabinet", seats: 5, tags: ["yes"], count: 4),
      RoomDraft(
        id: "Тихий", site: "Центр", kind: "cabinet", seats: 5, tags: everything, count: 2),
      RoomDraft(id: "Зал", site: "Центр", kind: "hall", seats: 8, tags: everything),
    ]
  }

  /// Ten teachers: the day is cut so that mornings and afternoons are both staffed.
  private var specialists: [SpecialistDraft] {
    let both = ["kk", "ru"]
    let rows: [(service: String, halves: Int, from: Int, to: Int, languages: [String])] = [
      ("speech therapist", 36, 540, 780, ["ru"]), ("speech therapist", 36, 840, 1080, both),
      ("speech therapist", 36, 540, 780, ["kk"]), ("defectologist", 36, 840, 1080, ["ru"]),
      ("defectologist", 36, 540, 780, both), ("defectologist", 36, 840, 1080, both),
      ("psychologist", 72, 540, 1080, ["ru"]), ("psychologist", 36, 840, 1080, both),
      (Self.movement, 48, 540, 1080, both), (Self.movement, 36, 540, 1080, ["ru"]),
    ]
    let weekdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    return rows.enumerated().map { index, row in
      SpecialistDraft(
        id: numbered("S-", index + 1, width: 2), services: [row.service], halfHours: row.halves,
        hours: .on(weekdays, row.from, row.to), languages: row.languages,
        caseload: row.service == "psychologist" || row.service == Self.movement ? nil : 24)
    }
  }

  private var cohort: Cohort {
    var cohort = Cohort(
      count: 55, ages: (2...12).map { ($0, $0 < 4 ? 5 : $0 < 7 ? 9 : 4) },
      homes: [
        (.init(place: "Петропавловск"), 44), (.init(place: "Бишкуль", isRural: true), 7),
        (.init(place: "Якорь", isRural: true), 4),
      ])
    cohort.categories = [
      ("speech", 16), ("delay", 16), ("autism", 12), ("intellect", 6), ("motor", 3),
      ("complex", 2),
    ]
    cohort.languages = [(["ru"], 28), (["kk"], 10), (["kk", "ru"], 17)]
    cohort.noConclusion = 20
    cohort.postponed = 20
    cohort.siblings = 40
    cohort.bounded = 100
    cohort.waited = 30...700
    return cohort
  }

  /// Four services and 16 half-hours for each child; severe cases alone, the others in groups.
  private func needs(of children: [ChildDraft], _ random: inout SplitMix64) -> [NeedDraft] {
    let times: [String: [Int]] = [
      "speech": [5, 4, 4, 3], "delay": [4, 5, 4, 3], "autism": [3, 5, 5, 3],
      "intellect": [4, 5, 4, 3], "motor": [4, 4, 3, 5], "complex": [4, 4, 4, 4],
    ]
    let names = ["speech therapist", "defectologist", "psychologist", Self.movement]
    var needs: [NeedDraft] = []
    for child in children {
      let category = child.categories[0]
      for (name, count) in zip(names, times[category] ?? [4, 4, 4, 4]) {
        var need = NeedDraft(child: child.id, service: name, times: count)
        let isSevere = category == "autism" || category == "complex"
        if name != Self.movement {
          need.form =
            random.chance(perMille: isSevere ? 420 : 80)
            ? "individual" : random.chance(perMille: 150) ? "any" : "group"
          need.least = 2
        }
        needs.append(need)
      }
    }
    return needs
  }
}
