import Kezek

/// Times of the day: 9:00, 9.00, 9-00, 09:00:00, 9, and 09:00:00 AM as an English spreadsheet shows it.
enum ClockCell {
  /// Reads a time of the day; the value is the minute of the day, 0…1440.
  static func read(_ text: String) -> CellReading<Int> {
    let text = CellText(text)
    if let problem = SpreadsheetDamage.formulaOrError(text) { return CellReading(failed: problem) }
    if let problem = damage(text) { return CellReading(failed: problem) }
    let tokens = CellToken.tokens(of: text)
    if let minute = minute(tokens) { return CellReading(minute) }
    return CellReading(failed: CellProblem(.notATime, part: text.string))
  }

  /// A minute of the day as tables write it: 9:00.
  static func text(_ minute: Int) -> String {
    let minutes = minute % 60
    return "\(minute / 60):\(minutes < 10 ? "0" : "")\(minutes)"
  }

  /// The minute of hours and minutes, 24:00 being the day's end; nil where the day has none.
  static func minute(hour: Int, minute: Int) -> Int? {
    guard (0...24).contains(hour), (0..<60).contains(minute), hour < 24 || minute == 0 else {
      return nil
    }
    return hour * 60 + minute
  }

  private static func minute(_ tokens: [CellToken]) -> Int? {
    var tokens = tokens
    let units = ["ч", "час", "часов", "часа", "h", "сағ", "сағат"]
    let half = tokens.last.flatMap { ["am", "pm"].contains($0.text) ? $0.text : nil }
    if let last = tokens.last, half != nil || units.contains(last.text) { tokens.removeLast() }
    guard let hour = tokens.first.flatMap({ Int($0.text) }), tokens[0].text.count <= 2 else {
      return nil
    }
    if tokens.count == 1 { return minute(hour: hour, minute: 0, half) }
    let hasSeconds = tokens.count == 5 && tokens[3].isMark(":") && tokens[4].text == "00"
    guard tokens.count == 3 || hasSeconds, tokens[1].kind == .mark,
      [":", ".", "-"].contains(tokens[1].text), tokens[2].kind == .number,
      tokens[2].text.count == 2, let minutes = Int(tokens[2].text)
    else { return nil }
    return minute(hour: hour, minute: minutes, half)
  }

  /// - Parameter half: `am` or `pm` of a clock of twelve hours, whose day and noon begin at 12.
  private static func minute(hour: Int, minute: Int, _ half: String?) -> Int? {
    guard let half else { return self.minute(hour: hour, minute: minute) }
    guard (1...12).contains(hour) else { return nil }
    return self.minute(hour: hour % 12 + (half == "pm" ? 12 : 0), minute: minute)
  }

  /// The problem of a time that a spreadsheet has turned into something else.
  private static func damage(_ text: CellText) -> CellProblem? {
    if let minute = SpreadsheetDamage.minute(ofShare: text.string) {
      return CellProblem(.serialTime, maybe: self.text(minute), part: text.string)
    }
    if let (first, second) = SpreadsheetDamage.numbers(ofNamedMonth: text) {
      let meant = minute(hour: first, minute: second).map(self.text)
      return CellProblem(.spreadsheetDate, maybe: meant, part: text.string)
    }
    if let day = SpreadsheetDamage.day(ofSerial: text.string) {
      return CellProblem(.serialDate, details: ["date": day.dotted], part: text.string)
    }
    var scanner = DateScanner(text)
    if case .day(let day) = scanner.date(), scanner.isAtEnd {
      let parts = day.components
      let meant = minute(hour: parts.day, minute: parts.month).map(self.text)
      return CellProblem(.spreadsheetDate, maybe: meant, part: text.string)
    }
    return nil
  }
}
