import Foundation
import MathematicalProgram

@testable import HiGHSSolver

/// The HiGHS that the tests run against: the one the environment names, else the one that `./check`
/// brings into `highs`, else the system's.
enum LibraryUnderTest {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let library: Result<HiGHSLibrary, HiGHSUnavailable> = {
    var places: [HiGHSPlaces] = [.ofThisProcess]
    if ProcessInfo.processInfo.environment[HiGHSPlaces.variable] == nil {
      let path = root.appendingPathComponent("highs").path
      places.insert(HiGHSPlaces(environment: [HiGHSPlaces.variable: path], program: nil), at: 0)
    }
    var last = HiGHSUnavailable.switchedOff
    for place in places {
      do throws(HiGHSUnavailable) {
        return .success(try HiGHSLibrary(in: place))
      } catch {
        last = error
      }
    }
    return .failure(last)
  }()

  static var isUsable: Bool { (try? library.get()) != nil }

  /// Said of every test that is left out.
  static let excuse = "HiGHS is not usable here; Tools/highs.sh brings it"

  static func solver() throws -> HiGHSSolver { HiGHSSolver(try library.get()) }
}
