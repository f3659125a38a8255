import ArgumentParser
import Foundation
import Kezek
import Reporting
import ScenarioLoader

/// A policy by its name, from a file, or as a plan records it.
struct PolicyInput {
  let policy: Policy
  /// What the policy's file says; nil for a named policy.
  let text: String?
  private let language: Language

  /// - Throws: `ValidationError` for a name that is no policy and no file; `Exit.badInput` for a
  ///   file that cannot be used.
  init(_ name: String, _ scenario: Scenario, language: Language) throws {
    self.language = language
    if let named = Policy.named(name, mostOwed: scenario.mostOwed) {
      (policy, text) = (named, nil)
    } else if FileManager.default.fileExists(atPath: name) {
      let loaded = PolicyFile(name).load(mostOwed: scenario.mostOwed)
      (policy, text) = (try Self.checked(loaded, language), loaded.text)
    } else {
      throw ValidationError(
        "'\(name)' is no rule and no file. The rules are \(Policy.named.joined(separator: ", ")).")
    }
  }

  /// The policy under which a plan was made, as its document records it.
  ///
  /// - Throws: `Exit.badInput`, after saying that the policy's file must be named.
  init(of document: PlanDocument, _ scenario: Scenario, language: Language) throws {
    self.language = language
    if let recorded = document.ruleText {
      let loaded = PolicyFile.load(
        Array(recorded.utf8), name: document.policy, mostOwed: scenario.mostOwed)
      (policy, text) = (try Self.checked(loaded, language), recorded)
    } else if let named = Policy.named(document.policy, mostOwed: scenario.mostOwed) {
      (policy, text) = (named, nil)
    } else {
      Console.complain(CommandText(language).unknownRule(document.policy))
      throw Exit.badInput
    }
  }

  private static func checked(
    _ loaded: PolicyFile.Loaded, _ language: Language
  ) throws -> Policy {
    if let policy = loaded.policy { return policy }
    FindingsOutput(loaded.findings, language: language).complain()
    throw Exit.badInput
  }

  /// The valuation of the policy for a scenario.
  ///
  /// - Throws: `Exit.badInput` where the policy does not fit.
  func valuation(of scenario: Scenario, change: ChangeRule = .free) throws -> Valuation {
    do {
      return try Valuation(policy: policy, scenario: scenario, change: change)
    } catch {
      Console.complain(CommandText(language).defect(error, of: policy.name))
      throw Exit.badInput
    }
  }
}
