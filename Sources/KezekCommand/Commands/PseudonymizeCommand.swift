import ArgumentParser
import Foundation
import Kezek
import Reporting
import ScenarioLoader

/// Writes a copy of a scenario in which nobody is named.
struct PseudonymizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pseudonymize",
    abstract: "Copy a scenario with neutral ids, so that it can be handed on.",
    discussion: """
      Children, specialists, rooms, families and groups get neutral ids, the same in every table. \
      Names, notes and columns that planning does not read are not copied; a personal number in \
      an id or in such a column goes with it, anywhere else the tables must be mended first. \
      Hours, ages, places, sites, services and turns keep their meaning, so the copy has the \
      same optimum. Ties are broken by lot and by the order of ids: among plans that are equally \
      good, the copy may get another one, and the step of the lot another value.

      The key says who is who. It is for its owner alone and is never written into the copy. \
      The ids are numbered in the order of a draw. Without --seed it is drawn anew each time and \
      nobody can repeat it; with --seed the same tables give the same copy, and whoever knows \
      the seed and guesses the old ids can find out which is which: keep it like the key.
      """)

  @Argument(help: "The scenario's folder.")
  var scenario: String

  @Option(help: "The folder to write.")
  var out: String

  @Option(help: "The file for the key, outside the folder to write.")
  var key: String

  @Option(help: "Seed of the order of ids; drawn where it is left out.")
  var seed: UInt64?

  @Flag(help: "Overwrite an earlier copy and its key.")
  var force = false

  @OptionGroup var language: LanguageOption

  private var text: CommandText { CommandText(language.language) }

  func run() throws {
    try checkPlaces()
    let copy: PseudonymizedScenario
    do {
      copy = try ScenarioFolder(scenario).pseudonymized(
        seed: seed ?? UInt64.random(in: .min ... .max))
    } catch {
      throw exit(for: error)
    }
    let names = copy.files.keys.sorted()
    try checkOtherTables(besides: Set(names))
    let files = names.map { OutputFolder.File($0, copy.files[$0, default: []]) }
    do {
      try OutputFolder(out, force: force).write(files, withKey: copy.key, at: key)
    } catch {
      Console.complain(error.text(in: language.language))
      throw Exit.badInput
    }
    let lines = text.pseudonymized(
      copy: out, key: key, ids: copy.pseudonyms.count, droppedColumns: copy.droppedColumns,
      keptColumns: copy.keptColumns)
    // The key may have gone to standard output, and is to stay a key.
    let isKeyPrinted = StandardOutput.isSame(as: key)
    for line in lines {
      if isKeyPrinted {
        Console.complain(line)
      } else {
        try Console.print(line, language.language)
      }
    }
  }

  private func checkPlaces() throws {
    let place = KeyPlace(key: key, copy: out, source: scenario)
    let problem = place.problem(isForced: force) { path in
      PseudonymizedScenario.isKey([UInt8](FileManager.default.contents(atPath: path) ?? Data()))
    }
    guard let problem else { return }
    Console.complain(text.problem(problem, key: key, copy: out))
    throw Exit.badInput
  }

  /// What lies in the folder already and is a table would be read with the copy.
  private func checkOtherTables(besides names: Set<String>) throws {
    let there = (try? FileManager.default.contentsOfDirectory(atPath: out)) ?? []
    let others = there.filter { PseudonymizedScenario.isTable($0) && !names.contains($0) }
    guard !others.isEmpty else { return }
    Console.complain(text.otherTables(out, files: others.sorted()))
    throw Exit.badInput
  }

  private func exit(for problem: PseudonymizingProblem) -> ExitCode {
    switch problem {
    case .errors(let count):
      Console.complain(text.tablesHaveErrors(scenario, count: count))
    case .namesInReports(let column):
      Console.complain(text.reportColumnNames(column))
    case .tellsChildrenApart(let column):
      Console.complain(text.reportColumnTellsApart(column))
    case .copyDiffers:
      Console.complain(text.defect("the copy does not say what the tables say"))
      return Exit.defect
    }
    return Exit.badInput
  }
}
