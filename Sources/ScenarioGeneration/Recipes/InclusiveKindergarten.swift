import Kezek

/// A kindergarten with four inclusive groups under state order.
///
/// They are visited by a psychologist, a speech therapist and a defectologist: named rosters beside
/// individual sessions. Kazakh headers.
public struct InclusiveKindergarten: ScenarioRecipe {
  public let name = "inclusive-kindergarten"
  let seed: UInt64
  private let garden = "Бөбекжай"
  private let groups = ["Ақбота", "Балапан", "Күншуақ", "Қошақан"]

  /// The bundled scenario, or one like it from another seed.
  public init(seed: UInt64 = 24) {
    self.seed = seed
  }

  public func files() -> [String: [UInt8]] { draft().files() }

  func draft() -> ScenarioDraft {
    var draft = ScenarioDraft(language: .kazakh, settings: settings)
    draft.sources = RecipeSources.inclusiveKindergarten
    draft.services = services
    draft.sites = [
      SiteDraft(name: garden, place: "Талдықорған", tags: ["yes"], kind: "балабақша")
    ]
    draft.rooms = [
      RoomDraft(id: "Каб-1", site: garden, kind: "cabinet", seats: 8, tags: ["yes", "quiet"]),
      RoomDraft(
        id: "Каб-2", site: garden, kind: "cabinet", seats: 8, tags: ["yes", "quiet", "loop"]),
      RoomDraft(
        id: "Зал", site: garden, kind: "hall", seats: 14, tags: ["yes", "quiet", "loop"]),
    ]
    draft.specialists = specialists
    var random = SplitMix64(seed: seed, stream: "children")
    draft.children = cohort.children(settings, random: &random)
    // A kindergarten's day is whole: a child may miss a weekday, not a half of each day.
    for index in draft.children.indices { draft.children[index].hours.blocks = [] }
    // Children of an age to a group, as a kindergarten does.
    let byAge = draft.children.indices.sorted { left, right in
      (draft.children[left].born, left) < (draft.children[right].born, right)
    }
    for (position, index) in byAge.enumerated() {
      draft.children[index].attributes = [groups[position * groups.count / byAge.count]]
    }
    random = SplitMix64(seed: seed, stream: "needs")
    draft.needs = needs(of: draft.children, &random)
    draft.absences = [
      AbsenceDraft(
        who: draft.children[9].id, days: .days(.on(1, 9, 2026), .on(20, 11, 2026)),
        note: "Алматыда емделуде"),
      AbsenceDraft(
        who: draft.children[14].id, days: .days(.on(5, 10, 2026), .on(11, 10, 2026)),
        note: "санаторий"),
    ]
    var clerk = Clerk(
      draft, habits: .init(asks: 1, overlooks: 40, pinsToStay: 40, pinsToGo: 10),
      random: SplitMix64(seed: seed, stream: "clerk"))
    random = SplitMix64(seed: seed, stream: "flaws")
    draft.current = ClerkFlaws(gapsUnused: 7)
      .applied(to: clerk.table(), of: draft, random: &random)
    return draft
  }

  private var settings: SettingsDraft {
    var settings = SettingsDraft(first: .on(1, 9, 2026), last: .on(31, 12, 2026))
    settings.holidays = Holidays.autumn2026
    settings.grid = GridDraft(
      window: .init(from: 540, to: 1050), step: 30, pause: .init(from: 750, to: 930))
    settings.daySessions = 3
    settings.dayMinutes = 80
    settings.countsLessons = true
    settings.reportBy = ["тобы"]
    settings.asOf = .on(25, 8, 2026)
    settings.seed = 24
    return settings
  }

  private var services: [ServiceDraft] {
    func row(_ name: String, _ kinds: String) -> ServiceDraft {
      ServiceDraft(
        name: name, per: "week", minutes: [(4, 20), (nil, 30)], form: "individual", groupMin: 2,
        groupMax: 7, ageGap: 2, rooms: [kinds])
    }
    return [
      row("speech therapist", "cabinet"), row("defectologist", "cabinet"),
      row("psychologist", "hall"),
    ]
  }

  private var specialists: [SpecialistDraft] {
    let weekdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    return [
      SpecialistDraft(
        id: "S-01", services: ["speech therapist"], halfHours: 48,
        hours: .on(weekdays, 540, 750) + .on([.tuesday, .thursday], 930, 1050),
        languages: ["kk", "ru"]),
      SpecialistDraft(
        id: "S-02", services: ["defectologist"], halfHours: 36,
        hours: .on([.monday, .wednesday, .friday], 540, 750) + .on([.wednesday], 930, 1050),
        languages: ["kk", "ru"]),
      SpecialistDraft(
        id: "S-03", services: ["psychologist"], halfHours: 24,
        hours: .on([.tuesday, .thursday], 540, 750) + .on([.monday, .tuesday], 930, 1050),
        languages: ["kk", "ru"]),
    ]
  }

  private var cohort: Cohort {
    var cohort = Cohort(
      count: 22, ages: [(3, 5), (4, 7), (5, 7), (6, 5)],
      homes: [
        (.init(place: "Талдықорған"), 18), (.init(place: "Еркін", isRural: true), 4),
      ])
    cohort.categories = [
      ("speech", 9), ("delay", 6), ("autism", 3), ("intellect", 2), ("motor", 1),
      ("hearing", 1),
    ]
    cohort.languages = [(["kk"], 15), (["kk", "ru"], 4), (["ru"], 3)]
    cohort.noConclusion = 50
    cohort.postponed = 45
    cohort.siblings = 60
    cohort.bounded = 130
    cohort.waited = 20...400
    return cohort
  }

  /// Each group's visits, then what a child gets alone.
  private func needs(of children: [ChildDraft], _ random: inout SplitMix64) -> [NeedDraft] {
    let visits = [("speech therapist", 2), ("defectologist", 2), ("psychologist", 1)]
    var needs: [NeedDraft] = []
    for child in children {
      for (service, times) in visits {
        var need = NeedDraft(child: child.id, service: service, times: times)
        need.form = "group"
        need.group = child.attributes[0]
        needs.append(need)
      }
      for (service, share) in alone[child.categories[0]] ?? [] where random.chance(perMille: share)
      {
        var need = NeedDraft(
          child: child.id, service: service, times: random.pick(weighted: [(1, 1), (2, 3)]))
        need.form = "individual"
        needs.append(need)
      }
    }
    return needs
  }

  private var alone: [String: [(String, Int)]] {
    [
      "speech": [("speech therapist", 1000), ("psychologist", 350)],
      "delay": [
        ("defectologist", 850), ("speech therapist", 600), ("psychologist", 350),
      ],
      "autism": [
        ("psychologist", 1000), ("defectologist", 1000), ("speech therapist", 700),
      ],
      "intellect": [("defectologist", 1000), ("speech therapist", 500)],
      "motor": [("speech therapist", 1000), ("psychologist", 1000)],
      "hearing": [("defectologist", 1000), ("speech therapist", 1000)],
    ]
  }
}
