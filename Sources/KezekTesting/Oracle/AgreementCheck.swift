public import Kezek

/// Holds a strategy against brute force on generated scenarios, and shrinks what they differ on.
public struct AgreementCheck: Sendable {
  /// The policies; each case takes so many of them, those that its families have met least.
  public let policies: [TestPolicy]
  public let policiesPerCase: Int
  /// Scenarios of more plans than this are left out, and counted.
  public let planLimit: Int
  /// Whether to measure, by a second enumeration, which families bind.
  public let measuresBinding: Bool
  /// Disagreements after which a run stops.
  public let mostDisagreements: Int

  /// What is to agree: the best value of each tier under the floors of the tiers before it (the
  /// bound of a closed tier), or nil where no plan keeps every condition.
  public typealias Strategy = @Sendable (Scenario, Valuation) async throws -> [Int]?

  public init(
    policies: [TestPolicy] = TestPolicy.all, policiesPerCase: Int = 2, planLimit: Int = 20_000,
    measuresBinding: Bool = true, mostDisagreements: Int = 3
  ) {
    self.policies = policies
    self.policiesPerCase = policiesPerCase
    self.planLimit = planLimit
    self.measuresBinding = measuresBinding
    self.mostDisagreements = mostDisagreements
  }

  /// Checks every case; disagreements are printed when found, shrunk.
  ///
  /// - Throws: what the generator throws, never what the strategy does: that is a disagreement.
  public func run(
    _ cases: [AgreementCase], strategy: Strategy
  ) async throws -> AgreementReport {
    var report = AgreementReport()
    for position in cases.indices {
      guard report.disagreements.count < mostDisagreements else { break }
      let scenario = try cases[position].scenario()
      var examined = Examined(scenario, case: cases[position])
      for (policy, valuation) in try choice(for: examined, position, report) {
        try await check(&examined, policy, valuation, strategy, &report)
      }
    }
    return report
  }

  /// A scenario with its oracles, made when first asked for.
  private struct Examined {
    let scenario: Scenario
    let `case`: AgreementCase
    var oracle: BruteForceOracle?
    var relaxed: [ConstraintFamily: BruteForceOracle] = [:]

    init(_ scenario: Scenario, case: AgreementCase) {
      self.scenario = scenario
      self.case = `case`
    }
  }

  /// The policies that the case's families have met least, in turn where they have met all alike.
  private func choice(
    for examined: Examined, _ position: Int, _ report: AgreementReport
  ) throws -> [(policy: TestPolicy, valuation: Valuation)] {
    var candidates: [(met: Int, turn: Int, policy: TestPolicy, valuation: Valuation)] = []
    for (number, policy) in policies.enumerated() {
      guard let valuation = try policy.valuation(of: examined.scenario) else { continue }
      let met = examined.case.families.reduce(0) {
        $0 + report.count(of: $1, under: policy.name).run
      }
      let turn = (number + position * policiesPerCase) % policies.count
      candidates.append((met, turn, policy, valuation))
    }
    candidates.sort { ($0.met, $0.turn) < ($1.met, $1.turn) }
    return candidates.prefix(policiesPerCase).map { ($0.policy, $0.valuation) }
  }

  private func check(
    _ examined: inout Examined, _ policy: TestPolicy, _ valuation: Valuation,
    _ strategy: Strategy, _ report: inout AgreementReport
  ) async throws {
    do {
      if examined.oracle == nil {
        examined.oracle = try BruteForceOracle(examined.scenario, limit: planLimit)
      }
    } catch {
      report.refused += 1
      return
    }
    let expected = examined.oracle?.optimum(of: valuation)?.values
    let families = examined.case.families
    report.count(families, policy.name, isFeasible: expected != nil)
    for family in families where measuresBinding {
      if try binds(family, &examined, valuation, expected) { report.bound(family, policy.name) }
    }
    let found = await Self.outcome(of: strategy, examined.scenario, valuation)
    guard found != .values(expected) else { return }
    let shrunk = await shrink(examined.scenario, policy, strategy)
    let disagreement = Disagreement(
      case: examined.case, policy: policy.name, expected: expected, found: found,
      minimal: ScenarioSummary.text(of: shrunk))
    report.disagreements.append(disagreement)
    print(disagreement.description)
  }

  /// Whether the best would be another without the family.
  private func binds(
    _ family: ConstraintFamily, _ examined: inout Examined, _ valuation: Valuation,
    _ expected: [Int]?
  ) throws -> Bool {
    if examined.relaxed[family] == nil {
      examined.relaxed[family] = try? BruteForceOracle(
        examined.scenario, limit: planLimit, without: family)
    }
    guard let better = examined.relaxed[family]?.optimum(of: valuation) else { return false }
    return better.values != expected
  }

  static func outcome(
    of strategy: Strategy, _ scenario: Scenario, _ valuation: Valuation
  ) async -> Disagreement.Outcome {
    do {
      return .values(try await strategy(scenario, valuation))
    } catch {
      return .failure(String(describing: error))
    }
  }

  /// The smallest scenario found on which the two still differ.
  private func shrink(
    _ scenario: Scenario, _ policy: TestPolicy, _ strategy: Strategy
  ) async -> Scenario {
    await ScenarioShrinker().shrink(scenario) { smaller in
      guard let valuation = try? policy.valuation(of: smaller),
        var oracle = try? BruteForceOracle(smaller, limit: planLimit)
      else { return false }
      let expected = oracle.optimum(of: valuation)?.values
      return await Self.outcome(of: strategy, smaller, valuation) != .values(expected)
    }
  }
}
