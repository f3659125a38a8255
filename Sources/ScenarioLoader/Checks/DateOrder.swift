import Kezek

/// Dates with slashes or hyphens, in which a spreadsheet of another country writes the month first.
///
/// One table cannot tell 09/10/2026 from 10 September. All dates of a scenario come from one hand:
/// where one of them can only be month, day and year, so may the others be, and where none shows
/// which comes first, that is said.
struct DateOrder {
  /// A date whose two first numbers stand in one order or the other.
  private struct Written {
    let place: FindingCollector.Place
    let value: String
    let mark: String
    let first: Int
    let second: Int
    let year: Int
    /// Whether the year has two digits, which is an error of its own.
    let isShort: Bool
  }

  private var dates: [Written] = []

  /// Gathers the dates of all tables and of the settings.
  init(_ tables: [TableKind: Table], _ settings: SettingsEntries) {
    for kind in TableKind.allCases {
      guard let table = tables[kind] else { continue }
      for column in Self.columns(of: kind) {
        guard let index = table.index(of: column) else { continue }
        for row in table.rows {
          gather(table.text(row, at: index), at: table.place(row, column))
        }
      }
    }
    for key in ["valid", "holidays", "as_of"] {
      if let entry = settings.entry(key) { gather(entry.text, at: entry.place) }
    }
  }

  /// Adds a finding for every date that may be another day.
  func report(_ findings: inout FindingCollector) {
    for mark in ["/", "-"] {
      let marked = dates.filter { $0.mark == mark }
      let monthFirst = marked.first { $0.second > 12 && $0.first <= 12 }
      // `05/05/2026` is the same day either way.
      let doubtful = marked.filter {
        !$0.isShort && $0.first <= 12 && $0.second <= 12 && $0.first != $0.second
      }
      if let monthFirst {
        for date in doubtful { report(date, like: monthFirst, &findings) }
      } else if !marked.contains(where: { $0.first > 12 }) {
        for date in doubtful {
          findings.add(.dayOrMonthFirst, at: date.place, details: ["mark": mark])
        }
      }
    }
  }

  private func report(
    _ date: Written, like example: Written, _ findings: inout FindingCollector
  ) {
    let dayFirst = CalendarDay(year: date.year, month: date.second, day: date.first)
    let monthFirst = CalendarDay(year: date.year, month: date.first, day: date.second)
    var details = [
      "day": dayFirst?.dotted ?? "…", "other": example.place.file ?? "…",
      "example": "\(example.first)\(example.mark)\(example.second)\(example.mark)\(example.year)",
    ]
    details["row"] = example.place.row.map(String.init) ?? "1"
    findings.add(
      .monthFirst, at: date.place, value: date.value, details: details,
      maybe: monthFirst?.dotted)
  }

  private mutating func gather(_ text: String, at place: FindingCollector.Place) {
    guard text.utf8.contains(where: { $0 == 0x2F || $0 == 0x2D }) else { return }
    let tokens = CellToken.tokens(of: CellText(text))
    var index = 0
    while index + 4 < tokens.count {
      let five = Array(tokens[index..<(index + 5)])
      index += 1
      // `2026-09-01 - 2026-12-31`: neither the tail of a date nor the joint of two begins one.
      guard !isTail(tokens, at: index - 1), five[1...4].allSatisfy(\.isTight) else { continue }
      guard five[0].kind == .number, five[2].kind == .number, five[4].kind == .number,
        five[1].isMark("/") || five[1].isMark("-"), five[1].text == five[3].text,
        five[0].text.count <= 2, five[2].text.count <= 2, [2, 4].contains(five[4].text.count),
        let first = Int(five[0].text), let second = Int(five[2].text),
        let year = Int(five[4].text), first > 0, second > 0
      else { continue }
      index += 4
      dates.append(
        Written(
          place: place, value: text, mark: five[1].text, first: first, second: second,
          year: year, isShort: five[4].text.count == 2))
    }
  }

  /// Whether the number at an index goes on from a number before it.
  private func isTail(_ tokens: [CellToken], at index: Int) -> Bool {
    index >= 2 && tokens[index].isTight && tokens[index - 1].isTight
      && tokens[index - 1].kind == .mark && tokens[index - 2].kind == .number
  }

  private static func columns(of kind: TableKind) -> [String] {
    switch kind {
    case .children: ["born", "since", "until"]
    case .needs: ["last"]
    case .turns: ["first_day", "last_day"]
    case .absences: ["from", "to"]
    default: []
    }
  }
}
