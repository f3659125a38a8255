/// The integer value v(u) of a level u = 0…cap; beyond the cap the value stays.
public struct ValueTable: Sendable, Hashable {
  /// The value at each level; never empty.
  public let values: [Int]
  /// Whether each step is worth no more than the one before it, so that a relaxation over its
  /// segments is tight.
  public let isConcave: Bool

  /// A table of one value a level, from level 0.
  public init(values: [Int]) {
    precondition(!values.isEmpty, "a value table has a value at level 0")
    self.values = values
    var concave = true
    for level in values.indices.dropFirst(2)
    where values[level] - values[level - 1] > values[level - 1] - values[level - 2] {
      concave = false
    }
    self.isConcave = concave
  }

  /// v(u) = worth × u up to the cap.
  public static func linear(worth: Int = 1, upTo cap: Int) -> ValueTable {
    ValueTable(values: (0...max(0, cap)).map { $0 * worth })
  }

  /// v(u) = worth once u reaches `level`, else 0; `level` ≥ 1.
  public static func step(at level: Int, worth: Int = 1) -> ValueTable {
    ValueTable(values: (0...max(1, level)).map { $0 >= level ? worth : 0 })
  }

  /// The last level that the table values.
  @inlinable public var cap: Int { values.count - 1 }

  /// v(level); the level is taken at the cap beyond it.
  @inlinable public func value(at level: Int) -> Int { values[min(max(0, level), cap)] }

  /// The highest value in the table.
  public var highest: Int { values.max() ?? 0 }

  /// The same table with every value multiplied.
  public func scaled(by weight: Int) -> ValueTable {
    weight == 1 ? self : ValueTable(values: values.map { $0 * weight })
  }

  /// Maximal runs of equal steps, as (first level, last level, worth of a step).
  public var segments: [Segment] {
    var segments: [Segment] = []
    for level in 1..<max(1, values.count) {
      let worth = values[level] - values[level - 1]
      if let last = segments.last, last.worth == worth {
        segments[segments.count - 1] = Segment(from: last.from, to: level, worth: worth)
      } else {
        segments.append(Segment(from: level - 1, to: level, worth: worth))
      }
    }
    return segments
  }

  /// Levels over which each step is worth the same.
  public struct Segment: Sendable, Hashable {
    public let from: Int
    public let to: Int
    public let worth: Int
  }
}
