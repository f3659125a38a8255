import Kezek
import PlanVerification
import Reporting

/// Whether a certificate says of its plan what is so.
struct CertificateOutput {
  /// nil where it was made from other tables, of which these say nothing.
  private let faults: [CertificateFault]?
  private let steps: Int
  private let scenario: Scenario
  private let language: Language

  /// nil where the plan has no certificate.
  init?(_ claims: ClaimInput, language: Language) {
    guard let document = claims.document, let certificate = document.certificate,
      let valuation = claims.valuation
    else { return nil }
    self.language = language
    scenario = claims.scenario
    steps = certificate.tiers.count
    faults =
      claims.isOfTheseTables
      ? CertificateCheck(scenario, valuation)
        .faults(of: certificate, unmet: document.unmet, for: claims.plan)
        + document.unmetNotAsked
      : nil
  }

  var holds: Bool { faults?.isEmpty ?? true }

  var lines: [String] {
    let text = CertificateText(scenario, language)
    guard let faults else { return [text.ofOtherTables] }
    return faults.isEmpty ? [text.holds(steps: steps)] : faults.map(text.sentence)
  }

  var json: JSONValue {
    let text = CertificateText(scenario, language)
    return .object(
      ("compared", .bool(faults != nil)), ("holds", .bool(holds)),
      ("faults", .array((faults ?? []).map { .text(text.sentence($0)) })))
  }
}
