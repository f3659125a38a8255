import Kezek
import PlanVerification

extension Report {
  /// What the run knows beside the plan: shown on the terminal, part of no file.
  public struct Run: Sendable, Hashable {
    /// nil = not to be told.
    public let seconds: Double?
    /// Paths of what was written; empty where nothing was.
    public let written: [String]

    public init(seconds: Double? = nil, written: [String] = []) {
      self.seconds = seconds
      self.written = written
    }
  }

  /// The summary on a terminal, as REPORTS.md lays it out.
  ///
  /// - Parameter width: columns; at least 60 are used.
  public func terminalSummary(width: Int = 80, run: Run = Run()) -> String {
    var layout = SummaryLayout(width: width)
    appendHead(to: &layout)
    appendLeftOut(to: &layout)
    layout.blank()
    layout.append(contentsOf: resultTable().lines(width: layout.width))
    layout.blank()
    layout.append(title: phrases.say("title.how good"), quality(seconds: run.seconds))
    appendChanges(to: &layout)
    appendServices(to: &layout)
    appendGroups(to: &layout)
    appendWaiting(to: &layout)
    appendShortages(to: &layout)
    if let text = DefaultsText(scenario: scenario, phrases: phrases).text {
      layout.append(title: phrases.say("title.defaults"), text)
    }
    appendWritten(run, to: &layout)
    return layout.text
  }

  private func appendHead(to layout: inout SummaryLayout) {
    layout.append(
      "KEZEK  " + scenario.name,
      right: phrases.say(
        "head.valid",
        [
          "first": .text(scenario.settings.term.first.dotted),
          "last": .text(scenario.settings.term.last.dotted),
        ]))
    layout.append(mark, right: tablesText)
    layout.append(
      phrases.say("head.rule", ["rule": .text(phrases.rule(policy))]),
      right: phrases.say(
        "head.size",
        [
          "children": .number(scenario.children.count),
          "specialists": .number(scenario.specialists.count),
          "sites": .number(scenario.sites.count),
        ]))
  }

  /// The day of the tables, and what was noted in them.
  var tablesText: String {
    var parts = [phrases.say("head.tables", ["date": .text(scenario.settings.asOf.dotted)])]
    if warningCount > 0 {
      parts.append(phrases.say("count.warnings", ["count": .number(warningCount)]))
    }
    if noteCount > 0 || warningCount == 0 {
      parts.append(phrases.say("count.notes", ["count": .number(noteCount)]))
    }
    return parts.joined(separator: ", ")
  }

  /// SYNTHETIC or REAL, as the settings say it.
  var mark: String { phrases.mark(scenario.settings.data) }

  private func appendLeftOut(to layout: inout SummaryLayout) {
    guard let text = leftOutText else { return }
    layout.append(title: phrases.say("title.left out"), text)
  }

  /// The rows that were left out, by file; nil where none were.
  var leftOutText: String? {
    guard !leftOut.isEmpty else { return nil }
    var files: [(file: String, rows: Set<Int>)] = []
    for finding in leftOut {
      let file = finding.file ?? "?"
      if let known = files.firstIndex(where: { $0.file == file }) {
        files[known].rows.formUnion(finding.rows)
      } else {
        files.append((file, Set(finding.rows)))
      }
    }
    let parts = files.map { file, rows in
      let sorted = rows.sorted()
      let shown = sorted.prefix(10).map(String.init).joined(separator: ", ")
      let rest = sorted.count > 10 ? " …" : ""
      return phrases.say(
        "left out.file",
        ["file": .text(file), "rows": .text(shown + rest), "count": .number(sorted.count)])
    }
    return phrases.say("left out.because", ["files": .text(parts.joined(separator: ", "))])
  }

  private func appendWritten(_ run: Run, to layout: inout SummaryLayout) {
    guard !run.written.isEmpty else { return }
    layout.blank()
    layout.append(title: phrases.say("title.written"), WrittenFiles(run.written).text)
    guard let page = run.written.first(where: { $0.hasSuffix(Report.pageName) }) else { return }
    layout.append(
      title: phrases.say("title.next"), phrases.say("next.open", ["file": .text(page)]))
  }
}

extension Phrases {
  /// A policy's name with what it means; a policy of the planner's own stands for itself.
  func rule(_ policy: String) -> String {
    guard Policy.named.contains(policy) else { return policy }
    return policy + " (" + say(family: "rule", policy) + ")"
  }
}

/// Paths in as few words as tell them all: the folder once, and like names as one.
struct WrittenFiles {
  let text: String

  init(_ paths: [String]) {
    let folders = Set(paths.map(FileSystem.folder(of:)))
    guard let folder = folders.first, folders.count == 1 else {
      text = paths.joined(separator: "  ")
      return
    }
    var names: [String] = []
    for name in paths.map(FileSystem.name(of:)) {
      let short =
        name.hasPrefix("timetable-") && name.hasSuffix(".csv") ? "timetable-*.csv" : name
      if !names.contains(short) { names.append(short) }
    }
    text = (folder == "." ? names : [folder + "/"] + names).joined(separator: "  ")
  }
}
