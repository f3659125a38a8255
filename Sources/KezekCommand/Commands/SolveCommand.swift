import ArgumentParser
import Foundation
import Kezek
import MathematicalProgram
import Reporting

/// Solves any program in an MPS or LP file.
struct SolveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", abstract: "Solve a program from an MPS or LP file.")

  @Argument(help: "The file; .lp is read as LP, anything else as MPS.")
  var file: String

  @Option(help: "The solver: auto, glpk or highs.")
  var solver: SolverChoice = .auto

  @Option(help: "Seconds at most.")
  var timeLimit: Double?

  @Option(help: "Stop at this relative gap.")
  var gap: Double?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var language: LanguageOption

  func validate() throws {
    if let timeLimit, !(timeLimit >= 0) {
      throw ValidationError("The time limit is a number of seconds, 0 or more.")
    }
    if let gap, !(gap >= 0) { throw ValidationError("The gap is a share, 0 or more.") }
  }

  func run() async throws {
    let interruption = Interruption(language.language)
    let backend = try solver.solver(language.language)
    let program: MathematicalProgram
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), isFolder.boolValue {
      Console.complain(CommandText(language.language).isFolder(file))
      throw Exit.badInput
    }
    do {
      program = try ProgramFile.read(URL(fileURLWithPath: file))
    } catch {
      Console.complain("\(file): \(error)")
      throw Exit.badInput
    }
    let result: SolveResult
    do {
      result = try await interruption.cancelling {
        try await backend.solve(
          program, parameters: SolverParameters(timeLimit: timeLimit, relativeGap: gap))
      }
    } catch let error as SolverError {
      Console.complain(error.description)
      throw error.code == .backendFailure ? Exit.defect : Exit.badInput
    }
    try report(result)
    if result.termination.reason == .noSolutionFound { throw Exit.noPlan }
  }

  private func report(_ result: SolveResult) throws {
    let status = result.termination.reason.rawValue
    // Without a solution there is nothing that a bound could be away from.
    let gap = result.incumbent == nil ? .infinity : result.bounds.relativeGap
    if json {
      try Console.print(
        JSONValue.object(
          ("status", .text(status)),
          ("objective", number(result.incumbent?.objective)),
          ("bound", number(result.bounds.dual)),
          ("gap", number(gap))
        ).line(), language.language)
      return
    }
    var lines = ["status     \(status)"]
    if let objective = result.incumbent?.objective { lines.append("objective  \(objective)") }
    if result.bounds.dual.isFinite { lines.append("bound      \(result.bounds.dual)") }
    if gap.isFinite { lines.append("gap        \(gap)") }
    try Console.print(lines.joined(separator: "\n"), language.language)
  }

  /// A number with nine decimals; null for what is not finite.
  private func number(_ value: Double?) -> JSONValue {
    guard let value, value.isFinite else { return .null }
    return .number(JSONNumber(value, places: 9))
  }
}
