/// Days of the cycle, a bit each; a cycle has 7 or 14.
struct DaySet: Sendable, Hashable {
  private(set) var bits: UInt32

  init(bits: UInt32 = 0) {
    self.bits = bits
  }

  /// The days 0..<count.
  static func all(_ count: Int) -> DaySet { DaySet(bits: (1 << UInt32(count)) - 1) }

  func contains(_ day: Int) -> Bool { bits & (1 << UInt32(day)) != 0 }
  mutating func insert(_ day: Int) { bits |= 1 << UInt32(day) }
  mutating func remove(_ day: Int) { bits &= ~(1 << UInt32(day)) }
  mutating func subtract(_ other: DaySet) { bits &= ~other.bits }
  mutating func formIntersection(_ other: DaySet) { bits &= other.bits }
  func union(_ other: DaySet) -> DaySet { DaySet(bits: bits | other.bits) }

  func isDisjoint(with other: DaySet) -> Bool { bits & other.bits == 0 }

  var isEmpty: Bool { bits == 0 }
  var count: Int { bits.nonzeroBitCount }

  /// The days of one week.
  static func week(_ week: Int) -> DaySet { DaySet(bits: 0b111_1111 << UInt32(7 * week)) }

  /// Members of one week counted.
  func count(inWeek week: Int) -> Int { (bits & DaySet.week(week).bits).nonzeroBitCount }

  /// The days nearer than `gap` days to a member, members included, over the end of the cycle too.
  ///
  /// The template repeats, so a gap longer than the cycle bars every day, be the set empty or not
  /// (RULES 4).
  func barred(byGap gap: Int, cycle: Int) -> DaySet {
    let all = DaySet.all(cycle)
    if gap > cycle { return all }
    var barred = bits
    for distance in 1..<max(1, gap) {
      barred |= bits << UInt32(distance) | bits >> UInt32(cycle - distance)
      barred |= bits >> UInt32(distance) | bits << UInt32(cycle - distance)
    }
    return DaySet(bits: barred & all.bits)
  }
}
