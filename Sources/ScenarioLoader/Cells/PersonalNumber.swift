/// The 12-digit personal number of Kazakhstan (IIN), which no output may repeat.
enum PersonalNumber {
  /// Whether twelve digits carry a valid check digit.
  ///
  /// The control of the Rules on the individual identification number: weights 1…11, and where
  /// the remainder is 10, weights 3…11, 1, 2.
  static func isValid(_ digits: [Int]) -> Bool {
    guard digits.count == 12 else { return false }
    let first = remainder(of: digits, weights: Array(1...11))
    guard first == 10 else { return first == digits[11] }
    return remainder(of: digits, weights: Array(3...11) + [1, 2]) == digits[11]
  }

  /// Whether a text holds a personal number: a run of exactly twelve digits, blanks, hyphens and
  /// points between them ignored, with a valid check digit.
  static func occurs(in text: String) -> Bool {
    !runs(in: text).isEmpty
  }

  /// The text with every personal number in it replaced by `…`.
  static func hidden(_ text: String) -> String {
    var result = text
    for run in runs(in: text).reversed() { result.replaceSubrange(run, with: "…") }
    return result
  }

  private static func remainder(of digits: [Int], weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11
  }

  /// The ranges of valid numbers: digits with single blanks, hyphens and points between them as
  /// one number, else each run of digits by itself.
  private static func runs(in text: String) -> [Range<String.Index>] {
    var found: [Range<String.Index>] = []
    var index = text.startIndex
    while index < text.endIndex {
      guard digit(text[index]) != nil else {
        index = text.index(after: index)
        continue
      }
      let marked = scan(from: index, in: text) { " \u{a0}-.".contains($0) }
      if isValid(marked.digits) {
        found.append(index..<marked.end)
      } else {
        found += plainRuns(from: index, to: marked.end, in: text)
      }
      index = marked.end
    }
    return found
  }

  /// The valid numbers among runs of digits alone.
  private static func plainRuns(
    from start: String.Index, to end: String.Index, in text: String
  ) -> [Range<String.Index>] {
    var found: [Range<String.Index>] = []
    var index = start
    while index < end {
      let run = scan(from: index, in: text) { _ in false }
      if isValid(run.digits) { found.append(index..<run.end) }
      index = run.end > index ? run.end : text.index(after: index)
    }
    return found
  }

  private static func scan(
    from start: String.Index, in text: String, over isMark: (Character) -> Bool
  ) -> (digits: [Int], end: String.Index) {
    var digits: [Int] = []
    var end = start
    var index = start
    while index < text.endIndex {
      if let value = digit(text[index]) {
        digits.append(value)
        index = text.index(after: index)
        end = index
      } else if isMark(text[index]), index == end {
        index = text.index(after: index)
      } else {
        break
      }
    }
    return (digits, end)
  }

  /// The value of a decimal digit of ASCII or full width.
  private static func digit(_ character: Character) -> Int? {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return nil
    }
    switch scalar.value {
    case 0x30...0x39: return Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: return Int(scalar.value - 0xFF10)
    default: return nil
    }
  }
}
