import ArgumentParser
import Foundation
import Kezek
import PlanVerification
import Reporting

/// Checks the prices in proof.json and says how much of each claim they confirm.
struct BoundOutput {
  private let report: BoundReport
  private let values: [Tier.Name: Int]
  private let language: Language

  /// - Throws: `Exit.badInput` where there is no proof or it cannot be read; `Exit.violated` where
  ///   it is refused.
  init(
    _ source: PlanSource, planPath: String, policy: String?, change: ChangeRule,
    language: Language
  ) throws {
    self.language = language
    let folder = (PlanSource.planFile(planPath) as NSString).deletingLastPathComponent
    let file = (folder.isEmpty ? "." : folder) + "/proof.json"
    let scenario = source.scenario
    let name = policy ?? source.document?.policy ?? "need"
    let valuation = try PolicyInput.valuation(
      name, scenario, change: change, language: language)
    let proof: PriceProof
    do {
      proof = try ProofDocument.read(
        try PlanSource.bytes(of: file, language: language), over: scenario)
    } catch let error as UnreadableFile {
      for problem in error.problems { Console.complain(problem.text(file: file, in: language)) }
      throw Exit.badInput
    }
    do {
      report = try BoundCheck(scenario, valuation).check(proof)
    } catch {
      Console.complain(CommandText(language).refused(error, file: file))
      throw Exit.violated
    }
    let value = PlanValue(of: source.plan, in: scenario)
    values = Dictionary(
      valuation.tiers.map { ($0.name, value.value(of: $0)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether no claim lies below what the plan itself reaches.
  var holds: Bool {
    report.tiers.allSatisfy { $0.claim >= values[$0.tier] ?? .min }
  }

  /// A line for each tier.
  var lines: [String] {
    let text = CommandText(language)
    return report.tiers.map {
      text.confirmed($0.tier, claim: $0.claim, prices: $0.recomputed, value: values[$0.tier])
    }
  }

  var json: JSONValue {
    .array(
      report.tiers.map { tier in
        .object(
          ("tier", .text(tier.tier.rawValue)), ("claim", .integer(tier.claim)),
          ("confirmed", .integer(tier.recomputed)),
          ("withoutPrices", .integer(tier.withoutPrices)),
          ("value", .optional(values[tier.tier])))
      })
  }
}
