import Kezek

@testable import ScenarioLoader

/// Tables of a small sound scenario, any of which a test may replace.
struct Tables {
  /// The text of each file.
  var files: [String: String] = [
    "settings.csv": """
    key;value
    valid;01.09.2026 - 31.12.2026
    """,
    "children.csv": """
    child;born;category;language;lives;shift
    C-001;14.03.2021;речь;каз;Ыргыз;
    C-002;02.11.2015;моторика, речь;рус;Нура;1
    """,
    "needs.csv": """
    child;service;times;least
    C-001;логопед;3;2
    C-002;психолог;2;
    """,
    "specialists.csv": """
    specialist;services;hours;when
    S-01;логопед, дефектолог;16;Пн-Чт 9:00-13:00
    S-02;психолог;13,5;Пн-Пт 14:00-18:00
    """,
  ]

  init() {}

  /// The tables with some of them replaced.
  init(_ replaced: [String: String]) {
    for (name, text) in replaced { files[name] = text }
  }

  /// Reads the tables.
  func load(leaveOutErrors: Bool = false, readNames: Bool = false) -> LoadedScenario {
    ScenarioTables(name: "test", files: files.mapValues { Array($0.utf8) })
      .load(leaveOutErrors: leaveOutErrors, readNames: readNames)
  }
}

extension LoadedScenario {
  /// The codes found, each once, ascending.
  var codes: [String] { Set(findings.map(\.code.rawValue)).sorted() }

  /// The findings of a code.
  func findings(_ code: String) -> [Finding] { findings.filter { $0.code.rawValue == code } }
}

/// Findings as plain lines, for messages of failed tests.
func lines(_ findings: [Finding]) -> String {
  findings.map { finding in
    "\(finding.code.rawValue) \(finding.file ?? "-") \(finding.rows.prefix(6)) "
      + "\(finding.column ?? "-") '\(finding.value ?? "-")' "
      + "\(finding.details.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }) "
      + "maybe \(finding.maybe ?? "-") children \(finding.children)"
  }.joined(separator: "\n")
}
