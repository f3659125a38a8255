public import Kezek

/// What the verifier found in a plan.
public struct VerificationReport: Sendable, Hashable {
  /// The broken conditions: by family in the order of `checked`, then by the ids concerned.
  public let violations: [Violation]
  /// The families that were checked: all of them, always.
  public let checked: [ConstraintFamily]

  public init(violations: [Violation], checked: [ConstraintFamily]) {
    self.violations = violations
    self.checked = checked
  }

  /// Whether every condition holds.
  public var holds: Bool { violations.isEmpty }

  /// The families broken at least once, in the order of `checked`.
  public var brokenFamilies: [ConstraintFamily] {
    let broken = Set(violations.map(\.family))
    return checked.filter(broken.contains)
  }

  /// Positions, in the plan, of the sessions that break a condition, ascending.
  public var brokenSessions: [Int] { Set(violations.flatMap(\.sessions)).sorted() }

  /// Positions, in the plan, of the courses that break a condition, ascending.
  public var brokenCourses: [Int] { Set(violations.flatMap(\.courses)).sorted() }
}
