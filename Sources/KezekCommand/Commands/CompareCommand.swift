import AllocationSolver
import ArgumentParser
import Foundation
import Kezek
import MathematicalProgram
import PlanVerification
import Reporting

/// Puts policies side by side.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare rules: what each gives to whom, beside the current plan and the queue.")

  @Argument(help: "The scenario's folder.")
  var scenario: String

  @Option(help: "The rules, by name or as files, with commas between.")
  var policies = "need,coverage,early,residence,entitlement"

  @Option(help: "A folder for comparison.csv and comparison.json.")
  var out: String?

  @Option(help: "The solver: auto, glpk or highs.")
  var solver: SolverChoice = .auto

  @Option(help: "Seconds for each rule.")
  var timeLimit = 60.0

  @Option(help: "Steps of search for each rule at most.")
  var workLimit: Int?

  @Flag(help: "Overwrite an earlier comparison.")
  var force = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard timeLimit >= 0 else {
      throw ValidationError("The time limit is a number of seconds, 0 or more.")
    }
    if let workLimit, workLimit < 0 {
      throw ValidationError("The work limit is a number of steps, 0 or more.")
    }
  }

  private static let names = ["comparison.csv", "comparison.json"]

  func run() async throws {
    let interruption = Interruption(language.language)
    let backend = try solver.solver(language.language)
    let input = try ScenarioInput(scenario, language: language.language, json: json)
    let rules = policies.split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }.filter { !$0.isEmpty }
    guard !rules.isEmpty else { throw ValidationError("Name at least one rule.") }
    let valuations = try rules.map {
      try PolicyInput($0, input.scenario, language: language.language)
        .valuation(of: input.scenario)
    }
    let folder = out.map { OutputFolder($0, force: force) }
    do {
      try folder?.check(names: Self.names)
    } catch {
      Console.complain(error.text(in: language.language))
      throw Exit.badInput
    }
    var columns = baselines(input.scenario, valuations[0], backend)
    let progress = ProgressLine(language.language)
    for valuation in valuations {
      let making = PlanMaking(
        input: input, valuation: valuation, solver: backend,
        language: language.language, interruption: interruption, json: json)
      let request = PlanningRequest(
        timeLimit: timeLimit, workLimit: workLimit, seed: input.scenario.settings.seed,
        threads: ProcessInfo.processInfo.activeProcessorCount)
      let made = try await making.make(request, progress)
      columns.append(
        Comparison.Column(
          .policy(valuation.policy), metrics: made.report.metrics,
          certificate: made.report.certificate, brokenFamilies: 0))
    }
    let comparison = Comparison(
      scenario: input.scenario, columns: columns, language: language.language)
    try write(comparison, to: folder)
    try Console.print(
      json ? comparison.json.line() : comparison.terminalTable(), language.language)
  }

  /// The current plan as it stands, and the clerk's queue.
  private func baselines(
    _ scenario: Scenario, _ valuation: Valuation, _ backend: any Solver
  ) -> [Comparison.Column] {
    let verifier = PlanVerifier(scenario)
    var columns: [Comparison.Column] = []
    func add(_ kind: Baseline.Kind, _ plan: Plan) {
      let report = verifier.verify(plan)
      columns.append(
        Comparison.Column(
          .baseline(kind), metrics: PlanMetrics(of: plan, in: scenario, verification: report),
          certificate: nil, brokenFamilies: report.brokenFamilies.count,
          brokenPins: kind == .queue ? report.violations.count { $0.family == .pins } : 0))
    }
    if !scenario.current.isEmpty { add(.current, CurrentPlan.plan(of: scenario)) }
    let planner = Planner(scenario, valuation, solver: backend)
    add(.queue, planner.queuePlan())
    return columns
  }

  private func write(_ comparison: Comparison, to folder: OutputFolder?) throws {
    guard let folder else { return }
    do {
      try folder.write([
        OutputFolder.File(Self.names[0], comparison.csvTable().bytes()),
        OutputFolder.File(Self.names[1], comparison.json.bytes()),
      ])
    } catch {
      Console.complain(error.text(in: language.language))
      throw Exit.badInput
    }
  }
}
