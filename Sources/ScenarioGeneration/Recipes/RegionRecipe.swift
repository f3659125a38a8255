import Kezek

/// A region of any size, from 20 children to the nation: districts of a town and villages, each
/// with its cabinets, and a rehabilitation centre with turns.
///
/// Staffing follows the norm of one post for 12–14 children; categories, languages and the urban
/// share are the published ones.
public struct RegionRecipe: ScenarioRecipe {
  public let name: String
  public var children: Int
  public var seed: UInt64
  public var knobs: Knobs

  /// What makes a region hard in one way or another.
  public struct Knobs: Sendable, Hashable {
    /// Children for one post of 18 hours: more is scarcer.
    public var childrenPerPost = 9
    /// Fewer cabinets than specialists who work at once.
    public var roomsBind = false
    /// Every pupil studies in the first shift, so that all come in the afternoon.
    public var oneShift = false
    /// Needs that ask for a group, of a thousand.
    public var groups = 80
    /// Villages without a cabinet of their own, visited every second week, of a thousand.
    public var visited = 400
    /// Sessions of 20, 30 and 45 minutes on a grid of 15; else 30 for all on a grid of 30.
    public var mixedLengths = false
    /// Turns of each rehabilitation centre in the term.
    public var turns = 6
    /// Places in the turns for a hundred courses owed.
    public var placesPerHundred = 60
    /// Whether a clerk's table stands beside the others.
    public var hasCurrent = true

    public init() {}
  }

  /// A region of so many children.
  ///
  /// - Parameter children: from 20 to 100,000; others are brought to the nearer end.
  public init(
    name: String = "region", children: Int, seed: UInt64, knobs: Knobs = Knobs()
  ) {
    self.name = name
    self.children = min(max(children, 20), 100_000)
    self.seed = seed
    self.knobs = knobs
  }

  public func files() -> [String: [UInt8]] { draft().files() }

  func draft() -> ScenarioDraft {
    var draft = ScenarioDraft(language: .russian, settings: settings)
    draft.services = services
    var random = SplitMix64(seed: seed, stream: "map")
    let map = RegionMap(children: children, knobs: knobs, random: &random)
    draft.sites = map.sites
    draft.travel = map.travel
    random = SplitMix64(seed: seed, stream: "children")
    for place in map.places where place.children > 0 {
      draft.children += cohort(of: place, after: draft.children.count)
        .children(settings, random: &random)
    }
    random = SplitMix64(seed: seed, stream: "needs")
    draft.needs = weeklyNeeds(of: draft.children, &random)
    random = SplitMix64(seed: seed, stream: "staff")
    for place in map.places { addStaff(of: place, map, to: &draft, &random) }
    random = SplitMix64(seed: seed, stream: "courses")
    addCourses(map, to: &draft, &random)
    guard knobs.hasCurrent else { return draft }
    var clerk = Clerk(
      draft, habits: .init(pinsToStay: 10, pinsToGo: 3),
      random: SplitMix64(seed: seed, stream: "clerk"))
    random = SplitMix64(seed: seed, stream: "flaws")
    let flaws = ClerkFlaws(
      duringSchool: children / 60, doubleBooked: children / 90, gapsUnused: children / 8,
      tooSoon: children / 200)
    draft.current = flaws.applied(to: clerk.table(), of: draft, random: &random)
    return draft
  }

  private var settings: SettingsDraft {
    var settings = SettingsDraft(first: .on(1, 9, 2026), last: .on(31, 12, 2026))
    settings.holidays = Holidays.autumn2026
    settings.grid = GridDraft(
      window: .init(from: 540, to: 1080), step: knobs.mixedLengths ? 15 : 30,
      pause: .init(from: 780, to: 840))
    settings.weeks = knobs.visited > 0 ? 2 : 1
    settings.shifts = [.init(from: 480, to: 780), .init(from: 810, to: 1080)]
    settings.statesShifts = true
    settings.daySessions = 3
    settings.maxTravel = 60
    settings.asOf = .on(25, 8, 2026)
    settings.seed = seed
    return settings
  }

  private var services: [ServiceDraft] {
    let minutes: [(under: Int?, minutes: Int)] =
      knobs.mixedLengths ? [(4, 20), (7, 30), (nil, 45)] : [(nil, 30)]
    return ["speech therapist", "defectologist", "psychologist"].map { name in
      ServiceDraft(
        name: name, per: "week", minutes: minutes, form: "individual", groupMin: 2, groupMax: 4,
        ageGap: 2, rooms: ["cabinet"])
    }
  }

  private func cohort(of place: RegionMap.Place, after count: Int) -> Cohort {
    var cohort = Cohort(
      count: place.children, ages: (2...14).map { ($0, $0 < 4 ? 6 : $0 < 7 ? 14 : 7) },
      homes: [(.init(place: place.name, isRural: place.isRural), 1)])
    cohort.firstNumber = count + 1
    cohort.idWidth = max(3, "\(children)".count)
    cohort.firstShift = knobs.oneShift ? 1000 : 600
    cohort.noConclusion = 50
    cohort.postponed = 25
    cohort.siblings = 60
    cohort.bounded = 110
    return cohort
  }

  private func weeklyNeeds(of children: [ChildDraft], _ random: inout SplitMix64) -> [NeedDraft] {
    var needs = NeedProfile.district.needs(of: children, random: &random)
    for index in needs.indices where random.chance(perMille: knobs.groups) {
      needs[index].form = "group"
    }
    return needs
  }
}
