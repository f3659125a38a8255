import ArgumentParser
import Foundation
import Kezek
import ScenarioLoader

/// A policy by its name or from a file.
enum PolicyInput {
  /// The valuation of a policy for a scenario.
  ///
  /// - Throws: `ValidationError` for a name that is no policy and no file; `Exit.badInput` for a
  ///   file that cannot be used.
  static func valuation(
    _ name: String, _ scenario: Scenario, change: ChangeRule = .free, language: Language
  ) throws -> Valuation {
    let policy: Policy
    if let named = Policy.named(name, mostOwed: scenario.mostOwed) {
      policy = named
    } else if FileManager.default.fileExists(atPath: name) {
      let loaded = PolicyFile(name).load(mostOwed: scenario.mostOwed)
      guard let read = loaded.policy else {
        FindingsOutput(loaded.findings, language: language).printErrors(json: false)
        throw Exit.badInput
      }
      policy = read
    } else {
      throw ValidationError(
        "'\(name)' is no rule and no file. The rules are \(Policy.named.joined(separator: ", ")).")
    }
    do {
      return try Valuation(policy: policy, scenario: scenario, change: change)
    } catch {
      Console.complain(describe(error, policy))
      throw Exit.badInput
    }
  }

  private static func describe(_ defect: PolicyDefect, _ policy: Policy) -> String {
    let what =
      switch defect.kind {
      case .unknownService: "the tables have no service '\(defect.value)'"
      case .unknownLanguage: "the tables have no language '\(defect.value)'"
      case .unknownCategory: "the tables have no category '\(defect.value)'"
      case .unknownPlace: "the tables have no place '\(defect.value)'"
      case .unknownColumn: "report_by has no column '\(defect.value)'"
      case .notPositiveWeight: "the weight \(defect.value) is not positive"
      case .noTier: "it has no tier"
      case .emptyTier: "the tier '\(defect.value)' counts nothing"
      }
    let known =
      defect.known.isEmpty ? "" : " Maybe one of: \(defect.known.joined(separator: ", "))."
    return "The rule '\(policy.name)' does not fit these tables: \(what).\(known)"
  }
}
