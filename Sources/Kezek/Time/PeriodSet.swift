/// A set of periods of one grid, a bit each.
public struct PeriodSet: Sendable, Hashable {
  /// Periods of the grid: members lie in `0..<count`.
  public let count: Int
  @usableFromInline var words: [UInt64]

  /// The empty set over a grid of `count` periods.
  public init(count: Int) {
    self.count = count
    self.words = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  @inlinable public func contains(_ period: Int) -> Bool {
    words[period >> 6] & (1 << UInt64(period & 63)) != 0
  }

  public mutating func insert(_ period: Int) {
    words[period >> 6] |= 1 << UInt64(period & 63)
  }

  public mutating func insert(_ periods: Range<Int>) {
    for period in periods { insert(period) }
  }

  public mutating func remove(_ period: Int) {
    words[period >> 6] &= ~(1 << UInt64(period & 63))
  }

  public mutating func remove(_ periods: Range<Int>) {
    for period in periods { remove(period) }
  }

  /// Whether every period of the range is a member.
  public func contains(_ periods: Range<Int>) -> Bool {
    periods.allSatisfy(contains)
  }

  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Members counted.
  public var memberCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Members in ascending order.
  public var members: [Int] {
    var members: [Int] = []
    members.reserveCapacity(memberCount)
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        members.append(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return members
  }

  public func isSubset(of other: PeriodSet) -> Bool {
    zip(words, other.words).allSatisfy { $0 & ~$1 == 0 }
  }

  public func isDisjoint(with other: PeriodSet) -> Bool {
    zip(words, other.words).allSatisfy { $0 & $1 == 0 }
  }

  public func union(_ other: PeriodSet) -> PeriodSet { combined(other, |) }
  public func intersection(_ other: PeriodSet) -> PeriodSet { combined(other, &) }
  public func subtracting(_ other: PeriodSet) -> PeriodSet { combined(other) { $0 & ~$1 } }

  private func combined(
    _ other: PeriodSet, _ operation: (UInt64, UInt64) -> UInt64
  ) -> PeriodSet {
    precondition(count == other.count, "two sets of periods of different grids")
    var result = self
    for index in words.indices {
      result.words[index] = operation(words[index], other.words[index])
    }
    return result
  }
}
