public import ArgumentParser
import Foundation
import Kezek
import Reporting
public import ScenarioLoader

extension ScenarioTemplate.Kind: ExpressibleByArgument {}

/// Writes empty tables to fill in.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write empty tables to fill in, with two example rows each.",
    discussion: "Rows whose id begins with EXAMPLE- are never planned; write over them.")

  @Argument(help: "The folder to write; it must not exist, or be empty.")
  var folder: String

  @Option(help: "Whose tables: cabinet, centre or oblast.")
  var kind: ScenarioTemplate.Kind = .cabinet

  @OptionGroup var language: LanguageOption

  func run() throws {
    let files = ScenarioTemplate.write(kind: kind, language: language.language)
    let names = files.keys.sorted()
    let there = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    guard there.isEmpty else {
      Console.complain(CommandText(language.language).newFolderNotEmpty(folder))
      throw Exit.badInput
    }
    do {
      try OutputFolder(folder).write(
        names.map { OutputFolder.File($0, files[$0, default: []]) })
    } catch {
      Console.complain(error.text(in: language.language))
      throw Exit.badInput
    }
    for name in names { try Console.print(folder + "/" + name, language.language) }
  }
}
