import Foundation

/// A measurement beside an earlier one: what became better, what worse, what is the same.
///
/// A difference counts where the medians lie further apart than the runs with different seeds of
/// either side, and further than a least step; with one seed a side that step is larger, since
/// nothing tells how far seeds lie apart.
public struct BenchComparison: Sendable, Hashable {
  public enum Verdict: String, Sendable, Hashable {
    case better, same, worse, added, gone
  }

  /// What decided.
  public enum Measure: Sendable, Hashable {
    /// A run that had a plan has none, or the other way round.
    case state
    /// The share still open at the end.
    case open
    /// Seconds to this share, the finest that all runs of both sides reach.
    case time(Double)
    case wall
  }

  /// One configuration on both sides.
  public struct Item: Sendable, Hashable {
    public let configuration: String
    public let verdict: Verdict
    public let measure: Measure
    public let before: Spread?
    public let now: Spread?
  }

  public let items: [Item]
  public let overall: Verdict
  /// Geometric mean of seconds now to seconds before, over configurations with times on both sides;
  /// nil where there are none.
  public let timeRatio: Double?

  /// Steps that count: seconds relative and absolute, shares absolute; first with several seeds.
  private static let leastTime = (several: 0.05, one: 0.25, seconds: 0.05)
  private static let leastShare = (several: 0.0002, one: 0.001)

  public init(before: [BenchRow], now: [BenchRow], gaps: [Double]) {
    let old = Self.grouped(before)
    let new = Self.grouped(now)
    var items: [Item] = []
    var logs: [Double] = []
    for configuration in new.order {
      guard let rows = new.rows[configuration] else { continue }
      guard let earlier = old.rows[configuration] else {
        items.append(
          Item(
            configuration: configuration, verdict: .added, measure: .state, before: nil, now: nil))
        continue
      }
      items.append(Self.item(configuration, earlier, rows, gaps))
      if let (then, today) = Self.times(earlier, rows, gaps) {
        logs.append(log((today.median + 0.01) / (then.median + 0.01)))
      }
    }
    for configuration in old.order where new.rows[configuration] == nil {
      items.append(
        Item(configuration: configuration, verdict: .gone, measure: .state, before: nil, now: nil))
    }
    self.items = items
    timeRatio = logs.isEmpty ? nil : exp(logs.reduce(0, +) / Double(logs.count))
    overall = Self.overall(items)
  }

  public func count(_ verdict: Verdict) -> Int { items.count { $0.verdict == verdict } }

  private static func grouped(_ rows: [BenchRow]) -> (order: [String], rows: [String: [BenchRow]]) {
    var order: [String] = []
    var groups: [String: [BenchRow]] = [:]
    for row in rows where row.status != .absent {
      if groups[row.configuration] == nil { order.append(row.configuration) }
      groups[row.configuration, default: []].append(row)
    }
    return (order, groups)
  }

  /// One is enough either way only where nothing speaks against it; else more than a tenth of all
  /// that could be compared.
  private static func overall(_ items: [Item]) -> Verdict {
    let better = items.count { $0.verdict == .better }
    let worse = items.count { $0.verdict == .worse }
    let same = items.count { $0.verdict == .same }
    let least = max(1, (better + worse + same) / 10)
    if worse == 0, better > 0 || better - worse > least { return better > 0 ? .better : .same }
    if better == 0, worse > 0 { return .worse }
    if better - worse > least { return .better }
    return worse - better > least ? .worse : .same
  }

  // MARK: One configuration

  private static func item(
    _ configuration: String, _ before: [BenchRow], _ now: [BenchRow], _ gaps: [Double]
  ) -> Item {
    func item(_ verdict: Verdict, _ measure: Measure, _ then: Spread?, _ today: Spread?) -> Item {
      Item(
        configuration: configuration, verdict: verdict, measure: measure, before: then, now: today)
    }
    let plans = (planShare(before), planShare(now))
    if plans.0.median != plans.1.median {
      return item(plans.1.median > plans.0.median ? .better : .worse, .state, plans.0, plans.1)
    }
    // A share of what was never proven is not known: it counts as everything.
    let open = (
      Spread(before.map { $0.gap ?? 1 }) ?? plans.0, Spread(now.map { $0.gap ?? 1 }) ?? plans.1
    )
    let isAlone = before.count < 2 || now.count < 2
    let leastShare = isAlone ? Self.leastShare.one : Self.leastShare.several
    let verdict = judged(open.0, open.1, least: leastShare)
    if verdict != .same { return item(verdict, .open, open.0, open.1) }
    guard let (then, today) = times(before, now, gaps) else {
      return item(.same, .open, open.0, open.1)
    }
    let relative = isAlone ? leastTime.one : leastTime.several
    let least = max(leastTime.seconds, relative * max(then.median, today.median))
    let measure = finest(before + now, gaps).map(Measure.time) ?? .wall
    return item(judged(then, today, least: least), measure, then, today)
  }

  /// The share of runs that have a plan.
  private static func planShare(_ rows: [BenchRow]) -> Spread {
    let share =
      Double(rows.count { $0.value != nil && $0.status != .timedOut && $0.status != .crashed })
      / Double(max(1, rows.count))
    return Spread(single: share)
  }

  /// Less is better.
  private static func judged(_ before: Spread, _ now: Spread, least: Double) -> Verdict {
    let difference = now.median - before.median
    guard abs(difference) > max(least, before.width, now.width) else { return .same }
    return difference < 0 ? .better : .worse
  }

  private static func finest(_ rows: [BenchRow], _ gaps: [Double]) -> Double? {
    gaps.sorted().first { gap in rows.allSatisfy { $0.seconds(toGap: gap) != nil } }
  }

  /// Seconds to the finest share that all runs reach; where there is none, of the whole run.
  private static func times(
    _ before: [BenchRow], _ now: [BenchRow], _ gaps: [Double]
  ) -> (Spread, Spread)? {
    let figure: (BenchRow) -> Double? =
      if let gap = finest(before + now, gaps) {
        { $0.seconds(toGap: gap) }
      } else {
        { $0.wallSeconds }
      }
    guard let then = Spread(before.compactMap(figure)), let today = Spread(now.compactMap(figure))
    else { return nil }
    return (then, today)
  }
}
