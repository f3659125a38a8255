import Kezek

/// The Social Integration Center: studios as group needs from age 10.
///
/// Curators are a resource, rooms are with and without a way in for a wheelchair. English headers.
public struct AlmatyStudios: ScenarioRecipe {
  public let name = "almaty-studios"
  let seed: UInt64
  private let centre = "Social Integration Center"

  /// The bundled scenario, or one like it from another seed.
  public init(seed: UInt64 = 10) {
    self.seed = seed
  }

  public func files() -> [String: [UInt8]] { draft().files() }

  func draft() -> ScenarioDraft {
    var draft = ScenarioDraft(language: .english, settings: settings)
    draft.sources = RecipeSources.almatyStudios
    draft.services = services
    draft.sites = [SiteDraft(name: centre, place: "Almaty", kind: "studio")]
    draft.rooms = rooms
    draft.specialists = specialists
    var random = SplitMix64(seed: seed, stream: "children")
    draft.children = participants(&random)
    random = SplitMix64(seed: seed, stream: "needs")
    draft.needs = needs(of: draft.children, &random)
    draft.absences = [
      AbsenceDraft(
        who: draft.children[6].id, days: .days(.on(1, 9, 2026), .on(15, 11, 2026)),
        note: "treatment"),
      AbsenceDraft(
        who: "S-03", days: .days(.on(2, 11, 2026), .on(8, 11, 2026)), note: "festival"),
    ]
    var clerk = Clerk(
      draft, habits: .init(asks: 1, overlooks: 60, pinsToStay: 40, pinsToGo: 10),
      random: SplitMix64(seed: seed, stream: "clerk"))
    random = SplitMix64(seed: seed, stream: "flaws")
    draft.current = ClerkFlaws(duringSchool: 1, gapsUnused: 5)
      .applied(to: clerk.table(), of: draft, random: &random)
    return draft
  }

  private var settings: SettingsDraft {
    var settings = SettingsDraft(first: .on(1, 9, 2026), last: .on(31, 12, 2026))
    settings.holidays = Holidays.autumn2026
    settings.grid = GridDraft(
      days: [.tuesday, .wednesday, .thursday, .friday, .saturday],
      window: .init(from: 600, to: 1140), step: 30)
    settings.shifts = [.init(from: 480, to: 780), .init(from: 810, to: 1110)]
    settings.statesShifts = true
    settings.daySessions = 2
    settings.asOf = .on(24, 8, 2026)
    settings.seed = 10
    return settings
  }

  /// A studio's lesson: 90 minutes, a group, a room and a curator.
  private var services: [ServiceDraft] {
    func studio(_ name: String, _ kind: String, from: Int, to: Int) -> ServiceDraft {
      ServiceDraft(
        name: name, per: "week", minutes: [(nil, 90)], form: "group", groupMin: from,
        groupMax: to, ageGap: 8, rooms: [kind, "curator"], who: "child", ageFrom: 10)
    }
    return [
      studio("visual arts", "studio", from: 3, to: 6),
      studio("acting", "hall", from: 3, to: 8),
      studio("dance", "hall", from: 3, to: 6),
      studio("dombra", "studio", from: 2, to: 4),
      studio("applied arts", "studio", from: 3, to: 5),
      studio("photo and video", "studio/cabinet", from: 2, to: 5),
      studio("computer literacy", "cabinet", from: 2, to: 4),
      ServiceDraft(
        name: "writing", per: "week", minutes: [(nil, 60)], form: "individual",
        rooms: ["cabinet"], who: "child", ageFrom: 10),
    ]
  }

  private var rooms: [RoomDraft] {
    let curators =
      WeeklyHours.on([.tuesday, .wednesday, .thursday, .friday], 840, 1140)
      + .on([.saturday], 600, 870)
    return [
      RoomDraft(id: "Studio 1", site: centre, kind: "studio", seats: 7),
      RoomDraft(
        id: "Studio 2", site: centre, kind: "studio", seats: 5, tags: ["yes", "loop", "quiet"]),
      RoomDraft(
        id: "Hall", site: centre, kind: "hall", seats: 9, tags: ["lift", "quiet", "loop"]),
      RoomDraft(
        id: "Computer room", site: centre, kind: "cabinet", seats: 4,
        tags: ["yes", "quiet", "loop"]),
      RoomDraft(id: "Curators", site: centre, kind: "curator", hours: curators, count: 2),
    ]
  }

  /// Hours as long as the lessons in them: where a group can meet is a short list.
  private var specialists: [SpecialistDraft] {
    let both = ["kk", "ru"]
    func teacher(
      _ number: Int, _ services: [String], _ halves: Int, _ hours: WeeklyHours,
      _ languages: [String]
    ) -> SpecialistDraft {
      SpecialistDraft(
        id: numbered("S-", number, width: 2), services: services, halfHours: halves,
        hours: hours, languages: languages)
    }
    let evening = 1020
    let afternoon = 930
    return [
      teacher(
        1, ["visual arts"], 6,
        .on([.tuesday], afternoon, afternoon + 90) + .on([.saturday], 600, 690), both),
      teacher(
        2, ["acting"], 6,
        .on([.wednesday], evening, evening + 90) + .on([.saturday], 690, 780), both),
      teacher(
        3, ["dance"], 6,
        .on([.thursday], afternoon, afternoon + 90) + .on([.saturday], 600, 690), both),
      teacher(
        4, ["dombra"], 6,
        .on([.tuesday], evening, evening + 90) + .on([.saturday], 690, 780), ["kk"]),
      teacher(5, ["applied arts"], 3, .on([.friday], afternoon, afternoon + 90), both),
      teacher(
        6, ["photo and video"], 6,
        .on([.wednesday], afternoon, afternoon + 90) + .on([.saturday], 780, 870), ["ru"]),
      teacher(
        7, ["computer literacy"], 6, .on([.wednesday, .friday], evening, evening + 90), both),
      teacher(
        8, ["writing"], 6, .on([.friday], afternoon, 1110) + .on([.tuesday], 840, 900), both),
    ]
  }

  /// 40 people of 10 to 24; the centre does not ask for a diagnosis, so no category stands.
  private func participants(_ random: inout SplitMix64) -> [ChildDraft] {
    var cohort = Cohort(
      count: 40, ages: (10...24).map { ($0, $0 < 18 ? 3 : 2) },
      homes: [(.init(place: "Almaty"), 36), (.init(place: "Otegen Batyr", isRural: true), 4)])
    cohort.categories = [("motor", 9), ("hearing", 4), ("autism", 8), ("intellect", 19)]
    cohort.languages = [(["kk"], 9), (["ru"], 12), (["kk", "ru"], 19)]
    cohort.siblings = 60
    cohort.postponed = 30
    var people = cohort.children(settings, random: &random)
    for index in people.indices {
      let age = settings.first.completedYears(since: people[index].born)
      if age >= 18 { people[index].shift = nil }
      people[index].categories = []
    }
    return people
  }

  /// Two or three studios each, once a week, by inclination.
  private func needs(of people: [ChildDraft], _ random: inout SplitMix64) -> [NeedDraft] {
    let studios: [(String, Int)] = [
      ("visual arts", 19), ("acting", 13), ("dance", 15), ("dombra", 12), ("applied arts", 12),
      ("photo and video", 12), ("computer literacy", 10), ("writing", 9),
    ]
    var needs: [NeedDraft] = []
    for person in people {
      var chosen: [String] = []
      let wanted = random.pick(weighted: [(1, 2), (2, 5), (3, 5)])
      while chosen.count < wanted {
        let studio = random.pick(weighted: studios)
        if !chosen.contains(studio) { chosen.append(studio) }
      }
      needs += chosen.map { NeedDraft(child: person.id, service: $0, times: 1) }
    }
    return needs
  }
}
