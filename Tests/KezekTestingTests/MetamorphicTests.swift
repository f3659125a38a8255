import Kezek
import KezekTesting
import Testing

/// What a change does to the best is known without solving: the oracle must agree.
@Suite struct MetamorphicTests {
  @Test(arguments: ScenarioTransformation.all)
  func relationHolds(transformation: ScenarioTransformation) throws {
    var applied = 0
    for position in 0..<72 where applied < 20 {
      let family = ConstraintFamily.allCases[position % 24]
      let seed = UInt64(9_000 + position)
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [family])
      guard let changed = try transformation.apply(to: scenario, seed: seed) else { continue }
      let policy = TestPolicy.named[position % TestPolicy.named.count]
      let valuation = try #require(try policy.valuation(of: scenario))
      let changedValuation = try #require(try policy.valuation(of: changed))
      let before = try Self.best(scenario, valuation)
      let after = try Self.best(changed, changedValuation)
      #expect(
        transformation.relation.holds(before: before, after: after, valuation: valuation),
        "\(transformation), \(family.rawValue), seed \(seed)"
      )
      applied += 1
    }
    #expect(applied > 2, "\(transformation)")
  }

  @Test func aCountRowIsItsChildren() throws {
    var applied = 0
    for seed in 0..<30 as Range<UInt64> {
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(
        shape: SmallShape(children: 1, specialists: 1))
      guard let pair = try CountRow.split(Child.ID(0), of: scenario, into: 3) else { continue }
      let policy = TestPolicy.named[Int(seed) % TestPolicy.named.count]
      let valuation = try #require(try policy.valuation(of: pair.counted))
      let counted = try Self.best(pair.counted, valuation)
      let listed = try Self.best(
        pair.listed, try #require(try policy.valuation(of: pair.listed)))
      let relation = OptimumRelation.equalButForTheLottery
      #expect(relation.holds(before: counted, after: listed, valuation: valuation), "seed \(seed)")
      applied += 1
    }
    #expect(applied > 10)
  }

  @Test(arguments: ConstraintFamily.allCases)
  func aPinnedBestStaysTheBest(family: ConstraintFamily) throws {
    for seed in 40..<43 as Range<UInt64> {
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [family])
      let valuation = try #require(try TestPolicy.named[0].valuation(of: scenario))
      var oracle = try BruteForceOracle(scenario, limit: 50_000)
      guard let optimum = oracle.optimum(of: valuation) else { continue }
      let pinned = try scenario.pinning(optimum.plan)
      #expect(try Self.best(pinned, valuation) == optimum.values, "\(family), seed \(seed)")
    }
  }

  @Test func weightsScale() throws {
    for seed in 0..<12 as Range<UInt64> {
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [.weeklyHours])
      let valuation = try #require(try TestPolicy.mixed.valuation(of: scenario))
      let values = try Self.best(scenario, valuation)
      let scaled = try Self.best(scenario, valuation.scaled(by: 7))
      #expect(scaled == values?.map { $0 * 7 }, "seed \(seed)")
    }
  }

  @Test func relationsTellWorseFromBetter() {
    let valuation = Valuation(
      policy: "", tiers: [Tier(name: Tier.Name("a"), accounts: [])], digest: "")
    func holds(_ relation: OptimumRelation, _ before: [Int]?, _ after: [Int]?) -> Bool {
      relation.holds(before: before, after: after, valuation: valuation)
    }
    #expect(holds(.notWorse, [3], [3]) && holds(.notWorse, [3], [4]) && !holds(.notWorse, [3], [2]))
    #expect(!holds(.notWorse, [3], nil) && holds(.notWorse, nil, [0]))
    #expect(holds(.notBetter, [3], nil) && !holds(.notBetter, [3], [4]))
    #expect(!holds(.equal, [3], [4]) && holds(.equal, nil, nil))
  }

  private static func best(_ scenario: Scenario, _ valuation: Valuation) throws -> [Int]? {
    var oracle = try BruteForceOracle(scenario, limit: 100_000)
    return oracle.optimum(of: valuation)?.values
  }
}
