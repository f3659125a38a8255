/// A constraint (a row) of one program, as its dense index.
public struct Constraint: Sendable, Hashable, Comparable, Strideable {
  /// The position among the program's constraints, from 0.
  public let index: Int32

  public init(_ index: Int32) {
    self.index = index
  }

  public init(_ index: Int) {
    self.index = Int32(index)
  }

  public static func < (left: Constraint, right: Constraint) -> Bool {
    left.index < right.index
  }

  public func distance(to other: Constraint) -> Int {
    Int(other.index) - Int(index)
  }

  public func advanced(by distance: Int) -> Constraint {
    Constraint(Int(index) + distance)
  }
}
