import Reporting

/// The rows of a suite as a table for spreadsheets.
public struct BenchTable {
  private let summary: BenchSummary

  public init(_ summary: BenchSummary) { self.summary = summary }

  /// A row for each run; columns have the same names in every language, for formulas.
  public func bytes() -> [UInt8] {
    let gaps = summary.suite.gaps
    var table = CSVTable(
      name: "rows.csv",
      columns: [
        "set", "instance", "children", "program", "policy", "seed", "time_limit", "work_limit",
        "threads", "status", "value", "bound", "gap_percent", "gap_unmet_percent",
        "first_plan_seconds",
      ] + gaps.map { "seconds_to_\(Figures.percent($0))_percent" } + [
        "wall_seconds", "cpu_seconds", "peak_megabytes", "primal_integral", "nodes",
        "reading_seconds", "checking_seconds", "writing_seconds", "export_seconds", "version",
        "detail",
      ])
    for row in summary.rows { table.append(cells(row, gaps)) }
    return table.bytes()
  }

  private func cells(_ row: BenchRow, _ gaps: [Double]) -> [CSVTable.Cell] {
    let integral = summary.best[row.problem].flatMap { best in
      row.wallSeconds.map { _ in PrimalIntegral.of(row.progress, best: best, end: row.timeLimit) }
    }
    return [
      .text(row.set), .text(row.instance), integer(row.children), .text(row.program),
      .text(row.policy), .text("\(row.seed)"), seconds(row.timeLimit), integer(row.workLimit),
      .integer(row.threads), .text(row.status.rawValue), integer(row.value), integer(row.bound),
      percent(row.gap), percent(row.gapUnmet), seconds(row.firstPlanSeconds),
    ] + gaps.map { seconds(row.seconds(toGap: $0)) } + [
      seconds(row.wallSeconds), seconds(row.cpuSeconds),
      integer(row.peakMemoryBytes.map(Figures.megabytes)), seconds(integral), integer(row.nodes),
      seconds(row.readingSeconds), seconds(row.checkingSeconds), seconds(row.writingSeconds),
      seconds(row.exportSeconds), .text(row.programVersion ?? ""), .text(row.detail ?? ""),
    ]
  }

  private func integer(_ number: Int?) -> CSVTable.Cell { number.map { .integer($0) } ?? .empty }

  private func seconds(_ seconds: Double?) -> CSVTable.Cell {
    seconds.map { .decimal($0, places: 3) } ?? .empty
  }

  private func percent(_ share: Double?) -> CSVTable.Cell {
    share.map { .decimal($0 * 100, places: 4) } ?? .empty
  }
}
