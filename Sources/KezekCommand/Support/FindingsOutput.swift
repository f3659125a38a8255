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
      Console.print(JSONValue.object(("findings", document)).line())
      return
    }
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
