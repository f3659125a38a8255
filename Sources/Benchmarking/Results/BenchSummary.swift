/// Everything that is read off the rows of a suite.
public struct BenchSummary: Sendable {
  public let suite: BenchSuite
  /// The rows in the order of the suite's runs.
  public let rows: [BenchRow]
  /// A line for each configuration: runs that differ in nothing but the seed.
  public let lines: [Line]
  /// The best value known of each problem, by any program.
  let best: [String: Int]

  /// Runs of one configuration, put together.
  public struct Line: Sendable {
    public let configuration: String
    public let rows: [BenchRow]
    public let first: BenchRow
    /// Of the first step at the end of the run.
    public let gap: Spread?
    public let gapUnmet: Spread?
    public let value: Spread?
    public let bound: Spread?
    public let firstPlan: Spread?
    public let wall: Spread?
    /// In bytes.
    public let memory: Spread?
    public let integral: Spread?
    public let nodes: Spread?
    /// For each share of the suite: the seconds of the runs that reached it.
    public let reached: [Spread?]

    /// Runs with a plan.
    public var plans: Int { rows.count { $0.value != nil } }

    /// Seconds to a share by the median over seeds: infinite where half of the runs never reached it.
    func median(toGap gap: Double) -> Double {
      Spread(rows.map { $0.seconds(toGap: gap) ?? .infinity })?.median ?? .infinity
    }
  }

  public init(_ suite: BenchSuite, rows: [BenchRow]) {
    self.suite = suite
    var order: [String: Int] = [:]
    for (place, run) in suite.runs.enumerated() { order[run.key] = place }
    let rows = rows.sorted { (order[$0.key] ?? .max, $0.key) < (order[$1.key] ?? .max, $1.key) }
    self.rows = rows
    var best: [String: Int] = [:]
    for row in rows {
      if let value = row.value { best[row.problem] = max(best[row.problem] ?? value, value) }
    }
    self.best = best
    var groups: [String: [BenchRow]] = [:]
    var configurations: [String] = []
    for row in rows {
      if groups[row.configuration] == nil { configurations.append(row.configuration) }
      groups[row.configuration, default: []].append(row)
    }
    lines = configurations.compactMap { configuration in
      guard let rows = groups[configuration], let first = rows.first else { return nil }
      return Line(configuration, rows, first, best[first.problem], suite.gaps)
    }
  }
}

extension BenchSummary.Line {
  fileprivate init(
    _ configuration: String, _ rows: [BenchRow], _ first: BenchRow, _ best: Int?, _ gaps: [Double]
  ) {
    self.configuration = configuration
    self.rows = rows
    self.first = first
    func spread(_ figure: (BenchRow) -> Double?) -> Spread? { Spread(rows.compactMap(figure)) }
    gap = spread(\.gap)
    gapUnmet = spread(\.gapUnmet)
    value = spread { $0.value.map(Double.init) }
    bound = spread { $0.bound.map(Double.init) }
    firstPlan = spread(\.firstPlanSeconds)
    wall = spread(\.wallSeconds)
    memory = spread { $0.peakMemoryBytes.map(Double.init) }
    nodes = spread { $0.nodes.map(Double.init) }
    integral = spread { row in
      guard let best, row.wallSeconds != nil else { return nil }
      return PrimalIntegral.of(row.progress, best: best, end: row.timeLimit)
    }
    reached = gaps.map { gap in spread { $0.seconds(toGap: gap) } }
  }
}
