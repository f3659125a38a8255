/// The catalogue of headers, settings and fixed words in three languages (`words.csv`).
///
/// A word is known by what it is (`header`, `setting`, `word`), where it stands (a table or a kind
/// of word) and its English form. Letter case, ё/е, spaces and underscores are ignored in reading.
public struct Words: Sendable {
  /// What a row of the catalogue is.
  public enum Role: String, Sendable, Hashable {
    case header
    case setting
    case word
  }

  /// A row of the catalogue.
  public struct Entry: Sendable, Hashable {
    public let role: Role
    /// The table of a header; the kind of a word (`service`, `category`, `day` …).
    public let place: String
    public let english: String
    public let russian: String
    public let kazakh: String
    /// Further spellings that are read and never written.
    public let also: [String]

    /// The word in a language.
    public func text(in language: Language) -> String {
      switch language {
      case .english: english
      case .russian: russian
      case .kazakh: kazakh
      }
    }

    /// Every spelling that is read.
    public var spellings: [String] { [english, russian, kazakh] + also }
  }

  /// The rows, in the catalogue's order.
  public let entries: [Entry]
  private let byText: [Key: Int]
  private let byEnglish: [Key: Int]

  private struct Key: Hashable {
    let role: Role
    let place: String
    let text: String
  }

  /// The catalogue that the program carries.
  public static let catalogue = Words(
    csv: String(decoding: PackageResources.words_csv, as: UTF8.self))

  /// A catalogue of rows `what;where;en;ru;kk;also`, below a header row.
  init(csv: String) {
    var entries: [Entry] = []
    for line in csv.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      guard cells.count >= 5, let role = Role(rawValue: cells[0]) else { continue }
      let also = cells.count > 5 ? cells[5].split(separator: ",") : []
      entries.append(
        Entry(
          role: role, place: cells[1], english: cells[2], russian: cells[3], kazakh: cells[4],
          also: also.map { $0.trimmingSpaces }))
    }
    var byText: [Key: Int] = [:]
    var byEnglish: [Key: Int] = [:]
    for (index, entry) in entries.enumerated() {
      byEnglish[Key(role: entry.role, place: entry.place, text: entry.english)] = index
      for spelling in entry.spellings {
        let key = Key(role: entry.role, place: entry.place, text: Self.normalized(spelling))
        if byText[key] == nil { byText[key] = index }
      }
    }
    self.entries = entries
    self.byText = byText
    self.byEnglish = byEnglish
  }

  /// The English form of whatever a cell holds, or nil where the catalogue has no such word there.
  public func english(_ role: Role, _ place: String, matching text: String) -> String? {
    byText[Key(role: role, place: place, text: Self.normalized(text))].map { entries[$0].english }
  }

  /// An English form in a language; the word itself where the catalogue does not have it.
  public func text(_ role: Role, _ place: String, _ english: String, in language: Language)
    -> String
  {
    guard let index = byEnglish[Key(role: role, place: place, text: english)] else {
      return english
    }
    return entries[index].text(in: language)
  }

  /// The rows of one role and place, in the catalogue's order.
  public func entries(_ role: Role, _ place: String) -> [Entry] {
    entries.filter { $0.role == role && $0.place == place }
  }

  /// A spelling as it is compared: lower case, ё as е, without spaces and underscores.
  public static func normalized(_ text: String) -> String {
    var result = ""
    for character in text.lowercased() where !character.isWhitespace && character != "_" {
      result.append(character == "ё" ? "е" : character)
    }
    return result
  }
}

extension StringProtocol {
  /// Without white space at either end.
  var trimmingSpaces: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}
