import Kezek

/// Finds, for a specialist and a service, who could meet in groups that nobody named.
struct GroupMeetingsFinder {
  private let candidates: Candidates
  private let scenario: Scenario
  private let timeRows: TimeRows
  private let specialist: Specialist.ID
  private let service: Service
  private let members: [Need]
  private var meetings: GroupMeetings
  private var sets: [BitRow] = []
  private var setNumbers: [BitRow: Int] = [:]
  private var shapeNumbers: [GroupMeetings.MeetingShape: Int] = [:]

  /// - Parameter shares: those of the specialist and the service, a site each; nil where no group
  ///   can be.
  /// - Complexity: O(starts of members × lengths + kinds × distinct starts²).
  static func meetings(
    _ candidates: Candidates, _ timeRows: TimeRows, _ service: Service.ID,
    _ shares: ArraySlice<GroupShare>
  ) -> GroupMeetings? {
    guard var finder = GroupMeetingsFinder(candidates, timeRows, service, shares) else {
      return nil
    }
    for share in shares { finder.add(share) }
    finder.findPossible()
    finder.meetings.sets = BitRows(finder.sets, columns: finder.members.count)
    return finder.meetings
  }

  private init?(
    _ candidates: Candidates, _ timeRows: TimeRows, _ service: Service.ID,
    _ shares: ArraySlice<GroupShare>
  ) {
    let scenario = candidates.scenario
    let found = Set(shares.flatMap(\.members).map(\.need)).filter {
      scenario.needs[$0].roster == nil
    }.sorted()
    guard let first = shares.first, !found.isEmpty else { return nil }
    self.candidates = candidates
    self.scenario = scenario
    self.timeRows = timeRows
    self.service = scenario.services[service]
    specialist = first.specialist
    members = found.map { scenario.needs[$0] }
    let least = members.map(\.least).min() ?? 1
    let asked = members.map(\.asked).max() ?? 1
    let shortest = members.map(\.minutes).min() ?? 1
    let fewest = max(1, least * scenario.settings.contactMinutes(ofSession: shortest))
    let sizes = self.service.groupSize
    meetings = GroupMeetings(
      specialist: specialist, service: service, sizes: sizes, members: found,
      counts: least...max(least, asked),
      most: min(
        found.count / max(1, sizes.lowerBound),
        scenario.specialists[specialist].contactMinutes / fewest))
  }

  // MARK: A site

  /// When a meeting could begin, with those who are free.
  private struct Free {
    let shape: GroupMeetings.MeetingShape
    let lines: TimeRows.Lines
    let members: BitRow
  }

  private mutating func add(_ share: GroupShare) {
    let numbers = Dictionary(
      uniqueKeysWithValues: meetings.members.enumerated().map { ($1, $0) })
    let here = share.members.compactMap { member in
      numbers[member.need].map { (number: $0, slots: member.slots) }
    }
    for minutes in Set(here.map { members[$0.number].minutes }).sorted() {
      let admitted = here.filter { members[$0.number].minutes <= minutes }
      let free = free(share.site, minutes, admitted)
      for kind in kinds(admitted.map(\.number), minutes) { add(kind, free) }
    }
  }

  /// The starts of meetings of a length at a site.
  private func free(
    _ site: Site.ID, _ minutes: Int, _ here: [(number: Int, slots: [PairCandidate.Slots])]
  ) -> [Free] {
    let grid = scenario.grid
    let length = grid.periods(forMinutes: minutes)
    let there = candidates.filters.sites(of: specialist).first { $0.site == site }?.periods
    guard let present = there?.intersection(grid.open) else { return [] }
    var free: [Free] = []
    for number in Set(here.flatMap { $0.slots.map(\.combination) }).sorted() {
      let combination = candidates.resources.combinations[number]
      var ofStart = BitRows(rows: grid.periodCount, columns: members.count)
      for member in here {
        for slots in member.slots where slots.combination == number {
          for start in slots.starts { ofStart.insert(member.number, row: start) }
        }
      }
      let lines = timeRows.lines(
        specialist, combination, candidates.resources, length: length)
      for start in grid.starts(of: length, in: present.intersection(combination.opening)) {
        let takes = lines.takes(start)
        free.append(
          Free(
            shape: GroupMeetings.MeetingShape(
              minutes: minutes, shape: lines.shape(of: takes, grid.day(of: start)), takes: takes),
            lines: lines, members: BitRow(ofStart, row: start)))
      }
    }
    return free
  }

  // MARK: Kinds

  /// Sets of members who could be in one group by what they are, the longest of them so long.
  private func kinds(_ here: [Int], _ minutes: Int) -> [BitRow] {
    let who = scenario.specialists[specialist]
    let languages = here.map { scenario.children[members[$0].child].languages }
    let ages = here.map { scenario.children[members[$0].child].age }
    var kinds: [BitRow] = []
    for category in CommonWord.choices(
      of: here.map { members[$0].categories }, with: who.categories)
    {
      for language in CommonWord.choices(of: languages, with: who.languages) {
        for youngest in Set(ages).sorted() {
          var kind = BitRow(columns: members.count)
          var isAsLong = false
          for (place, number) in here.enumerated()
          where (youngest...(youngest + service.ageGap)).contains(ages[place])
            && CommonWord.fits(members[number].categories, category)
            && CommonWord.fits(languages[place], language)
          {
            kind.insert(number)
            isAsLong = isAsLong || members[number].minutes == minutes
          }
          if isAsLong, kind.count >= service.groupSize.lowerBound { kinds.append(kind) }
        }
      }
    }
    return kinds.enumerated().filter { place, kind in
      !kinds.enumerated().contains { other, wider in
        other != place && kind.isSubset(of: wider) && (kind != wider || other < place)
      }
    }.map(\.element)
  }

  /// Adds the gathering of a kind, with the starts that are worth more than others to somebody.
  private mutating func add(_ kind: BitRow, _ free: [Free]) {
    let least = service.groupSize.lowerBound
    var ofDay = [[Free]](repeating: [], count: scenario.grid.dayCount)
    for start in free {
      let present = start.members.intersection(kind)
      guard present.count >= least else { continue }
      let own = Free(shape: start.shape, lines: start.lines, members: present)
      let day = start.shape.shape.day
      guard !ofDay[day].contains(where: { Self.isNoBetter(own, than: $0) }) else { continue }
      ofDay[day].removeAll { Self.isNoBetter($0, than: own) }
      ofDay[day].append(own)
    }
    let first = meetings.days.count
    for (day, starts) in ofDay.enumerated() where !starts.isEmpty {
      let firstStart = meetings.starts.count
      for start in starts {
        meetings.starts.append(
          GroupMeetings.Start(set: number(of: start.members), shape: number(of: start.shape)))
      }
      meetings.days.append(
        GroupMeetings.Day(
          week: scenario.grid.week(ofDay: day), starts: firstStart..<meetings.starts.count))
    }
    guard meetings.days.count > first else { return }
    let mostInWeek = min(7, kind.members.map { members[$0].mostInWeek }.max() ?? 1)
    meetings.gatherings.append(
      GroupMeetings.Gathering(
        days: first..<meetings.days.count, mostInWeek: mostInWeek,
        spacing: DaySpacing(
          ofDay.indices.filter { !ofDay[$0].isEmpty }, gap: service.gapDays ?? 1,
          mostInWeek: mostInWeek, most: meetings.counts.upperBound,
          cycle: scenario.grid.dayCount)))
  }

  /// Whether nobody is free at a start but those who are at another, which costs no more.
  private static func isNoBetter(_ one: Free, than other: Free) -> Bool {
    one.shape.shape == other.shape.shape
      && one.lines.holds(other.shape.takes, noMoreThan: one.shape.takes)
      && one.members.isSubset(of: other.members)
  }

  private mutating func number(of members: BitRow) -> Int {
    if let known = setNumbers[members] { return known }
    setNumbers[members] = sets.count
    sets.append(members)
    return sets.count - 1
  }

  private mutating func number(of shape: GroupMeetings.MeetingShape) -> Int {
    if let known = shapeNumbers[shape] { return known }
    let number = meetings.shapes.count
    meetings.shapes.append(shape)
    shapeNumbers[shape] = number
    return number
  }

  // MARK: Who could meet so often

  /// Leaves out who has company on too few days, and then those who had them for company.
  private mutating func findPossible() {
    let possible = meetings.counts.map { count in
      var some = BitRow(columns: members.count)
      for (number, need) in members.enumerated() where (need.least...need.asked).contains(count) {
        some.insert(number)
      }
      while true {
        let next = withCompany(some, meetings: count)
        if next == some { return some }
        some = next
      }
    }
    meetings.possible = BitRows(possible, columns: members.count)
  }

  /// Of some members those who, somewhere, have enough others beside them on so many days.
  private func withCompany(_ some: BitRow, meetings count: Int) -> BitRow {
    var found = BitRow(columns: members.count)
    for gathering in meetings.gatherings {
      // By member: days with company in the first week and in the second.
      var days = [Int](repeating: 0, count: 2 * members.count)
      for day in meetings.days[gathering.days] {
        var there = BitRow(columns: members.count)
        for start in meetings.starts[day.starts] {
          let present = sets[start.set].intersection(some)
          if present.count >= service.groupSize.lowerBound { there.formUnion(present) }
        }
        there.forEach { days[2 * $0 + day.week] += 1 }
      }
      for (number, need) in members.enumerated() {
        let most = need.mostInWeek
        guard min(days[2 * number], most) + min(days[2 * number + 1], most) >= count
        else { continue }
        found.insert(number)
      }
    }
    return found
  }
}
