public import Kezek

/// A policy that agreement is checked under: the named ones, and valuations that name what a
/// valuation can say.
public struct TestPolicy: Sendable {
  public let name: String
  private let make: @Sendable (Scenario) throws -> Valuation?

  /// - Parameter make: the valuation of a scenario; nil where the policy says nothing of it.
  public init(name: String, make: @escaping @Sendable (Scenario) throws -> Valuation?) {
    self.name = name
    self.make = make
  }

  /// The valuation of a scenario; nil where the policy says nothing of it.
  public func valuation(of scenario: Scenario) throws -> Valuation? { try make(scenario) }

  /// The policies that a planner can name.
  public static let named: [TestPolicy] = Policy.named.map { name in
    TestPolicy(name: name) { scenario in
      try Policy.named(name, mostOwed: scenario.mostOwed).map {
        try Valuation(policy: $0, scenario: scenario)
      }
    }
  }

  /// Named policies, mixes, limited change, and valuations with tables of every shape.
  public static let all: [TestPolicy] =
    named + [mixed, tolerant, leastChange, oneChange, levels, steps, reserve]

  /// Several measures in one tier, weighed, with priorities and scopes.
  public static let mixed = TestPolicy(name: "mixed") { scenario in
    let first = PolicyTier(parts: [
      PolicyTier.Part(.shortage, weight: 3, weighsPriority: true),
      PolicyTier.Part(.childrenServed, weight: 2, scope: PolicyScope(isRural: true)),
      PolicyTier.Part(.needsServed, weight: 4), PolicyTier.Part(.sessionsAtHome),
      PolicyTier.Part(.courses, weight: 5), PolicyTier.Part(.owedCourse(1), weight: 3),
    ])
    let second = PolicyTier(parts: [
      PolicyTier.Part(.sessions, weight: 40), PolicyTier.Part(.lessTravel),
    ])
    return try Valuation(
      policy: Policy(name: "mixed", tiers: [first, second]), scenario: scenario)
  }

  /// Tiers of which later ones may take something.
  public static let tolerant = TestPolicy(name: "tolerant") { scenario in
    let tiers = [
      PolicyTier(parts: [PolicyTier.Part(.shortage)], tolerance: .absolute(2)),
      PolicyTier(parts: [PolicyTier.Part(.needsServed)], tolerance: .basisPoints(4_000)),
      PolicyTier(.lessTravel), PolicyTier(.sessions),
    ]
    return try Valuation(policy: Policy(name: "tolerant", tiers: tiers), scenario: scenario)
  }

  /// As much of the current plan as can be kept, before anything else.
  public static let leastChange = changing("least change", .least)

  /// At most one row of the current plan changed.
  public static let oneChange = changing("one change", .atMost(1))

  private static func changing(_ name: String, _ rule: ChangeRule) -> TestPolicy {
    TestPolicy(name: name) { scenario in
      guard !scenario.current.isEmpty else { return nil }
      return try Policy.named("need", mostOwed: scenario.mostOwed).map {
        try Valuation(policy: $0, scenario: scenario, change: rule)
      }
    }
  }
}
