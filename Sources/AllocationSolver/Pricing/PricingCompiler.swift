import Kezek

/// Compiles what some children can be given, and what it is worth, to a part of the relaxation that
/// prices bound.
struct PricingCompiler {
  let common: PricingBasis
  let candidates: Candidates
  let scenario: Scenario
  var part: PricingPart
  /// The rows of the part, in order.
  private(set) var rows: [PricedRow] = []
  private(set) var capacities: [Double] = []
  private var rowNumbers: [PricedRow: Int] = [:]
  var useNumbers: [[Int]: Int] = [:]
  var turnUseNumbers: [[Int]: Int] = [:]
  private var constantNumbers: [[Double]: Int] = [:]
  var profileNumbers: [ProfileKey: Int] = [:]
  /// By days and what lies between them: the position in the part's spacings; −1 where they are free.
  var spacingNumbers: [SpacingKey: Int] = [:]
  /// What was found for options alike, and its position by what tells them apart.
  var slotsFound: [SlotsByDay] = []
  var slotsOfList: [ListKey: Int] = [:]
  var slotsOfKey: [SlotsKey: Int] = [:]
  private var choicesOfKey: [DayChoiceKey: DaysOfOption] = [:]
  /// Of the child at hand: its days and places where they are told apart.
  var places: ChildPlaces?
  /// Of the options of the child at hand, in order: when and where each may be held, in `slotsFound`.
  var slotsOfOption: [Int] = []
  var dayDiagramNumbers: [DayDiagramKey: Int?] = [:]
  var tableNumbers: [[Int]: Int] = [:]
  var mapNumbers: [[UInt16]: Int] = [:]
  var ownDayNumbers: [[Int]: Int] = [:]
  /// Positions in the part's diagrams; nil for those that are too large.
  var diagramNumbers: [[CourseDiagram.Item]: Int?] = [:]

  var terms: [PricedTerms] { common.terms }
  var forbidden: ForbiddenRows { common.forbidden }
  var timeRows: TimeRows { common.timeRows }

  struct ProfileKey: Hashable {
    let days: [Int]
    let slots: [[PricingPart.Slot]]
    let divisor: Int
    let mostInWeek: Int
    let most: Int
    let spacing: Int
  }

  struct SpacingKey: Hashable {
    let days: [Int]
    let gap: Int
    let mostInWeek: Int
    let most: Int
  }

  /// The days on which something may be held, and the slots of each.
  struct SlotsByDay {
    let days: [Int]
    let slots: [[PricingPart.Slot]]
    let sites: [SiteDays]
  }

  /// The days of the cycle on which something may be held at a site, ascending.
  struct SiteDays: Hashable {
    let site: Int
    let days: [Int]
  }

  struct SlotsKey: Hashable {
    let specialist: Specialist.ID
    let isFound: Bool
    let length: Int
    let slots: [PairCandidate.Slots]
    let constants: [Int]
  }

  /// The same for options whose slots are one list.
  struct ListKey: Hashable {
    let list: Int
    let constants: [Int]
  }

  /// What tells the days of one option from another's.
  private struct DayChoiceKey: Hashable {
    let slots: Int
    let divisor: Int
    let mostInWeek: Int
    let most: Int
    let gap: Int
  }

  /// From which days an option's sessions are chosen, and how many there can be.
  private struct DaysOfOption {
    let profile: Int
    let most: Int
  }

  struct SlotKind: Comparable {
    let shape: TimeRows.Shape
    let constant: Int

    static func < (left: SlotKind, right: SlotKind) -> Bool {
      left.shape == right.shape ? left.constant < right.constant : left.shape < right.shape
    }
  }

  /// - Complexity: O(starts of all pairs and shares of the children).
  init(_ common: PricingBasis, _ children: [Child.ID]) {
    self.common = common
    candidates = common.candidates
    scenario = common.candidates.scenario
    let nothing = [Double](repeating: 0, count: common.terms.count)
    part = PricingPart(tierCount: common.terms.count, constants: nothing)
    constantNumbers[nothing] = 0
    for child in children { add(child) }
    part.isPlaced += [Bool](repeating: false, count: part.items.count - part.isPlaced.count)
  }

  private mutating func add(_ child: Child.ID) {
    let first = part.items.count
    let firstBundle = part.bundles.count
    beginPlaces(of: child)
    for need in scenario.needsOfChild[child.index]
    where scenario.service(of: need).per.isWeekly {
      addWeeklyItem(need, common.sharesOfNeed[need.index])
    }
    addCourses(of: child)
    let items = first..<part.items.count
    let bundles = firstBundle..<part.bundles.count
    addValues(of: child, items: items)
    addLayouts(items: items)
    addLoad(of: child, items: items)
    addDayBundle(of: child, items: items)
    part.choosesLongTurns.append(choosesLongTurns(items, bundles))
    part.firstItem.append(items.upperBound)
  }

  // MARK: Weekly needs

  private mutating func addWeeklyItem(_ need: Need.ID, _ shares: [PricingBasis.ShareOfNeed]) {
    let first = part.options.count
    for pair in candidates.pairs[candidates.pairsOfNeed[need.index]] {
      addOption(
        need, pair.specialist, pair.slots, list: pair.list, divisor: 1, counts: pair.counts)
    }
    let row = scenario.needs[need]
    let isFound = row.roster == nil
    for share in shares where share.member.most >= row.least {
      for counts in counts(of: need, share) {
        addOption(
          need, share.specialist, share.member.slots, divisor: isFound ? 1 : share.member.size,
          counts: counts, isFound: isFound)
      }
    }
    guard part.options.count > first else { return }
    let most = part.options[first...].map(\.counts.upperBound).max() ?? 0
    addItem(need, year: nil, first..<part.options.count, isWeekly: true, 1...most)
  }

  /// The numbers of meetings that a need could have in a specialist's groups, in ranges.
  private func counts(
    of need: Need.ID, _ share: PricingBasis.ShareOfNeed
  ) -> [ClosedRange<Int>] {
    let row = scenario.needs[need]
    var ranges: [ClosedRange<Int>] = []
    for count in row.least...min(row.asked, share.member.most) {
      let meeting = GroupCompanions.Meeting(
        need: need, specialist: share.specialist, meetings: count)
      if row.roster == nil, !common.isPossible(meeting) { continue }
      if let last = ranges.last, last.upperBound == count - 1 {
        ranges[ranges.count - 1] = last.lowerBound...count
      } else {
        ranges.append(count...count)
      }
    }
    return ranges
  }

  private mutating func addOption(
    _ need: Need.ID, _ specialist: Specialist.ID, _ slots: [PairCandidate.Slots], list: Int? = nil,
    divisor: Int, counts: ClosedRange<Int>, isFound: Bool = false
  ) {
    guard !forbidden.forbids(need, specialist), !common.pinned.bars(need, specialist) else {
      return
    }
    let row = scenario.needs[need]
    let byDay = slotsByDay(need, specialist, slots, list: list, isFound: isFound)
    let days = daysOfOption(
      DayChoiceKey(
        slots: byDay, divisor: divisor, mostInWeek: min(row.mostInWeek, 7),
        most: counts.upperBound, gap: scenario.service(of: need).gapDays ?? 1),
      least: counts.lowerBound)
    let most = days.most
    guard most >= counts.lowerBound else { return }
    let contact = scenario.settings.contactMinutes(ofSession: row.minutes)
    let hours = rowNumber(
      .hours(specialist), Double(scenario.specialists[specialist].contactMinutes))
    var caseload = -1
    if let limit = scenario.specialists[specialist].caseload {
      caseload = rowNumber(.caseload(specialist), Double(limit))
    }
    slotsOfOption.append(byDay)
    part.ownDaysOfOption.append(-1)
    part.options.append(
      PricingPart.Option(
        profile: days.profile, hoursRow: hours,
        hoursAmount: isFound ? 0 : Double(contact) / Double(divisor), caseloadRow: caseload,
        caseloadAmount: 1 / Double(needsShared(need, specialist)),
        constant: constant(terms.map { $0.bonus(of: need, with: specialist, scenario) }),
        counts: counts.lowerBound...most,
        firstCountUse: countUses(need, specialist, counts.lowerBound...most, isFound: isFound)))
  }

  /// The profile is −1 where there cannot be so many sessions as the least.
  private mutating func daysOfOption(_ key: DayChoiceKey, least: Int) -> DaysOfOption {
    if let known = choicesOfKey[key], known.profile >= 0 || known.most < least { return known }
    let byDay = slotsFound[key.slots]
    let spacing = spacingNumber(
      SpacingKey(
        days: byDay.days, gap: key.gap, mostInWeek: key.mostInWeek, most: key.most))
    let most = min(key.most, spacing < 0 ? byDay.days.count : part.spacings[spacing].most)
    let profile =
      most < least
      ? -1
      : profileNumber(
        byDay, divisor: key.divisor, mostInWeek: key.mostInWeek, most: most, spacing: spacing)
    let found = DaysOfOption(profile: profile, most: most)
    choicesOfKey[key] = found
    return found
  }

  /// What each number of sessions takes besides: in found groups the place of a member, and of a
  /// specialist who chooses the site its being there; −1 where it is nothing.
  private mutating func countUses(
    _ need: Need.ID, _ specialist: Specialist.ID, _ counts: ClosedRange<Int>, isFound: Bool
  ) -> Int {
    let isChosen = timeRows.choosesSite(specialist)
    guard isFound || isChosen else { return -1 }
    let isDaily = scenario.specialists[specialist].siteChoice == .eachDay
    let first = part.countUses.count
    for count in counts {
      var uses: [(row: Int, amount: Double)] = []
      if isFound { uses.append((rowNumber(.member(need, specialist, count), 0), 1)) }
      if isChosen {
        uses.append((rowNumber(.presence(need, specialist), 0), isDaily ? Double(count) : 1))
      }
      _ = part.countUses.append(uses)
    }
    return first
  }

  /// The child's needs that the specialist could serve: together they are one child of the
  /// caseload.
  private func needsShared(_ need: Need.ID, _ specialist: Specialist.ID) -> Int {
    let who = scenario.specialists[specialist]
    let shared = scenario.needsOfChild[scenario.needs[need].child.index].count {
      let other = scenario.needs[$0]
      return who.services.contains(other.service)
        && candidates.filters.coversCategory(who, other)
    }
    return max(1, shared)
  }

  /// When a need could be met, alone or in a group, with whomever.
  func slots(of need: Need.ID) -> FlattenSequence<[[PairCandidate.Slots]]> {
    let alone = candidates.pairs[candidates.pairsOfNeed[need.index]].map(\.slots)
    return (alone + common.sharesOfNeed[need.index].map(\.member.slots)).joined()
  }

  /// The weekly items of a child that it attends itself.
  func attended(_ items: Range<Int>) -> [Int] {
    items.filter {
      part.items[$0].isWeekly && scenario.service(of: part.items[$0].need).who != .parent
    }
  }

  // MARK: Parts

  mutating func addItem(
    _ need: Need.ID, year: Int?, _ choices: Range<Int>, isWeekly: Bool,
    _ counts: ClosedRange<Int>
  ) {
    part.items.append(
      PricingPart.Item(
        need: need, year: year, choices: choices, isWeekly: isWeekly, counts: counts,
        firstValue: part.values.count / max(1, part.tierCount)))
    part.values += [Double](repeating: 0, count: (counts.upperBound + 1) * part.tierCount)
  }

  mutating func rowNumber(_ row: PricedRow, _ capacity: Double) -> Int {
    if let known = rowNumbers[row] { return known }
    rows.append(row)
    capacities.append(capacity)
    rowNumbers[row] = rows.count - 1
    return rows.count - 1
  }

  mutating func constant(_ bonuses: [Double]) -> Int {
    if let known = constantNumbers[bonuses] { return known }
    let number = part.constants.count / max(1, bonuses.count)
    part.constants += bonuses
    constantNumbers[bonuses] = number
    return number
  }
}
