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
    for column in 0..<raw.cellCount(row: row) {
      let text = raw.text(row: row, column: column)
      if text.isEmpty { continue }
      filled += 1
      switch HeaderWord(text, in: kind) {
      case .known, .lookAlike: known += 1
      case .almost: almost += 1
      case .unknown: break
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
  /// Within a typo of a known header.
  case almost(english: String, maybe: String)
  case unknown

  init(_ text: String, in kind: TableKind) {
    let catalogue = HeaderCatalogue.of(kind)
    if let english = Words.catalogue.english(.header, kind.rawValue, matching: text) {
      self = .known(english)
    } else if let english = catalogue.byLook[Spelling.look(text)] {
      self = .lookAlike(english)
    } else if let spelling = NearestWord.find(text, among: catalogue.spellings),
      let english = Words.catalogue.english(.header, kind.rawValue, matching: spelling)
    {
      self = .almost(english: english, maybe: spelling)
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
