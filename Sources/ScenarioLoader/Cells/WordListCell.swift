import Kezek

/// Words parted by commas, semicolons or line breaks.
enum WordListCell {
  /// Reads a list of words, repeated ones once; see `WordChoice` for what a word may be.
  static func read(_ text: String, _ choice: WordChoice) -> CellReading<[String]> {
    let text = CellText(text)
    if let problem = damage(text) { return CellReading(failed: problem) }
    var words: [String] = []
    var problems: [CellProblem] = []
    for item in items(text, choice) {
      let reading = choice.read(item)
      problems += reading.problems
      guard let word = reading.value else { continue }
      if words.contains(word) {
        problems.append(CellProblem(.repeatedWord, part: item))
      } else {
        words.append(word)
      }
    }
    if words.isEmpty, problems.isEmpty {
      problems.append(CellProblem(.notUnderstood, part: text.string))
    }
    return CellReading(words, problems: problems)
  }

  /// Reads a list whose items may each offer alternatives: `cabinet/hall, curator`.
  static func readAlternatives(_ text: String, _ choice: WordChoice) -> CellReading<[[String]]> {
    let text = CellText(text)
    if let problem = damage(text) { return CellReading(failed: problem) }
    var lists: [[String]] = []
    var problems: [CellProblem] = []
    for item in pieces(text.string, partedBy: isSeparator) {
      let parts =
        choice.match(item) == nil
        ? pieces(item, partedBy: { $0 == "/" || $0 == "|" || $0 == "\\" }) : [item]
      var words: [String] = []
      for part in parts.flatMap({ alternatives($0, choice) }) {
        let reading = choice.read(part)
        problems += reading.problems
        guard let word = reading.value else { continue }
        if words.contains(word) {
          problems.append(CellProblem(.repeatedWord, part: part))
        } else {
          words.append(word)
        }
      }
      if !words.isEmpty { lists.append(words) }
    }
    if lists.isEmpty, problems.isEmpty {
      problems.append(CellProblem(.notUnderstood, part: text.string))
    }
    return CellReading(lists, problems: problems)
  }

  /// What yes and no say among tags: `step-free`, and nothing at all.
  static let tagMeanings: [String: String] = {
    var meanings: [String: String] = [:]
    for entry in Words.catalogue.entries(.word, "yes/no") {
      for spelling in entry.spellings {
        meanings[spelling] = entry.english == "yes" ? stepFree : noTag
      }
    }
    return meanings
  }()

  private static let stepFree = "step-free"
  private static let noTag = "no"

  /// Reads tags: words, yes for `step-free` and no for none, alone or beside others.
  static func readTags(_ text: String, _ choice: WordChoice) -> CellReading<[String]> {
    let answer = BooleanCell.read(text)
    if let isStepFree = answer.value {
      return CellReading(isStepFree ? [stepFree] : [], problems: answer.problems)
    }
    let reading = read(text, choice)
    guard let words = reading.value, words.contains(noTag) else { return reading }
    // `нет, пандус` takes back what it says.
    if words.contains(stepFree) {
      return CellReading(failed: CellProblem(.notUnderstood, part: CellText(text).string))
    }
    return reading.map { $0.filter { $0 != noTag } }
  }

  /// What a spreadsheet has made of the cell, where that is plain.
  static func damage(_ text: CellText) -> CellProblem? {
    if let problem = SpreadsheetDamage.formulaOrError(text) { return problem }
    if SpreadsheetDamage.isScientific(text.string) {
      return CellProblem(.scientificNumber, part: text.string)
    }
    guard let (first, second) = SpreadsheetDamage.numbers(ofNamedMonth: text) else { return nil }
    let maybe = "\(first)-\(second) (\(first)/\(second))"
    return CellProblem(.dateForValue, maybe: maybe, part: text.string)
  }

  /// The items of a list; one that is no word but joins known words by *and*, `+` or `/` is
  /// several.
  static func items(_ text: CellText, _ choice: WordChoice) -> [String] {
    pieces(text.string, partedBy: isSeparator).flatMap { item -> [String] in
      guard choice.match(item) == nil else { return [item] }
      let parts = pieces(joined(item), partedBy: { "+&/|".contains($0) })
      return parts.count > 1 && parts.allSatisfy { choice.match($0) != nil } ? parts : [item]
    }
  }

  /// An alternative that joins known words by *or* is several.
  private static func alternatives(_ part: String, _ choice: WordChoice) -> [String] {
    guard choice.match(part) == nil else { return [part] }
    var words: [[String]] = [[]]
    for word in part.split(separator: " ").map(String.init) {
      if ["или", "or", "немесе"].contains(word.lowercased()) {
        words.append([])
      } else {
        words[words.count - 1].append(word)
      }
    }
    let parts = words.map { $0.joined(separator: " ") }
    return parts.allSatisfy { choice.match($0) != nil } ? parts : [part]
  }

  /// The item with `+` for every word that means *and*.
  private static func joined(_ item: String) -> String {
    item.split(separator: " ").map { word -> String in
      ["и", "and", "және", "мен", "бен", "пен"].contains(word.lowercased()) ? "+" : String(word)
    }.joined(separator: " ")
  }

  private static func isSeparator(_ character: Character) -> Bool {
    character == "," || character == ";" || character == "\n"
  }

  /// The parts between separators that are not blank.
  static func pieces(_ text: String, partedBy isSeparator: (Character) -> Bool) -> [String] {
    text.split(whereSeparator: isSeparator).map(\.trimmed).filter { !$0.isEmpty }
  }
}
