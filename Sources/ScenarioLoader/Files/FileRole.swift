/// What a file is for, by its name alone.
enum FileRole: Hashable {
  case table(TableKind)
  case yamlSettings
  /// A table that is not read: in another format, or under another name. The kind is what the name
  /// seems to say, if anything.
  case unread(TableKind?)
  /// Neither a table nor named like one.
  case other

  /// Letter case is ignored; `.txt` and `.tsv` are what spreadsheets call tab text.
  init(_ name: String) {
    let lower = name.lowercased()
    // Hidden files, and the locks that office programs leave.
    guard let dot = lower.lastIndex(of: "."), lower.first != ".", !lower.hasPrefix("~$") else {
      self = .other
      return
    }
    let stem = String(lower[..<dot])
    let ending = String(lower[lower.index(after: dot)...])
    if stem == "words" {
      // The sheet of allowed words that comes with a template.
      self = .other
    } else if stem == "scenario", ending == "yaml" || ending == "yml" {
      self = .yamlSettings
    } else if let kind = TableKind(rawValue: stem), Self.texts.contains(ending) {
      self = .table(kind)
    } else {
      let kind = Self.kind(namedBy: stem)
      let isTable = Self.tables.contains(ending)
      self =
        isTable || (kind != nil && Self.documents.contains(ending)) ? .unread(kind) : .other
    }
  }

  /// Endings of tables that are read.
  private static let texts: Set<String> = ["csv", "txt", "tsv", "tab"]
  /// Endings that only tables have.
  private static let tables: Set<String> = [
    "csv", "tsv", "tab", "xlsx", "xls", "xlsm", "xlsb", "ods", "fods", "numbers",
  ]
  /// Endings of documents that may be a table.
  private static let documents: Set<String> = ["txt", "yaml", "yml", "json", "doc", "docx", "odt"]

  /// The table that a name without its ending seems to mean: `absences.csv`, `absences (1)`,
  /// `absences - копия`, `абсенсес` within a typo, or the table's name in Russian or Kazakh.
  private static func kind(namedBy stem: String) -> TableKind? {
    let words = stem.split { !$0.isLetter }.map(String.init)
    for word in words {
      if let kind = TableKind(rawValue: word) ?? names[word] { return kind }
    }
    guard let first = words.first, let near = NearestWord.find(first, among: spellings) else {
      return nil
    }
    return TableKind(rawValue: near) ?? names[near]
  }

  private static let spellings = TableKind.allCases.map(\.rawValue) + names.keys.sorted()

  /// What planners call the tables in Russian and Kazakh.
  private static let names: [String: TableKind] = [
    "настройки": .settings, "баптаулар": .settings, "дети": .children, "балалар": .children,
    "потребности": .needs, "назначения": .needs, "қажеттіліктер": .needs,
    "специалисты": .specialists, "мамандар": .specialists, "услуги": .services,
    "қызметтер": .services, "площадки": .sites, "орындар": .sites, "помещения": .rooms,
    "кабинеты": .rooms, "бөлмелер": .rooms, "заезды": .turns, "лектер": .turns,
    "дорога": .travel, "жол": .travel, "расписание": .current, "кесте": .current,
    "отсутствия": .absences, "болмау": .absences, "имена": .names, "аттар": .names,
  ]
}
