import Kezek
import PlanVerification
import Testing

@testable import Reporting

@Suite struct CSVTableTests {
  @Test(arguments: Language.allCases)
  func tablesAreAsTheGoldenFiles(language: Language) throws {
    for table in try TinyCentre.report(language).csvTables() {
      let text = String(decoding: table.bytes(), as: UTF8.self)
      try expectSnapshot(text, "\(language.rawValue)-\(table.name)")
    }
  }

  @Test func filesAreTheTables() throws {
    let report = try TinyCentre.report(.kazakh)
    let tables = report.csvTables()
    let files = Workers(3).map(report.csvFiles.count) { report.csvFiles.file($0) }
    #expect(files.map(\.name) == tables.map(\.name))
    #expect(files.map(\.bytes) == tables.map { $0.bytes() })
  }

  @Test func beginsWithAMarkAndEndsLinesWithCRLF() throws {
    for table in try TinyCentre.report(.russian).csvTables() {
      let bytes = table.bytes()
      #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
      #expect(bytes.suffix(2) == [13, 10])
      let lineFeeds = bytes.indices.filter { bytes[$0] == 10 }
      #expect(lineFeeds.allSatisfy { bytes[$0 - 1] == 13 })
    }
  }

  @Test func saysSyntheticInEveryRowOfEveryTable() throws {
    for table in try TinyCentre.report(.english).csvTables() {
      let rows = readCSV(table.bytes())
      #expect(rows.first?.last == "data")
      #expect(rows.dropFirst().allSatisfy { $0.last == "SYNTHETIC" }, "\(table.name)")
    }
    let unmarked = try TinyCentre.report(
      .english, scenario: TinyCentre.scenario(data: .unmarked))
    #expect(unmarked.csvTables().allSatisfy { !$0.columns.contains("data") })
    let real = try TinyCentre.report(.english, scenario: TinyCentre.scenario(data: .real))
    #expect(readCSV(real.csvTables()[0].bytes())[1].last == "REAL")
  }

  @Test(arguments: Language.allCases)
  func everyCellReadsBack(language: Language) throws {
    for table in try TinyCentre.report(language).csvTables() {
      let rows = readCSV(table.bytes())
      #expect(rows.count == table.rows.count + 1)
      for (read, written) in zip(rows.dropFirst(), table.rows) {
        #expect(read == written.map(\.content))
      }
    }
  }

  @Test func randomTextsReadBackAndAreLeftAlone() {
    let seed: UInt64 = 7
    var random = SplitMix64(seed: seed)
    let letters = Array("01239-/.,:; \"'=+@\t\r\nAeMarсен₸қ%E")
    for _ in 0..<800 {
      let count = Int.random(in: 0...8, using: &random)
      let text = String(
        (0..<count).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
      var table = CSVTable(name: "x.csv", columns: ["a", "b"])
      table.append([.text(text), .integer(5)])
      let cell = readCSV(table.bytes())[1][0]
      #expect(SpreadsheetText.original(cell) == text, "seed \(seed): \(text.debugDescription)")
      #expect(!isReadOtherwise(cell), "seed \(seed): \(cell.debugDescription)")
    }
  }

  /// What is told at a glance is what taking the text apart tells.
  @Test func aGlanceMissesNoNumberOrDate() {
    var random = SplitMix64(seed: 11)
    let letters = Array("0123-/.:, \\aApeEgmMrгчжГмайҚң#бC№\u{301}\u{A0}–½")
    var protected = 0
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...7, using: &random)
      let text = String(
        (0..<count).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
      guard text.first != "-" else { continue }
      let isProtected = SpreadsheetText.needsProtection(text)
      #expect(
        isProtected == SpreadsheetText.looksLikeNumberOrDate(text), "\(text.debugDescription)")
      protected += isProtected ? 1 : 0
    }
    #expect(protected > 500)
  }

  /// A quote under an accent is a quote to a spreadsheet.
  @Test func doublesEveryQuote() {
    var table = CSVTable(name: "x.csv", columns: ["a"])
    table.append([.text("x\"\u{301};y")])
    let text = String(decoding: table.bytes().dropFirst(3), as: UTF8.self)
    #expect(Array(text.unicodeScalars) == Array("a\r\n\"x\"\"\u{301};y\"\r\n".unicodeScalars))
  }

  @Test(arguments: [
    "3/4", "9-13", "1.2", "01.02", "3-6", "12:30", "1/2/26", "2026-09-01", "9,1", "1E5", "001",
    "123456789012", "Mar-1", "SEP1", "1-May", "сен.13", "03.июн", "5 мая", "қар 5", "9 p", "3 am",
    "=1+1", "+7 701", "-1", "@home", "'x", "\tx", "1 2", "1e5", "4 - 6",
  ])
  func protectsWhatASpreadsheetWouldChange(text: String) {
    #expect(SpreadsheetText.protected(text) == "'" + text)
  }

  @Test(arguments: [
    "", "C-001", "S-01", "К-1", "C-1#2", "Ыргыз", "12", "7", "under 4", "4 to 6",
    "C-001, C-002", "от 4 до 6 лет", "group-3", "Т-07", "psychologist-1", "Март", "100 children",
    "R-1", "А1", "Кабинет 5",
  ])
  func leavesOrdinaryTextsAsTheyAre(text: String) {
    #expect(SpreadsheetText.protected(text) == text)
  }

  @Test(arguments: Language.allCases)
  func noCellOfATextColumnLooksLikeADate(language: Language) throws {
    for table in try TinyCentre.report(language).csvTables() {
      for row in table.rows {
        for case .text(let text) in row {
          #expect(!isReadOtherwise(SpreadsheetText.protected(text)), "\(table.name): \(text)")
        }
      }
    }
  }

  @Test func numeratorsOfDisjointGroupsAddUpToTheWhole() throws {
    let metrics = try TinyCentre.report(.english).metrics
    for dimension in [CoverageRow.Dimension.age, .residence, .place, .column(0)] {
      for measure in CoverageRow.Measure.allCases {
        let whole = metrics.coverage.first { $0.dimension == .all && $0.measure == measure }
        let parts = metrics.coverage.filter { $0.dimension == dimension && $0.measure == measure }
        #expect(parts.reduce(0) { $0 + $1.share.numerator } == whole?.share.numerator ?? 0)
        #expect(parts.reduce(0) { $0 + $1.share.denominator } == whole?.share.denominator ?? 0)
      }
    }
  }

  /// An independent, simpler notion of what a spreadsheet turns into something else.
  private func isReadOtherwise(_ cell: String) -> Bool {
    if let first = cell.first, "=+-@\t\r\n".contains(first) { return true }
    let date = /^\s*\d{1,4}\s*[-\/.,: ]\s*\d{1,4}(\s*[-\/.,: ]\s*\d{1,4}){0,4}\s*$/
    let named =
      /^\s*\d{0,4}[-\/., ]*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|сен|мая?)[a-zа-я]*[-\/., ]*\d{0,4}\s*$/
    let number = /^\s*(0\d+|\d{12,}|\d+[.,]?\d*[eE]\d+)\s*$/
    let text = cell.lowercased()
    if text.firstMatch(of: date) != nil || text.firstMatch(of: number) != nil { return true }
    return text.contains(where: \.isNumber) && text.firstMatch(of: named) != nil
  }
}
