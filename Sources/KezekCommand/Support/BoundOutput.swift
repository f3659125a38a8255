import Foundation
import Kezek
import PlanVerification
import Reporting

/// Checks the prices in proof.json and says how much of each claim of the certificate they confirm.
struct BoundOutput {
  private let steps: [CertificateText.Bound]
  /// Why the proof is refused; nil where it is judged.
  private let refusal: String?
  private let scenario: Scenario
  private let language: Language

  /// - Throws: `Exit.badInput` where there is no proof, it cannot be read, or it is of another plan
  ///   or other tables, after saying so.
  init(
    _ claims: ClaimInput, planPath: String, planDigest: String?, language: Language, json: Bool
  ) throws {
    self.language = language
    scenario = claims.scenario
    let folder = (PlanSource.planFile(planPath) as NSString).deletingLastPathComponent
    let file = (folder.isEmpty ? "." : folder) + "/proof.json"
    if claims.document?.certificate != nil, !claims.isOfTheseTables {
      try FindingsOutput.print(
        [.proofOfOtherTables], file: file, json: json, language: language)
      throw Exit.badInput
    }
    guard let valuation = claims.valuation else {
      (steps, refusal) = ([], nil)
      return
    }
    let proof: PriceProof
    do {
      proof = try ProofDocument.read(
        try PlanSource.bytes(of: file, language: language, json: json), over: scenario,
        planDigest: planDigest)
    } catch let error as UnreadableFile {
      try FindingsOutput.print(error.problems, file: file, json: json, language: language)
      throw Exit.badInput
    }
    let check = BoundCheck(
      scenario, valuation, threads: ProcessInfo.processInfo.activeProcessorCount)
    let values = PlanValue(of: claims.plan, in: scenario).values(of: valuation)
    let report: BoundReport
    do {
      report = try check.check(proof, planValues: values)
    } catch {
      let text = CommandText(language).refused(error, file: file)
      Console.complain(text)
      (steps, refusal) = ([], text)
      return
    }
    refusal = nil
    let certificate = claims.document?.certificate
    steps = valuation.tiers.enumerated().map { number, tier in
      let proven = report.tiers.first { $0.tier == tier.name }
      let stated = certificate?.tiers[number].bound
      return CertificateText.Bound(
        step: tier.name, value: values[number],
        claim: certificate == nil ? proven?.claim : stated, claimOfProof: proven?.claim,
        proven: proven?.recomputed,
        withoutPrices: proven?.withoutPrices ?? (try? check.boundWithoutPrices(of: tier)))
    }
  }

  /// Whether no claim lies below what the plan itself reaches, and the proof claims what the
  /// certificate claims.
  var holds: Bool { refusal == nil && steps.allSatisfy(\.holds) }

  /// A line for each step.
  var lines: [String] { steps.map(CertificateText(scenario, language).sentence) }

  var json: JSONValue {
    if let refusal { return .object(("refused", .text(refusal))) }
    return .array(
      steps.map { step in
        .object(
          ("tier", .text(step.step.rawValue)), ("claim", .optional(step.claim)),
          ("confirmed", .optional(step.confirmed)),
          ("withoutPrices", .optional(step.withoutPrices)),
          ("confirmedPercent", .optional(step.confirmedPercent)),
          ("holds", .bool(step.holds)), ("value", .integer(step.value)))
      })
  }
}
