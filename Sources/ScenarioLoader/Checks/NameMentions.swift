import Kezek

/// Where the names of an open list stand in the tables: places and sites, categories, tags.
struct NameMentions {
  /// A column in which names of the list stand.
  struct Column: Hashable {
    let table: TableKind
    let name: String

    init(_ table: TableKind, _ name: String) {
      self.table = table
      self.name = name
    }
  }

  /// A name with the first row of a column that has it.
  struct Mention {
    let name: String
    let file: String
    let column: Column
    /// As the spreadsheet shows it.
    let row: Int
  }

  /// Each name with its first mention in every column, in the order of names.
  private(set) var byName: [(name: String, mentions: [Mention])] = []

  /// Gathers the names of columns.
  ///
  /// - Parameter names: the names that a cell of a column holds; equal texts are asked for once.
  init(
    _ tables: [TableKind: Table], _ columns: [Column], names: (Column, String) -> [String]
  ) {
    var found: [String: [Mention]] = [:]
    for column in columns {
      guard let table = tables[column.table], let index = table.index(of: column.name) else {
        continue
      }
      var texts: Set<String> = []
      var seen: Set<String> = []
      for row in table.soundRows {
        let text = table.text(row, at: index)
        guard !text.isEmpty, texts.insert(text).inserted else { continue }
        for name in names(column, text) where seen.insert(name).inserted {
          found[name, default: []].append(
            Mention(name: name, file: table.file, column: column, row: table.shownRow(row)))
        }
      }
    }
    byName = found.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { ($0.key, $0.value) }
  }

  /// Names that one table alone has, by the column where they stand first.
  ///
  /// - Parameter ignored: columns whose names need be in no other table.
  func lonely(except ignored: Set<Column> = []) -> [(column: Column, names: [String])] {
    var lonely: [Column: [String]] = [:]
    for (name, mentions) in byName where Set(mentions.map(\.column.table)).count == 1 {
      guard let column = mentions.first?.column, !ignored.contains(column) else { continue }
      lonely[column, default: []].append(name)
    }
    return lonely.sorted { ($0.key.table, $0.key.name) < ($1.key.table, $1.key.name) }
      .map { ($0.key, $0.value) }
  }

  /// Pairs of names that may be one: equal but for Kazakh letters, or but for one letter where they
  /// are long and hold no digits; each with the one it is like.
  ///
  /// - Parameter passes: names that are not compared.
  func alike(passing passes: (String) -> Bool = { _ in false }) -> [(Mention, like: Mention)] {
    var pairs: [(Mention, like: Mention)] = []
    var seen: [String: Mention] = [:]
    var plain: [(letters: [Character], mention: Mention)] = []
    let compared = byName.filter { !passes($0.name) }
    // The name that fewer tables have is the doubtful one.
    func pair(_ one: Mention, _ other: Mention) -> (Mention, like: Mention) {
      tables(of: one.name) > tables(of: other.name) ? (other, one) : (one, other)
    }
    for (name, mentions) in compared {
      guard let mention = mentions.first else { continue }
      let key = Spelling.russified(name)
      if let first = seen[key] {
        pairs.append(pair(mention, first))
        continue
      }
      seen[key] = mention
      let letters = Array(key)
      // Comparing each with each is for short lists only.
      guard compared.count <= 500, letters.count >= 4, letters.allSatisfy({ !$0.isPlainDigit })
      else { continue }
      let near = plain.first { other in
        max(other.letters.count, letters.count) >= 5
          && abs(other.letters.count - letters.count) <= 1
          && NearestWord.editDistance(other.letters, letters) == 1
      }
      if let near { pairs.append(pair(mention, near.mention)) }
      plain.append((letters, mention))
    }
    return pairs
  }

  private func tables(of name: String) -> Int {
    Set((byName.first { $0.name == name }?.mentions ?? []).map(\.column.table)).count
  }
}
