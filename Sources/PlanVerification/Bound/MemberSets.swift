/// Sets of the members of one specialist's groups, a bit each, one set after the other.
struct MemberSets: Sendable {
  /// Words of a set.
  let width: Int
  private(set) var words: [UInt64] = []

  /// No sets, of so many members.
  init(members: Int) {
    width = max(1, (members + 63) / 64)
  }

  /// So many empty sets, of so many members.
  init(_ count: Int, members: Int) {
    self.init(members: members)
    words = [UInt64](repeating: 0, count: count * width)
  }

  var count: Int { words.count / width }

  /// The words of a set.
  subscript(set: Int) -> ArraySlice<UInt64> { words[(set * width)..<((set + 1) * width)] }

  func contains(_ member: Int, in set: Int) -> Bool {
    words[set * width + (member >> 6)] & (1 << UInt64(member & 63)) != 0
  }

  mutating func insert(_ member: Int, into set: Int) {
    words[set * width + (member >> 6)] |= 1 << UInt64(member & 63)
  }

  /// Puts the words of a set behind the others.
  mutating func append(_ set: some Collection<UInt64>) {
    words += set
  }

  /// How many members a set has.
  func count(of set: Int) -> Int { self[set].reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Empties every set.
  mutating func removeMembers() {
    for place in words.indices { words[place] = 0 }
  }

  /// Adds the members of another's set to those of a set.
  mutating func formUnion(_ set: Int, with other: Int, of sets: MemberSets) {
    for place in 0..<width { words[set * width + place] |= sets.words[other * width + place] }
  }

  /// Adds those members of another's set to a set who are in a third one.
  mutating func formUnion(
    _ set: Int, with other: Int, of sets: MemberSets, within third: [UInt64]
  ) {
    for place in 0..<width {
      words[set * width + place] |= sets.words[other * width + place] & third[place]
    }
  }

  /// The members of a set that are in the other one, too, and how many they are.
  func shared(_ set: Int, with other: [UInt64], into shared: inout [UInt64]) -> Int {
    var count = 0
    for place in 0..<width {
      let word = words[set * width + place] & other[place]
      shared[place] = word
      count += word.nonzeroBitCount
    }
    return count
  }

  /// How many members of a set are in the other one, too.
  func sharedCount(_ set: Int, with other: [UInt64]) -> Int {
    var count = 0
    for place in 0..<width { count += (words[set * width + place] & other[place]).nonzeroBitCount }
    return count
  }

  /// Puts a set among those of which none is part of another: leaves it out where it is part of one,
  /// and takes out those that are part of it.
  mutating func insertLargest(_ set: [UInt64]) {
    var kept = MemberSets(members: 64 * width)
    for place in 0..<count {
      var isPart = true
      var holds = true
      for (word, own) in zip(set, self[place]) {
        if own & ~word != 0 { isPart = false }
        if word & ~own != 0 { holds = false }
      }
      if holds { return }
      if !isPart { kept.append(self[place]) }
    }
    kept.append(set)
    self = kept
  }
}
