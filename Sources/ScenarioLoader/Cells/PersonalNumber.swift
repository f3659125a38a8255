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

  /// Whether twelve digits begin as the number of a person does: year, month and day of birth, and
  /// the century with the sex.
  static func beginsWithBirthday(_ digits: [Int]) -> Bool {
    guard digits.count == 12 else { return false }
    let month = digits[2] * 10 + digits[3]
    let day = digits[4] * 10 + digits[5]
    return (1...12).contains(month) && (1...31).contains(day) && digits[6] <= 6
  }

  /// Whether a text holds a personal number: exactly twelve digits of any script with a valid
  /// check digit, whatever invisible marks stand between them.
  ///
  /// Single blanks, hyphens and points between the digits are passed over. Any other row of
  /// blanks, dashes, commas and the like is too, where the digits begin with a birthday: hours and
  /// dates are written with such marks.
  static func occurs(in text: String) -> Bool {
    // Short texts are most, and cannot hold one.
    guard text.utf8.count >= 12 else { return false }
    return !runs(in: text).isEmpty
  }

  /// The text with every personal number in it replaced by `…`.
  static func hidden(_ text: String) -> String {
    guard text.utf8.count >= 12 else { return text }
    let runs = runs(in: text)
    guard !runs.isEmpty else { return text }
    var result = String.UnicodeScalarView()
    var index = text.startIndex
    for run in runs {
      result.append(contentsOf: text.unicodeScalars[index..<run.lowerBound])
      result.append("…")
      index = run.upperBound
    }
    result.append(contentsOf: text.unicodeScalars[index...])
    return String(result)
  }

  private static func remainder(of digits: [Int], weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11
  }

  // MARK: Runs of digits

  /// What a scalar is between the digits of a number.
  private enum Part {
    case digit(Int)
    /// Never seen, and no part of the text.
    case invisible
    /// A blank, a hyphen or a point.
    case joint
    /// Another mark by which people part long numbers.
    case mark
    case other
  }

  /// A row of digits with what stands between them.
  private struct Run {
    var digits: [Int] = []
    var range: Range<String.Index>
  }

  /// The ranges of valid numbers, ascending and disjoint.
  ///
  /// - Complexity: O(length).
  private static func runs(in text: String) -> [Range<String.Index>] {
    let scalars = text.unicodeScalars
    var found: [Range<String.Index>] = []
    var index = scalars.startIndex
    while index < scalars.endIndex {
      guard case .digit = part(scalars[index]) else {
        index = scalars.index(after: index)
        continue
      }
      let whole = run(from: index, in: scalars) { _, _ in true }
      if isValid(whole.digits), beginsWithBirthday(whole.digits) {
        found.append(whole.range)
      } else {
        found += joined(whole.range, scalars)
      }
      index = whole.range.upperBound
    }
    return found
  }

  /// The valid numbers of a run among digits with single joints, else among digits alone.
  private static func joined(
    _ range: Range<String.Index>, _ scalars: String.UnicodeScalarView
  ) -> [Range<String.Index>] {
    var found: [Range<String.Index>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard case .digit = part(scalars[index]) else {
        index = scalars.index(after: index)
        continue
      }
      let joined = run(from: index, in: scalars) { marks, isJoint in marks == 1 && isJoint }
      if isValid(joined.digits) {
        found.append(joined.range)
      } else {
        var start = joined.range.lowerBound
        while start < joined.range.upperBound {
          guard case .digit = part(scalars[start]) else {
            start = scalars.index(after: start)
            continue
          }
          let plain = run(from: start, in: scalars) { _, _ in false }
          if isValid(plain.digits) { found.append(plain.range) }
          start = plain.range.upperBound
        }
      }
      index = joined.range.upperBound
    }
    return found
  }

  /// The digits from an index on, up to the first marks that may not stand between them.
  ///
  /// - Parameter passes: whether that many marks are passed over, all of them joints or not.
  private static func run(
    from start: String.Index, in scalars: String.UnicodeScalarView,
    passing passes: (_ marks: Int, _ areJoints: Bool) -> Bool
  ) -> Run {
    var run = Run(range: start..<start)
    var index = start
    var marks = 0
    var areJoints = true
    scan: while index < scalars.endIndex {
      switch part(scalars[index]) {
      case .digit(let value):
        run.digits.append(value)
        run.range = start..<scalars.index(after: index)
        (marks, areJoints) = (0, true)
      case .invisible: break
      case .joint: marks += 1
      case .mark:
        marks += 1
        areJoints = false
      case .other: break scan
      }
      if marks > 0, !passes(marks, areJoints) { break }
      index = scalars.index(after: index)
    }
    return run
  }

  private static func part(_ scalar: Unicode.Scalar) -> Part {
    switch scalar {
    case "0"..."9": return .digit(Int(scalar.value - 0x30))
    case " ", "-", ".": return .joint
    case ",", "'", "_", "/", "’", "`": return .mark
    default: break
    }
    // The rest of ASCII, but for tabs and line ends, and the Cyrillic letters.
    if scalar.value < 0x80 { return scalar.properties.isWhitespace ? .joint : .other }
    if (0x400...0x52F).contains(scalar.value) { return .other }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .decimalNumber:
      return properties.numericValue.map { .digit(Int($0)) } ?? .other
    case .format, .nonspacingMark, .enclosingMark, .control: return .invisible
    case .dashPunctuation: return .joint
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .joint
    default: break
    }
    if properties.isDefaultIgnorableCodePoint { return .invisible }
    // The minus sign and the hyphen bullet are no dashes of Unicode.
    return scalar == "\u{2212}" || scalar == "\u{2043}" ? .joint : .other
  }
}

extension PersonalNumber {
  /// The digits of a text that holds nothing else but invisible marks and blanks around them; nil
  /// for any other text.
  static func digitsAlone(_ text: String) -> [Int]? {
    var digits: [Int] = []
    for scalar in text.unicodeScalars {
      switch part(scalar) {
      case .digit(let value): digits.append(value)
      case .invisible: break
      case .joint where scalar.properties.isWhitespace: break
      default: return nil
      }
    }
    return digits
  }
}
