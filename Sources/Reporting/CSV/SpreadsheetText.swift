/// Texts that a spreadsheet would not leave alone: it makes dates of `3/4`, numbers of `001`, and
/// runs what begins with `=`.
///
/// Such a text gets an apostrophe before it, as spreadsheets themselves mark a text; a text that
/// begins with an apostrophe gets one too, so that `original` always finds the way back.
enum SpreadsheetText {
  static func protected(_ text: String) -> String {
    needsProtection(text) ? "'" + text : text
  }

  /// The text that was protected.
  static func original(_ cell: String) -> String {
    cell.first == "'" ? String(cell.dropFirst()) : cell
  }

  static func needsProtection(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if "=+-@\t\r\n'＝＋－＠".unicodeScalars.contains(first) { return true }
    // Of most texts it can be told without taking them apart.
    return mayLookLikeNumberOrDate(text) && looksLikeNumberOrDate(text)
  }

  /// False for plain texts (ASCII and single letters of the Cyrillic alphabet) without a digit, with
  /// a sign that no date has, or with a word that no date has.
  private static func mayLookLikeNumberOrDate(_ text: String) -> Bool {
    var hasDigit = false
    var length = 0
    var first: Unicode.Scalar = " "
    var hasOtherWord = false
    func endWord() {
      // Of one letter, or as the months begin.
      if length == 1, !"apeгчжAPEГЧЖ".unicodeScalars.contains(first) { hasOtherWord = true }
      if length > 2, !beginnings.contains(first) { hasOtherWord = true }
      length = 0
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9":
        hasDigit = true
        endWord()
      case "a"..."z", "A"..."Z", "\u{400}"..."\u{481}", "\u{48A}"..."\u{4FF}":
        if length == 0 { first = scalar }
        length += 1
      case " ", "-", "/", ".", ",", ":", "\\", "'": endWord()
      case "!"..."~": return false
      default: return true
      }
    }
    endWord()
    return hasDigit && !hasOtherWord
  }

  /// Whether a spreadsheet in English, Russian or Kazakh may read the text as a date, a time or
  /// another number than the one that stands there.
  static func looksLikeNumberOrDate(_ text: String) -> Bool {
    guard text.count <= 40 else { return false }
    let runs = runs(of: text.lowercased())
    let words = runs.filter { $0.sort == .letters }
    let numbers = runs.filter { $0.sort == .digits }
    guard !numbers.isEmpty, !runs.contains(where: { $0.sort == .other }) else { return false }
    switch words.count {
    case 0:
      guard numbers.count == 1 else { return numbers.count <= 6 }
      return isAnotherNumber(numbers[0].text) || runs.count > 1
    case 1: return numbers.count <= 5 && isTimeWord(words[0].text)
    default: return numbers.count <= 5 && words.allSatisfy { isTimeWord($0.text) }
    }
  }

  /// Leading zeros and more digits than a cell shows are lost.
  private static func isAnotherNumber(_ digits: String) -> Bool {
    digits.count > 11 || (digits.count > 1 && digits.first == "0")
  }

  /// A month, by its first letters, a mark of the half day, or the `e` of an exponent.
  private static func isTimeWord(_ word: String) -> Bool {
    ["a", "p", "am", "pm", "e", "г", "ч", "ж"].contains(word)
      || (word.count >= 3 && months.contains(String(word.prefix(3))))
  }

  /// The first letters of the months, small and capital.
  private static let beginnings: Set<Unicode.Scalar> = Set(
    months.flatMap { month in
      (month.prefix(1).unicodeScalars) + month.prefix(1).uppercased().unicodeScalars
    })

  private static let months: Set<String> = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    "янв", "фев", "мар", "апр", "май", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
    "қаң", "ақп", "нау", "сәу", "мам", "мау", "шіл", "там", "қыр", "қаз", "қар", "жел",
  ]

  private struct Run {
    let sort: Sort
    var text: String

    enum Sort { case digits, letters, separator, other }
  }

  private static func runs(of text: String) -> [Run] {
    var runs: [Run] = []
    for character in text {
      let sort: Run.Sort =
        if character.isNumber {
          .digits
        } else if character.isLetter {
          .letters
        } else if character.isWhitespace || "-/.,:\\'–".contains(character) {
          .separator
        } else {
          .other
        }
      if let last = runs.last, last.sort == sort, sort != .separator {
        runs[runs.count - 1].text.append(character)
      } else {
        runs.append(Run(sort: sort, text: String(character)))
      }
    }
    return runs
  }
}
