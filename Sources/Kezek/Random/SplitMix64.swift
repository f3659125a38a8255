/// Sebastiano Vigna's SplitMix64: a small generator whose every seed gives a fixed sequence.
///
/// Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", 2014.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of the range, all nearly equally likely: the same on every platform.
  public mutating func integer(in range: ClosedRange<Int>) -> Int {
    let width = UInt64(range.upperBound - range.lowerBound) + 1
    return range.lowerBound + Int(next().multipliedFullWidth(by: width).high)
  }

  /// True in so many of a hundred draws.
  public mutating func chance(_ percent: Int) -> Bool {
    integer(in: 0...99) < percent
  }

  /// One element of a list that is not empty.
  public mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[integer(in: 0...(elements.count - 1))]
  }

  /// So many different elements, or all of fewer, in the order of the list.
  public mutating func sample<Element>(_ count: Int, of elements: [Element]) -> [Element] {
    var positions = Array(elements.indices)
    var chosen: [Int] = []
    while chosen.count < count, !positions.isEmpty {
      chosen.append(positions.remove(at: integer(in: 0...(positions.count - 1))))
    }
    return chosen.sorted().map { elements[$0] }
  }

  /// The numbers 0..<count in a drawn order (Fisher and Yates).
  public mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    for position in order.indices.dropFirst().reversed() {
      order.swapAt(position, integer(in: 0...position))
    }
    return order
  }

  /// A number in 0 ..< 1 with 53 random bits.
  public mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Whether an event of the given probability happens.
  public mutating func happens(_ probability: Double) -> Bool {
    unit() < probability
  }
}
