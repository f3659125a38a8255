import Kezek

/// One family of conditions.
protocol PlanConstraint: Sendable {
  /// The family whose violations the check finds.
  var family: ConstraintFamily { get }

  /// Adds every violation of the family, in a fixed order.
  func check(_ index: PlanIndex, into violations: inout [Violation])
}
