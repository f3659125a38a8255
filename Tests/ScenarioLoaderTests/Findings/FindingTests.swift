import Kezek
import Reporting
import Testing

@testable import ScenarioLoader

@Suite struct FindingTests {
  static let cases =
    FileCases.all + HeaderCases.all + IdCases.all + MeaningCases.all
    + CurrentCases.all + PinConditionCases.all + DateOrderCases.all

  @Test(arguments: cases) func isFoundWhereItIs(_ each: FindingCase) throws {
    let loaded = each.load()
    let found = loaded.findings(each.code.rawValue)
    let finding = try #require(found.first, "\(each):\n\(lines(loaded.findings))")
    #expect(finding.file == each.file)
    #expect(finding.rows == each.rows)
    #expect(finding.column == each.column)
    #expect(each.maybe == nil || finding.maybe == each.maybe)
    #expect(finding.severity == each.code.severity)
    #expect((loaded.scenario == nil) == loaded.hasErrors)
    let others = Set(loaded.codes).subtracting([each.code.rawValue])
      .subtracting(each.along.map(\.rawValue)).subtracting(each.cells.map(\.rawValue))
      .subtracting(Self.harmless)
    #expect(others.isEmpty, "\(each):\n\(lines(loaded.findings))")
    for language in Language.allCases {
      let line = FindingText(language).line(finding)
      #expect(line.hasPrefix(each.code.rawValue) && !line.contains("{") && !line.contains("…:"))
    }
  }

  /// What the small tables say of themselves.
  static let harmless: Set<String> = ["W527", "W528", "N508"]

  /// Codes of files that only a folder can have; `SafeFileTests` raises them.
  static let ofFolders: Set<LoaderCode> = [
    .noFolder, .notRegularFile, .outsideFolder, .unreadableFile, .partsDoNotFit,
  ]

  /// What only a solver can find, and what is said of rows left out; `ContradictoryPinsTests` and
  /// `LeftOutFindingsTests` raise them.
  static let ofSolvers: Set<LoaderCode> = [.pinsContradict, .pinImpossible, .leftOutWithAnother]

  /// Codes of `names.csv`, which is read only where it is asked for; `OpenListTests` raises them.
  static let ofNames: Set<LoaderCode> = [.nameOfNobody]

  /// Codes of policy files; `PolicyFileTests` raises them.
  static let ofPolicies = Set(PolicyFileTests.wrong.map(\.1))

  @Test func theCatalogueHasEveryCodeAndNoOther() {
    let codes = Set(LoaderCode.allCases.map(\.rawValue)).union(CellCode.allCases.map(\.rawValue))
    // Those of suites of measurements are `SuiteCode`, of another target.
    #expect(Set(FindingText.codes.filter { !$0.hasPrefix("E80") }) == codes)
    for code in LoaderCode.allCases {
      #expect(FindingText.severity(of: code.code) == code.severity, "\(code)")
    }
  }

  @Test func everyCodeHasACase() {
    let covered = Set(Self.cases.map(\.code)).union(Self.ofFolders)
      .union(Self.ofPolicies).union(Self.ofSolvers).union(Self.ofNames)
    let missing = LoaderCode.allCases.filter { !covered.contains($0) }
    #expect(missing.isEmpty, "\(missing)")
  }
}
