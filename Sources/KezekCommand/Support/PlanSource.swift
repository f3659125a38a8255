import Foundation
import Kezek
import PlanVerification
import Reporting
import ScenarioLoader

/// A plan from a file: plan.json, the folder that holds it, or a current.csv.
struct PlanSource {
  /// The scenario the plan is judged in; for another current.csv, that scenario with its rows.
  let scenario: Scenario
  let plan: Plan
  let document: PlanDocument?
  let report: VerificationReport
  /// SHA-256 of the file; nil for a table.
  let digest: String?

  /// Reads the plan.
  ///
  /// - Throws: `Exit.badInput`, after saying what is wrong.
  init(
    _ path: String, _ scenario: Scenario, _ folder: String, language: Language, json: Bool = false
  ) throws {
    if path.lowercased().hasSuffix(".csv") {
      let table = try Self.table(folder, path, scenario, language, json)
      let current = CurrentPlan(of: table)
      // The conditions are the scenario's own, its fixed decisions among them.
      let judged = table.agrees(with: scenario) ? scenario : table
      let report = PlanVerifier(judged).verify(current.plan)
      self.scenario = judged
      plan = current.plan
      document = nil
      digest = nil
      self.report = VerificationReport(
        violations: current.notAsked + report.violations, checked: report.checked)
      return
    }
    let file = Self.planFile(path)
    let bytes = try Self.bytes(of: file, language: language, json: json)
    digest = Lottery.hexadecimal(bytes)
    do {
      let document = try PlanDocument.read(bytes, over: scenario)
      for note in document.notes { Console.complain(note.text(file: file, in: language)) }
      self.document = document
      plan = document.plan
    } catch {
      try FindingsOutput.print(error.problems, file: file, json: json, language: language)
      throw Exit.badInput
    }
    self.scenario = scenario
    let report = PlanVerifier(scenario).verify(plan)
    self.report = VerificationReport(
      violations: (document?.notAsked ?? []) + report.violations, checked: report.checked)
  }

  /// The plan.json of a folder, or the file itself.
  static func planFile(_ path: String) -> String {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return exists && isFolder.boolValue ? path + "/plan.json" : path
  }

  static func bytes(
    of path: String, language: Language, json: Bool = false
  ) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      try complainOfMissing(path, language, json)
      throw Exit.badInput
    }
    return [UInt8](data)
  }

  private static func complainOfMissing(
    _ path: String, _ language: Language, _ json: Bool
  ) throws {
    if json {
      try FindingsOutput.print([.unreadable], file: path, json: json, language: language)
    } else {
      Console.complain(CommandText(language).missing(path))
    }
  }

  /// The scenario with the rows of another table in place of its `current.csv`; itself where that
  /// is the table.
  private static func table(
    _ folder: String, _ path: String, _ own: Scenario, _ language: Language, _ json: Bool
  ) throws -> Scenario {
    guard FileManager.default.fileExists(atPath: path) else {
      try complainOfMissing(path, language, json)
      throw Exit.badInput
    }
    let ownFile = URL(fileURLWithPath: folder + "/current.csv").resolvingSymlinksInPath()
    if URL(fileURLWithPath: path).resolvingSymlinksInPath() == ownFile { return own }
    let loaded = ScenarioFolder(folder).load(replacingCurrentBy: path)
    guard let scenario = loaded.scenario else {
      try FindingsOutput(loaded.findings, language: language).printErrors(json: json)
      throw Exit.badInput
    }
    return scenario
  }
}

extension Scenario {
  /// Whether the ids of a plan mean the same in both, as they do unless a table names sites that
  /// no other names.
  fileprivate func agrees(with other: Scenario) -> Bool {
    children.map(\.key) == other.children.map(\.key)
      && needs.map(\.service) == other.needs.map(\.service)
      && needs.map(\.child) == other.needs.map(\.child)
      && services.map(\.key) == other.services.map(\.key)
      && specialists.map(\.key) == other.specialists.map(\.key)
      && sites.map(\.key) == other.sites.map(\.key)
      && places.map(\.key) == other.places.map(\.key)
      && rooms.map(\.key) == other.rooms.map(\.key)
      && turns.map(\.key) == other.turns.map(\.key)
  }
}
