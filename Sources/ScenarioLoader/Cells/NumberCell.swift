import Kezek

/// Numbers as tables write them: decimal comma or point, blanks between thousands.
enum NumberCell {
  /// The unit that a cell may name behind its number.
  enum Unit: Sendable {
    case none
    case hours
    case minutes

    /// Whether a word, in lower case, names the unit.
    fileprivate func isNamed(by word: String) -> Bool {
      switch self {
      case .none: false
      case .hours:
        ["ч", "час", "часа", "часов", "часы", "h", "hr", "hrs", "hour", "hours", "сағ", "сағат"]
          .contains(word)
      case .minutes:
        ["м", "мин", "минут", "минуты", "минута", "min", "mins", "minutes", "minute"]
          .contains(word)
      }
    }
  }

  /// Reads a whole number within limits.
  static func readWhole(
    _ text: String, in limits: ClosedRange<Int>, unit: Unit = .none
  ) -> CellReading<Int> {
    let text = CellText(text)
    switch parse(text, unit: unit, upTo: limits.upperBound) {
    case .failure(let problem):
      return CellReading(failed: problem)
    case .success(let number):
      guard number.fraction.allSatisfy({ $0 == "0" }) else {
        return CellReading(failed: CellProblem(.notWhole, part: text.string))
      }
      guard let value = Int(number.sign + number.whole), limits.contains(value) else {
        return CellReading(failed: outside(text, number, limits.lowerBound, limits.upperBound))
      }
      return CellReading(value)
    }
  }

  /// Reads hours, as `18`, `13,5` or `13:30`, within limits of minutes; the value is in minutes.
  static func readHours(_ text: String, in limits: ClosedRange<Int>) -> CellReading<Int> {
    let text = CellText(text)
    if let minutes = hoursAndMinutes(text) {
      guard limits.contains(minutes) else {
        let low = hours(limits.lowerBound)
        return CellReading(
          failed: CellProblem(
            .outOfRange, details: ["low": low, "high": hours(limits.upperBound)],
            part: text.string))
      }
      return CellReading(minutes)
    }
    switch parse(text, unit: .hours, upTo: limits.upperBound / 60) {
    case .failure(let problem):
      return CellReading(failed: problem)
    case .success(let number):
      let fraction = number.fraction.prefix(6)
      let scale = fraction.reduce(1) { scale, _ in scale * 10 }
      guard number.whole.count <= 6, let whole = Int(number.whole),
        let rest = Int("0" + fraction)
      else { return CellReading(failed: outsideHours(text, number, limits)) }
      let scaled = (whole * scale + rest) * 60
      guard scaled % scale == 0, number.fraction.count <= 6 else {
        return CellReading(
          failed: CellProblem(
            .notWholeMinutes, maybe: hours(((scaled + scale / 2) / scale)), part: text.string))
      }
      let minutes = scaled / scale * (number.sign.isEmpty ? 1 : -1)
      guard limits.contains(minutes) else {
        return CellReading(failed: outsideHours(text, number, limits))
      }
      return CellReading(minutes)
    }
  }

  /// Reads the seed of the lottery: any whole number from 0 on that fits 64 bits.
  static func readSeed(_ text: String) -> CellReading<UInt64> {
    let text = CellText(text)
    if let value = UInt64(text.string), text.characters.allSatisfy(\.isPlainDigit) {
      return CellReading(value)
    }
    switch parse(text, unit: .none) {
    case .failure(let problem):
      return CellReading(failed: problem)
    case .success(let number):
      guard number.fraction.allSatisfy({ $0 == "0" }) else {
        return CellReading(failed: CellProblem(.notWhole, part: text.string))
      }
      guard number.sign.isEmpty, let value = UInt64(number.whole) else {
        let code: CellCode = number.sign.isEmpty ? .outOfRange : .negative
        let details = ["low": "0", "high": String(UInt64.max)]
        return CellReading(failed: CellProblem(code, details: details, part: text.string))
      }
      return CellReading(value)
    }
  }

  /// Minutes as hours are written: `13:30`, `18`.
  static func hours(_ minutes: Int) -> String {
    minutes % 60 == 0 ? String(minutes / 60) : ClockCell.text(minutes)
  }

  private static func outsideHours(
    _ text: CellText, _ number: Digits, _ limits: ClosedRange<Int>
  ) -> CellProblem {
    outside(text, number, limits.lowerBound / 60, limits.upperBound / 60)
  }

  private static func outside(
    _ text: CellText, _ number: Digits, _ low: Int, _ high: Int
  ) -> CellProblem {
    let isNegative = !number.sign.isEmpty && low >= 0
    return CellProblem(
      isNegative ? .negative : .outOfRange,
      details: ["low": String(low), "high": String(high)], part: text.string)
  }

  /// `13:30` as minutes; nil for any other text.
  private static func hoursAndMinutes(_ text: CellText) -> Int? {
    // An English spreadsheet takes 13:30 for a time, and shows 01:30:00 PM.
    if ["am", "pm"].contains(where: text.folded.hasSuffix),
      let minute = ClockCell.read(text.string).value
    {
      return minute
    }
    let parts = text.string.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || (parts.count == 3 && parts[2] == "00"),
      (1...3).contains(parts[0].count), parts[1].count == 2,
      parts.allSatisfy({ $0.allSatisfy(\.isPlainDigit) }),
      let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60
    else { return nil }
    return hours * 60 + minutes
  }
}

extension NumberCell {
  /// The digits of a number before and behind its decimal mark.
  struct Digits {
    /// `-` or nothing.
    let sign: String
    let whole: String
    let fraction: String
  }

  enum Parsed {
    case success(Digits)
    case failure(CellProblem)
  }

  /// Takes a number apart, its unit left out.
  ///
  /// - Parameter most: a mark that would part thousands of more than this is a decimal mark.
  static func parse(_ text: CellText, unit: Unit, upTo most: Int = .max) -> Parsed {
    if let problem = SpreadsheetDamage.formulaOrError(text) { return .failure(problem) }
    if SpreadsheetDamage.isScientific(text.string) {
      return .failure(CellProblem(.scientificNumber, part: text.string))
    }
    if let (first, second) = SpreadsheetDamage.numbers(ofNamedMonth: text) {
      // `13.5` hours became 13 May; whole numbers are written with other marks.
      let maybe = unit == .hours ? "\(first),\(second)" : "\(first)-\(second) (\(first)/\(second))"
      return .failure(CellProblem(.dateForValue, maybe: maybe, part: text.string))
    }
    var characters = text.characters
    var sign = ""
    if characters.first == "-" || characters.first == "+" {
      if characters.removeFirst() == "-" { sign = "-" }
      while characters.first == " " { characters.removeFirst() }
    }
    removeUnit(unit, from: &characters)
    guard let digits = digits(characters, sign: sign) else {
      return .failure(CellProblem(.notANumber, maybe: leadingNumber(text, unit), part: text.string))
    }
    if let separator = characters.first(where: { $0 == "," || $0 == "." }),
      isThousands(characters, separator)
    {
      let bare = digits.whole + digits.fraction
      guard Int(bare).map({ $0 <= most }) ?? false else { return .success(digits) }
      return .failure(
        CellProblem(
          .thousandsOrDecimals, details: ["thousands": bare, "decimal": digits.whole],
          maybe: bare, part: text.string))
    }
    return .success(digits)
  }

  /// Whether a mark with just three digits behind it may part thousands.
  private static func isThousands(_ characters: [Character], _ separator: Character) -> Bool {
    guard let index = characters.firstIndex(of: separator) else { return false }
    return characters.count - index - 1 == 3 && (1...3).contains(index) && characters[0] != "0"
  }

  private static func digits(_ characters: [Character], sign: String) -> Digits? {
    let parts = characters.split(
      maxSplits: 2, omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == "." })
    guard parts.count <= 2, let whole = withoutThousandsBlanks(Array(parts[0])) else { return nil }
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    guard parts.count == 1 || !fraction.isEmpty, fraction.allSatisfy(\.isPlainDigit) else {
      return nil
    }
    return Digits(sign: sign, whole: whole, fraction: fraction)
  }

  /// Digits in which blanks part groups of three; nil for anything else.
  private static func withoutThousandsBlanks(_ characters: [Character]) -> String? {
    let groups = characters.split(separator: " ", omittingEmptySubsequences: false)
    guard let first = groups.first, !first.isEmpty,
      groups.allSatisfy({ $0.allSatisfy(\.isPlainDigit) })
    else { return nil }
    guard groups.count > 1 else { return String(first) }
    guard first.count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    return groups.map { String($0) }.joined()
  }

  private static func removeUnit(_ unit: Unit, from characters: inout [Character]) {
    var rest = characters
    if rest.last == "." { rest.removeLast() }
    var word: [Character] = []
    while let last = rest.last, last.isLetter {
      word.insert(last, at: 0)
      rest.removeLast()
    }
    guard unit.isNamed(by: String(word).lowercased()) else { return }
    while rest.last == " " { rest.removeLast() }
    characters = rest
  }

  /// The number that a text begins with where words follow it, as in `3 раза`; hours as minutes
  /// and minutes as hours where the other unit belongs.
  private static func leadingNumber(_ text: CellText, _ unit: Unit) -> String? {
    let tokens = CellToken.tokens(of: text)
    guard tokens.count > 1, tokens[0].kind == .number,
      tokens.dropFirst().allSatisfy({ $0.kind == .word || $0.isMark(".") })
    else { return nil }
    let words = tokens.dropFirst().filter { $0.kind == .word }.map(\.text)
    let isHours = words.contains { Unit.hours.isNamed(by: $0) }
    let isMinutes = words.contains { Unit.minutes.isNamed(by: $0) }
    guard isHours || isMinutes else { return tokens[0].text }
    guard words.count == 1, let number = Int(tokens[0].text), number < 1000 else { return nil }
    switch unit {
    case .minutes where isHours: return String(number * 60)
    case .hours where isMinutes: return hours(number)
    default: return nil
    }
  }
}
