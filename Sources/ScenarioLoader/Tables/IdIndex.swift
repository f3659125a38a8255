/// The ids of one table, found as they are written, as they look, and without lost zeros.
struct IdIndex {
  /// An id of the table.
  struct Entry: Hashable {
    let id: String
    let file: String
    /// The row as the spreadsheet shows it; 0 where a table only names it.
    let row: Int
  }

  /// What an id that another table names is.
  enum Match: Hashable {
    /// The entry's place.
    case same(Int)
    /// Equal but for letters of another alphabet, letter case or spaces.
    case alike(Int)
    /// A number that lost its leading zeros, or an id within a typo.
    case unknown(maybe: String?, lostZeros: Bool)
  }

  private(set) var entries: [Entry] = []
  private var exact: [String: Int] = [:]
  private var looks: [String: Int] = [:]
  /// Entries by the digits in their ids, without leading zeros.
  private var digits: [String: [Int]]?

  /// Adds an id; the entry that has it already, or one that looks the same, is returned instead.
  mutating func insert(_ entry: Entry) -> Int? {
    if let earlier = exact[entry.id] { return earlier }
    let look = Spelling.look(entry.id)
    if let earlier = looks[look] { return earlier }
    exact[entry.id] = entries.count
    looks[look] = entries.count
    entries.append(entry)
    return nil
  }

  /// The place of an id written exactly so.
  func place(of id: String) -> Int? { exact[id] }

  /// What an id means.
  ///
  /// - Complexity: O(1) where it is known, else O(ids with the same digits).
  mutating func match(_ id: String) -> Match {
    if let place = exact[id] { return .same(place) }
    if let place = looks[Spelling.look(id)] { return .alike(place) }
    let candidates = candidates(like: id).map { entries[$0].id }
    if !id.isEmpty, id.allSatisfy(\.isPlainDigit), let one = candidates.first(where: isNumber) {
      return .unknown(maybe: one, lostZeros: true)
    }
    return .unknown(maybe: NearestWord.find(id, among: candidates), lostZeros: false)
  }

  private func isNumber(_ id: String) -> Bool { id.allSatisfy(\.isPlainDigit) }

  /// Ids with the same digits: a typo in a number is another number, and no guess is offered.
  private mutating func candidates(like id: String) -> ArraySlice<Int> {
    if digits == nil {
      var index: [String: [Int]] = [:]
      for (place, entry) in entries.enumerated() {
        index[Self.significantDigits(entry.id), default: []].append(place)
      }
      digits = index
    }
    // Enough to choose from; ten thousand names without digits are not compared.
    return (digits?[Self.significantDigits(id)] ?? []).prefix(2000)
  }

  private static func significantDigits(_ id: String) -> String {
    String(id.filter(\.isPlainDigit).drop { $0 == "0" })
  }
}
