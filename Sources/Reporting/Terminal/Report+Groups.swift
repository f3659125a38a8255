import Kezek
import PlanVerification

extension Report {
  /// Who gets everything, by age, language and residence.
  func appendGroups(to layout: inout SummaryLayout) {
    let measure: CoverageRow.Measure =
      metrics.totals.askingSessions > 0 ? .everySession : .everything
    let dimensions: [CoverageRow.Dimension] = [.age, .language, .residence]
    let lines = dimensions.compactMap { dimension -> (String, [String])? in
      let groups = metrics.coverage.filter {
        $0.dimension == dimension && $0.measure == measure
      }
      guard !groups.isEmpty else { return nil }
      return (
        phrases.dimension(dimension, scenario),
        groups.map { group in
          phrases.say(
            "group.of",
            [
              "group": .text(phrases.value(group.value, of: dimension)),
              "count": .number(group.share.numerator), "all": .number(group.share.denominator),
            ])
        }
      )
    }
    guard !lines.isEmpty else { return }
    layout.blank()
    layout.append(
      measure == .everySession
        ? phrases.say("title.every session by group")
        : phrases.say("title.everything by group"))
    let width = lines.map { $0.0.columns }.max() ?? 0
    // Columns under each other, as far as the groups are alike in number.
    let columns = lines.map { $0.1.count }.max() ?? 0
    let widths = (0..<columns).map { column in
      lines.map { $0.1.indices.contains(column) ? $0.1[column].columns : 0 }.max() ?? 0
    }
    for (name, groups) in lines {
      let head = "  " + name.padded(to: width) + "  "
      let cells = groups.enumerated().map { $1.padded(to: widths[$0]) }
      let line = head + cells.joined(separator: "   ")
      if line.trimmedAtEnd.columns <= layout.width {
        layout.append(line)
      } else {
        layout.append(contentsOf: stacked(groups, behind: head, width: layout.width))
      }
    }
  }

  /// Groups one after another behind a head, as many in a line as it holds.
  private func stacked(_ groups: [String], behind head: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = head
    var isFresh = true
    for group in groups {
      if !isFresh, line.columns + 3 + group.columns > width {
        lines.append(line)
        line = String(repeating: " ", count: head.columns)
        isFresh = true
      }
      line += (isFresh ? "" : "   ") + group
      isFresh = false
    }
    return lines + [line]
  }
}
