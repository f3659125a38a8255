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
    set.bits = bit(of: last) << 1 - 1
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

  private static func bit(of reason: Reason) -> UInt32 { 1 << reason.place }
}

extension Reason {
  /// Its place in the order of the codes: told without looking for it among all.
  fileprivate var place: UInt32 {
    switch self {
    case .noConclusion: 0
    case .postponed: 1
    case .noSpecialist: 2
    case .noCategory: 3
    case .noLanguage: 4
    case .tooFar: 5
    case .notAccessible: 6
    case .noCommonTime: 7
    case .hoursFull: 8
    case .caseloadFull: 9
    case .roomsFull: 10
    case .noGroup: 11
    case .dailyLoad: 12
    case .noTurnFits: 13
    case .turnsFull: 14
    case .tooSoon: 15
    case .away: 16
    case .pinned: 17
    }
  }
}
