/// The names of a program's variables or constraints, made only when asked for.
///
/// A million variables cost no string: a block holds one closure from the offset in the block to a
/// name. Single names given one by one are kept as they are. Whatever has no name is called by the
/// prefix and its number from 1, as `x1`.
public struct Names: Sendable {
  private struct Block: Sendable {
    let first: Int
    let make: @Sendable (_ offset: Int) -> String
  }

  private let prefix: String
  private var blocks: [Block] = []
  private var single: [Int32: String] = [:]

  public init(prefix: String) {
    self.prefix = prefix
  }

  /// A table of given names, in order.
  public init(_ names: [String], prefix: String) {
    self.prefix = prefix
    assignBlock(from: 0) { names.indices.contains($0) ? names[$0] : "\(prefix)\($0 + 1)" }
  }

  /// The name of the entry at `index`.
  ///
  /// - Complexity: O(log blocks), and the making of one string.
  public subscript(index: Int) -> String {
    if let name = single[Int32(index)] { return name }
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].first <= index { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return "\(prefix)\(index + 1)" }
    let block = blocks[low - 1]
    return block.make(index - block.first)
  }

  /// Names every entry from `first` to the next block by `make`, given the offset in the block.
  public mutating func assignBlock(
    from first: Int, _ make: @escaping @Sendable (_ offset: Int) -> String
  ) {
    let block = Block(first: first, make: make)
    let position = blocks.firstIndex { $0.first >= first } ?? blocks.count
    if position < blocks.count, blocks[position].first == first {
      blocks[position] = block
    } else {
      blocks.insert(block, at: position)
    }
  }

  /// Leaves every entry from `first` to the next block unnamed.
  mutating func endBlock(at first: Int) {
    guard let last = blocks.last, last.first < first else { return }
    let prefix = prefix
    assignBlock(from: first) { "\(prefix)\(first + $0 + 1)" }
  }

  /// Names one entry; stronger than a block.
  public mutating func assign(_ name: String, to index: Int) {
    single[Int32(index)] = name
  }
}
