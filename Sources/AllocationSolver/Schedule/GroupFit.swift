import Kezek

/// What the members of a found group have in common, and whether one more fits (RULES 13).
struct GroupFit: Sendable {
  private let groupSize: ClosedRange<Int>
  private let ageGap: Int
  /// The service of the members; nil while there are none.
  private var of: Int?
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
    groupSize = service.groupSize
    ageGap = service.ageGap
    categories = specialist.categories
    languages = specialist.languages
  }

  /// Whether the group has members enough to be held.
  var isLargeEnough: Bool { size >= groupSize.lowerBound }
  var isFull: Bool { size >= groupSize.upperBound }

  /// The group with one more member; nil where that member does not fit.
  func admitting(_ need: Need, of child: Child) -> GroupFit? {
    admitting(
      Member(
        service: need.service.index, minutes: need.minutes, least: need.least, asked: need.asked,
        categories: need.categories, languages: child.languages, age: child.age))
  }

  /// The group with one more member; nil where that member does not fit.
  func admitting(_ need: NeedFacts) -> GroupFit? {
    admitting(
      Member(
        service: need.service, minutes: need.minutes, least: need.least, asked: need.asked,
        categories: need.categories, languages: need.languages, age: need.age))
  }

  /// What a group asks of a member.
  private struct Member {
    let service: Int
    let minutes: Int
    let least: Int
    let asked: Int
    let categories: WordSet
    let languages: WordSet
    let age: Int
  }

  private func admitting(_ member: Member) -> GroupFit? {
    var fit = self
    guard !isFull, (of ?? member.service) == member.service,
      Self.narrow(&fit.categories, to: member.categories),
      Self.narrow(&fit.languages, to: member.languages)
    else { return nil }
    fit.youngest = min(youngest, member.age)
    fit.oldest = max(oldest, member.age)
    fit.least = max(least, member.least)
    fit.asked = min(asked, member.asked)
    fit.minutes = max(minutes, member.minutes)
    fit.of = member.service
    fit.size += 1
    return fit.oldest - fit.youngest <= ageGap && fit.least <= fit.asked ? fit : nil
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
      fit?.admitting(tables.needs[member.index])
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
    let facts = tables.needs[need.index]
    // A specialist may lead groups of several services: each has its own (RULES 13).
    if facts.service != group.service.index || facts.minutes > group.minutes {
      return .groupRoster
    }
    // Of the group nothing is asked here but who meets it.
    let party = Party(
      of: [], with: group.specialist, minutes: group.minutes, roster: group.roster)
    if let family = obstacle(to: need, of: party) { return family }
    if group.roster == nil,
      fit(ofGroup: place)?.admitting(facts) == nil
    {
      return .groupRoster
    }
    if isOverCaseload(.one(need), of: group.specialist) { return .caseload }
    var days = DaySet()
    for place in group.meetings {
      if let meeting = meetings[place] { days.insert(tables.day(of: meeting.start)) }
    }
    let count = group.meetings.count
    if count > facts.asked || (count < facts.least && !isGrowing)
      || (0..<tables.weekCount).contains(where: { days.count(inWeek: $0) > facts.mostInWeek })
    {
      return .sessionCount
    }
    let seats = group.members.reduce(facts.seats) { $0 + tables.needs[$1.index].seats }
    for place in group.meetings {
      guard let meeting = meetings[place] else { continue }
      if let family = obstacle(to: need, in: meeting.combination) { return family }
      if seats > tables.combinations[meeting.combination].seats {
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
