import Mustache

/// Text made safe for HTML, character by character of Unicode.
///
/// The library's own escaping goes by what a reader sees as one letter, so that a quote with an
/// accent upon it stays a quote; here every `<`, `>`, `&` and quote is replaced.
struct HTMLText: MustacheContentType {
  /// The name under which templates ask for it.
  static let name = "KEZEK-HTML"

  func escapeText(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.withoutControls.unicodeScalars {
      switch scalar {
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// A text for a string in a style sheet: all but letters, digits and spaces as escapes.
  static func css(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      scalar.properties.isAlphabetic || scalar == " " || ("0"..."9").contains(scalar)
        ? String(scalar) : "\\" + String(scalar.value, radix: 16) + " "
    }.joined()
  }
}
