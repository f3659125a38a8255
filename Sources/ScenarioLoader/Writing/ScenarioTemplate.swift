public import Kezek

/// Empty tables to fill in: headers, two example rows each, every setting with its default, and a
/// sheet of all allowed words.
public struct ScenarioTemplate: Sendable {
  /// Whose tables they are.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// One cabinet: children, staff, rooms.
    case cabinet
    /// A centre: turns besides.
    case centre
    /// A city or oblast: sites and travel besides.
    case oblast
  }

  /// The sheet of allowed words.
  public static let wordsFile = "words.csv"

  /// The bytes of each file by its name.
  public static func write(kind: Kind, language: Language) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [wordsFile: wordSheet(language)]
    files[TableKind.settings.fileName] = settings(language)
    let tables = tables(of: kind)
    let examples = TemplateExamples(language, hasTurns: tables.contains(.turns))
    for table in tables {
      var text = TableText(table, columns: examples.columns(table), in: language)
      for row in examples.rows(table) { text.append(row) }
      files[table.fileName] = text.bytes
    }
    return files
  }

  private static func tables(of kind: Kind) -> [TableKind] {
    let cabinet: [TableKind] = [
      .children, .needs, .specialists, .services, .rooms, .current, .absences,
    ]
    return switch kind {
    case .cabinet: cabinet
    case .centre: cabinet + [.turns]
    case .oblast: cabinet + [.turns, .sites, .travel]
    }
  }

  // MARK: Settings

  private static func settings(_ language: Language) -> [UInt8] {
    var table = TableText(.settings, columns: ["key", "value"], in: language)
    for key in SettingsEntries.keys {
      let name = Words.catalogue.text(.setting, "settings", key, in: language)
      table.append([name, value(key, language)])
    }
    return table.bytes
  }

  /// The default of a setting in words of a language; empty where it is none or must be given.
  private static func value(_ key: String, _ language: Language) -> String {
    let days = AvailabilityPrinter(language: language, sites: []).days(.workdays)
    let step = Words.catalogue.text(.word, "time", "step", in: language)
    return switch key {
    case "grid": "\(days) 8:30-18:30, \(step) 30"
    case "weeks", "seed": "1"
    case "shift_1": "\(days) 8:00-13:00"
    case "shift_2": "\(days) 13:30-18:30"
    case "noon": "13:00"
    case "day_sessions": "4"
    case "course_worth": "10"
    case "hours_are": Words.catalogue.text(.word, "hours_are", "clock", in: language)
    default: ""
    }
  }

  // MARK: Words

  /// Allowed words by table and column, in a language.
  private static func wordSheet(_ language: Language) -> [UInt8] {
    var rows: [[String]] = []
    for kind in wordKinds {
      let words = Words.catalogue.entries(.word, kind.kind).map { $0.text(in: language) }
      for place in kind.columns {
        let header = Words.catalogue.text(.header, place.table, place.column, in: language)
        rows.append(["\(place.table).csv", header, words.joined(separator: ", ")])
      }
    }
    for key in ["hours_are", "data"] {
      let words = Words.catalogue.entries(.word, key).map { $0.text(in: language) }
      let name = Words.catalogue.text(.setting, "settings", key, in: language)
      rows.append(["settings.csv", name, words.joined(separator: ", ")])
    }
    var text = "\u{FEFF}"
    let titles =
      switch language {
      case .english: ["table", "column", "words"]
      case .russian: ["таблица", "столбец", "слова"]
      case .kazakh: ["кесте", "баған", "сөздер"]
      }
    for row in [titles] + rows {
      text += row.map(TableText.cell).joined(separator: ";") + "\r\n"
    }
    return Array(text.utf8)
  }

  private struct WordKind {
    let kind: String
    let columns: [(table: String, column: String)]

    init(_ kind: String, _ columns: (table: String, column: String)...) {
      self.kind = kind
      self.columns = columns
    }
  }

  private static let wordKinds: [WordKind] = [
    WordKind("yes/no", ("children", "rural"), ("specialists", "travels"), ("current", "keep")),
    WordKind(
      "category", ("children", "category"), ("needs", "category"), ("specialists", "categories"),
      ("turns", "categories")),
    WordKind("language", ("children", "language"), ("specialists", "languages")),
    WordKind("companion", ("children", "companion")),
    WordKind("status", ("children", "status")),
    WordKind("tag", ("children", "step_free"), ("sites", "step_free"), ("rooms", "step_free")),
    WordKind(
      "service", ("needs", "service"), ("specialists", "services"), ("turns", "service"),
      ("current", "service")),
    WordKind("form", ("needs", "form"), ("services", "form")),
    WordKind("per", ("services", "per")), WordKind("who", ("services", "who")),
    WordKind("kind", ("services", "room"), ("rooms", "kind")),
    WordKind("turn companion", ("turns", "companion")),
    WordKind("quota", ("turns", "quota"), ("turns", "reserved")),
    WordKind("day", ("children", "when"), ("specialists", "when"), ("current", "day")),
    WordKind("time", ("children", "when"), ("specialists", "when"), ("sites", "when")),
  ]
}
