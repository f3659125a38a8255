import ArgumentParser
import GLPKSolver
import HiGHSSolver
import Kezek
import MathematicalProgram
import Reporting

/// The solvers that a planner can name.
enum SolverChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case glpk
  case highs

  /// The backend; `auto` is GLPK, so that the same tables give the same plan on every machine.
  ///
  /// - Throws: an exit code, after saying why the solver cannot be used.
  func solver(_ language: Language) throws -> any Solver {
    switch self {
    case .auto, .glpk: return GLPKSolver()
    case .highs:
      do throws(HiGHSUnavailable) {
        return try HiGHSSolver()
      } catch {
        Console.complain(CommandText(language).unusable("highs", error.reason))
        throw Exit.badInput
      }
    }
  }
}

extension HiGHSUnavailable {
  /// The reason in the words of the message catalogue.
  var reason: CommandText.Unusable {
    switch self {
    case .switchedOff: .switchedOff(variable: HiGHSPlaces.variable)
    case .notFound(let looked): .notFound(looked: looked)
    case .notLoaded(let file, let reason): .notLoaded(file: file, reason: reason)
    case .lacksFunction(let file, let name): .lacksFunction(file: file, name: name)
    case .wrongVersion(let file, let found, let needed):
      .wrongVersion(file: file, found: found, needed: needed)
    case .wrongIntegers(let file, let bits): .wrongIntegers(file: file, bits: bits)
    }
  }
}
