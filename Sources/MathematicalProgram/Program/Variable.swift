/// A decision variable (a column) of one program, as its dense index.
///
/// Variables are `Strideable`, so a block made by ``ProgramBuilder/addVariables(_:_:_:name:)`` is a
/// `Range<Variable>` that can be walked and indexed.
public struct Variable: Sendable, Hashable, Comparable, Strideable {
  /// The position among the program's variables, from 0.
  public let index: Int32

  public init(_ index: Int32) {
    self.index = index
  }

  public init(_ index: Int) {
    self.index = Int32(index)
  }

  public static func < (left: Variable, right: Variable) -> Bool {
    left.index < right.index
  }

  public func distance(to other: Variable) -> Int {
    Int(other.index) - Int(index)
  }

  public func advanced(by distance: Int) -> Variable {
    Variable(Int(index) + distance)
  }
}

/// What values a decision variable may take between its bounds.
public enum VariableKind: Sendable, Hashable {
  /// Any real value.
  case continuous
  /// Whole numbers only; a binary variable is an integer one with bounds 0 and 1.
  case integer
}
