import Kezek

extension DateCell {
  /// Reads a first and a last day: `01.09.2026 - 31.12.2026`, `с 01.09.2026 по 31.12.2026`.
  static func readRange(_ text: String) -> CellReading<DayRange> {
    let text = CellText(text)
    if let problem = wholeCellProblem(text) { return CellReading(failed: problem) }
    var scanner = DateScanner(text)
    switch item(&scanner) {
    case .failure(let problem):
      return CellReading(failed: problem)
    case .success(let range) where !scanner.isAtEnd:
      let part = scanner.restOfItem.isEmpty ? text.string : scanner.restOfItem
      return CellReading(
        failed: CellProblem(.notUnderstood, maybe: meant(range, &scanner), part: part))
    case .success(let range):
      guard range.isWritten else {
        return CellReading(failed: CellProblem(.oneDateForRange, part: text.string))
      }
      return CellReading(range.range)
    }
  }

  /// Reads days and ranges of days parted by commas, semicolons or line breaks, ascending.
  static func readList(_ text: String) -> CellReading<[DayRange]> {
    let text = CellText(text)
    if let problem = wholeCellProblem(text) { return CellReading(failed: problem) }
    var scanner = DateScanner(text, readsShortYears: true)
    var ranges: [DayRange] = []
    var problems: [CellProblem] = []
    while !scanner.isAtEnd {
      if let token = scanner.next, DateScanner.partsList(token) || isAnd(token) {
        scanner.advance()
        continue
      }
      let written = scanner.restOfItem
      switch item(&scanner) {
      case .success(let item): ranges.append(item.range)
      case .failure(let problem): problems.append(problem)
      }
      if let token = scanner.next, !DateScanner.partsList(token), !isAnd(token) {
        if problems.isEmpty { problems.append(CellProblem(.notADate, part: written)) }
        while let token = scanner.next, !DateScanner.partsList(token) { scanner.advance() }
      }
    }
    ranges.sort { ($0.first, $0.last) < ($1.first, $1.last) }
    return CellReading(ranges, problems: scanner.notes + problems)
  }

  /// A range as it was probably meant: `01.09.2026 31.12.2026` lacks its hyphen.
  private static func meant(_ item: Item, _ scanner: inout DateScanner) -> String? {
    if item.isWritten { return "\(item.range.first.dotted) - \(item.range.last.dotted)" }
    while let token = scanner.next, DateScanner.partsList(token) || isAnd(token) {
      scanner.advance()
    }
    guard case .day(let last) = scanner.date(), scanner.isAtEnd, item.range.first < last else {
      return nil
    }
    return "\(item.range.first.dotted) - \(last.dotted)"
  }

  /// Days of a range, and whether both were written.
  private struct Item {
    let range: DayRange
    let isWritten: Bool
  }

  private enum ItemResult {
    case success(Item)
    case failure(CellProblem)
  }

  /// Takes a date or a range of dates off the scanner.
  private static func item(_ scanner: inout DateScanner) -> ItemResult {
    let written = scanner.restOfItem
    if let word = scanner.next?.text, ["с", "c", "со", "from", "от"].contains(word) {
      scanner.advance()
    }
    let first: CalendarDay
    switch scanner.date() {
    case .day(let day): first = day
    case .problem(let problem): return .failure(problem)
    case .nothing: return .failure(unread(written))
    }
    guard let separator = scanner.next, joinsDates(separator.text) else {
      return .success(Item(range: DayRange(first), isWritten: false))
    }
    while let token = scanner.next, joinsDates(token.text) { scanner.advance() }
    switch scanner.date() {
    case .problem(let problem): return .failure(problem)
    case .nothing: return .failure(unread(written))
    case .day(let last):
      if scanner.next?.text == "дейін" { scanner.advance() }
      guard let range = DayRange(first: first, last: last) else {
        return .failure(
          CellProblem(.reversedDates, maybe: "\(last.dotted) - \(first.dotted)", part: written))
      }
      return .success(Item(range: range, isWritten: true))
    }
  }

  /// The problem of an item that is no date: a day of a spreadsheet, or anything else.
  private static func unread(_ written: String) -> CellProblem {
    if let day = SpreadsheetDamage.day(ofSerial: written) {
      return CellProblem(
        .serialDate, details: ["date": day.dotted], maybe: day.dotted, part: written)
    }
    return CellProblem(.notADate, maybe: withYear(written), part: written)
  }

  /// A range whose first date lacks its year, with the year of the last one.
  private static func withYear(_ written: String) -> String? {
    let tokens = CellToken.tokens(of: CellText(written))
    guard tokens.count == 9 || tokens.count == 10, let year = tokens.last?.text, year.count == 4,
      let last = dotted(Array(tokens.suffix(5))),
      let first = dotted(Array(tokens.prefix(3)) + [tokens[1], tokens[tokens.count - 1]]),
      DayRange(first: first, last: last) != nil
    else { return nil }
    return "\(first.dotted) - \(last.dotted)"
  }

  private static func dotted(_ five: [CellToken]) -> CalendarDay? {
    guard five[1].isMark("."), five[3].isMark("."), let day = Int(five[0].text),
      let month = Int(five[2].text), let year = Int(five[4].text)
    else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  private static func joinsDates(_ text: String) -> Bool {
    ["-", "по", "до", "to", "till", "until", "through", ".", "…", "/"].contains(text)
  }

  private static func isAnd(_ token: CellToken) -> Bool {
    ["и", "and", "және", "мен", "бен", "пен"].contains(token.text)
  }

  private static func wholeCellProblem(_ text: CellText) -> CellProblem? {
    if let problem = SpreadsheetDamage.formulaOrError(text) { return problem }
    return text.isEmpty ? CellProblem(.notADate, part: "") : nil
  }
}
