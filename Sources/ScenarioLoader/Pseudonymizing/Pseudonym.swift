import Kezek

/// A neutral id that stands for one that could name somebody.
public struct Pseudonym: Sendable, Hashable {
  public let kind: Kind
  public let old: String
  public let new: String
  /// The child's name, where `names.csv` has it.
  public let name: String?

  /// Whose id it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case child
    case specialist
    case room
    case family
    case group
  }
}

/// The ids of one kind and what stands for them.
struct PseudonymList {
  let kind: Pseudonym.Kind
  private let news: [String: String]

  /// Numbers the ids in the order of a draw, so that neither the alphabet nor the order of a file
  /// shows through.
  ///
  /// - Parameter avoiding: texts, as they look, that no new id may be.
  init(_ kind: Pseudonym.Kind, of ids: Set<String>, seed: UInt64, avoiding taken: Set<String>) {
    self.kind = kind
    let olds = ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let ranks = Lottery.ranks(of: olds.map { "\(kind.rawValue):\($0)" }, seed: seed)
    let width = String(olds.count).count
    var prefix = kind.rawValue
    func numbered() -> [String] {
      ranks.map { rank in
        let number = String(rank + 1)
        return prefix + "-" + String(repeating: "0", count: width - number.count) + number
      }
    }
    while numbered().contains(where: { taken.contains(Spelling.look($0)) }) { prefix += "-x" }
    news = Dictionary(zip(olds, numbered()), uniquingKeysWith: { first, _ in first })
  }

  /// What stands for an id; empty for one that is not among them.
  func new(_ old: String) -> String { news[old] ?? "" }

  /// All of them, by the new id.
  func pseudonyms(names: [String: String]) -> [Pseudonym] {
    news.map { Pseudonym(kind: kind, old: $0.key, new: $0.value, name: names[$0.key]) }
      .sorted { $0.new.utf8.lexicographicallyPrecedes($1.new.utf8) }
  }
}
