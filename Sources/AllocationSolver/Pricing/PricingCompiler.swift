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
  private var useNumbers: [[Int]: Int] = [:]
  var turnUseNumbers: [[Int]: Int] = [:]
  private var constantNumbers: [[Double]: Int] = [:]
  private var profileNumbers: [ProfileKey: Int] = [:]
  /// By days and what lies between them: the position in the part's spacings; −1 where they are free.
  private var spacingNumbers: [SpacingKey: Int] = [:]
  private var slotsOfKey: [SlotsKey: SlotsByDay] = [:]
  /// Of the child at hand: its days and places where they are told apart.
  var places: ChildPlaces?
  /// Of the options of the child at hand, in order: where each may be held on which days.
  var placesOfOption: [[SiteDays]] = []
  var tableNumbers: [[Int]: Int] = [:]
  var mapNumbers: [[UInt16]: Int] = [:]
  var ownDayNumbers: [[Int]: Int] = [:]

  var terms: [PricedTerms] { common.terms }
  var forbidden: ForbiddenRows { common.forbidden }
  private var halfDays: HalfDayRows { common.halfDays }

  private struct ProfileKey: Hashable {
    let days: [Int]
    let slots: [[PricingPart.Slot]]
    let divisor: Int
    let mostInWeek: Int
    let most: Int
    let spacing: Int
  }

  private struct SpacingKey: Hashable {
    let days: [Int]
    let gap: Int
    let mostInWeek: Int
    let most: Int
  }

  /// The days on which something may be held, and the slots of each.
  private struct SlotsByDay {
    let days: [Int]
    let slots: [[PricingPart.Slot]]
    let sites: [SiteDays]
  }

  /// The days of the cycle on which something may be held at a site, ascending.
  struct SiteDays: Hashable {
    let site: Int
    let days: [Int]
  }

  private struct SlotsKey: Hashable {
    let specialist: Specialist.ID
    let isFound: Bool
    let length: Int
    let slots: [PairCandidate.Slots]
    let constants: [Int]
  }

  private struct SlotKind: Hashable, Comparable {
    let shape: HalfDayRows.Shape
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
    beginPlaces(of: child)
    for need in scenario.needsOfChild[child.index] {
      if scenario.service(of: need).per.isWeekly {
        addWeeklyItem(need, common.sharesOfNeed[need.index])
      } else {
        addCourseItems(need)
      }
    }
    let items = first..<part.items.count
    addValues(of: child, items: items)
    addLayouts(items: items)
    addLoad(of: child, items: items)
    part.choosesLongTurns.append(choosesLongTurns(items))
    part.firstItem.append(items.upperBound)
  }

  // MARK: Weekly needs

  private mutating func addWeeklyItem(_ need: Need.ID, _ shares: [PricingBasis.ShareOfNeed]) {
    let first = part.options.count
    for pair in candidates.pairs[candidates.pairsOfNeed[need.index]] {
      addOption(need, pair.specialist, pair.slots, divisor: 1, counts: pair.counts)
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
    _ need: Need.ID, _ specialist: Specialist.ID, _ slots: [PairCandidate.Slots], divisor: Int,
    counts: ClosedRange<Int>, isFound: Bool = false
  ) {
    guard !forbidden.forbids(need, specialist), !common.pinned.bars(need, specialist) else {
      return
    }
    let row = scenario.needs[need]
    let byDay = slotsByDay(need, specialist, slots, isFound: isFound)
    let spacing = spacingNumber(
      SpacingKey(
        days: byDay.days, gap: scenario.service(of: need).gapDays ?? 1,
        mostInWeek: min(row.mostInWeek, 7), most: counts.upperBound))
    let daysApart = spacing < 0 ? byDay.days.count : part.spacings[spacing].most
    let most = min(counts.upperBound, daysApart)
    guard most >= counts.lowerBound else { return }
    let contact = scenario.settings.contactMinutes(ofSession: row.minutes)
    let hours = rowNumber(
      .hours(specialist), Double(scenario.specialists[specialist].contactMinutes))
    var caseload = -1
    if let limit = scenario.specialists[specialist].caseload {
      caseload = rowNumber(.caseload(specialist), Double(limit))
    }
    let profile = profileNumber(
      byDay, divisor: divisor, mostInWeek: min(row.mostInWeek, 7), most: most, spacing: spacing)
    if places != nil { placesOfOption.append(byDay.sites) }
    part.ownDaysOfOption.append(-1)
    part.options.append(
      PricingPart.Option(
        profile: profile, hoursRow: hours,
        hoursAmount: isFound ? 0 : Double(contact) / Double(divisor), caseloadRow: caseload,
        caseloadAmount: 1 / Double(needsShared(need, specialist)),
        constant: constant(terms.map { $0.bonus(of: need, with: specialist, scenario) }),
        counts: counts.lowerBound...most,
        firstCountUse: countUses(need, specialist, counts.lowerBound...most, isFound: isFound)))
  }

  /// What each number of sessions takes besides: in found groups the place of a member, and of a
  /// specialist who chooses the site its being there; −1 where it is nothing.
  private mutating func countUses(
    _ need: Need.ID, _ specialist: Specialist.ID, _ counts: ClosedRange<Int>, isFound: Bool
  ) -> Int {
    let isChosen = halfDays.choosesSite(specialist)
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

  /// The distinct slots of each day that has one.
  private mutating func slotsByDay(
    _ need: Need.ID, _ specialist: Specialist.ID, _ slots: [PairCandidate.Slots], isFound: Bool
  ) -> SlotsByDay {
    let child = scenario.needs[need].child
    // Unless rows of the current plan or pins tell starts apart, sites alone do.
    let isPlain = !forbidden.names(need) && !terms.contains { $0.hasRows(of: child) }
    var ofSite: [Site.ID: Int] = [:]
    for slot in slots where isPlain {
      let site = candidates.resources.combinations[slot.combination].site
      if ofSite[site] == nil {
        ofSite[site] = constant(
          terms.map {
            $0.bonus(
              of: need, with: specialist, at: site, nil, paysWay: places == nil, scenario)
          })
      }
    }
    let key = SlotsKey(
      specialist: specialist, isFound: isFound, length: candidates.length(need), slots: slots,
      constants: slots.map { ofSite[candidates.resources.combinations[$0.combination].site] ?? 0 })
    if isPlain, let known = slotsOfKey[key] { return known }
    let found = slotsByDay(
      need, specialist, slots, isFound: isFound, ofSite: isPlain ? ofSite : nil)
    if isPlain { slotsOfKey[key] = found }
    return found
  }

  private mutating func slotsByDay(
    _ need: Need.ID, _ specialist: Specialist.ID, _ slots: [PairCandidate.Slots], isFound: Bool,
    ofSite constants: [Site.ID: Int]?
  ) -> SlotsByDay {
    let length = candidates.length(need)
    var fewest: [SlotKind: [Int]] = [:]
    for here in slots {
      let combination = candidates.resources.combinations[here.combination]
      let site = combination.site
      let barred = Set(forbidden.starts(need, specialist, at: site, in: scenario.grid))
      let constantHere = constants?[site]
      // Where all starts of a half of a day cost the same, one that holds no posts stands for the rest.
      var settled: HalfDayRows.Stretch?
      for start in here.starts where !barred.contains(start) {
        let stretch = halfDays.stretch(start: start, length: length)
        if stretch == settled { continue }
        let number =
          constantHere
          ?? constant(
            terms.map {
              $0.bonus(
                of: need, with: specialist, at: site, start, paysWay: places == nil, scenario)
            })
        let kind = SlotKind(
          shape: halfDays.shape(combination, candidates.resources, stretch), constant: number)
        // Of starts alike, one that holds the fewest posts is the cheapest.
        let posts = halfDays.posts(specialist, kind.shape, start)
        if constantHere != nil, posts.allSatisfy({ $0 == 0 }) { settled = stretch }
        if let known = fewest[kind], known.reduce(0, +) <= posts.reduce(0, +) { continue }
        fewest[kind] = posts
      }
    }
    var ofDay = [[PricingPart.Slot]](repeating: [], count: scenario.grid.dayCount)
    // The meetings of found groups are paid for by their members together.
    let nothing = isFound ? use([]) : 0
    for kind in fewest.keys.sorted() {
      let slot = PricingPart.Slot(
        use: isFound ? nothing : use(of: specialist, kind.shape, fewest[kind] ?? []),
        constant: kind.constant)
      if !ofDay[kind.shape.day].contains(slot) { ofDay[kind.shape.day].append(slot) }
    }
    let days = ofDay.indices.filter { !ofDay[$0].isEmpty }
    var ofSite: [Int: Set<Int>] = [:]
    for kind in fewest.keys { ofSite[kind.shape.site, default: []].insert(kind.shape.day) }
    let sites = ofSite.keys.sorted().map {
      SiteDays(site: $0, days: (ofSite[$0] ?? []).sorted())
    }
    return SlotsByDay(days: days, slots: days.map { ofDay[$0] }, sites: sites)
  }

  private mutating func use(
    of specialist: Specialist.ID, _ shape: HalfDayRows.Shape, _ posts: [Int]
  ) -> Int {
    use(
      halfDays.uses(specialist, shape, posts).map { entry in
        (row: rowNumber(entry.row, entry.capacity), amount: entry.amount)
      })
  }

  private mutating func use(_ uses: [(row: Int, amount: Double)]) -> Int {
    let key = uses.flatMap { [$0.row, Int($0.amount)] }
    if let known = useNumbers[key] { return known }
    let number = part.slotUses.append(uses)
    useNumbers[key] = number
    return number
  }

  private mutating func profileNumber(
    _ byDay: SlotsByDay, divisor: Int, mostInWeek: Int, most: Int, spacing: Int
  ) -> Int {
    let key = ProfileKey(
      days: byDay.days, slots: byDay.slots, divisor: divisor, mostInWeek: mostInWeek, most: most,
      spacing: spacing)
    if let known = profileNumbers[key] { return known }
    let first = part.days.count
    for (day, slots) in zip(byDay.days, byDay.slots) {
      let start = part.slots.count
      part.slots += slots
      part.days.append(
        PricingPart.Day(
          week: scenario.grid.week(ofDay: day), slots: start..<part.slots.count))
    }
    part.profiles.append(
      PricingPart.Profile(
        days: first..<part.days.count, share: 1 / Double(divisor), mostInWeek: mostInWeek,
        most: most, spacing: spacing))
    part.mostCount = max(part.mostCount, most)
    profileNumbers[key] = part.profiles.count - 1
    return part.profiles.count - 1
  }

  private mutating func spacingNumber(_ key: SpacingKey) -> Int {
    guard key.gap > 1 else { return -1 }
    if let known = spacingNumbers[key] { return known }
    var number = -1
    let spacing = DaySpacing(
      key.days, gap: key.gap, mostInWeek: key.mostInWeek, most: key.most,
      cycle: scenario.grid.dayCount)
    if let spacing {
      number = part.spacings.count
      part.spacings.append(spacing)
    }
    spacingNumbers[key] = number
    return number
  }

  // MARK: Parts

  mutating func addItem(
    _ need: Need.ID, year: Int?, pinned: Range<Int> = 0..<0, _ choices: Range<Int>,
    isWeekly: Bool, _ counts: ClosedRange<Int>
  ) {
    part.items.append(
      PricingPart.Item(
        need: need, year: year, pinned: pinned, choices: choices, isWeekly: isWeekly,
        counts: counts,
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
