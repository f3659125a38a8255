import AllocationSolver
import ArgumentParser
import Kezek
import Reporting
import ScenarioLoader

/// Says what was understood of the tables, and what to mend.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at the tables: what was understood, and what to mend first.",
    discussion:
      "Ends with 2 where the tables have errors, so that they cannot be planned as they are.")

  @Argument(help: "The scenario's folder.")
  var scenario: String

  @Flag(name: .customLong("all"), help: "List everything, not the ten most important things.")
  var isComplete = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var language: LanguageOption

  func run() async throws {
    // With errors the sound rows are still read back, so that a planner sees what was understood.
    let loaded = ScenarioFolder(scenario).load(leaveOutErrors: true)
    let understanding = loaded.understanding
    let findings = await PinnedRows(loaded).contradictions + loaded.findings
    let page = DoctorPage(
      scenario: loaded.scenario, findings: findings,
      impossible: loaded.scenario.map { ImpossibleNeeds.list(of: $0) } ?? [],
      losses: understanding?.services.map {
        DoctorPage.GridLoss(
          service: $0.service, roundingMinutes: $0.minutesLostToRounding,
          offGridMinutes: $0.minutesOffGrid)
      } ?? [],
      betterStep: understanding?.betterStep.map {
        DoctorPage.BetterStep(
          step: $0.step, minutesLost: $0.minutesLost, minutesLostNow: $0.minutesLostNow)
      },
      language: language.language)
    try Console.print(
      json ? page.json.line() : page.terminalPage(all: isComplete), language.language)
    if findings.contains(where: { $0.severity == .error }) { throw Exit.badInput }
  }
}
