import ArgumentParser
import Kezek
import Reporting
import ScenarioLoader

/// A scenario as a command takes it, with what was found in its tables.
struct ScenarioInput {
  let scenario: Scenario
  let findings: [Finding]
  /// The errors whose rows were left out.
  let leftOut: [Finding]

  /// Reads a scenario's folder.
  ///
  /// - Throws: `Exit.badInput`, after the findings were printed.
  init(
    _ folder: String, leaveOutErrors: Bool = false, language: Language, json: Bool = false
  ) throws {
    let loaded = ScenarioFolder(folder).load(leaveOutErrors: leaveOutErrors)
    let errors = loaded.findings.filter { $0.severity == .error }
    guard let scenario = loaded.scenario else {
      FindingsOutput(loaded.findings, language: language).printErrors(json: json)
      throw Exit.badInput
    }
    self.scenario = scenario
    findings = loaded.findings
    leftOut = errors
  }

  /// Warnings and notes.
  var noteCount: Int { findings.count { $0.severity != .error } }
}
