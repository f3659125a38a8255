import Kezek

/// A set of reasons in one word.
struct ReasonSet: Sendable, Hashable {
  private(set) var bits: UInt32 = 0

  init(_ reasons: Reason...) {
    for reason in reasons { insert(reason) }
  }

  /// Those before a reason in the order of the codes, and itself.
  static func through(_ last: Reason) -> ReasonSet {
    var set = ReasonSet()
    for reason in Reason.allCases where reason <= last { set.insert(reason) }
    return set
  }

  var isEmpty: Bool { bits == 0 }

  func contains(_ reason: Reason) -> Bool { bits & Self.bit(of: reason) != 0 }
  func isDisjoint(with other: ReasonSet) -> Bool { bits & other.bits == 0 }
  mutating func insert(_ reason: Reason) { bits |= Self.bit(of: reason) }
  mutating func remove(_ reason: Reason) { bits &= ~Self.bit(of: reason) }
  mutating func formUnion(_ other: ReasonSet) { bits |= other.bits }
  mutating func formIntersection(_ other: ReasonSet) { bits &= other.bits }

  /// In the order of the codes.
  var sorted: [Reason] { Reason.allCases.filter(contains) }

  private static func bit(of reason: Reason) -> UInt32 {
    1 << UInt32(Reason.allCases.firstIndex(of: reason) ?? 0)
  }
}
