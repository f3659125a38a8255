import Kezek

/// A file of the scenario as it was read.
struct SourceFile {
  let kind: TableKind
  let name: String
  let bytes: [UInt8]
}

/// The choice of a separator and of the header's row.
enum HeaderSearch {
  /// What was chosen.
  struct Choice {
    let separator: UInt8
    /// The header's row, from 0; nil where no row holds a known header.
    let row: Int?
  }

  /// Rows above the header that are looked through.
  private static let rowsSearched = 15
  private static let columnsSearched = 100

  /// The separator and the row with the most known headers.
  ///
  /// Only the beginning of the text is cut, so that each separator can be tried.
  static func choice(in text: [UInt8], kind: TableKind) -> Choice {
    let beginning = Array(text.prefix(1 << 16))
    var best = (score: 0, row: 0, separator: UInt8(ascii: ";"))
    for separator in [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: ",")] {
      let raw = RawTable(beginning, separator: separator, rowLimit: rowsSearched)
      for row in 0..<raw.rowCount {
        let score = score(of: row, in: raw, kind: kind)
        if score > best.score { best = (score, row, separator) }
      }
    }
    return Choice(separator: best.separator, row: best.score > 0 ? best.row : nil)
  }

  /// Known headers count ten, almost known ones one; a row with a single known word among several
  /// cells is a title or data, not a header.
  private static func score(of row: Int, in raw: RawTable, kind: TableKind) -> Int {
    var known = 0
    var almost = 0
    var filled = 0
    // A separator of the wrong kind may cut one cell into thousands.
    for column in 0..<min(raw.cellCount(row: row), columnsSearched) {
      let text = raw.text(row: row, column: column)
      if text.isEmpty { continue }
      filled += 1
      switch HeaderWord(text, in: kind, looksInside: false) {
      case .known, .lookAlike: known += 1
      case .almost: almost += 1
      case .holds, .unknown: break
      }
    }
    if known + almost < 2 && kind.requiredColumns.count > 1 { return 0 }
    return known == 0 && almost < 2 ? 0 : known * 10 + almost
  }
}

/// What a header's text is.
enum HeaderWord: Hashable {
  /// The English header.
  case known(String)
  /// Known, but written with letters of another alphabet that look alike.
  case lookAlike(String)
  /// Longer than a known header that it holds, as `смена (1 или 2)`, or known in another table.
  case holds(english: String, maybe: String)
  /// Within a typo of a known header.
  case almost(english: String, maybe: String)
  case unknown

  /// - Parameter looksInside: whether a longer text is searched for known headers.
  init(_ text: String, in kind: TableKind, looksInside: Bool = true) {
    let catalogue = HeaderCatalogue.of(kind)
    if let english = Words.catalogue.english(.header, kind.rawValue, matching: text) {
      self = .known(english)
    } else if let english = catalogue.byLook[Spelling.look(text)] {
      self = .lookAlike(english)
    } else if let spelling = NearestWord.find(text, among: catalogue.spellings),
      let english = Words.catalogue.english(.header, kind.rawValue, matching: spelling)
    {
      self = .almost(english: english, maybe: spelling)
    } else if looksInside,
      let held = catalogue.held(in: text) ?? HeaderCatalogue.cousin(of: text, in: kind)
    {
      self = .holds(english: held.english, maybe: held.spelling)
    } else {
      self = .unknown
    }
  }
}

/// The headers of one table in every spelling.
struct HeaderCatalogue {
  let spellings: [String]
  let byLook: [String: String]

  private static let all: [TableKind: HeaderCatalogue] = Dictionary(
    uniqueKeysWithValues: TableKind.allCases.map { ($0, HeaderCatalogue($0)) })

  static func of(_ kind: TableKind) -> HeaderCatalogue { all[kind] ?? HeaderCatalogue(kind) }

  /// The longest known header among the words of a longer one, what stands in parentheses left
  /// out.
  func held(in text: String) -> (english: String, spelling: String)? {
    let words = Self.lexemes(text.prefix { $0 != "(" && $0 != "[" })
    guard !words.isEmpty, words.count <= 12 else { return nil }
    var best: (english: String, spelling: String)?
    for spelling in spellings
    where spelling.count >= 3 && spelling.count > best?.spelling.count ?? 0 {
      let wanted = Self.lexemes(spelling[...])
      guard !wanted.isEmpty, wanted.count <= words.count,
        (0...(words.count - wanted.count)).contains(where: {
          words[$0..<($0 + wanted.count)].elementsEqual(wanted)
        }), let english = byLook[Spelling.look(spelling)]
      else { continue }
      best = (english, spelling)
    }
    return best
  }

  /// The header of this table that says what another table calls so: `нарушение`, which the
  /// children's table knows, among the specialists' `categories`.
  static func cousin(of text: String, in kind: TableKind) -> (english: String, spelling: String)? {
    let own = Words.catalogue.entries(.header, kind.rawValue)
    for other in TableKind.allCases where other != kind {
      let others = of(other)
      guard
        let english = others.byLook[Spelling.look(text)]
          ?? NearestWord.find(text, among: others.spellings).flatMap({
            others.byLook[Spelling.look($0)]
          }), let entry = own.first(where: { stem($0.english) == stem(english) })
      else { continue }
      let isLatin = text.unicodeScalars.contains { ("a"..."z").contains($0) }
      return (entry.english, isLatin ? entry.english : entry.russian)
    }
    return nil
  }

  /// One word for one and several.
  private static func stem(_ english: String) -> String {
    if english.hasSuffix("ies") { return english.dropLast(3) + "y" }
    return english.hasSuffix("s") ? String(english.dropLast()) : english
  }

  private static func lexemes(_ text: Substring) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }
      .map { LookAlikes.skeleton(Words.normalized(String($0))) }
  }

  private init(_ kind: TableKind) {
    var spellings: [String] = []
    var byLook: [String: String] = [:]
    for entry in Words.catalogue.entries(.header, kind.rawValue) {
      for spelling in entry.spellings where !spelling.isEmpty {
        spellings.append(spelling)
        let look = Spelling.look(spelling)
        if byLook[look] == nil { byLook[look] = entry.english }
      }
    }
    self.spellings = spellings
    self.byLook = byLook
  }
}
