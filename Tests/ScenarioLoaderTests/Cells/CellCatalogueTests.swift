import Foundation
import Kezek
import Testing

@testable import ScenarioLoader

/// The wording of the cells' findings.
@Suite struct CellCatalogueTests {
  /// The rows of the catalogue, a quoted cell unquoted.
  private static func rows() throws -> [[String]] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Reporting/Catalogue/findings-cells.csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.split(separator: "\n").map { line in
      var cells = [""]
      var isQuoted = false
      for character in line {
        if character == "\"" { isQuoted.toggle() }
        if character == ";", !isQuoted {
          cells.append("")
        } else {
          cells[cells.count - 1].append(character)
        }
      }
      return cells.map { cell in
        guard cell.hasPrefix("\"") else { return cell }
        return cell.dropFirst().dropLast().replacingOccurrences(of: "\"\"", with: "\"")
      }
    }
  }

  private static func placeholders(_ text: String) -> Set<String> {
    Set(
      text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map {
        String($0.prefix { $0 != "}" })
      })
  }

  @Test func everyCodeHasItsSentencesInThreeLanguages() throws {
    let rows = try Self.rows()
    #expect(
      rows.first == ["code", "severity", "en", "ru", "kk", "fix_en", "fix_ru", "fix_kk"])
    #expect(rows.dropFirst().map { $0[0] }.sorted() == CellCode.allCases.map(\.rawValue).sorted())
    for row in rows.dropFirst() {
      #expect(row.count == 8, "\(row[0])")
      #expect(!row.contains(""), "\(row[0])")
      let code = try #require(CellCode(rawValue: row[0]))
      let severity = [Finding.Severity.error: "error", .warning: "warning", .note: "note"]
      #expect(row[1] == severity[code.severity], "\(row[0])")
      #expect(Self.placeholders(row[2]) == Self.placeholders(row[3]), "\(row[0])")
      #expect(Self.placeholders(row[2]) == Self.placeholders(row[4]), "\(row[0])")
      #expect(Self.placeholders(row[5]) == Self.placeholders(row[6]), "\(row[0])")
      #expect(Self.placeholders(row[5]) == Self.placeholders(row[7]), "\(row[0])")
    }
  }

  /// Each problem of each example fills every placeholder of its sentences.
  @Test func everyProblemFillsItsSentences() throws {
    let wanted = Dictionary(
      uniqueKeysWithValues: try Self.rows().dropFirst().map {
        // The allowed words come of the catalogue, by their kind.
        ($0[0], Self.placeholders($0[2]).union(Self.placeholders($0[5])).subtracting(["words"]))
      })
    var seen: Set<String> = []
    for problem in Self.problems() {
      let code = problem.code.rawValue
      seen.insert(code)
      let missing = (wanted[code] ?? []).subtracting(problem.details.keys)
      #expect(missing.isEmpty, "\(code): \(problem)")
    }
    // The examples of the suites bring out every code, but for that of sites in whole tables, which
    // `OpenListTests` raises.
    seen.insert(CellCode.unknownSite.rawValue)
    #expect(Set(CellCode.allCases.map(\.rawValue)).subtracting(seen).isEmpty)
  }

  /// The problems of all examples of the suites.
  private static func problems() -> [CellProblem] {
    var problems: [CellProblem] = []
    let availability =
      AvailabilityTests.daysAndHours + AvailabilityTests.weeks + AvailabilityTests.sites
      + AvailabilityExceptTests.before + AvailabilityExceptTests.behind
      + AvailabilityRefusalTests.damage + AvailabilityRefusalTests.plain
    let context = CellFixtures.context(CellFixtures.grid())
    for example in availability {
      let reading = AvailabilityExpression.read(
        example.cell, sites: CellFixtures.sites + (example.cell.contains("утро") ? ["утро"] : []))
      problems += reading.problems
      problems += reading.value.map { $0.resolve(in: context).problems } ?? []
    }
    for example in DateCellTests.dates { problems += DateCell.read(example.cell).problems }
    for example in DateCellTests.ranges { problems += DateCell.readRange(example.cell).problems }
    for example in NumberCellTests.whole {
      problems += NumberCell.readWhole(example.cell, in: 0...2000).problems
    }
    for example in NumberCellTests.hours {
      problems += NumberCell.readHours(example.cell, in: 0...3600).problems
    }
    for example in NumberCellTests.clocks { problems += ClockCell.read(example.cell).problems }
    for example in NumberCellTests.seeds { problems += NumberCell.readSeed(example.cell).problems }
    for example in NumberCellTests.answers { problems += BooleanCell.read(example.cell).problems }
    for example in SettingCellTests.minutes {
      problems += MinutesByAgeCell.read(example.cell).problems
    }
    for example in SettingCellTests.quotas {
      problems += QuotaCell.read(example.cell, places: ["Житикара"], columns: ["x"]).problems
    }
    for example in SettingCellTests.grids {
      let reading = GridCell.read(example.cell)
      problems += reading.problems + (reading.value?.grid(weeks: 1).problems ?? [])
    }
    for example in WordCellTests.categoryLists + WordCellTests.serviceLists {
      problems += WordListCell.read(example.cell, WordChoice(kind: "service")).problems
      problems +=
        WordListCell.read(example.cell, WordChoice(kind: "category", unknown: .keep)).problems
    }
    for (kind, example) in WordCellTests.singleWords {
      problems += WordCell.read(example.cell, WordChoice(kind: kind)).problems
    }
    return problems
  }
}
