import Kezek

/// Finds, for a specialist and a service, who could meet in groups that nobody named.
struct GroupMeetingsFinder {
  private let candidates: Candidates
  private let scenario: Scenario
  private let halfDays: HalfDayRows
  private let specialist: Specialist.ID
  private let service: Service
  private let members: [Need]
  private let words: Int
  private var meetings: GroupMeetings
  private var setNumbers: [ArraySlice<UInt64>: Int] = [:]
  private var shapeNumbers: [GroupMeetings.MeetingShape: Int] = [:]

  /// - Parameter shares: those of the specialist and the service, a site each; nil where no group
  ///   can be.
  /// - Complexity: O(starts of members × lengths + kinds × distinct starts²).
  static func meetings(
    _ candidates: Candidates, _ halfDays: HalfDayRows, _ service: Service.ID,
    _ shares: ArraySlice<GroupShare>
  ) -> GroupMeetings? {
    guard var finder = GroupMeetingsFinder(candidates, halfDays, service, shares) else {
      return nil
    }
    for share in shares { finder.add(share) }
    finder.findPossible()
    return finder.meetings
  }

  private init?(
    _ candidates: Candidates, _ halfDays: HalfDayRows, _ service: Service.ID,
    _ shares: ArraySlice<GroupShare>
  ) {
    let scenario = candidates.scenario
    let found = Set(shares.flatMap(\.members).map(\.need)).filter {
      scenario.needs[$0].roster == nil
    }.sorted()
    guard let first = shares.first, !found.isEmpty else { return nil }
    self.candidates = candidates
    self.scenario = scenario
    self.halfDays = halfDays
    self.service = scenario.services[service]
    specialist = first.specialist
    members = found.map { scenario.needs[$0] }
    words = GroupMeetings.words(of: found.count)
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

  /// When a meeting could begin, with the bits of those who are free.
  private struct Free {
    let shape: GroupMeetings.MeetingShape
    let bits: [UInt64]
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
      var bits = [UInt64](repeating: 0, count: grid.periodCount * words)
      for member in here {
        for slots in member.slots where slots.combination == number {
          for start in slots.starts {
            bits[start * words + member.number >> 6] |= 1 << UInt64(member.number & 63)
          }
        }
      }
      for start in grid.starts(of: length, in: present.intersection(combination.opening)) {
        let shape = halfDays.shape(
          combination, candidates.resources, start: start, length: length)
        free.append(
          Free(
            shape: GroupMeetings.MeetingShape(
              minutes: minutes, shape: shape, posts: halfDays.posts(specialist, shape, start)),
            bits: Array(bits[(start * words)..<((start + 1) * words)])))
      }
    }
    return free
  }

  // MARK: Kinds

  /// Sets of members who could be in one group by what they are, the longest of them so long.
  private func kinds(_ here: [Int], _ minutes: Int) -> [[UInt64]] {
    let who = scenario.specialists[specialist]
    let languages = here.map { scenario.children[members[$0].child].languages }
    let ages = here.map { scenario.children[members[$0].child].age }
    var kinds: [[UInt64]] = []
    for category in Self.words(here.map { members[$0].categories }, who.categories) {
      for language in Self.words(languages, who.languages) {
        for youngest in Set(ages).sorted() {
          var bits = [UInt64](repeating: 0, count: words)
          var isAsLong = false
          for (place, number) in here.enumerated()
          where (youngest...(youngest + service.ageGap)).contains(ages[place])
            && Self.fits(members[number].categories, category)
            && Self.fits(languages[place], language)
          {
            bits[number >> 6] |= 1 << UInt64(number & 63)
            isAsLong = isAsLong || members[number].minutes == minutes
          }
          if isAsLong, Self.count(bits) >= service.groupSize.lowerBound { kinds.append(bits) }
        }
      }
    }
    return kinds.enumerated().filter { place, kind in
      !kinds.enumerated().contains { other, wider in
        other != place && Self.isSubset(kind, wider) && (kind != wider || other < place)
      }
    }.map(\.element)
  }

  /// The words that a group's members could have in common; nil where all leave it open.
  private static func words(_ sets: [WordSet], _ own: WordSet) -> [Int?] {
    let all = sets.reduce(WordSet()) { $0.union($1) }
    let open = own.isEmpty ? all : own.intersection(all)
    return (0..<Vocabulary.limit).filter { open.contains($0) }.map(Optional.some) + [nil]
  }

  private static func fits(_ words: WordSet, _ word: Int?) -> Bool {
    words.isEmpty || word.map { words.contains($0) } ?? false
  }

  /// Adds the gathering of a kind, with the starts that are worth more than others to somebody.
  private mutating func add(_ kind: [UInt64], _ free: [Free]) {
    let least = service.groupSize.lowerBound
    var ofDay = [[Free]](repeating: [], count: scenario.grid.dayCount)
    for start in free {
      let bits = zip(start.bits, kind).map { $0 & $1 }
      guard Self.count(bits) >= least else { continue }
      let own = Free(shape: start.shape, bits: bits)
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
          GroupMeetings.Start(set: number(of: start.bits), shape: number(of: start.shape)))
      }
      meetings.days.append(
        GroupMeetings.Day(
          week: scenario.grid.week(ofDay: day), starts: firstStart..<meetings.starts.count))
    }
    guard meetings.days.count > first else { return }
    let most =
      members.indices.filter { kind[$0 >> 6] & (1 << UInt64($0 & 63)) != 0 }
      .map { members[$0].mostInWeek }.max() ?? 1
    meetings.gatherings.append(
      GroupMeetings.Gathering(days: first..<meetings.days.count, mostInWeek: min(7, most)))
  }

  /// Whether nobody is free at a start but those who are at another, which costs no more.
  private static func isNoBetter(_ one: Free, than other: Free) -> Bool {
    one.shape.shape == other.shape.shape
      && zip(one.shape.posts, other.shape.posts).allSatisfy { $0 >= $1 }
      && isSubset(one.bits, other.bits)
  }

  private mutating func number(of bits: [UInt64]) -> Int {
    if let known = setNumbers[bits[...]] { return known }
    let number = meetings.setCount
    meetings.sets += bits
    setNumbers[bits[...]] = number
    return number
  }

  private mutating func number(of shape: GroupMeetings.MeetingShape) -> Int {
    if let known = shapeNumbers[shape] { return known }
    let number = meetings.shapes.count
    meetings.shapes.append(shape)
    shapeNumbers[shape] = number
    return number
  }

  private static func count(_ bits: [UInt64]) -> Int {
    bits.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  private static func isSubset(_ one: [UInt64], _ other: [UInt64]) -> Bool {
    zip(one, other).allSatisfy { $0 & ~$1 == 0 }
  }

  // MARK: Who could meet so often

  /// Leaves out who has company on too few days, and then those who had them for company.
  private mutating func findPossible() {
    meetings.possible = []
    for count in meetings.counts {
      var bits = [UInt64](repeating: 0, count: words)
      for (number, need) in members.enumerated() where (need.least...need.asked).contains(count) {
        bits[number >> 6] |= 1 << UInt64(number & 63)
      }
      while true {
        let next = withCompany(bits, meetings: count)
        if next == bits { break }
        bits = next
      }
      meetings.possible += bits
    }
  }

  /// Of some members those who, somewhere, have enough others beside them on so many days.
  private func withCompany(_ some: [UInt64], meetings count: Int) -> [UInt64] {
    var found = [UInt64](repeating: 0, count: words)
    for gathering in meetings.gatherings {
      // By member: days with company in the first week and in the second.
      var days = [Int](repeating: 0, count: 2 * members.count)
      for day in meetings.days[gathering.days] {
        var there = [UInt64](repeating: 0, count: words)
        for start in meetings.starts[day.starts] {
          let set = meetings.sets[(start.set * words)..<((start.set + 1) * words)]
          let bits = zip(set, some).map { $0 & $1 }
          guard Self.count(bits) >= service.groupSize.lowerBound else { continue }
          for word in there.indices { there[word] |= bits[word] }
        }
        for number in members.indices where there[number >> 6] & (1 << UInt64(number & 63)) != 0 {
          days[2 * number + day.week] += 1
        }
      }
      for (number, need) in members.enumerated() {
        let most = need.mostInWeek
        guard min(days[2 * number], most) + min(days[2 * number + 1], most) >= count
        else { continue }
        found[number >> 6] |= 1 << UInt64(number & 63)
      }
    }
    return found
  }
}
