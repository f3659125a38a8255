/// Where personal numbers stand in a text.
extension PersonalNumber {
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
    /// How many digits stand together, group by group.
    var groups: [Int] = []
    var range: Range<String.Index>

    /// Whether the groups are hours from one to another, as in `9-13 14-18`.
    var areHours: Bool {
      guard groups.count > 1, groups.count.isMultiple(of: 2), groups.allSatisfy({ $0 <= 2 }) else {
        return false
      }
      var hours: [Int] = []
      var rest = digits[...]
      for count in groups {
        hours.append(rest.prefix(count).reduce(0) { $0 * 10 + $1 })
        rest = rest.dropFirst(count)
      }
      return stride(from: 0, to: hours.count, by: 2).allSatisfy {
        hours[$0] < hours[$0 + 1] && hours[$0 + 1] <= 24
      }
    }
  }

  /// The ranges of valid numbers, ascending and disjoint.
  ///
  /// - Complexity: O(length).
  static func runs(in text: String) -> [Range<String.Index>] {
    let found = runs(in: text.unicodeScalars, lettersCount: false)
    guard text.unicodeScalars.contains(where: isNought) else { return found }
    let lettered = runs(in: text.unicodeScalars, lettersCount: true)
    let others = lettered.filter { range in !found.contains { $0.overlaps(range) } }
    return (found + others).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// - Parameter lettersCount: whether a letter `O` beside a digit is a nought; then only numbers
  ///   that begin with a birthday are found.
  private static func runs(
    in scalars: String.UnicodeScalarView, lettersCount: Bool
  ) -> [Range<String.Index>] {
    var found: [Range<String.Index>] = []
    var index = scalars.startIndex
    while index < scalars.endIndex {
      guard case .digit = part(scalars, index, lettersCount) else {
        index = scalars.index(after: index)
        continue
      }
      let whole = run(from: index, in: scalars, lettersCount) { _, _ in true }
      if isPersons(whole) {
        found.append(whole.range)
      } else if lettersCount {
        found += separate(whole.range, scalars, true).filter(isPersons).map(\.range)
      } else {
        found += joined(whole.range, scalars)
      }
      index = whole.range.upperBound
    }
    return found
  }

  /// Whether a run is the number of somebody with a birthday, also one with a digit too many.
  private static func isPersons(_ run: Run) -> Bool {
    func isOne(_ digits: some Sequence<Int>) -> Bool {
      let digits = Array(digits)
      return isValid(digits) && beginsWithBirthday(digits)
    }
    guard !run.areHours else { return false }
    if isOne(run.digits) { return true }
    return run.digits.count == 13 && run.groups.count == 1
      && (isOne(run.digits.dropLast()) || isOne(run.digits.dropFirst()))
  }

  /// The valid numbers of a run among digits with single joints, else among digits alone.
  private static func joined(
    _ range: Range<String.Index>, _ scalars: String.UnicodeScalarView
  ) -> [Range<String.Index>] {
    var found: [Range<String.Index>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard case .digit = part(scalars, index, false) else {
        index = scalars.index(after: index)
        continue
      }
      let joined = run(from: index, in: scalars, false) { marks, isJoint in marks == 1 && isJoint }
      if isPersons(joined) || isValid(joined.digits) && joined.groups.allSatisfy({ $0 > 2 }) {
        found.append(joined.range)
      } else {
        found += separate(joined.range, scalars, false)
          .filter { isValid($0.digits) || isPersons($0) }.map(\.range)
      }
      index = joined.range.upperBound
    }
    return found
  }

  /// The rows of digits in a range that nothing parts.
  private static func separate(
    _ range: Range<String.Index>, _ scalars: String.UnicodeScalarView, _ lettersCount: Bool
  ) -> [Run] {
    var runs: [Run] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard case .digit = part(scalars, index, lettersCount) else {
        index = scalars.index(after: index)
        continue
      }
      let plain = run(from: index, in: scalars, lettersCount) { _, _ in false }
      runs.append(plain)
      index = plain.range.upperBound
    }
    return runs
  }

  /// The digits from an index on, up to the first marks that may not stand between them.
  ///
  /// - Parameter passes: whether that many marks are passed over, all of them joints or not.
  private static func run(
    from start: String.Index, in scalars: String.UnicodeScalarView, _ lettersCount: Bool,
    passing passes: (_ marks: Int, _ areJoints: Bool) -> Bool
  ) -> Run {
    var run = Run(range: start..<start)
    var index = start
    var marks = 0
    var areJoints = true
    scan: while index < scalars.endIndex {
      switch part(scalars, index, lettersCount) {
      case .digit(let value):
        if marks > 0 || run.groups.isEmpty { run.groups.append(0) }
        run.groups[run.groups.count - 1] += 1
        run.digits.append(value)
        run.range = start..<scalars.index(after: index)
        (marks, areJoints) = (0, true)
      case .invisible: break
      case .joint: marks += 1
      case .mark:
        // A colon after one or two digits is that of a time.
        if scalars[index] == ":", marks == 0, (run.groups.last ?? 0) <= 2 { break scan }
        marks += 1
        areJoints = false
      case .other: break scan
      }
      if marks > 0, !passes(marks, areJoints) { break }
      index = scalars.index(after: index)
    }
    return run
  }

  // MARK: Scalars

  private static func part(
    _ scalars: String.UnicodeScalarView, _ index: String.Index, _ lettersCount: Bool
  ) -> Part {
    let scalar = scalars[index]
    guard lettersCount, isNought(scalar) else { return part(scalar) }
    // Letters `O` count up to the next digit on either side, so that no word begins a number.
    let before = scalars[..<index].suffix(12).last { !isNought($0) }
    let behind = scalars[index...].prefix(12).first { !isNought($0) }
    for neighbour in [before, behind] {
      if let neighbour, case .digit = part(neighbour) { return .digit(0) }
    }
    return .other
  }

  /// Whether a letter, Latin or Cyrillic, is typed for a nought.
  private static func isNought(_ scalar: Unicode.Scalar) -> Bool {
    ["O", "o", "О", "о"].contains(scalar)
  }

  private static func part(_ scalar: Unicode.Scalar) -> Part {
    switch scalar {
    case "0"..."9": return .digit(Int(scalar.value - 0x30))
    case " ", "-", ".": return .joint
    case ",", "'", "_", "/", "’", "`", ":": return .mark
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
