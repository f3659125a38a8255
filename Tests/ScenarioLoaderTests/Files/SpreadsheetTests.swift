import Kezek
import Testing

@testable import ScenarioLoader

/// Tables as LibreOffice 7.4 saved them, recorded in `Spreadsheets/`.
///
/// `typed` was opened with special numbers recognized, in a Russian locale, saved as `.xlsx`, and that
/// as text again, in each way that the program offers; `utf16-tabs` as cells are shown, which is its
/// default and leaves two digits of the years. `month-first` was saved so by a program that
/// runs in English. `SpreadsheetEndToEndTests` does the same where the program is installed.
@Suite struct SpreadsheetTests {
  private static let folder = packageFolder + "/Tests/ScenarioLoaderTests/Spreadsheets/"

  private static func load(_ name: String) -> LoadedScenario {
    ScenarioFolder(folder + name).load()
  }

  @Test(arguments: ["semicolons", "commas", "quoted", "utf16-tabs", "windows-1251"])
  func isReadAsItWasTyped(_ name: String) throws {
    let typed = Self.load("typed")
    let saved = Self.load(name)
    let first = try #require(typed.scenario, "\(lines(typed.findings))")
    let second = try #require(saved.scenario, "\(lines(saved.findings))")
    expectSame(first, second)
    // That an encoding has no Kazakh letters and that years have two digits is said; nothing else.
    let others = saved.findings.filter { !["N110", "W316"].contains($0.code.rawValue) }
    #expect(others.map(\.code) == typed.findings.map(\.code), "\(lines(saved.findings))")
    #expect(saved.codes.contains("N110") == (name == "windows-1251"))
    #expect(saved.codes.contains("W316") == (name == "utf16-tabs"))
  }

  /// Times are what they were; dates that begin with the month are told, each with what was meant.
  @Test func datesOfAnEnglishProgramAreTold() {
    let saved = Self.load("month-first")
    let errors = saved.findings.filter { $0.severity == .error }
    #expect(Set(errors.map(\.code.rawValue)) == ["E311", "E544"], "\(lines(errors))")
    #expect(errors.allSatisfy { $0.maybe != nil })
    #expect(errors.reduce(0) { $0 + $1.rows.count } == 21)
    #expect(saved.scenario == nil)
  }
}
