import ArgumentParser
import Kezek
import Reporting
import ScenarioLoader

/// A scenario as a command takes it, with what was found in its tables.
struct ScenarioInput {
  private(set) var scenario: Scenario
  let findings: [Finding]
  /// The errors whose rows were left out, and the rows that went with them.
  let leftOut: [Finding]
  /// Names of children by id; empty unless asked for.
  let names: [String: String]

  /// Reads a scenario's folder.
  ///
  /// - Throws: `Exit.badInput`, after the findings were printed.
  init(
    _ folder: String, leaveOutErrors: Bool = false, readNames: Bool = false, language: Language,
    json: Bool = false
  ) throws {
    let loaded = ScenarioFolder(folder).load(
      leaveOutErrors: leaveOutErrors, readNames: readNames, tellUnderstanding: false)
    guard let scenario = loaded.scenario else {
      try FindingsOutput(loaded.findings, language: language).printErrors(json: json)
      throw Exit.badInput
    }
    self.scenario = scenario
    findings = loaded.findings
    leftOut = loaded.leftOutFindings
    names = loaded.names
  }

  /// Draws the lottery with another seed than that of the settings.
  mutating func draw(with seed: UInt64) { scenario = scenario.drawn(with: seed) }

  /// Warnings, and notes, like ones counted once.
  var warningCount: Int { count(.warning) }
  var noteCount: Int { count(.note) }

  private func count(_ severity: Finding.Severity) -> Int {
    FindingGroup.groups(findings).count { $0.first.severity == severity }
  }
}
