/// Kazakh letters that an encoding without them turned into `?` or `_`.
enum LetterLoss {
  /// Whether a text shows the loss: a `?` before a letter or between letters, at least one of them
  /// Cyrillic; a `_` between Cyrillic letters only in a text of Windows-1251, since it is a
  /// usual joint of words elsewhere.
  static func shows(in text: String, encoding: TextEncoding) -> Bool {
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() where scalar == "?" || scalar == "_" {
      guard index + 1 < scalars.count, isCyrillic(scalars[index + 1]) else { continue }
      let isInside = index > 0 && isCyrillic(scalars[index - 1])
      let isFirst = index == 0 || scalars[index - 1] == " "
      if scalar == "?" && (isInside || isFirst) { return true }
      if scalar == "_" && encoding == .windows1251 && (isInside || isFirst) { return true }
    }
    return false
  }

  private static func isCyrillic(_ scalar: Unicode.Scalar) -> Bool {
    (0x400...0x52F).contains(scalar.value)
  }
}
