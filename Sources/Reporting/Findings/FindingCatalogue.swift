import Kezek

/// The wording of findings: the rows of `findings.csv`, `findings-cells.csv` and `findings-bench.csv`,
/// `code;severity;en;ru;kk;fix_en;fix_ru;fix_kk`.
struct FindingCatalogue: Sendable {
  /// The catalogue that the program carries.
  static let carried = FindingCatalogue(tables: [
    String(decoding: PackageResources.findings_csv, as: UTF8.self),
    String(decoding: PackageResources.findings_cells_csv, as: UTF8.self),
    String(decoding: PackageResources.findings_bench_csv, as: UTF8.self),
  ])

  /// One code in three languages, in the order of `Language`.
  struct Entry: Sendable, Hashable {
    let code: String
    let severity: String
    let messages: [String]
    let fixes: [String]
  }

  /// The codes in the order of the files.
  let codes: [String]
  /// Lines that are no entry, or repeat a code: the file is at fault.
  let faults: [String]
  private let entries: [String: Entry]

  init(tables: [String]) {
    var codes: [String] = []
    var faults: [String] = []
    var entries: [String: Entry] = [:]
    for table in tables {
      for line in table.split(whereSeparator: \.isNewline).dropFirst() {
        let cells = Self.cells(line)
        guard cells.count == 8, entries[cells[0]] == nil, cells.allSatisfy({ !$0.isEmpty }) else {
          faults.append(String(line))
          continue
        }
        codes.append(cells[0])
        entries[cells[0]] = Entry(
          code: cells[0], severity: cells[1], messages: Array(cells[2...4]),
          fixes: Array(cells[5...7]))
      }
    }
    self.codes = codes
    self.faults = faults
    self.entries = entries
  }

  func entry(_ code: Finding.Code) -> Entry? { entries[code.rawValue] }

  /// The cells of a line, quotes after RFC 4180.
  private static func cells(_ line: Substring) -> [String] {
    var cells: [String] = [""]
    var isQuoted = false
    var previousWasQuote = false
    for character in line {
      if character == "\"" {
        // A doubled quote inside quotes is one; any other opens or closes.
        if !isQuoted && previousWasQuote { cells[cells.count - 1].append("\"") }
        isQuoted.toggle()
        previousWasQuote = !isQuoted
      } else {
        previousWasQuote = false
        if character == ";" && !isQuoted {
          cells.append("")
        } else {
          cells[cells.count - 1].append(character)
        }
      }
    }
    return cells
  }
}
