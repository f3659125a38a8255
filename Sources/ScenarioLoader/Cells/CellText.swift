/// The text of a cell with the damage of keyboards and spreadsheets smoothed out: one kind of
/// blank, hyphen, colon and line break, no invisible marks, full-width letters as usual ones.
struct CellText: Sendable, Hashable {
  /// The characters, without blanks at either end.
  let characters: [Character]

  init(_ text: String) {
    var characters: [Character] = []
    for character in text {
      if let smooth = Self.smoothed(character) { characters.append(smooth) }
    }
    // A spreadsheet's mark that what follows is text.
    if characters.first == "'", characters.count(where: { $0 == "'" }) == 1 {
      characters.removeFirst()
    }
    while characters.first?.isWhitespace == true { characters.removeFirst() }
    while characters.last?.isWhitespace == true { characters.removeLast() }
    self.characters = characters
  }

  var isEmpty: Bool { characters.isEmpty }

  /// The whole text.
  var string: String { String(characters) }

  /// A part of the text, without blanks at either end.
  func part(_ range: Range<Int>) -> String {
    CellText(String(characters[range])).string
  }

  /// Lower case, ё as е, runs of blanks as one: how whole phrases are compared.
  var folded: String {
    var result = ""
    for character in string.lowercased() {
      if character.isWhitespace {
        if result.last != " " { result.append(" ") }
      } else {
        result.append(character == "ё" ? "е" : character)
      }
    }
    return result
  }

  /// The character that stands for this one; nil for an invisible mark.
  private static func smoothed(_ character: Character) -> Character? {
    if character.isNewline { return "\n" }
    guard let scalar = character.unicodeScalars.first else { return nil }
    switch scalar.value {
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xAD:
      return nil
    case 0x2010...0x2015, 0x2212, 0x2043, 0xFE58, 0xFE63:
      return "-"
    case 0x2236, 0xA789:
      return ":"
    case 0x2024:
      return "."
    case 0x201A:
      return ","
    case 0xFF01...0xFF5E:
      return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? character
    default:
      return character.isWhitespace ? " " : character
    }
  }
}

extension Character {
  /// A decimal digit of ASCII; all other digits are no digits here.
  var isPlainDigit: Bool { ("0"..."9").contains(self) }
}

extension StringProtocol {
  /// Without white space at either end.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }
}
