import Foundation
import Kezek
import Reporting
import Testing

@testable import ScenarioLoader

@Suite struct InvalidScenariosTests {
  static let names: [String] = {
    let folder = packageFolder + "/Scenarios/invalid"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0 != "README.md" }.sorted()
  }()

  /// Folders whose tables are good enough to plan with.
  static let plannable: Set<String> = [
    "clashes", "look-alike-letters", "merged-cells", "not-errors", "other-formats",
    "same-places", "title-and-totals", "unknown-columns",
  ]

  @Test func thereIsAFolderForEachKindOfDamage() {
    #expect(Self.names.count >= 45)
  }

  @Test(arguments: names) func saysWhatIsWrong(_ name: String) throws {
    let loaded = ScenarioFolder(packageFolder + "/Scenarios/invalid/" + name).load()
    #expect((loaded.scenario != nil) == Self.plannable.contains(name))
    #expect((loaded.scenario == nil) == loaded.hasErrors)
    for language in Language.allCases {
      let text = FindingText(language)
      let lines = loaded.findings.map { text.line($0) + "\n" }.joined()
      #expect(!lines.contains("150314500016") && !lines.contains("150314 500016"))
      #expect(!lines.contains("…:") && !lines.contains("{"))
      try Snapshot.expect(lines, "invalid/\(name).\(language.rawValue).txt")
    }
  }
}
