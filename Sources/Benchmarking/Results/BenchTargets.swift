/// What the runs of a set should reach, and what they did.
public struct BenchTargets: Sendable {
  /// One target on one problem and program.
  public struct Outcome: Sendable {
    public let set: String
    public let instance: String
    public let policy: String
    public let program: String
    public let kind: BenchTarget.Kind
    public let measured: Measured?
    public let isReached: Bool
  }

  /// What was measured, in the unit of the target.
  public enum Measured: Sendable, Hashable {
    case share(Spread)
    case megabytes(Int)
    /// Times as soon; `isAtLeast` where no outside program came so near within its limit.
    case times(Double, gap: Double, isAtLeast: Bool)
    case power(PowerFit)
    case seconds(Spread)
  }

  public let outcomes: [Outcome]

  public init(_ summary: BenchSummary) {
    var outcomes: [Outcome] = []
    for set in summary.suite.sets {
      let lines = summary.lines.filter { $0.first.set == set.name && !$0.rows.isEmpty }
      for target in set.targets {
        outcomes += Self.outcomes(target, set, lines, summary.suite.gaps)
      }
    }
    self.outcomes = outcomes
  }

  private static func outcomes(
    _ target: BenchTarget, _ set: BenchSet, _ lines: [BenchSummary.Line], _ gaps: [Double]
  ) -> [Outcome] {
    let own = lines.filter { line in
      guard !line.first.isPeer else { return false }
      return target.solver.map { line.first.program.hasSuffix(" \($0)") } ?? true
    }
    if case .growth(let power, let gap) = target.kind {
      return growth(own, power, gap, target)
    }
    return own.filter { isJudged($0, target.kind, set) }.map { line in
      let measured = measured(line, target.kind, lines, gaps)
      return Outcome(
        set: set.name, instance: line.first.instance, policy: line.first.policy,
        program: line.first.program, kind: target.kind, measured: measured,
        isReached: measured.map { isReached($0, target.kind) } ?? false)
    }
  }

  /// A target after so many seconds is judged by runs with that limit, or the next longer one.
  private static func isJudged(
    _ line: BenchSummary.Line, _ kind: BenchTarget.Kind, _ set: BenchSet
  ) -> Bool {
    switch kind {
    case .gap(_, let within), .unmet(_, let within):
      let fitting = set.times.filter { $0 >= within }.min() ?? set.times.max()
      return line.first.timeLimit == fitting
    case .memory, .fasterThanPeers, .growth, .files:
      return line.first.timeLimit == set.times.max()
    }
  }

  private static func measured(
    _ line: BenchSummary.Line, _ kind: BenchTarget.Kind, _ lines: [BenchSummary.Line],
    _ gaps: [Double]
  ) -> Measured? {
    switch kind {
    case .gap(_, let within):
      let shares = line.rows.map { row in
        row.point(at: within).flatMap { BenchRow.gap($0.value, $0.bound) } ?? .infinity
      }
      return Spread(shares).map(Measured.share)
    case .unmet(_, let within):
      let shares = line.rows.map { row in
        row.point(at: within).flatMap { row.unmet($0.value, $0.bound) } ?? .infinity
      }
      return Spread(shares).map(Measured.share)
    case .memory:
      return line.memory.map { .megabytes(Figures.megabytes(Int($0.most))) }
    case .files:
      return Spread(
        line.rows.compactMap { row in
          guard let reading = row.readingSeconds, let writing = row.writingSeconds else {
            return nil
          }
          return reading + (row.checkingSeconds ?? 0) + writing
        }
      ).map(Measured.seconds)
    case .fasterThanPeers: return faster(line, lines, gaps)
    case .growth: return nil
    }
  }

  /// At the finest share that an outside program reaches; where none reaches any, its limit says
  /// how much sooner at least.
  private static func faster(
    _ line: BenchSummary.Line, _ lines: [BenchSummary.Line], _ gaps: [Double]
  ) -> Measured? {
    let peers = lines.filter {
      $0.first.isPeer && $0.first.problem == line.first.problem
        && $0.rows.contains { $0.wallSeconds != nil }
    }
    guard !peers.isEmpty else { return nil }
    for gap in gaps.sorted() {
      let best = peers.map { $0.median(toGap: gap) }.min() ?? .infinity
      let own = line.median(toGap: gap)
      if best.isFinite {
        return .times(own.isFinite ? best / max(own, 0.001) : 0, gap: gap, isAtLeast: false)
      }
    }
    guard let gap = gaps.sorted().first(where: { line.median(toGap: $0).isFinite }) else {
      return nil
    }
    let limit = peers.map(\.first.timeLimit).max() ?? 0
    return .times(limit / max(line.median(toGap: gap), 0.001), gap: gap, isAtLeast: true)
  }

  private static func growth(
    _ lines: [BenchSummary.Line], _ power: Double, _ gap: Double, _ target: BenchTarget
  ) -> [Outcome] {
    BenchGrowth.fits(lines, gap: gap).map { fit in
      Outcome(
        set: fit.set, instance: "", policy: fit.policy, program: fit.program, kind: target.kind,
        measured: fit.fit.map(Measured.power),
        isReached: fit.isComplete && (fit.fit.map { $0.exponent <= power } ?? false))
    }
  }

  private static func isReached(_ measured: Measured, _ kind: BenchTarget.Kind) -> Bool {
    switch (measured, kind) {
    case (.share(let spread), .gap(let gap, _)), (.share(let spread), .unmet(let gap, _)):
      spread.median <= gap + 1e-12
    case (.megabytes(let megabytes), .memory(let most)): megabytes <= most
    case (.times(let times, _, _), .fasterThanPeers(let least)): times >= least
    case (.seconds(let spread), .files(let most)): spread.median <= most
    default: false
    }
  }
}

/// How the time to a share grows with the number of children.
struct BenchGrowth: Sendable {
  let set: String
  let policy: String
  let program: String
  /// Children and seconds of each run that reached the share.
  let points: [(x: Double, y: Double)]
  /// Runs in all; with fewer points the line tells of those alone that came so near.
  let runs: Int

  /// Whether every run reached it.
  var isComplete: Bool { points.count == runs }

  var fit: PowerFit? { PowerFit(points) }

  /// For each rule and program of a set with runs of at least three sizes.
  ///
  /// - Parameter gap: nil = the first plan.
  static func fits(_ lines: [BenchSummary.Line], gap: Double?) -> [BenchGrowth] {
    var order: [String] = []
    var groups: [String: [BenchSummary.Line]] = [:]
    for line in lines {
      let key = "\(line.first.set) | \(line.first.policy) | \(line.first.program)"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(line)
    }
    return order.compactMap { key in
      guard let lines = groups[key], let first = lines.first?.first,
        Set(lines.compactMap(\.first.children)).count >= 3
      else { return nil }
      var points: [(x: Double, y: Double)] = []
      let rows = lines.flatMap(\.rows)
      for row in rows {
        let seconds = gap.map { row.seconds(toGap: $0) } ?? row.firstPlanSeconds
        if let children = row.children, let seconds {
          points.append((Double(children), max(0.001, seconds)))
        }
      }
      return BenchGrowth(
        set: first.set, policy: first.policy, program: first.program, points: points,
        runs: rows.count)
    }
  }
}
