import GLPKSolver
import Kezek
import KezekTesting
import MathematicalProgram
import PlanVerification
import Testing

@testable import AllocationSolver

/// Needs that are alike are one: the same optimum, and courses that can be parted among them.
@Suite struct AlikeProgramTests {
  /// Children of a few kinds who want places in turns, drawn.
  private struct Draw {
    var tiny = TinyScenario()
    let scenario: Scenario

    init(seed: UInt64, children: Int) throws {
      var random = SplitMix64(seed: seed)
      let service = tiny.service("rehabilitation", per: .year, gapDays: 40)
      var turns: [Turn.ID] = []
      for number in 0..<6 {
        let first = TinyScenario.day("2026-01-20").adding(days: 50 * number + (number % 2) * 20)
        turns.append(
          tiny.turn(
            "T-\(number)", service,
            DayRange(first: first, last: first.adding(days: 13)) ?? DayRange(first),
            places: random.integer(in: 1...4), ageTo: number % 3 == 0 ? 5 : nil,
            companion: number % 2 == 0 ? .place : .free))
      }
      for number in 0..<children {
        let child = tiny.child(
          "C-\(number)", born: random.chance(50) ? "2020-03-01" : "2022-03-01",
          companion: random.chance(25) ? .seat : .none)
        let least = random.chance(20) ? 2 : 1
        tiny.need(child, service, asked: random.integer(in: 2...3), least: least)
        if random.chance(10) { tiny.row(child, service, random.pick(turns), keep: .no) }
      }
      scenario = try tiny.scenario()
    }
  }

  @Test(arguments: UInt64(1)...12)
  func theOptimumIsTheSame(seed: UInt64) async throws {
    let scenario = try Draw(seed: seed, children: 14).scenario
    let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
    let valuation = try Valuation(policy: policy, scenario: scenario)
    let compact = try CompactProgram(
      Candidates(scenario), groups: [], tiers: valuation.tiers)
    let program = try compact.program(tier: 0, floors: [])
    let alike = try AlikeProgram(program, compact.columns.places, scenario)
    #expect(alike.classes.reduce(0) { $0 + $1.needs.count } == scenario.needs.count)
    #expect(alike.classes.count < scenario.needs.count, "seed \(seed): nobody is alike")
    let solver = GLPKSolver()
    let one = try #require(try await solver.solve(program).incumbent)
    let other = try await solver.solve(alike.program)
    let found = try #require(other.incumbent)
    #expect(other.isOptimal)
    #expect(abs(found.objective - one.objective) < 1e-6, "seed \(seed)")
    let courses = alike.classes.flatMap { group in
      CourseSplit.courses(
        of: group.needs,
        group.places.map { ($0.turn, Int(found.values[$0.variable].rounded())) }, scenario)
    }
    let judged = PlanJudge(scenario, valuation).judged(Plan(courses: courses))
    let values = try #require(judged?.values)
    #expect(values[0] == Int(one.objective.rounded()), "seed \(seed)")
  }

  @Test func coursesArePartedEvenly() throws {
    var tiny = TinyScenario()
    let service = tiny.service("rehabilitation", per: .year, gapDays: 10)
    func turn(_ key: String, _ first: String, _ last: String) -> Turn.ID {
      tiny.turn(key, service, TinyScenario.days(first, last))
    }
    // The third can only follow the first, the fourth only the second.
    let turns = [
      turn("T-1", "2026-09-01", "2026-09-10"), turn("T-2", "2026-09-02", "2026-10-10"),
      turn("T-3", "2026-09-21", "2026-10-02"), turn("T-4", "2026-10-21", "2026-10-30"),
    ]
    let needs = ["C-1", "C-2"].map { tiny.need(tiny.child($0), service, asked: 3) }
    let courses = CourseSplit.courses(of: needs, turns.map { ($0, 1) }, try tiny.scenario())
    #expect(courses.count == 4)
    for need in needs { #expect(courses.count { $0.need == need } == 2) }
  }

  /// A scenario of nothing but turns ends with its optimum, proven, whoever is alike.
  @Test func turnsAloneAreProven() async throws {
    for seed in UInt64(21)...24 {
      let scenario = try Draw(seed: seed, children: 60).scenario
      let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
      let valuation = try Valuation(policy: policy, scenario: scenario)
      let planner = Planner(scenario, valuation, solver: GLPKSolver())
      let outcome = try await planner.plan(PlanningRequest(strategy: .decomposed, workLimit: 500))
      let first = try #require(outcome.certificate.tiers.first)
      #expect(first.status == .closed, "seed \(seed): \(first.value) of \(first.bound ?? -1)")
      let exact = try await planner.plan(PlanningRequest(strategy: .exact))
      #expect(exact.certificate.tiers.first?.value == first.value, "seed \(seed)")
    }
  }
}
