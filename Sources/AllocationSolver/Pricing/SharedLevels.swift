/// The states of a child's shared accounts: the level of each, in mixed radix.
struct SharedLevels {
  private let accounts: [PricingModel.SharedAccount]
  private let radix: [Int]
  let count: Int
  /// By state: what the accounts are worth together.
  private(set) var worth: [Double]

  init(_ accounts: [PricingModel.SharedAccount], _ weights: [Double]) {
    self.accounts = accounts
    var product = 1
    var radix: [Int] = []
    for account in accounts {
      radix.append(product)
      product *= account.values.count
    }
    self.radix = radix
    count = product
    worth = [Double](repeating: 0, count: product)
    for state in 0..<product {
      for (place, account) in accounts.enumerated() {
        let level = state / radix[place] % account.values.count
        worth[state] += weights[account.tier] * account.values[level]
      }
    }
  }

  var start: [Double] { [0] + [Double](repeating: -.infinity, count: count - 1) }

  func state(from state: Int, item: Int, count: Int) -> Int {
    guard count > 0 else { return state }
    var reached = 0
    for (place, account) in accounts.enumerated() {
      let level = state / radix[place] % account.values.count
      let step = account.items.contains(item) ? (account.countsServed ? 1 : count) : 0
      reached += radix[place] * min(level + step, account.values.count - 1)
    }
    return reached
  }

  /// What the account at that position is worth by itself.
  func value(ofAccount place: Int, in state: Int) -> Double {
    accounts[place].values[state / radix[place] % accounts[place].values.count]
  }
}
