import Kezek
import Reporting

/// Prints findings for people or as JSON.
struct FindingsOutput {
  private let findings: [Finding]
  private let language: Language

  init(_ findings: [Finding], language: Language) {
    self.findings = findings
    self.language = language
  }

  /// The errors on standard error, or all findings as JSON on standard output.
  func printErrors(json: Bool) throws {
    if json {
      try Console.print(JSONValue.object(("findings", document)).line(), language)
    } else {
      complain()
    }
  }

  /// What is wrong with a file that is no table, on standard error or as JSON.
  static func print(
    _ problems: [FileProblem], file: String, json: Bool, language: Language
  ) throws {
    guard json else {
      for problem in problems { Console.complain(problem.text(file: file, in: language)) }
      return
    }
    let findings = problems.map { $0.json(file: file, in: language) }
    try Console.print(JSONValue.object(("findings", .array(findings))).line(), language)
  }

  /// The errors on standard error.
  func complain() {
    let text = FindingText(language)
    for finding in findings where finding.severity == .error {
      Console.complain(text.line(finding))
    }
  }

  /// The findings as JSON, in their order.
  var document: JSONValue {
    let text = FindingText.complete(language)
    return .array(findings.map { $0.json(text) })
  }
}
