import Kezek
import KezekTesting
import PlanVerification
import Testing

/// Every condition of the verifier that a listed plan could break decides some generated scenario:
/// a strategy that forgot it would be found out.
@Suite struct ConditionCoverageTests {
  /// Conditions that no listed plan breaks alone, and why.
  static let neverAlone: [Violation.Condition: String] = [
    .beyondCycle: "meetings start at periods of the cycle",
    .offTheGrid: "meetings start at periods of the grid",
    .closedHours: "sites and rooms are closed whenever the grid is",
    .groupOfSeveralSpecialists: "a group has one specialist by construction",
    .groupAtSeveralSites: "a group has one site by construction",
    .groupInSeveralRooms: "members of a meeting share its rooms by construction",
    .groupLength: "a meeting lasts as long as its longest member by construction",
    .memberMissing: "every member attends by construction",
    .notOnRoster: "a named group's members are on its roster by construction",
    .turnOfOtherService: "only turns of the need's service are listed",
    .unknownReference: "ids are the scenario's",
    .notAsked: "plans are made of needs",
    .notGivenInSessions: "weekly needs get sessions only",
    .notGivenInTurns: "yearly needs get courses only",
    .sessionLength: "an individual session lasts what the need says",
    .roomsMissing: "a meeting has a unit for each kind by construction",
    .roomsTooMany: "a meeting has a unit for each kind by construction",
    .roomOfOtherKind: "units are of the kinds listed by construction",
    .roomAtOtherSite: "units are at the meeting's site by construction",
    .notInItsGroup: "needs of a named group are met in it or not at all",
  ]

  static let conditions = Violation.Condition.allCases.filter { neverAlone[$0] == nil }

  @Test(arguments: conditions)
  func decidesSomeScenario(condition: Violation.Condition) throws {
    let policies = [TestPolicy.named[0], TestPolicy.steps, TestPolicy.reserve]
    var deciding: UInt64?
    for seed in 0..<150 as Range<UInt64> where deciding == nil {
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [condition.family])
      guard var strict = try? BruteForceOracle(scenario, limit: 5_000),
        var lenient = try? BruteForceOracle(
          scenario, limit: 10_000, withoutCondition: condition)
      else { continue }
      for policy in policies {
        guard let valuation = try policy.valuation(of: scenario) else { continue }
        let differs =
          strict.optimum(of: valuation)?.values != lenient.optimum(of: valuation)?.values
        if differs { deciding = seed }
      }
    }
    #expect(deciding != nil, "\(condition.rawValue) decides none of 150 scenarios")
  }
}
