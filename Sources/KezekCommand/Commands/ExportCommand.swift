import AllocationSolver
import ArgumentParser
import Foundation
import Kezek
import MathematicalProgram
import Reporting

/// Writes the compact program of a scenario as a file for any solver.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a scenario's program as MPS or LP, for any solver.",
    discussion: """
      Without --tier the first tier is written. With --tier k the tiers before it are solved and \
      written as floors.
      """)

  @Argument(help: "The scenario's folder.")
  var scenario: String

  @Option(help: "The rule, by name or as a file.")
  var policy = "need"

  @Option(help: "mps or lp.")
  var format: ExportFormat = .mps

  @Option(help: "The file; standard output where it is left out.")
  var out: String?

  @Option(help: "The tier, from 1.")
  var tier = 1

  @OptionGroup var language: LanguageOption

  /// The formats that can be written.
  enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
    case mps
    case lp
  }

  func run() async throws {
    let input = try ScenarioInput(scenario, language: language.language)
    let valuation = try PolicyInput(policy, input.scenario, language: language.language)
      .valuation(of: input.scenario)
    guard valuation.tiers.indices.contains(tier - 1) else {
      throw ValidationError("The rule '\(policy)' has \(valuation.tiers.count) tiers.")
    }
    let solver = try SolverChoice.auto.solver(language.language)
    let planner = Planner(input.scenario, valuation, solver: solver)
    let program = try await planner.exactProgram(tier: tier - 1)
    var bytes: [UInt8] = []
    try ProgramFile.write(program, format == .lp ? .lp : .mps) { bytes += $0 }
    try Output.write(bytes, to: out, language: language.language)
  }
}
