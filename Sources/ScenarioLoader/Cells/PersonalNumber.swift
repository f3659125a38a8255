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
  /// Single blanks, hyphens and points between groups of three digits or more are passed over. Any
  /// other row of blanks, dashes, commas and the like is too, where the digits begin with a
  /// birthday: hours and dates are written with such marks. With a birthday a letter `O` counts as
  /// a nought, and a digit too many is no disguise.
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
}
