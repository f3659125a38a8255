import Kezek

/// A rural cabinet: 27 children, visits to two villages every second Friday, nobody for the blind.
public struct IrgizCabinet: ScenarioRecipe {
  public let name = "irgiz-cabinet"
  let seed: UInt64

  /// The bundled scenario, or one like it from another seed.
  public init(seed: UInt64 = 27) {
    self.seed = seed
  }

  public func files() -> [String: [UInt8]] { draft().files() }

  func draft() -> ScenarioDraft {
    var draft = ScenarioDraft(language: .kazakh, settings: settings)
    draft.sources = RecipeSources.irgizCabinet
    draft.services = services
    draft.sites = [
      SiteDraft(name: "Ырғыз", place: "Ырғыз", tags: ["yes", "quiet", "loop"], kind: "кабинет"),
      SiteDraft(name: "Нұра", place: "Нұра", tags: ["yes"], kind: "мектеп"),
      SiteDraft(name: "Құмтоғай", place: "Құмтоғай", kind: "мектеп"),
    ]
    draft.rooms = [
      RoomDraft(id: "Каб-1", site: "Ырғыз", kind: "cabinet", seats: 3, tags: ["yes", "quiet"]),
      RoomDraft(id: "Каб-2", site: "Ырғыз", kind: "cabinet", seats: 3, tags: ["yes", "loop"]),
      RoomDraft(id: "Нұра-1", site: "Нұра", kind: "cabinet", seats: 2, tags: ["yes"]),
      RoomDraft(id: "Құмтоғай-1", site: "Құмтоғай", kind: "cabinet", seats: 2),
    ]
    draft.specialists = specialists
    draft.travel = [
      TravelDraft(from: "Ырғыз", to: "Нұра", minutes: 75),
      TravelDraft(from: "Ырғыз", to: "Құмтоғай", minutes: 50),
      TravelDraft(from: "Ырғыз", to: "Жайсаңбай", minutes: 40),
      TravelDraft(from: "Ырғыз", to: "Қызылжар", minutes: 95),
      TravelDraft(from: "Нұра", to: "Құмтоғай", minutes: 110),
      TravelDraft(from: "Жайсаңбай", to: "Құмтоғай", minutes: 30),
      TravelDraft(from: "Жайсаңбай", to: "Нұра", minutes: 100),
      TravelDraft(from: "Қызылжар", to: "Нұра", minutes: 60),
      TravelDraft(from: "Қызылжар", to: "Құмтоғай", minutes: 120),
    ]
    var random = SplitMix64(seed: seed, stream: "children")
    draft.children = cohort.children(settings, random: &random)
    random = SplitMix64(seed: seed, stream: "needs")
    draft.needs = profile.needs(of: draft.children, random: &random)
    let villages = ["Нұра", "Құмтоғай", "Жайсаңбай", "Қызылжар"]
    let homes = draft.childIndex.mapValues { draft.children[$0].lives }
    for index in draft.needs.indices where villages.contains(homes[draft.needs[index].child] ?? "")
    {
      // A village is visited every second week: families ask for once a week at most.
      draft.needs[index].times = 1
      draft.needs[index].least = nil
    }
    addAppointments(to: &draft)
    addAbsences(to: &draft)
    var clerk = Clerk(
      draft, habits: .init(asks: 1, overlooks: 30, pinsToStay: 40, pinsToGo: 15),
      random: SplitMix64(seed: seed, stream: "clerk"))
    random = SplitMix64(seed: seed, stream: "flaws")
    draft.current = ClerkFlaws(duringSchool: 2, doubleBooked: 1, gapsUnused: 6)
      .applied(to: clerk.table(), of: draft, random: &random)
    return draft
  }

  private var settings: SettingsDraft {
    var settings = SettingsDraft(first: .on(1, 9, 2026), last: .on(31, 12, 2026))
    settings.holidays = Holidays.autumn2026
    settings.grid = GridDraft(
      window: .init(from: 540, to: 1080), step: 30, pause: .init(from: 780, to: 840))
    settings.weeks = 2
    settings.shifts = [.init(from: 480, to: 780), .init(from: 810, to: 1110)]
    settings.statesShifts = true
    settings.daySessions = 3
    settings.maxTravel = 60
    settings.asOf = .on(25, 8, 2026)
    settings.seed = 27
    return settings
  }

  /// 30 minutes for all, so that no half-hour of the grid is lost.
  private var services: [ServiceDraft] {
    ["psychologist", "speech therapist", "defectologist"].map { name in
      ServiceDraft(
        name: name, minutes: [(nil, 30)], form: "individual", rooms: ["cabinet"])
    }
  }

  private var specialists: [SpecialistDraft] {
    let sighted = ["speech", "delay", "intellect", "motor", "autism", "complex"]
    return [
      SpecialistDraft(
        id: "S-01", services: ["speech therapist", "defectologist"], halfHours: 36,
        hours: .at("Ырғыз", [.monday, .wednesday], 540, 780)
          + .at("Ырғыз", [.tuesday, .thursday], 840, 1080)
          + .at("Нұра", [.friday], 600, 780, week: 0)
          + .at("Құмтоғай", [.friday], 600, 780, week: 1),
        languages: ["kk", "ru"], categories: sighted, caseload: 14),
      SpecialistDraft(
        id: "S-02", services: ["psychologist"], halfHours: 18,
        hours: .at("Ырғыз", [.monday, .wednesday], 840, 1080)
          + .at("Ырғыз", [.tuesday, .thursday], 540, 780),
        languages: ["kk"], caseload: 16),
      SpecialistDraft(
        id: "S-03", services: ["defectologist", "psychologist"], halfHours: 8,
        hours: .on([.wednesday], 600, 780) + .on([.wednesday], 840, 960),
        languages: ["kk"], categories: ["hearing", "delay", "intellect", "complex", "speech"],
        caseload: 10, travels: true),
    ]
  }

  private var cohort: Cohort {
    var cohort = Cohort(
      count: 27, ages: (2...15).map { ($0, $0 < 7 ? 3 : 1) },
      homes: [
        (.init(place: "Ырғыз", isRural: true), 15), (.init(place: "Нұра", isRural: true), 5),
        (.init(place: "Құмтоғай", isRural: true), 4),
        (.init(place: "Жайсаңбай", isRural: true), 2),
        (.init(place: "Қызылжар", isRural: true), 1),
      ])
    cohort.categories = [
      ("speech", 9), ("delay", 6), ("intellect", 3), ("vision", 3), ("motor", 2),
      ("autism", 2), ("hearing", 1), ("complex", 1),
    ]
    cohort.languages = [(["kk"], 24), (["kk", "ru"], 2), (["ru"], 1)]
    cohort.noConclusion = 40
    cohort.postponed = 40
    cohort.siblings = 120
    cohort.bounded = 150
    return cohort
  }

  private var profile: NeedProfile {
    let speech = "speech therapist"
    let defect = "defectologist"
    let mind = "psychologist"
    return NeedProfile(asks: [
      "speech": [
        .init(service: speech, share: 1000, times: [(2, 5), (3, 4)], least: 2),
        .init(service: mind, share: 300, times: [(1, 1)]),
      ],
      "delay": [
        .init(service: defect, share: 1000, times: [(2, 1)], least: 2),
        .init(service: mind, share: 700, times: [(1, 2), (2, 1)]),
      ],
      "intellect": [
        .init(service: defect, share: 1000, times: [(2, 1), (3, 1)]),
        .init(service: mind, share: 700, times: [(1, 1)]),
      ],
      "vision": [
        .init(service: defect, share: 1000, times: [(2, 1)]),
        .init(service: mind, share: 500, times: [(1, 1)]),
      ],
      "motor": [
        .init(service: speech, share: 1000, times: [(2, 1)]),
        .init(service: mind, share: 1000, times: [(1, 1)]),
      ],
      "autism": [
        .init(service: mind, share: 1000, times: [(2, 1)], least: 2),
        .init(service: defect, share: 1000, times: [(2, 1)]),
      ],
      "hearing": [.init(service: defect, share: 1000, times: [(3, 1)])],
      "complex": [
        .init(service: defect, share: 1000, times: [(2, 1)]),
        .init(service: mind, share: 1000, times: [(1, 1)]),
      ],
    ])
  }

  /// The commission comes on one day with two appointments for those without a conclusion.
  private func addAppointments(to draft: inout ScenarioDraft) {
    draft.turns = [
      TurnDraft(
        id: "К-01", site: "Ырғыз", service: "PMPC",
        days: DayRange(.on(17, 9, 2026)), places: 2)
    ]
    let asking =
      draft.children.filter { $0.status == "no PMPC conclusion" }
      + draft.children.filter { $0.status == nil && $0.categories == ["complex"] }
    draft.needs += asking.map { NeedDraft(child: $0.id, service: "PMPC", times: 1) }
  }

  /// A child who leaves for most of the term, one for two weeks, a course of the psychologist.
  private func addAbsences(to draft: inout ScenarioDraft) {
    let active = draft.children.filter { $0.status == nil && $0.lives == "Ырғыз" }
    guard let first = active.first, let last = active.last else { return }
    draft.absences = [
      AbsenceDraft(
        who: last.id, days: .days(.on(1, 9, 2026), .on(15, 11, 2026)), note: "Ақтөбеде емделуде"),
      AbsenceDraft(
        who: first.id, days: .days(.on(12, 10, 2026), .on(25, 10, 2026)), note: "санаторий"),
      AbsenceDraft(
        who: "S-02", days: .days(.on(2, 11, 2026), .on(8, 11, 2026)), note: "біліктілік арттыру"),
    ]
  }
}
