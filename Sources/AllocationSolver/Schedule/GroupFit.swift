import Kezek

/// What the members of a found group have in common, and whether one more fits (RULES 13).
struct GroupFit: Sendable {
  private let service: Service
  /// The service of the members; nil while there are none.
  private var of: Service.ID?
  private(set) var size = 0
  /// Minutes of the longest member.
  private(set) var minutes = 0
  /// The greatest `least` and the smallest number asked.
  private(set) var least = 1
  private(set) var asked = Int.max
  /// Common words; empty = any.
  private var categories: WordSet
  private var languages: WordSet
  private var youngest = Int.max
  private var oldest = Int.min

  /// No members yet.
  init(_ service: Service, with specialist: Specialist) {
    self.service = service
    categories = specialist.categories
    languages = specialist.languages
  }

  /// Whether the group has members enough to be held.
  var isLargeEnough: Bool { size >= service.groupSize.lowerBound }
  var isFull: Bool { size >= service.groupSize.upperBound }

  /// The group with one more member; nil where that member does not fit.
  func admitting(_ need: Need, of child: Child) -> GroupFit? {
    var fit = self
    guard !isFull, (of ?? need.service) == need.service,
      Self.narrow(&fit.categories, to: need.categories),
      Self.narrow(&fit.languages, to: child.languages)
    else { return nil }
    fit.youngest = min(youngest, child.age)
    fit.oldest = max(oldest, child.age)
    fit.least = max(least, need.least)
    fit.asked = min(asked, need.asked)
    fit.minutes = max(minutes, need.minutes)
    fit.of = need.service
    fit.size += 1
    return fit.oldest - fit.youngest <= service.ageGap && fit.least <= fit.asked ? fit : nil
  }

  /// Keeps the words common to both, an empty set being any; false where there is none.
  private static func narrow(_ common: inout WordSet, to words: WordSet) -> Bool {
    if words.isEmpty { return true }
    common = common.isEmpty ? words : common.intersection(words)
    return !common.isEmpty
  }
}

extension ScheduleState {
  /// What the members of a held group have in common; nil where the place is empty.
  func fit(ofGroup place: Int) -> GroupFit? {
    guard let group = groups[place] else { return nil }
    let start = GroupFit(
      scenario.services[group.service], with: scenario.specialists[group.specialist])
    return group.members.reduce(start) { (fit: GroupFit?, member) in
      fit?.admitting(scenario.needs[member], of: scenario.child(of: member))
    }
  }

  /// What stands against a need joining a held group in all its meetings; nil = nothing.
  ///
  /// A need that is longer than the meetings does not fit: what is held is not made longer.
  ///
  /// - Parameter isGrowing: whether more meetings are to come, so that fewer than the need's least
  ///   number do not bar it.
  /// - Complexity: O(members + meetings × (length + sessions of the child)).
  func obstacle(
    toJoining place: Int, by need: Need.ID, isGrowing: Bool = false
  ) -> ConstraintFamily? {
    guard let group = groups[place] else { return .groupRoster }
    let party = Party(
      of: [need], with: group.specialist, minutes: group.minutes, roster: group.roster)
    let facts = tables.needs[need.index]
    if let family = obstacle(to: need, of: party) { return family }
    // A specialist may lead groups of several services: each has its own (RULES 13).
    if facts.service != group.service.index || facts.minutes > group.minutes {
      return .groupRoster
    }
    if group.roster == nil,
      fit(ofGroup: place)?.admitting(scenario.needs[need], of: scenario.child(of: need)) == nil
    {
      return .groupRoster
    }
    if isOverCaseload(.one(need), of: group.specialist) { return .caseload }
    let held = group.meetings.compactMap { meetings[$0] }
    var days = DaySet()
    for meeting in held { days.insert(grid.day(of: meeting.start)) }
    if held.count > facts.asked || (held.count < facts.least && !isGrowing)
      || (0..<grid.weeks).contains(where: { days.count(inWeek: $0) > facts.mostInWeek })
    {
      return .sessionCount
    }
    let seats = group.members.reduce(facts.seats) { $0 + tables.needs[$1.index].seats }
    for meeting in held {
      if let family = obstacle(to: need, in: meeting.combination) { return family }
      if seats > tables.resources.combinations[meeting.combination].seats ?? .max {
        return .resourceCapacity
      }
      let family = memberObstacle(
        need, meeting.periods, minutes: meeting.minutes, with: meeting.specialist,
        in: meeting.combination)
      if let family { return family }
    }
    return nil
  }
}
