import Kezek

/// At which places a child may spend the days of the cycle: each day at one block of places, or,
/// where ways cost something, at home.
///
/// A block is one place, or several taken together where single ones would be too many: to be at
/// one place is to be at one block, so the relaxation stays one.
struct DayLayout: Sendable {
  /// Position in `PricingPart.dayTables`.
  let table: Int
  /// In `PricingPart.layoutWays`: by block, minutes one way, the least of its sites.
  let ways: Range<Int>
  /// In `PricingPart.layoutItems`: the child's weekly items that it attends itself.
  let items: Range<Int>

  /// The options of one item, in classes of those that may be held on the same days in the same
  /// blocks.
  struct Item: Sendable {
    /// Position in `PricingPart.items`.
    let item: Int
    /// In `PricingPart.layoutMaps`: by class, where its map in `dayMaps` starts.
    let maps: Range<Int>
    /// In `PricingPart.layoutClasses`: the class of the item's first option; the others follow.
    let firstClass: Int
  }
}

/// All ways of spending so many days at so many blocks.
struct DayTable: Sendable {
  let dayCount: Int
  let blockCount: Int
  /// Whether a day may be spent at home.
  let hasHome: Bool
  let assignments: Int
  /// By assignment and block: the days there, a bit each.
  let masks: [UInt16]
  /// By assignment and block: how many days are there.
  let dayNumbers: [UInt8]

  /// Assignments beyond which blocks are merged, or the days left apart.
  static let most = 1024

  /// The most blocks that so many days allow; 0 where the days are too many.
  static func mostBlocks(days: Int, hasHome: Bool) -> Int {
    func count(_ choices: Int) -> Int {
      (0..<days).reduce(1) { count, _ in count > most ? count : count * choices }
    }
    var blocks = 0
    while blocks < 8, count(blocks + 1 + (hasHome ? 1 : 0)) <= most { blocks += 1 }
    return blocks
  }

  init(days: Int, blocks: Int, hasHome: Bool) {
    dayCount = days
    blockCount = blocks
    self.hasHome = hasHome
    let choices = blocks + (hasHome ? 1 : 0)
    var masks: [UInt16] = []
    var digits = [Int](repeating: 0, count: days)
    while true {
      var row = [UInt16](repeating: 0, count: blocks)
      for (day, block) in digits.enumerated() where block < blocks { row[block] |= 1 << day }
      masks += row
      guard let place = digits.firstIndex(where: { $0 + 1 < choices }) else { break }
      for lower in 0..<place { digits[lower] = 0 }
      digits[place] += 1
    }
    self.masks = masks
    dayNumbers = masks.map { UInt8($0.nonzeroBitCount) }
    assignments = masks.count / max(1, blocks)
  }

  /// By assignment: the days on which a class may be held.
  ///
  /// - Parameter days: of the class, by block.
  func map(_ days: [UInt16]) -> [UInt16] {
    (0..<assignments).map { assignment in
      var open: UInt16 = 0
      for block in 0..<blockCount { open |= masks[assignment * blockCount + block] & days[block] }
      return open
    }
  }
}
