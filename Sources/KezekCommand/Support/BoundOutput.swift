import Foundation
import Kezek
import PlanVerification
import Reporting

/// Checks the prices in proof.json and says how much of each claim of the certificate they confirm.
struct BoundOutput {
  private let steps: [CertificateText.Bound]
  private let scenario: Scenario
  private let language: Language

  /// - Throws: `Exit.badInput` where there is no proof, it cannot be read, or it is of other tables;
  ///   `Exit.violated` where it is refused.
  init(_ claims: ClaimInput, planPath: String, language: Language) throws {
    self.language = language
    scenario = claims.scenario
    let text = CertificateText(scenario, language)
    if claims.document?.certificate != nil, !claims.isOfTheseTables {
      Console.complain(text.proofOfOtherTables)
      throw Exit.badInput
    }
    guard let valuation = claims.valuation else {
      steps = []
      return
    }
    let folder = (PlanSource.planFile(planPath) as NSString).deletingLastPathComponent
    let file = (folder.isEmpty ? "." : folder) + "/proof.json"
    let proof: PriceProof
    do {
      proof = try ProofDocument.read(
        try PlanSource.bytes(of: file, language: language), over: scenario)
    } catch let error as UnreadableFile {
      for problem in error.problems { Console.complain(problem.text(file: file, in: language)) }
      throw Exit.badInput
    }
    let check = BoundCheck(scenario, valuation)
    let values = PlanValue(of: claims.plan, in: scenario).values(of: valuation)
    let report: BoundReport
    do {
      report = try check.check(proof, planValues: values)
    } catch {
      Console.complain(CommandText(language).refused(error, file: file))
      throw Exit.violated
    }
    let certificate = claims.document?.certificate
    steps = valuation.tiers.enumerated().map { number, tier in
      let proven = report.tiers.first { $0.tier == tier.name }
      let stated = certificate?.tiers[number].bound
      return CertificateText.Bound(
        step: tier.name, value: values[number],
        claim: certificate == nil ? proven?.claim : stated, claimOfProof: proven?.claim,
        proven: proven?.recomputed, withoutPrices: try? check.boundWithoutPrices(of: tier))
    }
  }

  /// Whether no claim lies below what the plan itself reaches, and the proof claims what the
  /// certificate claims.
  var holds: Bool { steps.allSatisfy(\.holds) }

  /// A line for each step.
  var lines: [String] { steps.map(CertificateText(scenario, language).sentence) }

  var json: JSONValue {
    .array(
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
