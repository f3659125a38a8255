import Kezek

/// The words that a cell may hold: those of one kind of the catalogue, and those that the
/// scenario's own tables know.
struct WordChoice: Sendable {
  /// What becomes of a word that is in neither.
  enum Unknown: Sendable {
    /// It is an error.
    case error
    /// It is taken as it is; where it is almost a known one, with a warning.
    case keep
  }

  /// A kind of word of the catalogue, as `service`.
  let kind: String
  /// Words of the scenario's own tables, as the tables write them.
  let known: [String]
  let unknown: Unknown
  private let byText: [String: String]
  private let bySkeleton: [String: String]

  /// - Parameter meanings: further words and what they stand for, which are never suggested.
  init(
    kind: String, known: [String] = [], unknown: Unknown = .error,
    meanings: [String: String] = [:]
  ) {
    self.kind = kind
    self.known = known
    self.unknown = unknown
    var byText: [String: String] = [:]
    var bySkeleton: [String: String] = [:]
    func add(_ spelling: String, for word: String) {
      let text = Self.normalized(spelling)
      if byText[text] == nil { byText[text] = word }
      let skeleton = LookAlikes.skeleton(text)
      if bySkeleton[skeleton] == nil { bySkeleton[skeleton] = word }
    }
    for entry in Words.catalogue.entries(.word, kind) {
      for spelling in entry.spellings { add(spelling, for: entry.english) }
    }
    for word in known { add(word, for: word) }
    for (spelling, word) in meanings { add(spelling, for: word) }
    self.byText = byText
    self.bySkeleton = bySkeleton
  }

  /// The word that a text names, and whether it does so in letters of another alphabet.
  func match(_ text: String) -> (word: String, isLookAlike: Bool)? {
    let text = Self.normalized(CellText(text).string)
    if let word = byText[text] { return (word, false) }
    return bySkeleton[LookAlikes.skeleton(text)].map { ($0, true) }
  }

  /// The allowed word, as the catalogue or the tables write it, that is nearest to a text.
  func nearest(to text: String) -> String? {
    NearestWord.find(Self.normalized(text), among: spellings)
  }

  /// Every spelling that is written: the catalogue's in three languages, then the known words.
  var spellings: [String] {
    Words.catalogue.entries(.word, kind).flatMap { [$0.russian, $0.kazakh, $0.english] } + known
  }

  /// The reading of one word.
  func read(_ part: String) -> CellReading<String> {
    if let (word, isLookAlike) = match(part) {
      let note = CellProblem(.lookAlikeLetters, details: ["word": word], part: part)
      return CellReading(word, problems: isLookAlike ? [note] : [])
    }
    let maybe = nearest(to: part) ?? missingCommas(part)
    var details = ["kind": kind]
    switch unknown {
    case .error:
      if !known.isEmpty { details["known"] = known.prefix(12).joined(separator: ", ") }
      let code: CellCode = kind == "service" ? .unknownService : .unknownWord
      return CellReading(
        failed: CellProblem(code, details: details, maybe: maybe ?? held(in: part), part: part))
    case .keep:
      let warning = CellProblem(.almostKnownWord, details: details, maybe: maybe, part: part)
      return CellReading(part, problems: maybe == nil ? [] : [warning])
    }
  }

  /// Known words that stand side by side without commas, with commas.
  private func missingCommas(_ part: String) -> String? {
    let pieces = part.split(separator: " ").map(String.init)
    guard pieces.count > 1, pieces.allSatisfy({ match($0) != nil }) else { return nil }
    return pieces.joined(separator: ", ")
  }

  /// The known words that a longer text holds, or begins: `қаз` of `қазақ тілі`, `каз, рус` of
  /// `каз-рус`.
  private func held(in part: String) -> String? {
    let words = part.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard words.count <= 12 else { return nil }
    var found: [String] = []
    var meanings: Set<String> = []
    for word in words {
      guard let known = match(word) == nil ? begun(by: word) : word,
        let meaning = match(known)?.word
      else { continue }
      if meanings.insert(meaning).inserted { found.append(known) }
    }
    return found.isEmpty ? nil : found.joined(separator: ", ")
  }

  /// The written word with which a longer one begins.
  private func begun(by word: String) -> String? {
    let letters = word.lowercased()
    let known = spellings.filter { $0.count >= 3 }
    return known.first { letters.hasPrefix($0.lowercased()) }
      ?? known.first {
        LookAlikes.withoutKazakhLetters(letters)
          .hasPrefix(LookAlikes.withoutKazakhLetters($0))
      }
  }

  /// As the catalogue compares, a point at the end left out.
  private static func normalized(_ text: String) -> String {
    let text = Words.normalized(text)
    return text.count > 1 && text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}

/// One word of a choice.
enum WordCell {
  /// Reads one word: the catalogue's English form, or the known word itself.
  static func read(_ text: String, _ choice: WordChoice) -> CellReading<String> {
    let text = CellText(text)
    if let problem = WordListCell.damage(text) { return CellReading(failed: problem) }
    if choice.match(text.string) == nil {
      let items = WordListCell.items(text, choice)
      if items.count > 1, items.allSatisfy({ choice.match($0) != nil }) {
        return CellReading(failed: CellProblem(.severalWords, part: text.string))
      }
    }
    return choice.read(text.string)
  }
}
