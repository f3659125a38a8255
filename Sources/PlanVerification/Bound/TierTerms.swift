import Kezek

/// A weighted sum of tiers, parted into what each child adds to it by itself.
///
/// Accounts over needs of one child stay as they are. Every other account is replaced by a line
/// that lies nowhere below its table, so that each session, course or kept row adds a *bonus*.
struct TierTerms {
  /// What the sum is worth before anything is given.
  private(set) var constant = 0
  /// By child: its accounts.
  private(set) var accounts: [[WeightedAccount]]
  /// By need: what each session, each session at home, and being served (once a calendar year) add
  /// besides.
  private(set) var ofSession: [Int]
  private(set) var ofSessionAtHome: [Int]
  private(set) var ofServed: [Int]
  /// By need: what each course adds, in one calendar year or (nil) in any.
  private(set) var ofCourse: [Need.ID: [CourseBonus]] = [:]
  /// By row of the current plan: what keeping it adds.
  private(set) var ofRow: [Int]
  /// What a minute of a visit costs.
  private(set) var travel = 0
  /// Whether any account was replaced by a line that another one could have been.
  private(set) var hasChoice = false

  struct WeightedAccount {
    let account: Account
    let weight: Int
  }

  struct CourseBonus {
    let year: Int?
    let bonus: Int
  }

  /// Which line stands for the table of an account over several children.
  enum Line {
    /// The one through the value of nothing given that touches the table from above.
    case steep
    /// The highest value.
    case flat
  }

  /// Tiers, each with a non-negative weight.
  init(
    _ tiers: [(tier: Tier, weight: Int)], line: Line, of scenario: Scenario
  ) throws(BoundCheckError) {
    accounts = Array(repeating: [], count: scenario.children.count)
    ofSession = Array(repeating: 0, count: scenario.needs.count)
    ofSessionAtHome = ofSession
    ofServed = ofSession
    ofRow = Array(repeating: 0, count: scenario.current.count)
    for (tier, weight) in tiers where weight > 0 {
      guard tier.travelWeight >= 0 else { throw .negativeTravelWeight(tier.name) }
      travel = try Exact.sum(travel, Exact.product(tier.travelWeight, weight))
      for account in tier.accounts {
        try add(WeightedAccount(account: account, weight: weight), line: line, scenario)
      }
    }
  }

  private mutating func add(
    _ account: WeightedAccount, line: Line, _ scenario: Scenario
  ) throws(BoundCheckError) {
    let child = account.onlyChild(of: scenario)
    switch account.account.measure {
    case .sessions, .courses, .served:
      if let child {
        accounts[child.index].append(account)
        return
      }
    case .sessionsAtHome, .keptRows:
      break
    }
    hasChoice = hasChoice || child == nil
    let (start, slope) = try account.majorant(child == nil ? line : .steep)
    constant = try Exact.sum(constant, start)
    if slope > 0 { try spread(slope, over: account.account.measure) }
  }

  private mutating func spread(
    _ slope: Int, over measure: Account.Measure
  ) throws(BoundCheckError) {
    switch measure {
    case .sessions(let needs):
      for need in needs { ofSession[need.index] = try Exact.sum(ofSession[need.index], slope) }
    case .sessionsAtHome(let needs):
      for need in needs {
        ofSessionAtHome[need.index] = try Exact.sum(ofSessionAtHome[need.index], slope)
      }
    case .served(let needs):
      for need in needs { ofServed[need.index] = try Exact.sum(ofServed[need.index], slope) }
    case .courses(let needs, let year):
      for need in needs {
        ofCourse[need, default: []].append(CourseBonus(year: year, bonus: slope))
      }
    case .keptRows(let rows):
      for row in rows where ofRow.indices.contains(row) {
        ofRow[row] = try Exact.sum(ofRow[row], slope)
      }
    }
  }
}

extension TierTerms.WeightedAccount {
  /// The child whose needs alone the account counts; nil where there are several or none.
  fileprivate func onlyChild(of scenario: Scenario) -> Child.ID? {
    guard let first = account.needs.first else { return nil }
    let child = scenario.needs[first].child
    return account.needs.allSatisfy { scenario.needs[$0].child == child } ? child : nil
  }

  /// The weighted value at a level, given units above the offset.
  func value(given: Int) throws(BoundCheckError) -> Int {
    try Exact.product(
      weight, account.table.value(at: Exact.sum(account.offset, given)))
  }

  /// A line start + slope × given that lies nowhere below the weighted table; slope ≥ 0.
  func majorant(_ line: TierTerms.Line) throws(BoundCheckError) -> (start: Int, slope: Int) {
    let start = try value(given: 0)
    let reach = max(0, account.table.cap - account.offset)
    var highest = start
    var slope = 0
    if reach > 0 {
      for given in 1...reach {
        let value = try value(given: given)
        highest = max(highest, value)
        slope = max(slope, Exact.ceiling(try Exact.difference(value, start), by: given))
      }
    }
    return line == .steep ? (start, slope) : (highest, 0)
  }
}
