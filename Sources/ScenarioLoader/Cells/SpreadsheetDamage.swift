import Kezek

/// What a spreadsheet makes of a cell that it believes to be something else.
enum SpreadsheetDamage {
  /// A formula or an error value of a spreadsheet; nil for any other text.
  static func formulaOrError(_ text: CellText) -> CellProblem? {
    if text.characters.first == "=" { return CellProblem(.formula, part: text.string) }
    let folded = text.folded
    let isError =
      text.characters.first == "#" || folded.hasPrefix("err:") || folded.hasPrefix("ошибка:")
    return isError ? CellProblem(.spreadsheetError, part: text.string) : nil
  }

  /// The day of a number that a spreadsheet stores for a date of 1954 to 2119, as 45931.
  ///
  /// Day 25569 is 1 January 1970 in the 1900 date system.
  static func day(ofSerial text: String) -> CalendarDay? {
    guard text.count == 5, text.allSatisfy(\.isPlainDigit), let serial = Int(text),
      (20_000...80_000).contains(serial)
    else { return nil }
    return CalendarDay(number: Int32(serial - 25_569))
  }

  /// The minute of the day of a time that a spreadsheet stores as a share of the day, as 0,375.
  static func minute(ofShare text: String) -> Int? {
    let parts = text.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == "." })
    guard parts.count == 2, parts[0] == "0", (1...17).contains(parts[1].count),
      parts[1].allSatisfy(\.isPlainDigit), let share = Double("0." + parts[1])
    else { return nil }
    let minutes = share * 1440
    let whole = minutes.rounded()
    // Spreadsheets write fifteen digits; three digits of a day are a minute and a half.
    let tolerance = parts[1].count >= 6 ? 0.01 : 0.000_001
    return abs(minutes - whole) <= tolerance ? Int(whole) : nil
  }

  /// Whether a number came shortened to powers of ten, as `9,1E+11`.
  static func isScientific(_ text: String) -> Bool {
    let letters = text.lowercased().map { $0 == "е" ? "e" : $0 }
    guard let exponent = letters.firstIndex(of: "e"), exponent > 0 else { return false }
    let mantissa = letters[..<exponent]
    var power = letters[(exponent + 1)...]
    if power.first == "+" || power.first == "-" { power = power.dropFirst() }
    return !power.isEmpty && power.allSatisfy(\.isPlainDigit)
      && mantissa.contains(where: \.isPlainDigit)
      && mantissa.allSatisfy { $0.isPlainDigit || $0 == "," || $0 == "." || $0 == "-" }
  }

  /// The two numbers that became a date with a month's name: `сен.13` 9 and 13, `03.июн` 3 and 6.
  static func numbers(ofNamedMonth text: CellText) -> (Int, Int)? {
    let tokens = CellToken.tokens(of: text).filter { $0.kind != .mark }
    guard tokens.count == 2 else { return nil }
    return numbers(tokens[0], tokens[1])
  }

  /// The two numbers of a number and a month's abbreviation in either order.
  static func numbers(_ first: CellToken, _ second: CellToken) -> (Int, Int)? {
    if first.kind == .word, second.kind == .number, second.text.count <= 2,
      MonthNames.isAbbreviation(first.text), let month = MonthNames.month(first.text),
      let number = Int(second.text)
    {
      return (month, number)
    }
    if first.kind == .number, first.text.count <= 2, second.kind == .word,
      MonthNames.isAbbreviation(second.text), let month = MonthNames.month(second.text),
      let number = Int(first.text)
    {
      return (number, month)
    }
    return nil
  }

  /// The hours that became a day of the calendar: `9-13` became 01.09.2013 or 13.09.
  static func hours(of day: CalendarDay) -> String {
    let parts = day.components
    let shortYear = parts.year % 100
    if parts.day == 1, parts.month < shortYear, shortYear <= 24 {
      return "\(parts.month)-\(shortYear)"
    }
    return ascending(parts.day, parts.month)
  }

  /// Two hours as a range that ascends.
  static func ascending(_ first: Int, _ second: Int) -> String {
    "\(min(first, second))-\(max(first, second))"
  }
}
