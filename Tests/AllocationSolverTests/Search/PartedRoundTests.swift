import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// Parts that are searched at the same time: what comes of them fits together, whatever the number
/// of threads.
@Suite struct PartedRoundTests {
  @Test(arguments: 0..<8)
  func partsFitTogether(shard: Int) async throws {
    var better = 0
    for seed in (0..<40).map({ UInt64(shard * 40 + $0 + 1) }) {
      if try await round(seed) { better += 1 }
    }
    #expect(better > 3, "only \(better) rounds found anything")
  }

  @Test func aPartChangesOnlyWhatIsItsOwn() throws {
    var added = 0
    var removed = 0
    for seed in UInt64(1)...200 {
      // In scenarios of groups every specialist goes to every site.
      let scenario =
        seed % 2 == 0
        ? try RandomGroups(seed: seed).scenario()
        : try SmallScenarioGenerator(seed: seed).scenario(families: [.onePlaceADay])
      guard let drawn = try Drawn(scenario, seed) else { continue }
      var random = SplitMix64(seed: seed)
      let start = drawn.search.current.schedule
      let parts = drawn.map.parts(2, of: start, &random)
      for part in 0..<parts.count {
        var search = drawn.search.within(parts, part, seed: seed)
        search.round(steps: 60, target: nil, report: { _ in }, spent: { 0 })
        let before = Set(start.plan(drawn.candidates).sessions.map(Held.init))
        let after = Set(search.current.schedule.plan(drawn.candidates).sessions.map(Held.init))
        for held in before.symmetricDifference(after) {
          #expect(parts.ofNeed[held.need.index] == part, "seed \(seed)")
          #expect(parts.ofSpecialist[held.specialist.index] == part, "seed \(seed)")
        }
        let new = after.subtracting(before)
        for held in new { #expect(parts.ofSite[held.site.index] == part, "seed \(seed)") }
        added += new.count
        removed += before.subtracting(after).count
      }
    }
    #expect(added > 50)
    #expect(removed > 50)
  }

  @Test func cutsBringEverybodyTogether() throws {
    var divided = 0
    for seed in UInt64(1)...120 {
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [.onePlaceADay])
      guard let drawn = try Drawn(scenario, seed) else { continue }
      var random = SplitMix64(seed: seed)
      let schedule = drawn.search.current.schedule
      var sites = drawn.sites.map(Set.init)
      var met = Set<[Int]>()
      for pair in drawn.candidates.pairs {
        for slots in pair.slots {
          let site = drawn.candidates.resources.combinations[slots.combination].site
          sites[pair.specialist.index].insert(site)
        }
      }
      for _ in 0..<60 {
        let parts = drawn.map.parts(2, of: schedule, &random)
        for (specialist, sites) in sites.enumerated() {
          let part = parts.ofSpecialist[specialist]
          // Whoever could meet nobody is in no part.
          if part == SearchParts.nobody { continue }
          #expect(sites.contains { parts.ofSite[$0.index] == part }, "seed \(seed)")
          if Set(sites.map { parts.ofSite[$0.index] }).count > 1 { divided += 1 }
        }
        for pair in drawn.candidates.pairs
        where parts.ofNeed[pair.need.index] == parts.ofSpecialist[pair.specialist.index] {
          met.insert([pair.need.index, pair.specialist.index])
        }
      }
      #expect(met.count == drawn.candidates.pairs.count, "seed \(seed)")
    }
    #expect(divided > 100)
  }

  /// One round from the queue's plan; whether it found a better one.
  private func round(_ seed: UInt64) async throws -> Bool {
    var random = SplitMix64(seed: seed)
    let families = random.sample(random.integer(in: 1...5), of: ConstraintFamily.allCases)
    let scenario = try SmallScenarioGenerator(seed: 9000 + seed).scenario(families: families)
    guard let drawn = try Drawn(scenario, seed) else { return false }
    let (candidates, whole) = (drawn.candidates, drawn.search)
    let verifier = PlanVerifier(scenario)
    var plans: [Plan] = []
    for threads in [1, 3] {
      var search = whole
      var cuts = random
      await PartedRound(
        map: drawn.map, count: 2 + Int(seed % 2), steps: 200, threads: threads,
        clock: Stopwatch(limit: nil),
        task: TierTask(
          number: 0, floors: [], best: nil, bound: nil, target: nil, end: nil,
          wantsPrices: false, report: { _, _ in })
      ).run(&search, &cuts)
      let plan = search.best.schedule.plan(candidates)
      let violations = verifier.verify(plan).violations
      #expect(violations.isEmpty, "seed \(seed): \(violations.first.map { "\($0)" } ?? "")")
      let values = drawn.tiers.map { PlanValue(of: plan, in: scenario).value(of: $0) }
      #expect(search.best.values == values, "seed \(seed)")
      #expect(!values.lexicographicallyPrecedes(whole.best.values), "seed \(seed)")
      plans.append(plan)
    }
    #expect(plans[0] == plans[1], "seed \(seed): the plan depends on the threads")
    return plans[0] != whole.best.schedule.plan(candidates)
  }

  /// A session that somebody has, in whichever room and group.
  private struct Held: Hashable {
    let need: Need.ID
    let specialist: Specialist.ID
    let site: Site.ID
    let day: Int
    let start: Int

    init(_ session: PlannedSession) {
      need = session.need
      specialist = session.specialist
      site = session.site
      day = session.day
      start = session.start
    }
  }

  /// A scenario with a search from the queue's plan.
  private struct Drawn {
    let candidates: Candidates
    let tiers: [Tier]
    let search: AnnealingSearch
    let map: SearchMap
    /// By specialist: where it could lead a group.
    let sites: [[Site.ID]]

    /// Nil where the queue cannot keep every condition.
    init?(_ scenario: Scenario, _ seed: UInt64) throws {
      candidates = Candidates(scenario)
      let queue = QueueStrategy(candidates).outcome()
      guard PlanVerifier(scenario).verify(queue.plan).violations.isEmpty,
        let start = ScheduleState(queue.plan, candidates)
      else { return nil }
      let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
      tiers = try Valuation(policy: policy, scenario: scenario).tiers
      let recreation = Recreation(
        candidates, start.tables, prices: SlotPrices(candidates), tiers: tiers,
        weights: tiers.map { _ in 1 }, unit: 1, seed: seed)
      search = AnnealingSearch(
        SearchState(start, tiers, recreation.prices), candidates, recreation: recreation,
        tiers: tiers, tier: 0, floors: [], unit: 1, seed: seed)
      sites = recreation.sites
      map = SearchMap(candidates, leaders: recreation.leaders, sites: recreation.sites)
    }
  }
}
