/// The least and the greatest value of a variable, or of a constraint's activity.
///
/// An infinite end is no bound. `lower > upper` is allowed and means that no value fits: the program
/// is then infeasible, which is a result and not an error.
public struct Bounds: Sendable, Hashable {
  public var lower: Double
  public var upper: Double

  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// No bound at either end.
  public static let free = Bounds(lower: -.infinity, upper: .infinity)
  /// Zero or more.
  public static let nonNegative = Bounds(lower: 0, upper: .infinity)
  /// From 0 to 1.
  public static let unit = Bounds(lower: 0, upper: 1)

  public static func atLeast(_ lower: Double) -> Bounds {
    Bounds(lower: lower, upper: .infinity)
  }

  public static func atMost(_ upper: Double) -> Bounds {
    Bounds(lower: -.infinity, upper: upper)
  }

  public static func exactly(_ value: Double) -> Bounds {
    Bounds(lower: value, upper: value)
  }

  public static func between(_ lower: Double, _ upper: Double) -> Bounds {
    Bounds(lower: lower, upper: upper)
  }

  /// Whether no value lies between the ends.
  public var isEmpty: Bool { lower > upper }

  /// Whether one value alone is left.
  public var isFixed: Bool { lower == upper }

  /// Whether the numbers can be bounds at all: no NaN, no lower end at +∞, no upper end at -∞.
  public var isWellFormed: Bool {
    !lower.isNaN && !upper.isNaN && lower < .infinity && upper > -.infinity
  }

  /// How far `value` lies outside; 0 when inside.
  public func violation(of value: Double) -> Double {
    max(0, max(lower - value, value - upper))
  }
}
