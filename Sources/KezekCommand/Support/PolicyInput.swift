import ArgumentParser
import Foundation
import Kezek
import Reporting
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
      Console.complain(CommandText(language).defect(error, of: policy.name))
      throw Exit.badInput
    }
  }
}
