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

  @OptionGroup var language: LanguageOption

  func run() throws {
    let text = CommandText(language.language)
    try show(GLPKSolver(), text.linked, text)
    switch HiGHSLibrary.found {
    case .success(let library):
      try show(HiGHSSolver(library), text.loaded(from: library.file), text)
    case .failure(let error):
      try Console.print("highs", language.language)
      try Console.print("  " + text.unusable(error.reason), language.language)
    }
  }

  private func show(_ solver: any Solver, _ state: String, _ text: CommandText) throws {
    var lines = ["\(solver.name) \(solver.version)", "  " + state]
    lines.append("  " + text.solverCan(solver.capabilities.list.map(\.rawValue)))
    lines += solver.capabilities.restrictions.map { "  " + text.solverBut($0) }
    try Console.print(lines.joined(separator: "\n"), language.language)
  }
}
