import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// What the queue holds after whatever of today's table could stay.
@Suite struct QueueKeepingTests {
  @Test(arguments: ConstraintFamily.allCases)
  func nothingButPinsIsBroken(family: ConstraintFamily) throws {
    for seed in UInt64(1)...30 {
      let scenario = try SmallScenarioGenerator(seed: 400 + seed)
        .scenario(families: family == .pins ? [.pins] : [family, .pins])
      let plan = QueueStrategy(Candidates(scenario)).planKeepingWhatIsThere()
      let others = PlanVerifier(scenario).verify(plan).violations
        .filter { $0.condition != .mustStay }
      #expect(others.isEmpty, "\(family.rawValue), seed \(seed), \(scenario.digest)")
    }
  }

  /// Today's table is a plan, made by a search that has gone some way from the queue.
  @Test func aPlanThatStandsStays() throws {
    var kept = 0
    var rows = 0
    for seed in UInt64(1)...100 {
      guard let scenario = try Self.withAPlanAsToday(seed: seed) else { continue }
      let positions = Array(scenario.current.indices)
      let tally = PlanValue(
        of: QueueStrategy(Candidates(scenario)).planKeepingWhatIsThere(), in: scenario)
      let account = Account(
        owner: .population("all"), measure: .keptRows(positions),
        table: ValueTable(values: Array(0...positions.count)))
      kept += tally.given(to: account)
      rows += positions.count
    }
    #expect(rows > 200)
    // Rooms and combinations are chosen anew, so one may stand in the way of another.
    #expect(kept * 20 >= rows * 19, "\(kept) of \(rows)")
  }

  private static func withAPlanAsToday(seed: UInt64) throws -> Scenario? {
    var random = SplitMix64(seed: seed)
    let families = random.sample(random.integer(in: 0...3), of: ConstraintFamily.allCases)
    var draft = ScenarioDraft(
      try SmallScenarioGenerator(seed: 500 + seed).scenario(families: families))
    draft.current = []
    let scenario = try draft.scenario()
    let candidates = Candidates(scenario)
    guard let start = ScheduleState(QueueStrategy(candidates).plan(), candidates) else {
      return nil
    }
    let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
    let tiers = try Valuation(policy: policy, scenario: scenario).tiers
    let recreation = Recreation(
      candidates, start.tables, prices: SlotPrices(candidates), tiers: tiers,
      weights: tiers.map { _ in 1 }, unit: 1, seed: seed)
    var search = AnnealingSearch(
      SearchState(start, tiers, recreation.prices), candidates, recreation: recreation,
      tiers: tiers, tier: 0, floors: [], unit: 1, seed: seed)
    search.round(steps: 60, target: nil, report: { _ in }, spent: { 0 })
    let plan = search.current.schedule.plan(candidates)
    draft.current = plan.sessions.enumerated().map { number, session in
      let need = scenario.needs[session.need]
      return CurrentRow(
        child: need.child, service: need.service,
        content: .session(
          .init(
            specialist: session.specialist, site: session.site, week: session.week,
            time: .init(weekday: session.weekday, minute: session.start), rooms: session.rooms,
            minutes: session.minutes)),
        keep: .ifFree, fileRow: number + 2)
    }
    return plan.sessions.isEmpty ? nil : try draft.scenario()
  }
}
