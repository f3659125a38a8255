@testable import Benchmarking

/// Rows made by hand.
enum Rows {
  static let suite = BenchSuite(
    name: "hand", about: "Rows made by hand.", gaps: [0.05, 0.01, 0], sets: [set], digest: "")

  static let set: BenchSet = {
    var set = BenchSet(name: "s")
    set.instances = [120, 500, 2000].map {
      BenchInstance(name: "c\($0)", source: .generated(["--children", "\($0)"]))
    }
    set.solvers = ["glpk", "highs"]
    set.seeds = [1, 2, 3]
    set.times = [20]
    set.peers = [.cbc, .scip]
    set.targets = [
      BenchTarget(.gap(0.01, within: 10), solver: "glpk"),
      BenchTarget(.unmet(0.05, within: 20), solver: "highs"),
      BenchTarget(.memory(100), solver: nil), BenchTarget(.fasterThanPeers(4), solver: nil),
      BenchTarget(.growth(1.2, gap: 0.01), solver: nil), BenchTarget(.files(1), solver: nil),
    ]
    return set
  }()

  static func run(_ key: String) -> BenchRun? { suite.runs.first { $0.key == key } }

  /// A row with plans at these moments under a bound of 1000.
  static func row(
    _ run: BenchRun, children: Int, _ course: [(Double, Int?, Int?)],
    _ status: BenchRow.Status = .done
  ) -> BenchRow {
    var row = BenchRow(run, suite: suite.name, children: children, status: status)
    row.progress = course.map { .init($0.0, $0.1, $0.2) }
    row.value = course.last?.1
    row.bound = course.last?.2
    row.valueIfAllMet = 1200
    if status != .absent {
      row.wallSeconds = (course.last?.0 ?? 20) + 0.25
      row.cpuSeconds = row.wallSeconds
      row.peakMemoryBytes = 52_428_800 + children * 10_000
    }
    row.nodes = 7
    row.machine = Machine(
      processor: "A processor", cores: 2, memoryMegabytes: 8192, system: "A system")
    (row.readingSeconds, row.checkingSeconds, row.writingSeconds) = (0.1, 0.05, 0.125)
    row.programVersion = run.programName.hasPrefix("kezek") ? "kezek 0.1.0" : "other 1"
    return row
  }

  /// A whole suite: highs closes all, glpk leaves a little, cbc finds late, scip is not installed,
  /// one run breaks down and one never ends.
  static var all: [BenchRow] {
    suite.runs.map { run in
      let children = Int(run.instance.name.dropFirst()) ?? 0
      let scale = Double(children) / 120
      let seed = Double(run.seed)
      switch run.program {
      case .peer(.scip): return row(run, children: children, [], .absent)
      case .peer:
        return row(
          run, children: children,
          [(1 * scale, nil, 1100), (4 + scale, 900, 1100), (9 + scale, 960, 1000)])
      case .kezek(_, "highs"):
        return row(
          run, children: children,
          [(0.1 * scale, 800, 1010), (0.2 * scale * seed, 995, 1005), (0.9 * scale, 1000, 1000)])
      case .kezek where run.seed == 3 && children == 2000:
        var crashed = row(run, children: children, [], .crashed)
        crashed.detail = "Fatal error: <index> out of range"
        return crashed
      case .kezek where run.seed == 2 && children == 2000:
        return row(run, children: children, [], .timedOut)
      case .kezek:
        return row(
          run, children: children,
          [(0.1 * scale, 800, 1010), (0.3 * scale + 0.1 * seed, 998, 1005)])
      }
    }
  }
}
