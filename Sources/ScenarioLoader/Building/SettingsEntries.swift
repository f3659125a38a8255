import Kezek
import Yams

/// The keys and values of `settings.csv` or `scenario.yaml`, as texts.
struct SettingsEntries {
  /// A value and where it stands.
  struct Entry {
    let text: String
    let place: FindingCollector.Place
  }

  /// By English key.
  private var entries: [String: Entry] = [:]
  /// The file as a whole, where a key is missing.
  let place: FindingCollector.Place

  /// Whether the file could not be read, so that no key can be called missing.
  private(set) var isUnreadable = false

  /// No settings, or a file that could not be read.
  init(isUnreadable: Bool) {
    self.isUnreadable = isUnreadable
    place = FindingCollector.Place(file: TableKind.settings.fileName, table: .settings)
  }

  init(_ table: Table, _ findings: inout FindingCollector) {
    place = table.place()
    for row in table.rows {
      let key = table.text(row, "key")
      if key.isEmpty {
        findings.add(.emptyCell, at: table.place(row, "key"))
      } else {
        add(key, table.text(row, "value"), table.place(row, "value"), &findings)
      }
    }
  }

  /// Reads YAML: a mapping of keys to words, or to lists of them.
  init(_ yaml: ScenarioSources.YamlFile, _ findings: inout FindingCollector) {
    place = FindingCollector.Place(file: yaml.name, table: .settings)
    let text = String(decoding: DecodedText(yaml.bytes).bytes, as: UTF8.self)
    guard checkLines(of: text, &findings) else {
      isUnreadable = true
      return
    }
    do {
      guard let root = try YamlText.root(of: text) else { return }
      guard let mapping = root.mapping else {
        findings.add(.yamlNotKeys, at: place)
        isUnreadable = true
        return
      }
      for (key, value) in mapping { add(key, value, &findings) }
    } catch {
      isUnreadable = true
      switch error {
      case .alias(let line): findings.add(.yamlAlias, at: at(line))
      case .tooDeep(let line): findings.add(.yamlTooDeep, at: at(line))
      case .repeatedKey(let key, let first, let line):
        findings.add(
          .duplicateSetting, at: at(line), value: key, details: ["first": String(first)])
      case .unreadable(let line): findings.add(.yamlUnreadable, at: at(line))
      }
    }
  }

  /// The entry of a key; nil where it is missing or empty.
  func entry(_ key: String) -> Entry? {
    entries[key].flatMap { $0.text.isEmpty ? nil : $0 }
  }

  /// The settings' English keys, in the catalogue's order.
  static let keys = Words.catalogue.entries(.setting, TableKind.settings.rawValue).map(\.english)

  private func at(_ line: Int) -> FindingCollector.Place {
    var place = place
    place.row = line > 0 ? line : nil
    return place
  }

  private func checkLines(of text: String, _ findings: inout FindingCollector) -> Bool {
    var isSound = true
    for (index, line) in text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      if line.unicodeScalars.contains("\0") {
        findings.add(.nul, at: at(index + 1))
        isSound = false
      }
      if PersonalNumber.isHeld(in: String(line)) {
        findings.add(.personalNumber, at: at(index + 1))
        isSound = false
      }
    }
    return isSound
  }

  private mutating func add(_ key: Node, _ value: Node, _ findings: inout FindingCollector) {
    let place = at(key.mark?.line ?? 0)
    guard let name = key.scalar?.string else {
      findings.add(.yamlNotKeys, at: place)
      return
    }
    var texts: [String]?
    if let scalar = value.scalar {
      texts = [scalar.string == "~" || scalar.string == "null" ? "" : scalar.string]
    } else if let sequence = value.sequence, sequence.allSatisfy({ $0.scalar != nil }) {
      texts = sequence.compactMap { $0.scalar?.string }
    }
    guard let texts else {
      findings.add(.yamlNotKeys, at: place, value: name)
      return
    }
    let text = texts.joined(separator: ", ")
    if name.unicodeScalars.contains(where: CellEcho.isControl)
      || text.unicodeScalars.contains(where: CellEcho.isControl)
    {
      findings.add(.control, at: place)
    } else if text.unicodeScalars.count > RawTable.cellLimit {
      findings.add(.longCell, at: place, details: ["limit": String(RawTable.cellLimit)])
    } else {
      add(name, text, place, &findings)
    }
  }

  private mutating func add(
    _ key: String, _ text: String, _ place: FindingCollector.Place,
    _ findings: inout FindingCollector
  ) {
    var place = place
    place.column = key
    let table = TableKind.settings.rawValue
    let choice = Self.keyChoice
    guard
      let english = Words.catalogue.english(.setting, table, matching: key)
        ?? choice[Spelling.look(key)]
    else {
      let spellings = Words.catalogue.entries(.setting, table).flatMap(\.spellings)
      place.column = nil
      findings.add(
        .unknownSetting, at: place, value: key, maybe: NearestWord.find(key, among: spellings))
      return
    }
    if let first = entries[english] {
      findings.add(
        .duplicateSetting, at: place, details: ["first": String(first.place.row ?? 0)])
      return
    }
    entries[english] = Entry(text: text, place: place)
  }

  /// The English keys by the look of each spelling.
  private static let keyChoice: [String: String] = {
    var looks: [String: String] = [:]
    for entry in Words.catalogue.entries(.setting, TableKind.settings.rawValue) {
      for spelling in entry.spellings where looks[Spelling.look(spelling)] == nil {
        looks[Spelling.look(spelling)] = entry.english
      }
    }
    return looks
  }()
}
