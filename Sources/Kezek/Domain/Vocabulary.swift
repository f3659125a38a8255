/// The words of one kind that a scenario uses (categories, languages or tags), at most 64.
///
/// A word's place is its bit in a `WordSet`.
public struct Vocabulary: Sendable, Hashable {
  /// The words as files write them: the English catalogue word where there is one.
  public let words: [String]

  /// The most words that one vocabulary holds.
  public static let limit = 64

  public init(words: [String]) {
    precondition(words.count <= Self.limit, "a vocabulary holds at most 64 words")
    self.words = words
  }

  /// The words of a set, in the vocabulary's order.
  public func words(of set: WordSet) -> [String] {
    words.indices.filter { set.contains($0) }.map { words[$0] }
  }
}

/// A set of words of one vocabulary, a bit each.
public struct WordSet: Sendable, Hashable {
  public var bits: UInt64

  @inlinable public init(bits: UInt64 = 0) {
    self.bits = bits
  }

  @inlinable public init(_ members: some Sequence<Int>) {
    self.bits = members.reduce(0) { $0 | (1 << UInt64($1)) }
  }

  @inlinable public var isEmpty: Bool { bits == 0 }
  @inlinable public func contains(_ word: Int) -> Bool { bits & (1 << UInt64(word)) != 0 }
  @inlinable public func isSubset(of other: WordSet) -> Bool { bits & ~other.bits == 0 }
  @inlinable public func intersection(_ other: WordSet) -> WordSet {
    WordSet(bits: bits & other.bits)
  }
  @inlinable public func union(_ other: WordSet) -> WordSet { WordSet(bits: bits | other.bits) }

  /// Whether the two share a word, an empty set being *any* (RULES 12).
  @inlinable public func meets(_ other: WordSet) -> Bool {
    isEmpty || other.isEmpty || bits & other.bits != 0
  }
}
