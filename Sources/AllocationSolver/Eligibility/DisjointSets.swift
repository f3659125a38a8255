/// Which of some numbers belong together, joined one by one (union-find with halved paths; Tarjan
/// and van Leeuwen 1984).
struct DisjointSets: Sendable {
  private var parents: [Int]

  /// Each number alone.
  init(_ count: Int) { parents = Array(0..<count) }

  mutating func join(_ one: Int, _ other: Int) {
    let (one, other) = (root(one), root(other))
    parents[max(one, other)] = min(one, other)
  }

  /// The lowest number of the set.
  mutating func root(_ number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }
}
