/// Text made safe for HTML.
enum Markup {
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      case "\t", "\n": result.append(" ")
      default:
        // Last words of other programs may hold anything.
        if scalar.properties.generalCategory != .control { result.append(scalar) }
      }
    }
    return String(result)
  }

  static func element(_ name: String, _ text: String, _ attributes: String = "") -> String {
    "<\(name)\(attributes.isEmpty ? "" : " " + attributes)>\(escaped(text))</\(name)>"
  }

  /// A table; on a narrow screen each cell says its column.
  static func table(
    _ columns: [String], _ rows: [[String]], kinds: [Int: String] = [:], numbers: Set<Int> = []
  ) -> String {
    var parts = ["<table><thead><tr>"]
    parts += columns.map { element("th", $0, "scope=\"col\"") }
    parts.append("</tr></thead><tbody>")
    for (place, row) in rows.enumerated() {
      parts.append(kinds[place].map { "<tr class=\"\($0)\">" } ?? "<tr>")
      for (column, cell) in row.enumerated() {
        let data = "data-column=\"\(escaped(columns[column]))\""
        if column == 0 {
          parts.append(element("th", cell, "scope=\"row\" \(data)"))
        } else {
          parts.append(element("td", cell, numbers.contains(column) ? "class=\"n\" \(data)" : data))
        }
      }
      parts.append("</tr>")
    }
    parts.append("</tbody></table>")
    return parts.joined(separator: "\n")
  }
}
