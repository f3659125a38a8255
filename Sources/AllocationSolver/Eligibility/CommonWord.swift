import Kezek

/// The word that the members of a group have in common: a category, or a language.
enum CommonWord {
  /// The words that could be it, of those whom a specialist with some words serves; nil where all
  /// members leave it open.
  static func choices(of members: [WordSet], with specialist: WordSet) -> [Int?] {
    let all = members.reduce(WordSet()) { $0.union($1) }
    let open = specialist.isEmpty ? all : specialist.intersection(all)
    return (0..<Vocabulary.limit).filter { open.contains($0) }.map(Optional.some) + [nil]
  }

  /// Whether who has those words may be in a group with that word in common.
  static func fits(_ words: WordSet, _ word: Int?) -> Bool {
    words.isEmpty || word.map { words.contains($0) } ?? false
  }
}
