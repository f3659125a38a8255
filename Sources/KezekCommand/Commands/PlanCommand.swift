public import AllocationSolver
public import ArgumentParser
import Foundation
import Kezek
import Reporting

/// Plans a scenario.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Plan a scenario: who gets what, when and where, and how good that is.",
    discussion: """
      Reads the tables in SCENARIO, finds the best plan under the rule, checks it apart from the \
      solver and writes a folder of tables and pages. The plan is never worse, by the rule, than \
      the current one or the clerk's queue. Ctrl-C ends with the best plan so far.
      """)

  @Argument(help: "The scenario's folder.")
  var scenario: String

  @Option(help: "The rule: need, coverage, early, residence, entitlement, or a file.")
  var policy = "need"

  @Option(help: "The folder to write; SCENARIO-plan where it is left out.")
  var out: String?

  @Option(help: "How to look for the plan: auto, exact, decomposed or queue.")
  var strategy: PlanningRequest.Strategy = .auto

  @Option(help: "The solver: auto, glpk or highs.")
  var solver: SolverChoice = .auto

  @Option(help: "Changes to the current plan: free, least, or at most so many sessions.")
  var change: ChangeRule = .free

  @Option(help: "Seconds at most.")
  var timeLimit = 120.0

  @Option(help: "Steps of search at most: the same number gives the same plan on any machine.")
  var workLimit: Int?

  @Option(help: "Stop when no plan can score more than this share higher (0.01 = 1 %).")
  var gap: Double?

  @Option(help: "Seed of the lottery and of the search; the settings' where it is left out.")
  var seed: UInt64?

  @Option(
    help: "Processor cores to use, all where it is left out; the plan does not depend on it.")
  var threads: Int?

  @Flag(help: "Plan what is sound and leave out rows with errors; every page says so.")
  var leaveOutErrors = false

  @Flag(help: "Show the children's names of names.csv on the timetable page, and nowhere else.")
  var names = false

  @Flag(help: "Overwrite an earlier plan.")
  var force = false

  @Flag(help: "Print the plan as JSON instead of the summary.")
  var json = false

  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard timeLimit >= 0 else {
      throw ValidationError("The time limit is a number of seconds, 0 or more.")
    }
    if let workLimit, workLimit < 0 {
      throw ValidationError("The work limit is a number of steps, 0 or more.")
    }
    if let gap, !(0...1).contains(gap) {
      throw ValidationError("The gap is a share between 0 and 1.")
    }
    guard threads ?? 1 >= 1 else { throw ValidationError("At least one thread is needed.") }
  }

  func run() async throws {
    let started = ContinuousClock.now
    let interruption = Interruption(language.language)
    let backend = try solver.solver(language.language)
    var input = try ScenarioInput(
      scenario, leaveOutErrors: leaveOutErrors, readNames: names, language: language.language,
      json: json)
    if let seed { input.draw(with: seed) }
    let rule = try PolicyInput(policy, input.scenario, language: language.language)
    let valuation = try rule.valuation(of: input.scenario, change: change)
    let path = out ?? Self.defaultFolder(scenario)
    let folder = PlanFolder(path, force: force)
    do {
      // What cannot be written is said before solving, not after.
      try folder.folder.check(names: PlanFolder.names)
    } catch {
      Console.complain(error.text(in: language.language))
      throw Exit.badInput
    }
    let progress = ProgressLine(language.language)
    let making = PlanMaking(
      input: input, valuation: valuation, solver: backend, language: language.language,
      interruption: interruption, ruleText: rule.text, change: change, json: json,
      wantsMostSessions: true)
    let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    let request = PlanningRequest(
      strategy: strategy, timeLimit: timeLimit, workLimit: workLimit, gap: gap,
      seed: input.scenario.settings.seed, threads: threads)
    let reading = (ContinuousClock.now - started) / .seconds(1)
    let made = try await making.make(request, progress)
    let parts = (ContinuousClock.now - started).components
    let seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    let files = try PlanFolder.files(
      made, progress, threads: threads, reading: reading, seconds: seconds)
    do {
      try folder.folder.write(files)
    } catch {
      Console.complain(error.text(in: language.language))
      throw Exit.badInput
    }
    let isPrinted = StandardOutput.isSame(as: path)
    if json {
      // The plan stands there already where it was written to standard output.
      if isPrinted { return }
      try Console.print(made.report.document.json(over: input.scenario).line(), language.language)
      return
    }
    let written = isPrinted ? [] : files.map { path + "/" + $0.name }
    let summary = made.report.terminalSummary(
      run: Report.Run(seconds: seconds, written: written))
    if isPrinted {
      Console.complain(summary)
    } else {
      try Console.print(summary, language.language)
    }
  }

  /// SCENARIO-plan beside the scenario, by the folder's own name where `.` or `..` names it.
  static func defaultFolder(_ scenario: String) -> String {
    var path = scenario
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let name = path.split(separator: "/").last ?? ""
    if name.isEmpty || name == "." || name == ".." {
      path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }
    return path + "-plan"
  }
}

extension PlanningRequest.Strategy: ExpressibleByArgument {}
