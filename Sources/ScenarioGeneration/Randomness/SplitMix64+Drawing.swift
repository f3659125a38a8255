public import Kezek

/// Draws for recipes.
///
/// The functions are written here and in `Kezek`, because the standard library may change how it
/// turns bits into choices, and bundled scenarios are compared byte for byte.
extension SplitMix64 {
  /// The generator of one part of a scenario, so that a draw more in one part moves no other.
  public init(seed: UInt64, stream: String) {
    // FNV-1a, 64 bits.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in stream.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    self.init(seed: seed ^ hash)
  }

  /// True in so many of a thousand cases.
  mutating func chance(perMille: Int) -> Bool {
    integer(in: 0...999) < perMille
  }

  /// One of the elements with probability in proportion to its weight.
  mutating func pick<Element>(weighted elements: [(Element, Int)]) -> Element {
    var rest = integer(in: 0...(elements.reduce(0) { $0 + $1.1 } - 1))
    for (element, weight) in elements {
      if rest < weight { return element }
      rest -= weight
    }
    return elements[elements.count - 1].0
  }

  /// The elements in a drawn order (Fisher and Yates).
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for last in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(last, integer(in: 0...last))
    }
    return result
  }
}
