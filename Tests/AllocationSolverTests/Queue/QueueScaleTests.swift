import Foundation
import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// The queue on many children: `KEZEK_QUEUE_CHILDREN=86000 swift test -c release …` measures it.
@Suite struct QueueScaleTests {
  @Test func manyChildrenAreServedAndVerified() throws {
    let text = ProcessInfo.processInfo.environment["KEZEK_QUEUE_CHILDREN"] ?? ""
    let count = Int(text) ?? 400
    let scenario = try district(children: count)
    let clock = ContinuousClock()
    var candidates = Candidates(scenario)
    let finding = clock.measure { candidates = Candidates(scenario) }
    var plan = Plan()
    let queueing = clock.measure { plan = QueueStrategy(candidates).plan() }
    print(
      "\(count) children, \(candidates.pairs.count) pairs: candidates \(finding), queue \(queueing),"
        + " \(plan.sessions.count) sessions, \(plan.courses.count) courses")
    #expect(PlanVerifier(scenario).verify(plan).holds)
    #expect(plan.sessions.count > count)
    #expect(plan.sessions.contains { $0.group != nil })
  }

  /// Sites of 900 children and 140 specialists each, a little group work, one room short.
  private func district(children count: Int) throws -> Scenario {
    var random = SplitMix64(seed: 7)
    var tiny = TinyScenario(from: 9 * 60, to: 18 * 60)
    let cabinet = tiny.kind("cabinet")
    let services = ["psychologist", "speech therapist", "defectologist"].map {
      tiny.service($0, form: .any, ageGap: 2, kinds: [[cabinet]])
    }
    let sites = max(1, count / 900)
    for site in 1..<max(2, sites) { tiny.site("Site \(site)", in: tiny.place("Place \(site)")) }
    for number in 0..<(sites * 140) {
      let hours = Hours(
        anywhere: tiny.parts.grid.none,
        atSites: [.init(site: DenseID(number / 140), periods: tiny.parts.grid.open)])
      tiny.specialist(
        "S-\(number)", gives: [services[number % 3]], contactMinutes: 18 * 60, hours: hours,
        languages: WordSet([number % 2]), caseload: 20)
      if number % 14 < 9 {
        tiny.room("R-\(number)", cabinet, at: DenseID(number / 140), seats: 6)
      }
    }
    let morning = tiny.periods(to: 13 * 60)
    let afternoon = tiny.periods(from: 13 * 60)
    for number in 0..<count {
      let child = tiny.child(
        "C-\(number)", born: "20\(10 + random.integer(in: 0...9))-03-01",
        languages: WordSet([random.integer(in: 0...1)]),
        lives: DenseID(number / 900 % sites),
        hours: Hours(anywhere: random.chance(50) ? morning : afternoon),
        since: TinyScenario.day("2024-01-01").adding(days: random.integer(in: 0...700)))
      for service in services where random.chance(75) {
        tiny.need(
          child, service, asked: random.integer(in: 1...3),
          form: random.pick([.any, .any, .group]),
          site: DenseID(number / 900 % sites))
      }
    }
    return try tiny.scenario()
  }
}
