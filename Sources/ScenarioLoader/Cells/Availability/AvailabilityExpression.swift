import Kezek

/// What an availability cell says: blocks that add time and blocks that take time away.
///
/// The tree needs only the names of the sites. `resolve` makes hours of it once the grid is known.
struct AvailabilityExpression: Sendable, Hashable {
  /// Blocks that add time; those without a site stand before those with one.
  var blocks: [Block]
  /// What `except` takes away from all of it.
  var exceptions: [Block]

  /// A site, days, hours and a week, each left out where the cell leaves it out.
  struct Block: Sendable, Hashable {
    /// The position of the site among the names given; nil = wherever.
    var site: Int?
    var days: DaySet
    var hours: HoursTerm
    /// The week of the cycle; nil = each.
    var week: CycleWeek?
    /// The block as the cell has it; empty where no cell does.
    var written = ""
    /// Whether the cell names its days one by one or from one to another, all seven as they may be.
    var namesDays = false
  }

  /// The whole opening time: what an empty cell means.
  static let anywhere = AvailabilityExpression(
    blocks: [Block(site: nil, days: .all, hours: .whole, week: nil)], exceptions: [])

  /// Whether it speaks of week A or B, or of every second week.
  var namesWeeks: Bool {
    (blocks + exceptions).contains { $0.week != nil }
  }

  /// Whether a block that adds time names a site.
  var namesSites: Bool {
    blocks.contains { $0.site != nil }
  }

  /// Whether some blocks name a site and others do not, which a specialist's may not (RULES 30).
  var namesSitesInPart: Bool {
    namesSites && blocks.contains { $0.site == nil }
  }
}

/// Hours of a day.
enum HoursTerm: Sendable, Hashable {
  /// The whole opening time of the day.
  case whole
  /// From one minute of the day to another.
  case between(Int, Int)
  /// From the opening to noon.
  case morning
  /// From noon to the closing.
  case afternoon
  /// From a minute of the day to the closing.
  case from(Int)
  /// From the opening to a minute of the day.
  case until(Int)
}

/// A week of a cycle of two.
enum CycleWeek: Int, Sendable, Hashable, CaseIterable {
  case first
  case second

  /// A or B.
  var letter: String { self == .first ? "A" : "B" }
}

/// A set of days of the week, a bit each.
struct DaySet: Sendable, Hashable {
  private(set) var bits: UInt8

  init(bits: UInt8 = 0) { self.bits = bits & 0x7F }

  init(_ days: some Sequence<Weekday>) {
    bits = days.reduce(0) { $0 | 1 << UInt8($1.rawValue) }
  }

  static let all = DaySet(bits: 0x7F)
  static let workdays = DaySet(bits: 0x1F)
  static let weekend = DaySet(bits: 0x60)

  var isEmpty: Bool { bits == 0 }
  var count: Int { bits.nonzeroBitCount }
  func contains(_ day: Weekday) -> Bool { bits & (1 << UInt8(day.rawValue)) != 0 }
  func union(_ other: DaySet) -> DaySet { DaySet(bits: bits | other.bits) }
  func isSubset(of other: DaySet) -> Bool { bits & ~other.bits == 0 }

  /// The days in the order of the week.
  var days: [Weekday] { Weekday.allCases.filter(contains) }

  /// The days from one to another of the same week; nil where the second comes first.
  static func range(_ first: Weekday, _ last: Weekday) -> DaySet? {
    guard first <= last else { return nil }
    return DaySet(Weekday.allCases.filter { (first...last).contains($0) })
  }
}
