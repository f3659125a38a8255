/// How good a plan is, and how that is known.
public struct Certificate: Sendable, Hashable {
  /// A tier each, in order.
  public let tiers: [TierCertificate]
  public let termination: Termination
  public let strategy: String
  public let solver: String
  public let solverVersion: String
  public let scenarioDigest: String
  public let policyDigest: String
  /// Of the lottery, so that anybody can repeat the draw.
  public let seed: UInt64

  /// Why the strategy stopped.
  public enum Termination: String, Sendable, Hashable, Codable, CaseIterable {
    /// Every tier is proven best within its tolerance.
    case optimal
    /// The gap asked for was reached.
    case gapReached = "gap reached"
    /// The time limit was reached.
    case timeLimit = "time limit"
    /// The work limit was reached.
    case workLimit = "work limit"
    /// The user stopped it.
    case interrupted
    /// A baseline: nothing was optimized.
    case simulated
  }

  public init(
    tiers: [TierCertificate], termination: Termination, strategy: String, solver: String,
    solverVersion: String, scenarioDigest: String, policyDigest: String, seed: UInt64
  ) {
    self.tiers = tiers
    self.termination = termination
    self.strategy = strategy
    self.solver = solver
    self.solverVersion = solverVersion
    self.scenarioDigest = scenarioDigest
    self.policyDigest = policyDigest
    self.seed = seed
  }

  /// The first tier not closed, else the first tier: the one whose figures stand for the plan.
  public var leading: TierCertificate? {
    tiers.first { $0.status != .closed } ?? tiers.first
  }
}

/// One tier of a certificate.
///
/// Values are integers and every tier maximizes.
public struct TierCertificate: Sendable, Hashable {
  public let name: String
  public let value: Int
  /// No plan that keeps the floors of the earlier tiers has a higher value; nil = not computed.
  public let bound: Int?
  /// What a later tier was allowed to give up of this one.
  public let tolerance: Int
  public let status: Status
  /// The value if every need were met; nil where that is not finite (RULES 25).
  public let valueIfAllMet: Int?

  public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    /// The value equals the bound.
    case closed
    /// A plan and a bound, with a gap between.
    case open
    /// Not optimized: its value in the plan is stated, nothing is proven.
    case notReached = "not reached"
  }

  public init(
    name: String, value: Int, bound: Int?, tolerance: Int, status: Status, valueIfAllMet: Int?
  ) {
    self.name = name
    self.value = value
    self.bound = bound
    self.tolerance = tolerance
    self.status = status
    self.valueIfAllMet = valueIfAllMet
  }

  /// (bound − value) / max(1, |bound|).
  public var gap: Double? {
    bound.map { Double($0 - value) / Double(max(1, abs($0))) }
  }

  /// (bound − value) / max(1, value if all were met − value).
  public var gapUnmet: Double? {
    guard let bound, let valueIfAllMet else { return nil }
    return Double(bound - value) / Double(max(1, valueIfAllMet - value))
  }
}
