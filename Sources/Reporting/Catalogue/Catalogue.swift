import Kezek

/// The rows of `messages.csv` and `messages-bench.csv`: `key;en;ru;kk`.
///
/// Sentences hold no semicolon and no quote, so that a row is split at its semicolons.
struct Catalogue: Sendable {
  /// The catalogue that the program carries.
  static let carried = Catalogue(tables: [
    String(decoding: PackageResources.messages_csv, as: UTF8.self),
    String(decoding: PackageResources.messages_bench_csv, as: UTF8.self),
  ])

  /// A sentence cut at its placeholders.
  struct Sentence: Sendable, Hashable {
    let parts: [Part]

    enum Part: Sendable, Hashable {
      case text(String)
      case value(String)
      case form(String, [String])
    }

    /// Names of the placeholders, each once, sorted.
    var names: [String] {
      let all = parts.compactMap { part -> String? in
        switch part {
        case .text: nil
        case .value(let name), .form(let name, _): name
        }
      }
      return Set(all).sorted()
    }
  }

  /// The keys in the order of the file.
  let keys: [String]
  /// Rows that are not a key and three sentences, or repeat a key: the file is at fault.
  let faults: [String]
  private let sentences: [String: [Sentence]]

  init(csv: String) { self.init(tables: [csv]) }

  init(tables: [String]) {
    var keys: [String] = []
    var faults: [String] = []
    var sentences: [String: [Sentence]] = [:]
    for line in tables.flatMap({ $0.split(whereSeparator: \.isNewline).dropFirst() }) {
      let cells = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 4, sentences[cells[0]] == nil, cells.allSatisfy({ !$0.isEmpty }) else {
        faults.append(String(line))
        continue
      }
      keys.append(cells[0])
      sentences[cells[0]] = cells.dropFirst().map(Self.sentence)
    }
    self.keys = keys
    self.faults = faults
    self.sentences = sentences
  }

  /// The sentence of a key, or nil where the catalogue does not have it.
  func sentence(_ key: String, in language: Language) -> Sentence? {
    guard let row = sentences[key] else { return nil }
    switch language {
    case .english: return row[0]
    case .russian: return row[1]
    case .kazakh: return row[2]
    }
  }

  private static func sentence(_ text: String) -> Sentence {
    var parts: [Sentence.Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      let inside = rest[rest.index(after: open)..<close]
      if let colon = inside.firstIndex(of: ":") {
        let forms = inside[inside.index(after: colon)...]
          .split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        parts.append(.form(String(inside[..<colon]), forms))
      } else {
        parts.append(.value(String(inside)))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return Sentence(parts: parts)
  }
}
