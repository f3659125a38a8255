import Kezek

/// When the options of a need may be held, and at what cost: slots, day by day, and profiles of days.
extension PricingCompiler {
  /// The distinct slots of each day that has one, as a position in `slotsFound`.
  mutating func slotsByDay(
    _ need: Need.ID, _ specialist: Specialist.ID, _ slots: [PairCandidate.Slots], list: Int?,
    isFound: Bool
  ) -> Int {
    let child = scenario.needs[need].child
    // Unless rows of the current plan or pins tell starts apart, sites alone do.
    guard !forbidden.names(need), !terms.contains(where: { $0.hasRows(of: child) }) else {
      slotsFound.append(slotsByDay(need, specialist, slots, isFound: isFound, constants: nil))
      return slotsFound.count - 1
    }
    let constants = constants(need, specialist, slots)
    let listKey = list.map { ListKey(list: $0, constants: constants) }
    if let listKey, let known = slotsOfList[listKey] { return known }
    let key = SlotsKey(
      specialist: specialist, isFound: isFound, length: candidates.length(need), slots: slots,
      constants: constants)
    let number = slotsOfKey[key] ?? slotsFound.count
    if number == slotsFound.count {
      slotsFound.append(
        slotsByDay(need, specialist, slots, isFound: isFound, constants: constants))
      slotsOfKey[key] = number
    }
    if let listKey { slotsOfList[listKey] = number }
    return number
  }

  /// By combination of rooms: the constant of a session in it, whenever it is.
  private mutating func constants(
    _ need: Need.ID, _ specialist: Specialist.ID, _ slots: [PairCandidate.Slots]
  ) -> [Int] {
    var constants: [Int] = []
    var last: Site.ID?
    for slot in slots {
      let site = candidates.resources.combinations[slot.combination].site
      if let known = constants.last, last == site {
        constants.append(known)
        continue
      }
      last = site
      constants.append(
        constant(
          terms.map {
            $0.bonus(
              of: need, with: specialist, at: site, nil, paysWay: places == nil, scenario)
          }))
    }
    return constants
  }

  private mutating func slotsByDay(
    _ need: Need.ID, _ specialist: Specialist.ID, _ slots: [PairCandidate.Slots], isFound: Bool,
    constants: [Int]?
  ) -> SlotsByDay {
    let length = candidates.length(need)
    var ofDay = [[AlikeStarts]](repeating: [], count: scenario.grid.dayCount)
    for (position, here) in slots.enumerated() {
      let combination = candidates.resources.combinations[here.combination]
      let site = combination.site
      let barred = Set(forbidden.starts(need, specialist, at: site, in: scenario.grid))
      let constantHere = constants?[position]
      let lines = timeRows.lines(
        specialist, combination, candidates.resources, length: length)
      // Of starts that take the same one after the other, the first stands for the rest.
      var last: Int?
      for start in here.starts where !barred.contains(start) {
        if constantHere != nil, let last, lines.areAlike(last, start),
          scenario.grid.day(of: last) == scenario.grid.day(of: start)
        {
          continue
        }
        last = start
        let takes = lines.takes(start)
        let number =
          constantHere
          ?? constant(
            terms.map {
              $0.bonus(
                of: need, with: specialist, at: site, start, paysWay: places == nil, scenario)
            })
        let day = scenario.grid.day(of: start)
        let kind = SlotKind(shape: lines.shape(of: takes, day), constant: number)
        // There are few kinds of a day.
        let known = ofDay[day].firstIndex { $0.kind == kind }
        if known == nil { ofDay[day].append(AlikeStarts(kind: kind)) }
        // Of starts alike, one that holds the fewest posts is the cheapest.
        Self.keepFewest(takes, lines, among: &ofDay[day][known ?? ofDay[day].count - 1].fewest)
      }
    }
    // The meetings of found groups are paid for by their members together.
    let nothing = isFound ? use([]) : 0
    let days = ofDay.indices.filter { !ofDay[$0].isEmpty }
    var daysOfSite: [Int: [Int]] = [:]
    let found = days.map { day in
      var slots: [PricingPart.Slot] = []
      for alike in ofDay[day].sorted(by: { $0.kind < $1.kind }) {
        let site = alike.kind.shape.site
        if daysOfSite[site]?.last != day { daysOfSite[site, default: []].append(day) }
        for takes in alike.fewest {
          let slot = PricingPart.Slot(
            use: isFound ? nothing : use(of: specialist, alike.kind.shape, takes),
            constant: alike.kind.constant)
          if !slots.contains(slot) { slots.append(slot) }
        }
      }
      return slots
    }
    let sites = daysOfSite.sorted { $0.key < $1.key }.map {
      SiteDays(site: $0.key, days: $0.value)
    }
    return SlotsByDay(days: days, slots: found, sites: sites)
  }

  /// Starts of one day that cost the same but for posts.
  private struct AlikeStarts {
    let kind: SlotKind
    var fewest: [TimeRows.Takes] = []
  }

  /// Starts alike that are kept: none of them holds fewer posts of one length without more of another.
  private static let mostAlike = 3

  /// Keeps what a start takes where none that is known holds as few posts of each row.
  private static func keepFewest(
    _ takes: TimeRows.Takes, _ lines: TimeRows.Lines, among known: inout [TimeRows.Takes]
  ) {
    if known.contains(where: { lines.holds($0, noMoreThan: takes) }) { return }
    known.removeAll { lines.holds(takes, noMoreThan: $0) }
    if known.count < mostAlike { known.append(takes) }
  }

  private mutating func use(
    of specialist: Specialist.ID, _ shape: TimeRows.Shape, _ takes: TimeRows.Takes
  ) -> Int {
    use(
      timeRows.uses(specialist, shape, takes).map { entry in
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

  /// The profile of so many of such days.
  mutating func profileNumber(
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

  /// The position in the part's spacings; −1 where no two days are too near to each other.
  mutating func spacingNumber(_ key: SpacingKey) -> Int {
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
}
