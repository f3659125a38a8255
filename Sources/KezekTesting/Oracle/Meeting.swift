import Kezek

/// A session, or a meeting of a group, without its rooms.
struct Meeting: Sendable, Hashable {
  let specialist: Int
  let site: Int
  /// The period at which it starts.
  let start: Int
  let day: Int
  let week: Int
  /// The session's own minutes.
  let minutes: Int
  /// The periods it occupies, as bits of `PeriodBits`.
  let mask: UInt64
  /// The combinations of rooms it can be held in, each fit by itself; one empty combination where
  /// it needs none.
  let rooms: [[Int]]
}

/// Numbers the periods in which somebody works, so that a set of them is one word.
struct PeriodBits: Sendable {
  private let bit: [Int]

  /// - Throws: `OracleRefusal.tooLarge` where there are more than 64 such periods.
  init(_ scenario: Scenario) throws(OracleRefusal) {
    var used = scenario.grid.none
    for specialist in scenario.specialists { used = used.union(specialist.hours.anyPeriods) }
    used = used.union(scenario.grid.open)
    let members = used.members
    guard members.count <= 64 else { throw .tooLarge }
    var bit = [Int](repeating: -1, count: scenario.grid.periodCount)
    for (number, period) in members.enumerated() { bit[period] = number }
    self.bit = bit
  }

  /// The periods as a word; nil where one is used by nobody.
  func mask(_ periods: Range<Int>) -> UInt64? {
    var mask: UInt64 = 0
    for period in periods {
      guard bit.indices.contains(period), bit[period] >= 0 else { return nil }
      mask |= 1 << UInt64(bit[period])
    }
    return mask
  }
}
