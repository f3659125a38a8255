public import Kezek

/// Makes scenarios so small that every plan of them can be listed: the same seed and families give
/// the same scenario.
///
/// Two to four children, one to three specialists, one or two sites, a few periods, rooms and
/// turns. Each family asked for is made to bind: something that children want is taken away by that
/// condition in a good share of the scenarios (`BruteForceOracle.plansExcludedOnly(by:…)` measures
/// it).
public struct SmallScenarioGenerator: Sendable {
  public let seed: UInt64

  public init(seed: UInt64) {
    self.seed = seed
  }

  /// A scenario in which the families are emphasized.
  ///
  /// - Parameters:
  ///   - families: the constraint families to make bind; none = an unremarkable scenario.
  ///   - shape: how much of everything; nil = drawn from the seed and fit for the families.
  /// - Throws: `ScenarioDefects`, which would be a defect of the generator.
  public func scenario(
    families: [ConstraintFamily] = [], shape: SmallShape? = nil
  ) throws(ScenarioDefects) -> Scenario {
    var random = SplitMix64(seed: seed)
    let drawn = shape ?? Self.shape(for: families, random: &random)
    var builder = SmallScenarioBuilder(shape: drawn, families: families, random: random)
    builder.build()
    builder.draft.name = "small-\(seed)"
    builder.draft.digest = "small-\(seed)-" + families.map(\.rawValue).joined(separator: "+")
    return try builder.draft.scenario()
  }

  /// The families that speak of turns.
  public static let turnFamilies: [ConstraintFamily] = [
    .places, .quotas, .turnEligibility, .courseSpacing, .entitlement,
  ]

  private static func shape(
    for families: [ConstraintFamily], random: inout SplitMix64
  ) -> SmallShape {
    let ofTurns = families.contains { turnFamilies.contains($0) }
    let ofWeeks = families.isEmpty || families.contains { !turnFamilies.contains($0) }
    var shape = SmallShape()
    shape.children = random.pick([2, 2, 2, 3, 3, 3, 4])
    shape.specialists = random.pick([1, 1, 2, 2, 3])
    shape.days = random.pick([2, 2, 3])
    shape.slots = random.pick([2, 2, 3, 4])
    shape.sites = random.chance(15) ? 2 : 1
    shape.rooms = random.pick([0, 0, 0, 1, 2, 3])
    shape.weeks = random.chance(families.contains(.sessionCount) ? 50 : 15) ? 2 : 1
    shape.turns = ofTurns ? random.integer(in: 1...3) : (random.chance(12) ? 1 : 0)
    if ofTurns {
      shape.specialists = ofWeeks ? min(2, shape.specialists) : 1
      shape.days = 2
      shape.slots = 2
      shape.weeks = 1
    }
    if shape.weeks == 2 { (shape.days, shape.slots) = (2, 2) }
    if shape.children == 4 { (shape.days, shape.slots) = (2, 2) }
    return shape
  }
}
