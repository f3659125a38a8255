import Kezek

/// Dates as tables write them: 01.09.2026, 2026-09-01, 01/09/2026, 1 сентября 2026.
enum DateCell {
  /// The years that a table can speak of.
  static let years = 1900...2100

  /// Reads one date.
  static func read(_ text: String) -> CellReading<CalendarDay> {
    let text = CellText(text)
    if let problem = SpreadsheetDamage.formulaOrError(text) { return CellReading(failed: problem) }
    if let day = SpreadsheetDamage.day(ofSerial: text.string) {
      return CellReading(
        failed: CellProblem(
          .serialDate, details: ["date": day.dotted], maybe: day.dotted, part: text.string))
    }
    if SpreadsheetDamage.isScientific(text.string) {
      return CellReading(failed: CellProblem(.scientificNumber, part: text.string))
    }
    var scanner = DateScanner(text, readsShortYears: true)
    switch scanner.date() {
    case .day(let day) where scanner.isAtEnd:
      return CellReading(day, problems: scanner.notes)
    case .problem(let problem):
      return CellReading(failed: problem)
    default:
      return CellReading(failed: CellProblem(.notADate, part: text.string))
    }
  }
}

/// Takes dates off the front of a text.
struct DateScanner {
  private let text: CellText
  private let tokens: [CellToken]
  private var index = 0
  /// Whether `01.09.26` is read, with a note; programs show dates so that were typed in full.
  private let readsShortYears: Bool
  /// What is said of dates that were read.
  private(set) var notes: [CellProblem] = []

  /// What stands at the scanner's place.
  enum Result {
    case day(CalendarDay)
    case problem(CellProblem)
    /// Nothing like a date.
    case nothing
  }

  init(_ text: CellText, readsShortYears: Bool = false) {
    self.text = text
    self.readsShortYears = readsShortYears
    self.tokens = CellToken.tokens(of: text)
  }

  var isAtEnd: Bool { index >= tokens.count }

  /// The token at the scanner's place.
  var next: CellToken? { isAtEnd ? nil : tokens[index] }

  /// The text from the scanner's place to the next mark that parts a list, or the end.
  var restOfItem: String {
    let end = tokens[index...].first(where: Self.partsList)?.range.lowerBound
    guard let start = next?.range.lowerBound else { return "" }
    return text.part(start..<(end ?? text.characters.count))
  }

  mutating func advance() { index += 1 }

  /// Whether the token parts the items of a list.
  static func partsList(_ token: CellToken) -> Bool {
    token.kind == .lineBreak || token.isMark(",") || token.isMark(";")
  }

  /// Takes one date, its time of nought hours and a word for *year* with it.
  mutating func date() -> Result {
    let start = index
    var result = numericDate()
    if case .nothing = result {
      index = start
      result = namedDate()
    }
    guard case .day = result else { return result }
    skipMidnight()
    if let word = next, ["г", "год", "года", "ж", "жыл"].contains(word.text) {
      advance()
      if next?.isMark(".") == true, next?.isTight == true { advance() }
    }
    return result
  }

  /// Three numbers with two equal marks between: day first, or the year of four digits first.
  private mutating func numericDate() -> Result {
    guard index + 4 < tokens.count else { return .nothing }
    let five = Array(tokens[index..<(index + 5)])
    guard five[0].kind == .number, five[2].kind == .number, five[4].kind == .number,
      [".", "-", "/"].contains(five[1].text), five[1].text == five[3].text,
      let first = Int(five[0].text), let month = Int(five[2].text), let last = Int(five[4].text)
    else { return .nothing }
    let part = text.part(five[0].range.lowerBound..<five[4].range.upperBound)
    index += 5
    if five[0].text.count == 4 {
      return Self.result(year: first, month: month, day: last, part: part)
    }
    guard five[0].text.count <= 2, five[2].text.count <= 2 else { return .nothing }
    switch five[4].text.count {
    case 4:
      return Self.result(year: last, month: month, day: first, part: part)
    case 2:
      let year = last <= 50 ? 2000 + last : 1900 + last
      let meant = CalendarDay(year: year, month: month, day: first)
      if readsShortYears, five[1].isMark("."), let meant {
        notes.append(CellProblem(.shortYear, details: ["date": meant.dotted], part: part))
        return .day(meant)
      }
      let swapped = CalendarDay(year: year, month: first, day: month)
      return .problem(CellProblem(.twoDigitYear, maybe: (meant ?? swapped)?.dotted, part: part))
    default:
      return .nothing
    }
  }

  /// A day, a month's name and a year: `1 сентября 2026`, `1 қыркүйек 2026`.
  private mutating func namedDate() -> Result {
    guard index + 2 < tokens.count, tokens[index].kind == .number,
      let day = Int(tokens[index].text), let month = MonthNames.month(tokens[index + 1].text)
    else { return .nothing }
    let start = tokens[index].range.lowerBound
    index += 2
    if next?.isMark(".") == true { advance() }
    guard let token = next, token.kind == .number, token.text.count == 4,
      let year = Int(token.text)
    else { return .nothing }
    advance()
    return Self.result(
      year: year, month: month, day: day, part: text.part(start..<token.range.upperBound))
  }

  /// `00:00` or `00:00:00` behind a date, as programs export it; `T` may stand between.
  private mutating func skipMidnight() {
    var end = index
    if end < tokens.count, tokens[end].text == "t", tokens[end].isTight { end += 1 }
    guard end + 2 < tokens.count, ["0", "00"].contains(tokens[end].text),
      tokens[end + 1].isMark(":"), tokens[end + 2].text == "00"
    else { return }
    end += 3
    if end + 1 < tokens.count, tokens[end].isMark(":"), tokens[end + 1].text == "00" { end += 2 }
    index = end
  }

  private static func result(year: Int, month: Int, day: Int, part: String) -> Result {
    guard DateCell.years.contains(year) else {
      return .problem(CellProblem(.absurdYear, details: ["year": String(year)], part: part))
    }
    if let day = CalendarDay(year: year, month: month, day: day) { return .day(day) }
    let swapped = CalendarDay(year: year, month: day, day: month)
    return .problem(CellProblem(.noSuchDay, maybe: swapped?.dotted, part: part))
  }
}
