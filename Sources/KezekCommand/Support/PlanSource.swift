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

  /// Reads the plan.
  ///
  /// - Throws: `Exit.badInput`, after saying what is wrong.
  init(_ path: String, _ scenario: Scenario, _ folder: String, language: Language) throws {
    if path.lowercased().hasSuffix(".csv") {
      let judged = try Self.scenario(folder, withCurrent: path, scenario, language)
      let current = CurrentPlan(of: judged)
      let report = PlanVerifier(judged).verify(current.plan)
      self.scenario = judged
      plan = current.plan
      document = nil
      self.report = VerificationReport(
        violations: current.notAsked + report.violations, checked: report.checked)
      return
    }
    let file = Self.planFile(path)
    let bytes = try Self.bytes(of: file)
    do {
      let document = try PlanDocument.read(bytes, over: scenario)
      for note in document.notes { Console.complain(note.text(file: file, in: language)) }
      self.document = document
      plan = document.plan
    } catch {
      for problem in error.problems { Console.complain(problem.text(file: file, in: language)) }
      throw Exit.badInput
    }
    self.scenario = scenario
    report = PlanVerifier(scenario).verify(plan)
  }

  /// The plan.json of a folder, or the file itself.
  static func planFile(_ path: String) -> String {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return exists && isFolder.boolValue ? path + "/plan.json" : path
  }

  static func bytes(of path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      Console.complain("\(path): there is no such file, or it cannot be read.")
      throw Exit.badInput
    }
    return [UInt8](data)
  }

  /// The scenario with the rows of another current.csv; its own where that is the file.
  private static func scenario(
    _ folder: String, withCurrent path: String, _ own: Scenario, _ language: Language
  ) throws -> Scenario {
    let ownFile = URL(fileURLWithPath: folder + "/current.csv").standardizedFileURL
    if URL(fileURLWithPath: path).standardizedFileURL == ownFile { return own }
    let loaded = ScenarioFolder(folder).load()
    guard let scenario = loaded.scenario else {
      FindingsOutput(loaded.findings, language: language).printErrors(json: false)
      throw Exit.badInput
    }
    return scenario
  }
}
