import Kezek
import Testing

@testable import ScenarioLoader

/// The folder of the package.
let packageFolder: String = {
  var parts = #filePath.split(separator: "/")
  parts.removeLast(3)
  return "/" + parts.joined(separator: "/")
}()

@Suite struct BundledScenariosTests {
  static let names = [
    "petropavl-centre", "irgiz-cabinet", "almaty-district", "almaty-studios",
    "atyrau-workshops", "inclusive-kindergarten", "kostanay-turns",
  ]

  @Test(arguments: names) func loadsWithoutErrors(_ name: String) {
    let loaded = ScenarioFolder(packageFolder + "/Scenarios/" + name).load()
    #expect(!loaded.hasErrors, "\(lines(loaded.findings))")
    #expect(loaded.scenario != nil)
  }

  @Test func loadsTheSmallestTables() throws {
    let loaded = Tables().load()
    let scenario = try #require(loaded.scenario, "\(lines(loaded.findings))")
    #expect(scenario.children.map(\.key) == ["C-001", "C-002"])
    #expect(scenario.needs.map(\.asked) == [3, 2])
    #expect(scenario.specialists.map(\.contactMinutes) == [960, 810])
  }
}
