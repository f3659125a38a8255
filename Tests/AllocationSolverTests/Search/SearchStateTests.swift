import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// Ruin and recreate against the verifier: every state on the way is a plan, worth what is said,
/// and every change can be taken back.
@Suite struct SearchStateTests {
  @Test(arguments: ConstraintFamily.allCases)
  func everyStateIsAPlan(family: ConstraintFamily) throws {
    var changed = 0
    for seed in UInt64(1)...8 {
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [family])
      changed += try walk(scenario, "seed \(seed), \(family.rawValue)", seed: seed)
    }
    #expect(changed > 20, "\(family.rawValue)")
  }

  @Test(arguments: UInt64(1)...40)
  func everyStateIsAPlanWhereFamiliesMeet(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let families = random.sample(random.integer(in: 2...6), of: ConstraintFamily.allCases)
    let scenario = try SmallScenarioGenerator(seed: 7000 + seed).scenario(families: families)
    _ = try walk(scenario, "seed \(seed)", seed: seed)
  }

  /// Walks from the queue's plan; returns how many steps changed something.
  private func walk(_ scenario: Scenario, _ label: String, seed: UInt64) throws -> Int {
    let candidates = Candidates(scenario)
    let queue = QueueStrategy(candidates).outcome()
    let verifier = PlanVerifier(scenario)
    let start = try #require(ScheduleState(queue.plan, candidates), "\(label)")
    guard verifier.verify(queue.plan).violations.isEmpty else { return 0 }
    let names = ["need", "residence", "coverage", "entitlement"]
    let name = names[Int(seed) % names.count]
    let policy = try #require(Policy.named(name, mostOwed: scenario.mostOwed))
    let tiers = try Valuation(policy: policy, scenario: scenario).tiers
    let prices = Self.prices(scenario, candidates, seed: seed)
    var state = SearchState(start, tiers, prices)
    let costAtStart = Self.cost(queue.plan, prices, candidates)
    #expect(state.schedule.plan(candidates).sessions.count == queue.plan.sessions.count)
    var recreation = Recreation(
      candidates, start.tables, prices: SlotPrices(candidates), tiers: tiers,
      weights: tiers.map { _ in 1 }, unit: 1, seed: seed)
    var ruin = Ruin(
      candidates, leaders: recreation.leaders, companions: recreation.companions,
      displaced: Displaced(recreation, tiers[0]), countsTravel: tiers[0].travelWeight > 0,
      seed: seed)
    var changed = 0
    for _ in 0..<25 {
      state.commit()
      let before = state
      let pool = ruin.ruin(&state, wanting: ruin.wanting(state))
      recreation.serve(pool, in: &state, first: ruin.first)
      let plan = state.schedule.plan(candidates)
      let violations = verifier.verify(plan).violations
      #expect(violations.isEmpty, "\(label): \(violations.first.map { "\($0)" } ?? "")")
      let values = tiers.map { PlanValue(of: plan, in: scenario).value(of: $0) }
      #expect(state.values == values, "\(label), \(name)")
      let cost = Self.cost(plan, prices, candidates) - costAtStart
      #expect(abs(state.cost - cost) < 1e-6, "\(label): costs \(state.cost), not \(cost)")
      if state.mark > 0 { changed += 1 }
      checkTotals(of: state.schedule, label)
      guard ruin.random.chance(50) else { continue }
      state.undo(to: 0)
      #expect(state.values == before.values, "\(label)")
      #expect(state.cost == before.cost, "\(label)")
      let restored = state.schedule.plan(candidates)
      #expect(
        Set(restored.sessions) == Set(before.schedule.plan(candidates).sessions), "\(label)")
      #expect(Set(restored.courses) == Set(before.schedule.plan(candidates).courses), "\(label)")
    }
    changed += goAndComeBack(&state, &ruin, &recreation, candidates, label)
    return changed
  }

  /// Many steps, some of them taken back at once, then all the way back; returns how many were made.
  private func goAndComeBack(
    _ state: inout SearchState, _ ruin: inout Ruin, _ recreation: inout Recreation,
    _ candidates: Candidates, _ label: String
  ) -> Int {
    state.commit()
    let before = state
    for _ in 0..<12 {
      let mark = state.mark
      let pool = ruin.ruin(&state, wanting: ruin.wanting(state))
      recreation.serve(pool, in: &state, first: ruin.first)
      state.settle()
      if ruin.random.chance(30) { state.undo(to: mark) }
    }
    let made = state.mark
    state.undo(to: 0)
    #expect(state.values == before.values, "\(label)")
    #expect(state.cost == before.cost, "\(label)")
    checkTotals(of: state.schedule, label)
    let (back, start) = (state.schedule.plan(candidates), before.schedule.plan(candidates))
    #expect(Set(back.sessions) == Set(start.sessions), "\(label)")
    #expect(Set(back.courses) == Set(start.courses), "\(label)")
    return made > 0 ? 1 : 0
  }

  /// What is kept twice, so that it can be read at once, says the same.
  private func checkTotals(of schedule: ScheduleState, _ label: String) {
    #expect(
      schedule.sessionsOfNeed.map { Int($0) } == schedule.meetingsOfNeed.map(\.count),
      "\(label)")
    var groups = [Set<Int>](repeating: [], count: schedule.groupsOfSpecialist.count)
    for (place, group) in schedule.groups.enumerated() {
      if let group { groups[group.specialist.index].insert(place) }
    }
    #expect(schedule.groupsOfSpecialist.map(Set.init) == groups, "\(label)")
    #expect(schedule.groupsOfSpecialist.map(\.count) == groups.map(\.count), "\(label)")
  }

  /// A price by chance for each hour, period, child and place that could have one.
  private static func prices(
    _ scenario: Scenario, _ candidates: Candidates, seed: UInt64
  ) -> SlotPrices {
    var random = SplitMix64(seed: seed &+ 77)
    var rows: [PricedRow] = scenario.turns.ids.map { .places($0) }
    for specialist in scenario.specialists.ids {
      rows += [.hours(specialist), .caseload(specialist)]
      rows += (0..<scenario.grid.periodCount).map { .periods(specialist, [$0]) }
      guard scenario.specialists[specialist].siteChoice != .given else { continue }
      for site in scenario.sites.ids {
        rows += (0..<scenario.grid.periodCount).map { .periodsAt(specialist, site, [$0]) }
      }
    }
    return SlotPrices(rows, rows.map { _ in random.unit() }, candidates)
  }

  /// What a plan costs, added up from its sessions and courses.
  private static func cost(
    _ plan: Plan, _ prices: SlotPrices, _ candidates: Candidates
  ) -> Double {
    let scenario = candidates.scenario
    var cost = plan.courses.reduce(0) { $0 + prices.courses.cost(of: $1.need, in: $1.turn) }
    var meetings: Set<[Int]> = []
    var pairs: Set<[Int]> = []
    for session in plan.sessions {
      let specialist = session.specialist.index
      pairs.insert([scenario.needs[session.need].child.index, specialist])
      let day = scenario.grid.day(week: session.week, weekday: session.weekday)
      guard let start = scenario.grid.period(day: day, minute: session.start) else { continue }
      // Members of a group have their meeting in common.
      guard meetings.insert([specialist, start]).inserted else { continue }
      let length = scenario.grid.periods(forMinutes: session.minutes)
      cost += prices.cost(
        specialist, at: session.site.index, [], start..<(start + length))
      cost +=
        prices.minute[specialist]
        * Double(scenario.settings.contactMinutes(ofSession: session.minutes))
    }
    return pairs.reduce(cost) { $0 + prices.caseload[$1[1]] }
  }
}
