import Kezek

/// One child's own maximum: value of its accounts less what its sessions and courses cost.
///
/// What is chosen together is an *item* with a few *options*: a weekly need alone, needs met by turns
/// with each other where their courses may bar each other. Accounts over one item are folded into it,
/// accounts over several run as the state of a dynamic program.
struct ChildProblem {
  /// What can be given of some needs, each in one calendar year where it is yearly.
  struct Item {
    let parts: [Part]
    let options: [Option]
  }

  /// A need, in one calendar year of its courses.
  struct Part {
    let need: Need.ID
    let per: Service.Per
    /// The calendar year of courses.
    let year: Int?
    /// What counts as served.
    let least: Int
  }

  /// So many sessions or courses of each part, and the least that they cost together.
  struct Option {
    let counts: [Int]
    let cost: Int
  }

  /// What the sessions of all needs together may take.
  struct Limit {
    /// What each session of a need takes; nothing where it is not named.
    let amounts: [Need.ID: Int]
    let most: Int

    fileprivate func taken(by option: Option, of item: Item) -> Int {
      zip(item.parts, option.counts).reduce(0) { $0 + (amounts[$1.0.need] ?? 0) * $1.1 }
    }
  }

  private let items: [Item]
  private let accounts: [TierTerms.WeightedAccount]
  private let limit: Limit?
  /// States beyond which an account over several items is replaced by a line.
  private let stateLimit: Int

  init(
    items: [Item], accounts: [TierTerms.WeightedAccount], limit: Limit? = nil,
    stateLimit: Int = 50_000
  ) {
    self.items = items
    self.accounts = accounts
    self.limit = limit
    self.stateLimit = stateLimit
  }

  /// The highest value that any choice of options has.
  func maximum() throws(BoundCheckError) -> Int {
    var gains: [[Int]] = []
    for item in items {
      var row: [Int] = []
      for option in item.options { row.append(try Exact.difference(0, option.cost)) }
      gains.append(row)
    }
    var constant = 0
    var shared: [Dimension] = []
    for account in accounts {
      let touched = items.indices.filter { units(of: account, items[$0]) }
      if touched.count > 1 {
        shared.append(Dimension(account, reach: reach(of: account, touched)))
      } else if let item = touched.first {
        try fold(account, into: &gains[item], items[item])
      } else {
        constant = try Exact.sum(constant, account.value(given: 0))
      }
    }
    while let largest = shared.indices.max(by: { shared[$0].reach < shared[$1].reach }),
      shared.stateCount > stateLimit
    {
      let account = shared.remove(at: largest).account
      let (start, slope) = try account.majorant(.steep)
      constant = try Exact.sum(constant, start)
      try add(slope, of: account, to: &gains)
    }
    return try Exact.sum(constant, highest(gains, shared))
  }

  /// An account over several items, and the most that they can give it.
  fileprivate struct Dimension {
    let account: TierTerms.WeightedAccount
    let reach: Int

    init(_ account: TierTerms.WeightedAccount, reach: Int) {
      self.account = account
      self.reach = reach
    }
  }

  /// Units that an option gives an account.
  private func units(
    of account: TierTerms.WeightedAccount, _ item: Item, _ option: Option
  ) -> Int {
    zip(item.parts, option.counts).reduce(0) { sum, entry in
      let (part, count) = entry
      let times = account.account.needs.count { $0 == part.need }
      switch account.account.measure {
      case .sessions: return sum + (part.per.isWeekly ? times * count : 0)
      case .courses(_, let year):
        let counts = !part.per.isWeekly && (year == nil || year == part.year)
        return sum + (counts ? times * count : 0)
      case .served: return sum + (count >= max(1, part.per.isWeekly ? 1 : part.least) ? times : 0)
      case .sessionsAtHome, .keptRows: return sum
      }
    }
  }

  /// Whether any option of an item gives an account a unit.
  private func units(of account: TierTerms.WeightedAccount, _ item: Item) -> Bool {
    item.options.contains { units(of: account, item, $0) > 0 }
  }

  private func reach(of account: TierTerms.WeightedAccount, _ touched: [Int]) -> Int {
    let most = touched.reduce(0) { sum, item in
      sum + (items[item].options.map { units(of: account, items[item], $0) }.max() ?? 0)
    }
    // Beyond its cap a table stays as it is.
    return min(most, max(0, account.account.table.cap - account.account.offset))
  }

  private func fold(
    _ account: TierTerms.WeightedAccount, into gains: inout [Int], _ item: Item
  ) throws(BoundCheckError) {
    for (place, option) in item.options.enumerated() {
      let value = try account.value(given: units(of: account, item, option))
      gains[place] = try Exact.sum(gains[place], value)
    }
  }

  private func add(
    _ slope: Int, of account: TierTerms.WeightedAccount, to gains: inout [[Int]]
  ) throws(BoundCheckError) {
    for (item, row) in items.enumerated() {
      for (place, option) in row.options.enumerated() {
        let bonus = try Exact.product(slope, units(of: account, row, option))
        gains[item][place] = try Exact.sum(gains[item][place], bonus)
      }
    }
  }

  /// The dynamic program: item by item, over the levels of the shared accounts and what is taken of
  /// the limit, which is left out where that would be too many states.
  private func highest(
    _ gains: [[Int]], _ shared: [Dimension]
  ) throws(BoundCheckError) -> Int {
    let levels = shared.stateCount
    var limit = limit
    if let most = limit?.most, most >= stateLimit / max(1, levels) { limit = nil }
    var best = [Int?](repeating: nil, count: levels * ((limit?.most ?? 0) + 1))
    best[0] = 0
    for (item, row) in items.enumerated() {
      var next = [Int?](repeating: nil, count: best.count)
      for (place, option) in row.options.enumerated() {
        let steps = shared.map { units(of: $0.account, row, option) }
        let more = limit?.taken(by: option, of: row) ?? 0
        for (state, value) in best.enumerated() {
          guard let value else { continue }
          let taken = state / levels + more
          if let limit, taken > limit.most { continue }
          let reached = taken * levels + shared.state(after: steps, from: state % levels)
          let sum = try Exact.sum(value, gains[item][place])
          next[reached] = max(next[reached] ?? sum, sum)
        }
      }
      best = next
    }
    var highest: Int?
    for (state, value) in best.enumerated() {
      guard var sum = value else { continue }
      for (dimension, level) in zip(shared, shared.levels(of: state % levels)) {
        sum = try Exact.sum(sum, dimension.account.value(given: level))
      }
      highest = max(highest ?? sum, sum)
    }
    return highest ?? 0
  }
}

extension [ChildProblem.Dimension] {
  /// States of the dynamic program: the levels of all dimensions in mixed radix.
  fileprivate var stateCount: Int {
    reduce(1) { product, dimension in
      let states = product.multipliedReportingOverflow(by: dimension.reach + 1)
      return states.overflow ? Int.max : states.partialValue
    }
  }

  fileprivate func levels(of state: Int) -> [Int] {
    var rest = state
    return map { dimension in
      defer { rest /= dimension.reach + 1 }
      return rest % (dimension.reach + 1)
    }
  }

  fileprivate func state(after steps: [Int], from state: Int) -> Int {
    var radix = 1
    var reached = 0
    var rest = state
    for (dimension, step) in zip(self, steps) {
      let size = dimension.reach + 1
      reached += radix * Swift.min(dimension.reach, rest % size + step)
      rest /= size
      radix *= size
    }
    return reached
  }
}
