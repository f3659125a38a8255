/// What a policy compiles to: ordered tiers, all of them maximized, all values integers.
public struct Valuation: Sendable {
  /// The policy's name, as the planner wrote it.
  public let policy: String
  public let tiers: [Tier]
  /// SHA-256 of the policy in hexadecimal.
  public let digest: String

  public init(policy: String, tiers: [Tier], digest: String) {
    self.policy = policy
    self.tiers = tiers
    self.digest = digest
  }
}

/// One tier: Σ accounts − travel weight × travel minutes.
///
/// Tiers are solved in order; a solved tier becomes the floor *achieved value − tolerance*.
public struct Tier: Sendable {
  public let name: Name
  public let accounts: [Account]
  /// What one minute of travel costs: minutes one way × visits (child × place × day); 0 = nothing.
  public let travelWeight: Int
  public let tolerance: Tolerance
  /// A tier that is optimized only where all tiers before it are closed (the lottery).
  public let onlyIfClosed: Bool

  /// What the tier is called in certificates and reports.
  public struct Name: Sendable, Hashable, RawRepresentable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// The tier before all others that limits changes to the current plan.
    public static let changes = Name("changes")
  }

  /// What later tiers may give up of this one.
  public enum Tolerance: Sendable, Hashable {
    /// So many units of value.
    case absolute(Int)
    /// So many hundredths of a percent of the achieved value.
    case basisPoints(Int)

    /// The units that may be given up of an achieved value.
    public func units(of value: Int) -> Int {
      switch self {
      case .absolute(let units): units
      case .basisPoints(let points): abs(value) * points / 10_000
      }
    }
  }

  public init(
    name: Name, accounts: [Account], travelWeight: Int = 0, tolerance: Tolerance = .absolute(0),
    onlyIfClosed: Bool = false
  ) {
    self.name = name
    self.accounts = accounts
    self.travelWeight = travelWeight
    self.tolerance = tolerance
    self.onlyIfClosed = onlyIfClosed
  }

  /// Whether the full value is finite and means *all met*: values of accounts of needs and
  /// children alone (RULES 25).
  public var hasFullValue: Bool {
    travelWeight == 0 && !accounts.isEmpty
      && accounts.allSatisfy { account in
        switch account.measure {
        case .keptRows, .sessionsAtHome: false
        case .sessions, .courses, .served: true
        }
      }
  }
}
