import Kezek

/// Workshops with caregivers in a city and three branches, and legal consultations for parents.
///
/// Sewing, illustration, clay and plaster; a cycle of two weeks.
public struct AtyrauWorkshops: ScenarioRecipe {
  public let name = "atyrau-workshops"
  let seed: UInt64
  private let sewing = "швейная мастерская"
  private let drawing = "иллюстрация"
  private let clay = "глина и гипс"
  private let lawyer = "консультация юриста"

  /// The bundled scenario, or one like it from another seed.
  public init(seed: UInt64 = 70) {
    self.seed = seed
  }

  public func files() -> [String: [UInt8]] { draft().files() }

  func draft() -> ScenarioDraft {
    var draft = ScenarioDraft(language: .russian, settings: settings)
    draft.sources = RecipeSources.atyrauWorkshops
    draft.services = services
    draft.sites = [
      SiteDraft(name: "Атырау", place: "Атырау", tags: ["yes"], kind: "мастерская"),
      SiteDraft(name: "Кульсары", place: "Кульсары", tags: ["yes"], kind: "филиал"),
      SiteDraft(name: "Индербор", place: "Индербор", kind: "филиал"),
      SiteDraft(name: "Махамбет", place: "Махамбет", tags: ["yes"], kind: "филиал"),
    ]
    draft.rooms = rooms
    draft.specialists = specialists
    draft.travel = travel
    var random = SplitMix64(seed: seed, stream: "children")
    draft.children = participants(&random)
    random = SplitMix64(seed: seed, stream: "needs")
    draft.needs = needs(of: draft.children, &random)
    draft.absences = [
      AbsenceDraft(
        who: draft.children[20].id, days: .days(.on(12, 1, 2026), .on(30, 4, 2026)),
        note: "на лечении в Астане"),
      AbsenceDraft(
        who: "S-06", days: .days(.on(6, 4, 2026), .on(12, 4, 2026)), note: "отпуск"),
      AbsenceDraft(
        who: "Индербор", days: .days(.on(23, 3, 2026), .on(5, 4, 2026)), note: "паводок"),
    ]
    var clerk = Clerk(
      draft, habits: .init(asks: 1, overlooks: 50, pinsToStay: 20, pinsToGo: 8),
      random: SplitMix64(seed: seed, stream: "clerk"))
    random = SplitMix64(seed: seed, stream: "flaws")
    draft.current = ClerkFlaws(duringSchool: 3, doubleBooked: 1, gapsUnused: 9)
      .applied(to: clerk.table(), of: draft, random: &random)
    return draft
  }

  private var settings: SettingsDraft {
    var settings = SettingsDraft(first: .on(12, 1, 2026), last: .on(30, 6, 2026))
    settings.holidays = Holidays.spring2026
    settings.grid = GridDraft(
      days: [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday],
      window: .init(from: 600, to: 1080), step: 30, pause: .init(from: 780, to: 840))
    settings.weeks = 2
    settings.shifts = [.init(from: 480, to: 780), .init(from: 810, to: 1080)]
    settings.statesShifts = true
    settings.daySessions = 2
    settings.maxTravel = 60
    settings.asOf = .on(5, 1, 2026)
    settings.seed = 2021
    return settings
  }

  /// Clay is worked together with the caregiver; in the other workshops the caregiver waits, or
  /// takes a seat where the child needs it.
  private var services: [ServiceDraft] {
    func workshop(_ name: String, to: Int, who: String) -> ServiceDraft {
      ServiceDraft(
        name: name, per: "week", minutes: [(nil, 60)], form: "group", groupMin: 2, groupMax: to,
        ageGap: 8, rooms: ["мастерская"], who: who, ageFrom: 6)
    }
    return [
      workshop(sewing, to: 5, who: "child"), workshop(drawing, to: 7, who: "child"),
      workshop(clay, to: 6, who: "both"),
      ServiceDraft(
        name: lawyer, per: "cycle", minutes: [(nil, 30)], form: "individual", rooms: ["cabinet"],
        who: "parent"),
    ]
  }

  private var rooms: [RoomDraft] {
    [
      RoomDraft(id: "Ат-1", site: "Атырау", kind: "мастерская", seats: 9, tags: ["yes"]),
      RoomDraft(id: "Ат-2", site: "Атырау", kind: "мастерская", seats: 6, tags: ["yes", "quiet"]),
      RoomDraft(id: "Ат-3", site: "Атырау", kind: "cabinet", seats: 3, tags: ["yes"]),
      RoomDraft(id: "Кул-1", site: "Кульсары", kind: "мастерская", seats: 8, tags: ["yes"]),
      RoomDraft(id: "Кул-2", site: "Кульсары", kind: "cabinet", seats: 3, tags: ["yes"]),
      RoomDraft(id: "Инд-1", site: "Индербор", kind: "мастерская", seats: 6),
      RoomDraft(id: "Инд-2", site: "Индербор", kind: "cabinet", seats: 2),
      RoomDraft(id: "Мах-1", site: "Махамбет", kind: "мастерская", seats: 6, tags: ["yes"]),
      RoomDraft(id: "Мах-2", site: "Махамбет", kind: "cabinet", seats: 2, tags: ["yes"]),
    ]
  }

  private var travel: [TravelDraft] {
    [
      TravelDraft(from: "Атырау", to: "Кульсары", minutes: 180),
      TravelDraft(from: "Атырау", to: "Индербор", minutes: 140),
      TravelDraft(from: "Атырау", to: "Махамбет", minutes: 55),
      TravelDraft(from: "Кульсары", to: "Индербор", minutes: 300),
      TravelDraft(from: "Кульсары", to: "Махамбет", minutes: 230),
      TravelDraft(from: "Индербор", to: "Махамбет", minutes: 90),
      TravelDraft(from: "Жумыскер", to: "Атырау", minutes: 20),
      TravelDraft(from: "Жумыскер", to: "Махамбет", minutes: 50),
      TravelDraft(from: "Жумыскер", to: "Кульсары", minutes: 180),
      TravelDraft(from: "Жумыскер", to: "Индербор", minutes: 150),
    ]
  }

  private var specialists: [SpecialistDraft] {
    let both = ["kk", "ru"]
    let middle: [Weekday] = [.tuesday, .thursday]
    return [
      SpecialistDraft(
        id: "S-01", services: [sewing], halfHours: 12,
        hours: .at("Атырау", [.monday, .wednesday], 840, 1080)
          + .at("Атырау", [.saturday], 600, 780), languages: both),
      SpecialistDraft(
        id: "S-02", services: [drawing], halfHours: 10,
        hours: .at("Атырау", middle, 840, 1080) + .at("Атырау", [.saturday], 600, 780),
        languages: both),
      SpecialistDraft(
        id: "S-03", services: [clay], halfHours: 10,
        hours: .at("Атырау", [.monday, .friday], 900, 1080)
          + .at("Атырау", [.thursday], 600, 720), languages: both),
      SpecialistDraft(
        id: "S-04", services: [sewing, drawing], halfHours: 12,
        hours: .at("Кульсары", [.tuesday, .friday], 840, 1080), languages: both),
      SpecialistDraft(
        id: "S-05", services: [clay, drawing], halfHours: 12,
        hours: .at("Индербор", [.wednesday, .saturday], 600, 780)
          + .at("Индербор", [.wednesday], 840, 1080), languages: both),
      SpecialistDraft(
        id: "S-06", services: [sewing, clay], halfHours: 4,
        hours: .at("Махамбет", [.saturday], 600, 780, week: 0)
          + .at("Махамбет", [.wednesday], 840, 1020, week: 1), languages: both),
      SpecialistDraft(
        id: "S-07", services: [lawyer], halfHours: 8,
        hours: .on([.tuesday, .thursday], 600, 780) + .on([.tuesday], 840, 960),
        languages: both, travels: true),
    ]
  }

  /// 72 people of 6 to 20 in four towns and one village; the workshops ask for no diagnosis.
  private func participants(_ random: inout SplitMix64) -> [ChildDraft] {
    var cohort = Cohort(
      count: 72, ages: (6...20).map { ($0, $0 < 15 ? 3 : 1) },
      homes: [
        (.init(place: "Атырау"), 34), (.init(place: "Кульсары"), 16),
        (.init(place: "Индербор", isRural: true), 10),
        (.init(place: "Махамбет", isRural: true), 7),
        (.init(place: "Жумыскер", isRural: true), 5),
      ])
    cohort.languages = [(["kk"], 44), (["kk", "ru"], 18), (["ru"], 10)]
    cohort.categories = [
      ("motor", 16), ("autism", 14), ("intellect", 22), ("delay", 14), ("hearing", 6),
    ]
    cohort.siblings = 80
    cohort.postponed = 30
    cohort.bounded = 80
    cohort.waited = 15...500
    var people = cohort.children(settings, random: &random)
    for index in people.indices {
      let age = settings.first.completedYears(since: people[index].born)
      if age >= 18 { people[index].shift = nil }
      if people[index].companion == nil {
        people[index].companion = random.pick(weighted: [("waits", 3), ("seat", 1)])
      }
      people[index].categories = []
      people[index].tags.removeAll { $0 == "loop" }
    }
    return people
  }

  private func needs(of people: [ChildDraft], _ random: inout SplitMix64) -> [NeedDraft] {
    let workshops = [
      "Атырау": [(sewing, 3), (drawing, 3), (clay, 3)], "Жумыскер": [(sewing, 2), (drawing, 2)],
      "Кульсары": [(sewing, 3), (drawing, 3)], "Индербор": [(clay, 3), (drawing, 3)],
      "Махамбет": [(sewing, 2), (clay, 3)],
    ]
    var needs: [NeedDraft] = []
    for person in people {
      let offered = workshops[person.lives] ?? []
      let first = random.pick(weighted: offered)
      needs.append(NeedDraft(child: person.id, service: first, times: 1))
      let second = random.pick(weighted: offered)
      if second != first, random.chance(perMille: 700) {
        needs.append(NeedDraft(child: person.id, service: second, times: 1))
      }
      if random.chance(perMille: 400) {
        needs.append(NeedDraft(child: person.id, service: lawyer, times: 1))
      }
    }
    return needs
  }
}
