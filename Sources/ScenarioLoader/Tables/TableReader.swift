import Kezek

/// Turns the bytes of one file into a table, with findings about its text, header and rows.
struct TableReader {
  private let source: SourceFile
  /// The further columns of children that the settings list.
  private let furtherColumns: [String]
  /// Whether personal numbers pass in cells that pseudonymizing replaces or drops.
  private let ignoresReplacedCells: Bool
  private var header = Header()
  private let raw: RawTable
  private let encoding: TextEncoding
  private let headerRow: Int?

  /// The columns of the header's row.
  private struct Header {
    var columns: [String: Int] = [:]
    var headers: [String: String] = [:]
    var further: [Int?] = []
    /// The columns without a header or with an unknown one.
    var unread: Set<Int> = []
    var nameless: [Int] = []
    var held: [Held] = []
    /// Columns up to the last one with a header.
    var count = 0

    /// A header that holds a known one.
    struct Held {
      let english: String
      let maybe: String
      let text: String
      let place: FindingCollector.Place
    }
  }

  private init(_ source: SourceFile, furtherColumns: [String], ignoresReplacedCells: Bool) {
    self.source = source
    self.furtherColumns = furtherColumns
    self.ignoresReplacedCells = ignoresReplacedCells
    let text = DecodedText(source.bytes)
    let choice = HeaderSearch.choice(in: text.bytes, kind: source.kind)
    raw = RawTable(text.bytes, separator: choice.separator)
    encoding = text.encoding
    headerRow = choice.row
  }

  /// Reads a table; nil where its header cannot be used.
  /// - Complexity: O(bytes).
  static func table(
    _ source: SourceFile, furtherColumns: [String] = [], ignoresReplacedCells: Bool = false,
    findings: inout FindingCollector
  ) -> Table? {
    var reader = TableReader(
      source, furtherColumns: furtherColumns, ignoresReplacedCells: ignoresReplacedCells)
    return reader.read(&findings)
  }

  private mutating func read(_ findings: inout FindingCollector) -> Table? {
    if encoding == .windows1251 { findings.add(.windows1251, at: place()) }
    guard let headerRow else {
      reportPersonalNumbers(&findings)
      reportLostHeader(&findings)
      findings.add(
        .noHeader, at: place(),
        details: ["columns": source.kind.requiredColumns.joined(separator: ", ")])
      return nil
    }
    let isHeaderSound = readHeader(headerRow, &findings)
    reportDamages(&findings)
    reportPersonalNumbers(&findings)
    reportLostLetters(&findings)
    guard isHeaderSound else { return nil }
    return table(below: headerRow, &findings)
  }

  private func place(_ row: Int? = nil, column: Int? = nil) -> FindingCollector.Place {
    let name = column.flatMap { index -> String? in
      guard let headerRow else { return nil }
      let text = raw.text(row: headerRow, column: index)
      return text.isEmpty ? nil : text
    }
    return FindingCollector.Place(
      file: source.name, table: source.kind, row: row.map { $0 + 1 }, column: name)
  }
}

// MARK: The header

extension TableReader {
  /// Understands the header's row; false where a column cannot be told.
  private mutating func readHeader(_ row: Int, _ findings: inout FindingCollector) -> Bool {
    let titles = (0..<row).filter { raw.filledCount(row: $0) > 0 }
    if !titles.isEmpty {
      findings.add(.titleRows, at: place(), rows: titles.map { $0 + 1 })
    }
    header.count = raw.filledCount(row: row)
    header.further = furtherColumns.map { _ in nil }
    var isSound = true
    for column in 0..<header.count {
      let text = raw.text(row: row, column: column)
      if text.isEmpty {
        header.nameless.append(column)
        header.unread.insert(column)
      } else if !readHeaderCell(text, column, row, &findings) {
        isSound = false
      }
    }
    for held in header.held {
      // Where the table has that column, this one says something else.
      if header.columns[held.english] == nil {
        findings.addFatal(.headerTypo, at: held.place, value: held.text, maybe: held.maybe)
        isSound = false
      } else {
        findings.add(.unknownColumn, at: held.place, value: held.text)
      }
    }
    for (index, column) in header.further.enumerated() where column == nil {
      findings.add(
        .reportColumnMissing, at: place(), value: furtherColumns[index],
        maybe: NearestWord.find(furtherColumns[index], among: unreadHeaders(row)))
    }
    let missing = source.kind.requiredColumns.filter { header.columns[$0] == nil }
    if isSound {
      for column in missing {
        findings.add(.missingColumn, at: place(), details: ["column": column])
      }
    }
    return isSound && missing.isEmpty
  }

  private func unreadHeaders(_ row: Int) -> [String] {
    header.unread.sorted().map { raw.text(row: row, column: $0) }
  }

  private mutating func readHeaderCell(
    _ text: String, _ column: Int, _ row: Int, _ findings: inout FindingCollector
  ) -> Bool {
    let further = furtherColumns.firstIndex { Words.normalized($0) == Words.normalized(text) }
    if let further { header.further[further] = column }
    let place = FindingCollector.Place(
      file: source.name, table: source.kind, row: row + 1, column: nil)
    let word = HeaderWord(text, in: source.kind)
    if further == nil, showsLoss(text, word) {
      findings.addFatal(.lettersLost, at: place, value: text)
      return false
    }
    switch word {
    case .known(let english):
      return take(english, text, column, place, &findings)
    case .lookAlike(let english):
      findings.add(.headerLookAlike, at: place, value: text)
      return take(english, text, column, place, &findings)
    case _ where further != nil:
      return true
    case .almost(_, let maybe):
      findings.addFatal(.headerTypo, at: place, value: text, maybe: maybe)
      return false
    case .holds(let english, let maybe):
      header.held.append(Header.Held(english: english, maybe: maybe, text: text, place: place))
      header.unread.insert(column)
      return true
    case .unknown:
      header.unread.insert(column)
      findings.add(Self.isNameColumn(text) ? .nameColumn : .unknownColumn, at: place, value: text)
      return true
    }
  }

  /// Whether an encoding took letters from a header; `_` also joins words, so the rest of the
  /// header must be a known one then.
  private func showsLoss(_ text: String, _ word: HeaderWord) -> Bool {
    let shows = LetterLoss.shows(in: text, encoding: encoding)
    return switch word {
    case .known, .lookAlike: false
    // `е?` for `ең`: a header that is nearly known lost the last letter of a word.
    case .almost: shows || encoding == .windows1251 && text.contains("?")
    case .holds, .unknown: shows && text.contains("?")
    }
  }

  private mutating func take(
    _ english: String, _ text: String, _ column: Int, _ place: FindingCollector.Place,
    _ findings: inout FindingCollector
  ) -> Bool {
    if let first = header.headers[english] {
      findings.addFatal(.duplicateHeader, at: place, value: text, details: ["first": first])
      return false
    }
    header.columns[english] = column
    header.headers[english] = text
    return true
  }

  /// Whether a column seems to hold people's names.
  static func isNameColumn(_ text: String) -> Bool {
    let word = Words.normalized(text)
    return Words.catalogue.english(.header, TableKind.names.rawValue, matching: text) == "name"
      || ["фио", "имя", "фамилия", "тегі", "есімі", "аты", "surname"].contains(word)
  }
}

// MARK: Damage of the text

extension TableReader {
  private func reportDamages(_ findings: inout FindingCollector) {
    for damage in raw.damages {
      let row = damage.position.row
      let code: LoaderCode =
        switch damage.kind {
        case .unclosedQuote: .unclosedQuote
        case .innerQuote: .innerQuote
        case .plainQuote: .plainQuote
        case .nul: .nul
        case .notText: .notText
        case .control: .control
        case .longCell: .longCell
        case .tooManyColumns: .tooManyColumns
        case .tooManyRows: .tooManyRows
        }
      // Beyond the last row that is read, nothing can be left out singly.
      if damage.kind == .longCell {
        // Nothing more is said of a cell whose text is left out.
        let place = place(row, column: damage.position.column)
        findings.add(
          code, at: place, details: ["limit": String(RawTable.cellLimit)], silencing: true)
        if !isData(row) { findings.setFatal() }
      } else if damage.kind == .tooManyRows {
        findings.add(code, at: place(), details: ["limit": String(RawTable.rowLimit)])
      } else if code.severity == .note || isData(row) {
        findings.add(code, at: place(row, column: damage.position.column))
      } else {
        findings.addFatal(code, at: place(row, column: damage.position.column))
      }
    }
  }

  private func isData(_ row: Int) -> Bool { headerRow.map { row > $0 } ?? false }

  private func reportPersonalNumbers(_ findings: inout FindingCollector) {
    for position in raw.longNumbers
    where PersonalNumber.isHeld(in: raw.text(row: position.row, column: position.column)) {
      if ignoresReplacedCells, !isCopied(position) { continue }
      let place = place(position.row, column: position.column)
      if isData(position.row) {
        findings.add(.personalNumber, at: place)
      } else {
        findings.addFatal(.personalNumber, at: place)
      }
    }
  }

  /// Whether pseudonymizing copies a cell as it is.
  private func isCopied(_ position: RawTable.Position) -> Bool {
    guard headerRow.map({ position.row > $0 }) ?? true else { return false }
    if header.further.contains(position.column) { return true }
    let column = header.columns.first { $0.value == position.column }?.key
    return column.map { CellTreatment(source.kind, $0) == .kept } ?? false
  }

  /// Letters lost in the first row, where no header was found.
  private func reportLostHeader(_ findings: inout FindingCollector) {
    let lost = raw.suspects.first { position in
      position.row == 0
        && LetterLoss.shows(
          in: raw.text(row: 0, column: position.column), encoding: encoding)
    }
    guard let lost else { return }
    findings.addFatal(
      .lettersLost, at: place(0), value: raw.text(row: 0, column: lost.column))
  }

  private func reportLostLetters(_ findings: inout FindingCollector) {
    for position in raw.suspects where !header.unread.contains(position.column) {
      guard isData(position.row) else { continue }
      let text = raw.text(row: position.row, column: position.column)
      if source.kind == .settings && position.column == header.columns["key"] { continue }
      if LetterLoss.shows(in: text, encoding: encoding) {
        findings.add(
          .lettersLost, at: place(position.row, column: position.column), value: text)
      }
    }
  }
}

// MARK: Rows

extension TableReader {
  private func table(below headerRow: Int, _ findings: inout FindingCollector) -> Table {
    var kept: [Int] = []
    var empty: [Int] = []
    var sorted: [LoaderCode: [Int]] = [:]
    for row in (headerRow + 1)..<max(headerRow + 1, raw.rowCount) {
      let filled = raw.filledCount(row: row)
      if filled == 0 {
        empty.append(row + 1)
      } else if isTotal(row) {
        sorted[.totalRow, default: []].append(row + 1)
      } else if isExample(row, filled: filled) {
        sorted[.exampleRow, default: []].append(row + 1)
      } else {
        kept.append(row)
        if filled > header.count {
          findings.add(
            .extraCells, at: place(row),
            details: ["cells": String(filled), "columns": String(header.count)])
        } else if raw.cellCount(row: row) < header.count {
          sorted[.shortRow, default: []].append(row + 1)
        }
      }
    }
    for code in [LoaderCode.totalRow, .exampleRow, .shortRow] {
      if let rows = sorted[code] { findings.add(code, at: place(), rows: rows) }
    }
    report(empty: empty, &findings)
    for column in header.nameless {
      let rows = kept.filter { !raw.isEmpty(row: $0, column: column) }
      if !rows.isEmpty { findings.add(.namelessColumn, at: place(), rows: rows.map { $0 + 1 }) }
    }
    let filled = fillFromAbove(kept, &findings)
    return Table(
      kind: source.kind, file: source.name, raw: raw, columns: header.columns,
      headers: header.headers, furtherColumns: header.further, rows: kept,
      soundRows: kept.filter { !findings.isBroken(source.kind, row: $0 + 1) }, filled: filled)
  }

  /// One line end too many at the end is no row worth a word.
  private func report(empty: [Int], _ findings: inout FindingCollector) {
    guard let first = empty.first, empty.count > 1 || first != raw.rowCount else { return }
    findings.add(
      .emptyRows, at: place(), rows: Array(empty.prefix(100)),
      details: ["count": String(empty.count)])
  }

  private static let totals: Set<String> = [
    "итого", "всего", "итог", "total", "totals", "sum", "барлығы", "барлыгы", "жиыны", "жалпы",
    "қорытынды", "grandtotal", "subtotal", "итогопо",
  ]

  /// Whether the first filled cell says that the row is a sum.
  private func isTotal(_ row: Int) -> Bool {
    for column in 0..<raw.cellCount(row: row) where !raw.isEmpty(row: row, column: column) {
      let word = Words.normalized(raw.text(row: row, column: column))
      return Self.totals.contains(word.hasSuffix(":") ? String(word.dropLast()) : word)
    }
    return false
  }

  private func isExample(_ row: Int, filled: Int) -> Bool {
    for column in 0..<filled where raw.begins(with: "EXAMPLE-", row: row, column: column) {
      return true
    }
    return false
  }

  private func fillFromAbove(
    _ rows: [Int], _ findings: inout FindingCollector
  ) -> [RawTable.Position: String] {
    var filled: [RawTable.Position: String] = [:]
    for name in source.kind.filledFromAbove {
      guard let column = header.columns[name] else { continue }
      var above: (row: Int, text: String)?
      for row in rows {
        if !raw.isEmpty(row: row, column: column) {
          above = (row, raw.text(row: row, column: column))
        } else if let above {
          filled[RawTable.Position(row: row, column: column)] = above.text
          findings.add(
            .filledFromAbove, at: place(row, column: column), value: above.text,
            details: ["above": String(above.row + 1)])
        }
      }
    }
    return filled
  }
}
