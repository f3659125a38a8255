import ArgumentParser
import Foundation
import Kezek
import Reporting
import ScenarioGeneration
import ScenarioLoader

/// Writes a synthetic scenario of any size.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Write the tables of an invented region, from 20 children to the nation.",
    discussion: """
      For trying out rules, for training and for measuring: no child or employee is real, and \
      every page says so. Regions, ages, categories, languages, staffing, centres and turns have \
      the shape of published figures. The same options give the same files, byte for byte.

      A recipe is a file of such options, or a folder with a recipe.txt: \
      kezek generate --recipe Scenarios/kazakhstan --out kazakhstan. Options given beside it go \
      before it.
      """)

  @OptionGroup var options: GenerateOptions

  @Option(help: "A file of options, or a folder with a recipe.txt.")
  var recipe: String?

  @Option(help: "The folder to write; it must not exist, or be empty.")
  var out: String

  @Flag(help: "Overwrite the tables of an earlier scenario.")
  var force = false

  @OptionGroup var language: LanguageOption

  private var text: CommandText { CommandText(language.language) }

  /// Every file that may be written.
  private static let readme = "README.md"
  private static let policy = "policy.yaml"

  func validate() throws {
    if recipe == nil { try check(options) }
  }

  private func check(_ options: GenerateOptions) throws {
    guard let children = options.children else {
      throw ValidationError("Say how many children: --children, 20 to 100000.")
    }
    guard !options.current || children <= RegionRecipe.mostWithCurrent else {
      throw ValidationError(
        "--current is for at most \(RegionRecipe.mostWithCurrent) children.")
    }
  }

  func run() throws {
    let options = try merged()
    try checkFolder()
    guard let children = options.children else { throw Exit.badInput }
    let made = RegionRecipe(
      children: children, seed: options.seed ?? 1, knobs: options.knobs
    ).made()
    var contents = made.files
    let tables = contents.keys.sorted()
    let readme = GeneratedReadme(
      command: "kezek generate \(options.words) --out",
      counts: .init(made.counts), files: tables, language: options.tables ?? .russian)
    contents[Self.readme] = Array(readme.text.utf8)
    try checkOtherTables(besides: Set(contents.keys))
    do {
      try OutputFolder(out, force: force).write(
        contents.keys.sorted().map { OutputFolder.File($0, contents[$0, default: []]) })
    } catch {
      Console.complain(error.text(in: language.language))
      throw Exit.badInput
    }
    try Console.print(text.generated(out, .init(made.counts)), language.language)
  }

  /// The options with those of the recipe.
  private func merged() throws -> GenerateOptions {
    guard let recipe else { return options }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: recipe, isDirectory: &isFolder)
    let file = exists && isFolder.boolValue ? recipe + "/recipe.txt" : recipe
    let bytes = try PlanSource.bytes(of: file, language: language.language)
    do {
      let merged = options.over(
        try GenerateOptions.recipe(String(decoding: bytes, as: UTF8.self)))
      try check(merged)
      return merged
    } catch let problem as GenerateOptions.RecipeProblem {
      Console.complain(text.badRecipe(file, why: problem.message))
      throw Exit.badInput
    }
  }

  /// A folder with anything in it is only written to where that is asked for.
  private func checkFolder() throws {
    let there = (try? FileManager.default.contentsOfDirectory(atPath: out)) ?? []
    guard there.isEmpty || force else {
      Console.complain(text.notEmpty(out))
      throw Exit.badInput
    }
    do {
      try OutputFolder(out, force: force).check(names: [Self.readme])
    } catch {
      Console.complain(error.text(in: language.language))
      throw Exit.badInput
    }
  }

  /// What lies in the folder already and is a table would be read with the new ones.
  private func checkOtherTables(besides names: Set<String>) throws {
    let there = (try? FileManager.default.contentsOfDirectory(atPath: out)) ?? []
    let others = there.filter {
      (PseudonymizedScenario.isTable($0) || $0 == Self.policy) && !names.contains($0)
    }
    guard !others.isEmpty else { return }
    Console.complain(text.earlierTables(out, files: others.sorted()))
    throw Exit.badInput
  }
}

extension GeneratedCounts {
  fileprivate init(_ counts: RegionRecipe.Counts) {
    self.init(
      children: counts.children, needs: counts.needs, specialists: counts.specialists,
      sites: counts.sites, turns: counts.turns, currentRows: counts.currentRows)
  }
}
