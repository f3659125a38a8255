/// A word, a number or a mark of a cell's text.
struct CellToken: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// Letters, with whatever stands for a lost letter between them.
    case word
    /// Digits.
    case number
    /// Any other character.
    case mark
    case lineBreak
  }

  let kind: Kind
  /// A word in lower case with ё as е; digits and marks as they are.
  let text: String
  /// Where it stands among the text's characters.
  let range: Range<Int>
  /// Whether no blank stands before it.
  let isTight: Bool
  /// Whether a word begins with a capital.
  let isCapital: Bool

  /// Whether it is that mark.
  func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }

  /// The tokens of a text.
  static func tokens(of text: CellText) -> [CellToken] {
    let characters = text.characters
    var tokens: [CellToken] = []
    var index = 0
    while index < characters.count {
      let start = index
      let character = characters[index]
      if character == " " {
        index += 1
        continue
      }
      let kind = kind(of: character)
      index += 1
      if kind == .word || kind == .number {
        while index < characters.count, continues(kind, characters, at: index) { index += 1 }
      }
      let raw = String(characters[start..<index])
      tokens.append(
        CellToken(
          kind: kind, text: kind == .word ? folded(raw) : raw, range: start..<index,
          isTight: start > 0 && !characters[start - 1].isWhitespace,
          isCapital: character.isUppercase))
    }
    return tokens
  }

  private static func kind(of character: Character) -> Kind {
    if character == "\n" { return .lineBreak }
    if character.isPlainDigit { return .number }
    return character.isLetter ? .word : .mark
  }

  /// Whether a word or number goes on at that index; `?` and `_` between letters are what is left
  /// of letters that an encoding did not have.
  private static func continues(_ kind: Kind, _ characters: [Character], at index: Int) -> Bool {
    let character = characters[index]
    if kind == .number { return character.isPlainDigit }
    if character.isLetter { return true }
    guard character == "?" || character == "_", index + 1 < characters.count else { return false }
    return characters[index + 1].isLetter
  }

  private static func folded(_ word: String) -> String {
    String(word.lowercased().map { $0 == "ё" ? "е" : $0 })
  }
}
