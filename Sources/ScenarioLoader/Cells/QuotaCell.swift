import Kezek

/// A number of children of a population, as a cell writes it: `Житикара 5`.
struct WrittenQuota: Sendable, Hashable {
  /// Whom the quota speaks of, its words as the other tables write them.
  enum Population: Sendable, Hashable {
    /// Children who live in that place.
    case place(String)
    /// Rural children.
    case village
    /// Children with that value in a column of `report_by`.
    case attribute(column: String, value: String)
  }

  let population: Population
  let children: Int
}

/// Quotas and reserves of a turn: `Житикара 5; село 20; district=Zhitikara 3`.
enum QuotaCell {
  /// Reads quotas parted by semicolons, commas or line breaks.
  ///
  /// - Parameters:
  ///   - places: the places that children live in, as the tables write them.
  ///   - columns: the columns of `report_by`.
  static func read(
    _ text: String, places: [String], columns: [String]
  ) -> CellReading<[WrittenQuota]> {
    let text = CellText(text)
    if let problem = WordListCell.damage(text) { return CellReading(failed: problem) }
    let choices = Choices(
      places: WordChoice(kind: "quota", known: places),
      columns: WordChoice(kind: "no such kind", known: columns))
    var quotas: [WrittenQuota] = []
    var problems: [CellProblem] = []
    for item in WordListCell.pieces(text.string, partedBy: { ",;\n".contains($0) }) {
      let reading = read(item, choices)
      problems += reading.problems
      guard let quota = reading.value else { continue }
      if quotas.contains(where: { $0.population == quota.population }) {
        problems.append(CellProblem(.quota, part: item))
      } else {
        quotas.append(quota)
      }
    }
    if quotas.isEmpty, problems.isEmpty { problems.append(CellProblem(.quota, part: text.string)) }
    return CellReading(quotas, problems: problems)
  }

  private struct Choices {
    let places: WordChoice
    let columns: WordChoice
  }

  private static func read(_ item: String, _ choices: Choices) -> CellReading<WrittenQuota> {
    if item.hasSuffix("%") { return CellReading(failed: CellProblem(.percentQuota, part: item)) }
    guard let (words, children) = apart(item) else {
      return CellReading(failed: CellProblem(.quota, maybe: maybe(item), part: item))
    }
    if let equals = words.firstIndex(of: "=") {
      let column = words[..<equals].trimmed
      let value = words[words.index(after: equals)...].trimmed
      return attribute(column, value, children, item, choices)
    }
    guard let (word, isLookAlike) = choices.places.match(words) else {
      return CellReading(
        failed: CellProblem(
          .unknownPlace, details: ["place": words], maybe: choices.places.nearest(to: words),
          part: item))
    }
    let note = CellProblem(.lookAlikeLetters, details: ["word": word], part: words)
    return CellReading(
      WrittenQuota(population: word == "village" ? .village : .place(word), children: children),
      problems: isLookAlike ? [note] : [])
  }

  private static func attribute(
    _ column: String, _ value: String, _ children: Int, _ item: String, _ choices: Choices
  ) -> CellReading<WrittenQuota> {
    guard !value.isEmpty else {
      return CellReading(failed: CellProblem(.quota, maybe: maybe(item), part: item))
    }
    guard let (column, _) = choices.columns.match(column) else {
      return CellReading(
        failed: CellProblem(
          .unknownColumn, details: ["column": column], maybe: choices.columns.nearest(to: column),
          part: item))
    }
    return CellReading(
      WrittenQuota(population: .attribute(column: column, value: value), children: children))
  }

  /// The words and the number behind them; nil where there is no number or no word.
  private static func apart(_ item: String) -> (words: String, children: Int)? {
    let digits = item.reversed().prefix(while: \.isPlainDigit)
    guard !digits.isEmpty, digits.count <= 6, let children = Int(String(digits.reversed())) else {
      return nil
    }
    let before = item.dropLast(digits.count)
    guard let last = before.last, last == " " || last == ":" || last == "-" || last == "=" else {
      return nil
    }
    var words = before.trimmed
    while let last = words.last, last == ":" || last == "-" || last == "=" {
      words = words.dropLast().trimmed
    }
    return words.isEmpty || last == "=" && words.contains("=") ? nil : (words, children)
  }

  /// The item with its words first, where it begins with the number.
  private static func maybe(_ item: String) -> String? {
    let digits = item.prefix(while: \.isPlainDigit)
    let words = item.dropFirst(digits.count).trimmed
    guard !digits.isEmpty, !words.isEmpty, words.allSatisfy({ !$0.isPlainDigit }) else {
      return nil
    }
    return "\(words) \(digits)"
  }
}
