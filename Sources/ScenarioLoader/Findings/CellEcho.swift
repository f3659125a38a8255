/// What a finding repeats of the tables: never a personal number, never a character that commands
/// a terminal, and no more of a long cell than tells which one it is.
enum CellEcho {
  /// The most characters that are repeated.
  static let limit = 300

  /// The text of a cell as it may be shown, cut where it is long; nil where it holds a personal
  /// number.
  static func shown(_ text: String) -> String? {
    PersonalNumber.isHeld(in: text) ? nil : cut(plain(text))
  }

  /// The text, or `…` where it holds a personal number.
  static func hiding(_ text: String) -> String {
    PersonalNumber.isHeld(in: text) ? "…" : plain(text)
  }

  /// The beginning of a long text.
  static func cut(_ text: String) -> String {
    text.utf8.count > limit && text.count > limit ? text.prefix(limit) + "…" : text
  }

  /// The text without control characters.
  private static func plain(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(isControl(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }

  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control && !scalar.properties.isWhitespace
  }
}
