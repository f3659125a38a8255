/// Texts measured in the columns of a terminal: a Cyrillic or Kazakh letter takes one, as a Latin.
extension String {
  /// Columns that the text takes: two for wide characters (CJK, most emoji), one for all others.
  var columns: Int { reduce(0) { $0 + $1.columns } }

  /// The text with its first letter as at the start of a sentence.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text with spaces behind it up to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - columns))
  }

  /// The text with spaces before it up to a width.
  func paddedLeft(to width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - columns)) + self
  }

  /// The text, cut with an ellipsis where it is wider.
  func cut(to width: Int) -> String {
    guard columns > width else { return self }
    var result = ""
    var taken = 0
    for character in self {
      guard taken + character.columns <= width - 1 else { break }
      result.append(character)
      taken += character.columns
    }
    return result + "…"
  }

  /// Lines of at most `width` columns, broken at spaces; a longer word stands alone.
  func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.columns + 1 + String(word).columns <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}

extension Character {
  fileprivate var columns: Int {
    guard let scalar = unicodeScalars.first, scalar.value >= 0x1100 else { return 1 }
    let wide: [ClosedRange<UInt32>] = [
      0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
    ]
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }
}
