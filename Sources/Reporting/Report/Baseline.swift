public import PlanVerification

/// What a plan is compared with: the table as it stands, or the clerk.
public struct Baseline: Sendable {
  public let kind: Kind
  public let metrics: PlanMetrics
  /// Fixed decisions that the clerk could not keep.
  public let brokenPins: Int

  /// The two baselines of every comparison.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case current
    case queue
  }

  public init(_ kind: Kind, _ metrics: PlanMetrics, brokenPins: Int = 0) {
    self.brokenPins = brokenPins
    self.kind = kind
    self.metrics = metrics
  }
}
