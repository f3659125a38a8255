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
  func printErrors(json: Bool) {
    if json {
      Console.print(
        JSONValue.object(("findings", .array(findings.map { document(of: $0) }))).line())
    } else {
      for finding in findings where finding.severity == .error {
        Console.complain(text(finding))
      }
    }
  }

  private func text(_ finding: Finding) -> String {
    "\(finding.code.rawValue) \(finding.file ?? "") \(finding.rows.prefix(3)) "
      + "\(finding.column ?? "") \(finding.value ?? "") \(finding.maybe ?? "")"
  }

  private func document(of finding: Finding) -> JSONValue {
    .object(
      ("code", .text(finding.code.rawValue)),
      ("file", finding.file.map(JSONValue.text) ?? .null),
      ("rows", .array(finding.rows.map(JSONValue.integer))))
  }
}
