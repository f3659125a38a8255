public import Kezek
import Reporting

/// The rows of a suite as a table of a terminal.
public struct BenchTerminal {
  private let summary: BenchSummary
  private let text: BenchText

  public init(_ summary: BenchSummary, _ language: Language) {
    self.summary = summary
    text = BenchText(language)
  }

  /// One line as a run ends.
  public static func line(_ row: BenchRow, _ language: Language) -> String {
    let text = BenchText(language)
    var parts: [String] = []
    if row.status != .done { parts.append(text.state(row.status.rawValue)) }
    if let value = row.value {
      parts.append("\(value)" + (row.bound.map { " ≤ \($0)" } ?? ""))
    }
    if let gap = row.gap { parts.append(text.figure(Figures.percent(gap)) + " %") }
    if let wall = row.wallSeconds { parts.append(text.figure(Figures.seconds(wall)) + " s") }
    if let memory = row.peakMemoryBytes { parts.append("\(Figures.megabytes(memory)) MB") }
    if row.value == nil, let detail = row.detail { parts.append(String(detail.prefix(120))) }
    return "  " + parts.joined(separator: "  ")
  }

  /// The table: a line for each configuration.
  public func table() -> String {
    let headers = [
      text.say(.instance), text.say(.program), text.say(.rule), text.say(.limit), text.say(.open),
      text.say(.firstPlan), text.say(.wall), text.say(.memory), text.say(.state),
    ]
    var cells = [headers]
    for line in summary.lines {
      cells.append([
        line.first.instance, line.first.program, line.first.policy,
        Figures.seconds(line.first.timeLimit), figure(line.gap, Figures.percent),
        figure(line.firstPlan, Figures.seconds), figure(line.wall, Figures.seconds),
        line.memory.map { "\(Figures.megabytes(Int($0.median)))" } ?? "–", states(line),
      ])
    }
    let widths = headers.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }.joined(separator: "  ").trimmedEnd
    }.joined(separator: "\n")
  }

  /// The verdict of a comparison in a sentence.
  public func overall(_ comparison: BenchComparison) -> String { text.overall(comparison) }

  private func figure(_ spread: Spread?, _ format: (Double) -> String) -> String {
    spread.map { text.figure(format($0.median)) } ?? "–"
  }

  private func states(_ line: BenchSummary.Line) -> String {
    BenchRow.Status.allCases.compactMap { status in
      let count = line.rows.count { $0.status == status }
      return count == 0 ? nil : "\(count) " + text.state(status.rawValue)
    }.joined(separator: ", ")
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
