import ArgumentParser
import GLPKSolver
import HiGHSSolver
import Kezek
import MathematicalProgram
import Reporting

/// Lists the solvers and what they can do.
struct SolversCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solvers", abstract: "List the solvers that can be used, and what they can do.",
    discussion: """
      HiGHS is used where its shared library is found: in the file or folder that the environment \
      variable \(HiGHSPlaces.variable) names (\(HiGHSPlaces.off) turns it off); else in a folder \
      'highs' beside this program, in kezek/highs in your folder for data, or among the system's \
      libraries.
      """)

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var language: LanguageOption

  func run() throws {
    let text = CommandText(language.language)
    if json {
      try Console.print(document(text).line(), language.language)
      return
    }
    try show(GLPKSolver(), text.linked, text)
    switch HiGHSLibrary.found {
    case .success(let library):
      try show(HiGHSSolver(library), text.loaded(from: library.file), text)
    case .failure(let error):
      try Console.print("highs", language.language)
      try Console.print("  " + text.unusable(error.reason), language.language)
    }
  }

  private func document(_ text: CommandText) -> JSONValue {
    var solvers = [described(GLPKSolver(), text.linked)]
    switch HiGHSLibrary.found {
    case .success(let library):
      solvers.append(described(HiGHSSolver(library), text.loaded(from: library.file)))
    case .failure(let error):
      solvers.append(
        .object(
          ("name", "highs"), ("usable", .bool(false)),
          ("state", .text(text.unusable(error.reason)))))
    }
    return .object(("solvers", .array(solvers)))
  }

  private func described(_ solver: any Solver, _ state: String) -> JSONValue {
    .object(
      ("name", .text(solver.name)), ("usable", .bool(true)), ("state", .text(state)),
      ("version", .text(solver.version)),
      ("can", .array(solver.capabilities.list.map { .text($0.rawValue) })),
      ("but", .array(solver.capabilities.restrictions.map { .text($0) })))
  }

  private func show(_ solver: any Solver, _ state: String, _ text: CommandText) throws {
    var lines = ["\(solver.name) \(solver.version)", "  " + state]
    lines.append("  " + text.solverCan(solver.capabilities.list.map(\.rawValue)))
    lines += solver.capabilities.restrictions.map { "  " + text.solverBut($0) }
    try Console.print(lines.joined(separator: "\n"), language.language)
  }
}
