public import Kezek

/// How a plan is to be found.
public struct PlanningRequest: Sendable {
  public var strategy: Strategy
  /// Wall-clock seconds for everything; nil = none.
  public var timeLimit: Double?
  /// Branch-and-bound nodes a tier, where the solver counts nodes: the same limit, the same plan.
  public var workLimit: Int?
  /// Stop a tier when its gap is at most this.
  public var gap: Double?
  /// Of the solver's random choices, where it has any.
  public var seed: UInt64
  public var threads: Int

  /// A way of finding plans.
  public enum Strategy: String, Sendable, Hashable, CaseIterable {
    /// The best that suits the size.
    case auto
    /// The compact program, tier by tier.
    case exact
    /// Prices for the bound, ruin and recreate for the plan, and of small scenarios the solver for both.
    case decomposed
    /// The clerk's queue.
    case queue
  }

  public init(
    strategy: Strategy = .auto, timeLimit: Double? = nil, workLimit: Int? = nil,
    gap: Double? = nil, seed: UInt64 = 1, threads: Int = 1
  ) {
    self.strategy = strategy
    self.timeLimit = timeLimit
    self.workLimit = workLimit
    self.gap = gap
    self.seed = seed
    self.threads = threads
  }
}

/// A plan with everything that is known of it.
public struct PlanningOutcome: Sendable {
  public let plan: Plan
  public let certificate: Certificate
  public let unmet: [UnmetNeed]
  /// What the clerk's queue gives, whatever the strategy: a baseline.
  public let queue: Plan
  /// Prices behind the bounds, as far as they were computed.
  public let proof: PriceProof?
  /// What took how long, in order.
  public let phases: [Phase]
  /// Branch-and-bound nodes explored in all.
  public internal(set) var nodes = 0

  /// A part of the work.
  public struct Phase: Sendable {
    public let name: String
    public let seconds: Double

    public init(name: String, seconds: Double) {
      self.name = name
      self.seconds = seconds
    }
  }
}

/// What is known while a plan is being sought.
public struct PlanningProgress: Sendable {
  /// The tier under way.
  public let tier: Tier.Name
  /// Position of the tier from 1, and how many there are.
  public let number: Int
  public let of: Int
  /// Value of the best plan so far; nil while there is none.
  public let value: Int?
  /// No plan is worth more; nil while nothing is proven.
  public let bound: Int?
  /// Seconds since planning began.
  public let seconds: Double
  /// Branch-and-bound nodes explored so far, over all solves.
  public internal(set) var nodes = 0
}

/// Why there is no plan.
public enum PlanningError: Error, Sendable {
  /// These rows of the current plan, a smallest set, cannot all be as `keep` says.
  case contradictoryPins([CurrentRow])
  /// The clerk's queue came to a place where these rows could not stay.
  case pinsNotKept([CurrentRow])
  /// The limits ended the work before any plan was found.
  case noPlanWithinLimits
  /// The solver could not work.
  case solver(String)
  /// The verifier refused what a strategy made, or values disagree: a defect of Kezek.
  case defect(String)
}
