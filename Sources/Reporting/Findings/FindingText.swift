public import Kezek

/// Writes findings as sentences of one language.
///
/// A line is `E402 needs.csv, row 14, column child: there is no "C-01" in children.csv. Maybe
/// "C-001"? Write the id as that table has it.`
public struct FindingText: Sendable {
  public let language: Language
  /// Rows named in a line; the others are counted.
  public let rowLimit: Int
  /// Names of a list named in a line; more are left to the dots.
  private let nameLimit: Int

  public init(_ language: Language, rowLimit: Int = 3) {
    self.language = language
    self.rowLimit = rowLimit
    nameLimit = rowLimit == .max ? .max : 8
  }

  /// Lines that name every row and every name.
  public static func complete(_ language: Language) -> FindingText {
    FindingText(language, rowLimit: .max)
  }

  /// The codes that the catalogue words, in its order.
  public static var codes: [String] { FindingCatalogue.carried.codes }

  /// The severity that the catalogue gives a code; nil where it lacks the code.
  public static func severity(of code: Finding.Code) -> Finding.Severity? {
    switch FindingCatalogue.carried.entry(code)?.severity {
    case "error": .error
    case "warning": .warning
    case "note": .note
    default: nil
    }
  }

  /// The whole line: code, place, message, what was probably meant, what to do.
  public func line(_ finding: Finding) -> String {
    var line = finding.code.rawValue
    let place = place(finding)
    if !place.isEmpty { line += " " + place + ":" }
    line += " " + sentence(message(finding), startsSentence: place.isEmpty)
    if let maybe = maybe(finding) { line += " " + maybe }
    let fix = fix(finding)
    return fix.isEmpty ? line : line + " " + sentence(fix, startsSentence: true)
  }

  /// Where it is: file, rows, column; empty where none is known.
  public func place(_ finding: Finding) -> String {
    var parts: [String] = []
    if let file = finding.file { parts.append(file) }
    // Rows that are at odds with one another are all named.
    let limit = finding.details["rows"] == nil ? rowLimit : max(rowLimit, 12)
    if !finding.rows.isEmpty { parts.append(rows(finding.rows, limit: limit)) }
    if let column = finding.column { parts.append(self.column(column)) }
    return parts.joined(separator: ", ")
  }

  /// What is wrong, without place and without a full stop.
  public func message(_ finding: Finding) -> String {
    guard let entry = FindingCatalogue.carried.entry(finding.code) else {
      return finding.value ?? finding.code.rawValue
    }
    return fill(entry.messages[index], finding)
  }

  /// What to do, without a full stop.
  public func fix(_ finding: Finding) -> String {
    FindingCatalogue.carried.entry(finding.code).map { fill($0.fixes[index], finding) } ?? ""
  }

  /// What was probably meant, as a question; nil where nothing is known or the message says it.
  public func maybe(_ finding: Finding) -> String? {
    guard let maybe = finding.maybe, !maybe.isEmpty,
      FindingCatalogue.carried.entry(finding.code)?.messages[index].contains("{maybe}") != true
    else { return nil }
    return switch language {
    case .english: "Maybe \"\(maybe)\"?"
    case .russian: "Возможно, «\(maybe)»?"
    case .kazakh: "Мүмкін, «\(maybe)»?"
    }
  }

  /// `row 14`, or `rows 14, 22, 31 (38 more)`.
  public func rows(_ rows: [Int]) -> String { self.rows(rows, limit: rowLimit) }

  private func rows(_ rows: [Int], limit rowLimit: Int) -> String {
    let shown = rows.prefix(rowLimit).map(String.init).joined(separator: ", ")
    let more = rows.count - min(rows.count, rowLimit)
    let isOne = rows.count == 1
    return switch language {
    case .english:
      "\(isOne ? "row" : "rows") \(shown)" + (more > 0 ? " (\(more) more)" : "")
    case .russian:
      "\(isOne ? "строка" : "строки") \(shown)" + (more > 0 ? " (ещё \(more))" : "")
    case .kazakh:
      "\(shown)-\(isOne ? "жол" : "жолдар")" + (more > 0 ? " (тағы \(more))" : "")
    }
  }

  private func column(_ name: String) -> String {
    switch language {
    case .english: "column \(name)"
    case .russian: "столбец «\(name)»"
    case .kazakh: "«\(name)» бағаны"
    }
  }

  private var index: Int { Language.allCases.firstIndex(of: language) ?? 0 }

  /// The text with its stop, and with a capital where it stands alone.
  private func sentence(_ text: String, startsSentence: Bool) -> String {
    var text = text
    if startsSentence, let first = text.first, !beginsWithName(text) {
      text = first.uppercased() + text.dropFirst()
    }
    return ".?!…".contains(text.last ?? " ") ? text : text + "."
  }

  /// Whether a text begins with a file's name or a pattern of dates, which has no capital.
  private func beginsWithName(_ text: String) -> Bool {
    let word = text.prefix { $0 != " " && $0 != "," && $0 != ":" && $0 != ";" }
    return word.dropFirst().dropLast().contains(".")
  }

  // MARK: Placeholders

  private func fill(_ template: String, _ finding: Finding) -> String {
    var text = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      text += value(String(rest[rest.index(after: open)..<close]), finding)
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  /// What a placeholder stands for; an ellipsis where it is not known or must not be shown.
  private func value(_ name: String, _ finding: Finding) -> String {
    switch name {
    case "value": return finding.value ?? "…"
    case "maybe": return finding.maybe ?? "…"
    case "rows": return finding.details["rows"] ?? "…"
    case "words": return allowedWords(finding)
    default: break
    }
    guard let detail = finding.details[name] else { return "…" }
    let words = Words.catalogue
    switch name {
    case "service": return words.text(.word, "service", detail, in: language)
    case "room_kind": return words.text(.word, "kind", detail, in: language)
    case "conditions":
      let phrases = Phrases(language)
      let names = detail.split(separator: ", ").map {
        phrases.say(family: "family", String($0))
      }
      return names.isEmpty
        ? phrases.say(family: "family", "several conditions") : names.joined(separator: ", ")
    case "days":
      return detail.split(separator: ", ")
        .map { words.text(.word, "day", String($0), in: language) }.joined(separator: ", ")
    case "day": return words.text(.word, "day", detail, in: language)
    case "setting": return words.text(.setting, "settings", detail, in: language)
    case "word":
      // The kind of the word is not known here; no two kinds share a word with other meanings.
      return words.entries.first { $0.role == .word && $0.english == detail }?
        .text(in: language) ?? detail
    case "names":
      let names = detail.split(separator: ", ").map { name in
        let category = words.text(.word, "category", String(name), in: language)
        return words.text(.word, "tag", category, in: language)
      }
      return names.prefix(nameLimit).joined(separator: ", ")
        + (names.count > nameLimit ? ", …" : "")
    case "column", "columns":
      return detail.split(separator: ", ").map { header(String($0), finding) }
        .joined(separator: ", ")
    default: return detail
    }
  }

  /// The words that a cell may hold, in the language, then those of the planner's own tables.
  private func allowedWords(_ finding: Finding) -> String {
    let kind = finding.details["kind"] ?? ""
    var words = Words.catalogue.entries(.word, kind).map { $0.text(in: language) }
    if kind == "week" { words = ["A", "B"] }
    if let known = finding.details["known"] { words.append(known) }
    return words.isEmpty ? "…" : words.joined(separator: ", ")
  }

  /// A header in the language, by the table that the file is.
  private func header(_ english: String, _ finding: Finding) -> String {
    let stem = finding.file?.split(separator: ".").first.map { $0.lowercased() } ?? ""
    return Words.catalogue.text(.header, stem, english, in: language)
  }
}
