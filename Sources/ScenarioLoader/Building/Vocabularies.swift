import Kezek

/// The words of categories, languages and tags that the tables use, gathered before rows are read.
struct Vocabularies {
  let categories: Gathered
  let languages: Gathered
  let tags: Gathered

  /// The tag of a way in without steps.
  static let stepFree = "step-free"
  /// Ways in without steps, each of which serves a child who needs any (RULES 9).
  static let waysWithoutSteps: Set<String> = ["ramp", "lift"]

  /// One vocabulary and what is needed to read its words.
  struct Gathered {
    let vocabulary: Vocabulary
    let choice: WordChoice
    private let bits: [String: Int]

    /// Catalogue words first, then the others, ascending; at most 64 in all.
    init(kind: String, others: Set<String>, findings: inout FindingCollector) {
      let catalogue = Words.catalogue.entries(.word, kind).map(\.english)
      var looks = Set(catalogue.map(Spelling.look))
      let sorted = others.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        .filter { looks.insert(Spelling.look($0)).inserted }
      var words = catalogue + sorted
      if words.count > Vocabulary.limit {
        findings.add(
          .tooManyWords, at: FindingCollector.Place(), value: kind,
          details: ["count": String(words.count), "limit": String(Vocabulary.limit)])
        words = Array(words.prefix(Vocabulary.limit))
      }
      vocabulary = Vocabulary(words: words)
      choice = Vocabularies.choice(kind)
      bits = Dictionary(
        words.enumerated().map { (Spelling.look($1), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The set of words that the vocabulary holds.
    func set(_ words: [String]) -> WordSet {
      WordSet(words.compactMap { bits[Spelling.look($0)] })
    }

    /// Reads a list of words.
    func read(_ text: String) -> CellReading<WordSet> {
      WordListCell.read(text, choice).map { set($0.map(Vocabularies.canonical)) }
    }
  }

  init(_ tables: [TableKind: Table], findings: inout FindingCollector) {
    categories = Gathered(
      kind: "category",
      others: Self.words(
        "category", tables,
        [
          (.children, "category"), (.needs, "category"), (.specialists, "categories"),
          (.turns, "categories"),
        ]), findings: &findings)
    languages = Gathered(
      kind: "language",
      others: [], findings: &findings)
    tags = Gathered(
      kind: "tag",
      others: Self.words(
        "tag", tables,
        [(.children, "step_free"), (.sites, "step_free"), (.rooms, "step_free")]),
      findings: &findings)
  }

  /// What a word of that kind may be.
  ///
  /// Languages are those of the catalogue (RULES 12), categories and tags may be the planner's own.
  static func choice(_ kind: String) -> WordChoice {
    WordChoice(
      kind: kind, unknown: kind == "language" ? .error : .keep,
      meanings: kind == "tag" ? WordListCell.tagMeanings : [:])
  }

  /// The words of several columns.
  private static func words(
    _ kind: String, _ tables: [TableKind: Table], _ columns: [(TableKind, String)]
  ) -> Set<String> {
    let choice = choice(kind)
    var texts: Set<String> = []
    for (kind, column) in columns {
      guard let table = tables[kind], let index = table.index(of: column) else { continue }
      for row in table.soundRows { texts.insert(table.text(row, at: index)) }
    }
    var words: Set<String> = []
    for text in texts where !text.isEmpty {
      let reading =
        kind == "tag" ? WordListCell.readTags(text, choice) : WordListCell.read(text, choice)
      words.formUnion((reading.value ?? []).map(canonical))
    }
    return words
  }

  /// A word as the vocabulary has it: a new one without capitals, and a ramp as step-free.
  static func canonical(_ word: String) -> String {
    let lower = word.lowercased()
    return lower == "ramp" ? stepFree : lower
  }

  /// Reads what a child needs of a place.
  func childTags(_ text: String) -> CellReading<WordSet> {
    WordListCell.readTags(text, tags.choice).map { tags.set($0.map(Self.canonical)) }
  }

  /// Reads what a room or a site has; a lift or a ramp is a way in without steps.
  func placeTags(_ text: String) -> CellReading<WordSet> {
    WordListCell.readTags(text, tags.choice).map { words in
      var words = words.map(Self.canonical)
      if !Self.waysWithoutSteps.isDisjoint(with: words) { words.append(Self.stepFree) }
      return tags.set(words)
    }
  }
}
