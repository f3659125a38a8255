/// Items 0…n−1 parted by a key 0…k−1, each part in ascending order.
struct Grouping: Sendable {
  private let offsets: [Int]
  private let items: [Int]

  /// Items parted by the key of each.
  ///
  /// - Complexity: O(items + keys), by counting.
  init(keys: [Int], count: Int) {
    self.init(pairs: keys.enumerated().map { (key: $0.element, item: $0.offset) }, count: count)
  }

  /// Items parted by pairs of a key and an item; an item may have several keys or none.
  init(pairs: [(key: Int, item: Int)], count: Int) {
    var offsets = [Int](repeating: 0, count: count + 1)
    for pair in pairs { offsets[pair.key + 1] += 1 }
    for key in 0..<count { offsets[key + 1] += offsets[key] }
    var next = offsets
    var items = [Int](repeating: 0, count: pairs.count)
    for pair in pairs {
      items[next[pair.key]] = pair.item
      next[pair.key] += 1
    }
    self.offsets = offsets
    self.items = items
  }

  /// The number of keys.
  var count: Int { offsets.count - 1 }

  /// The items of a key.
  subscript(key: Int) -> ArraySlice<Int> { items[offsets[key]..<offsets[key + 1]] }
}
