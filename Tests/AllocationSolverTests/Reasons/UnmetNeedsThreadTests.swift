import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver

/// Reasons are looked up on several threads, each in a schedule of its own.
@Suite struct UnmetNeedsThreadTests {
  @Test func reasonsDoNotDependOnThreads() throws {
    var tiny = TinyScenario()
    let speech = tiny.service("speech", form: .any)
    for number in 0..<3 { tiny.specialist("S-\(number)", gives: [speech], contactMinutes: 240) }
    for number in 0..<180 { tiny.need(tiny.child("C-\(number)"), speech, asked: 1 + number % 3) }
    let scenario = try tiny.scenario()
    let candidates = Candidates(scenario)
    let unmet = UnmetNeeds(candidates, QueueStrategy(candidates).plan(), .timeLimit)
    let alone = unmet.list()
    #expect(alone.count > 100)
    #expect(unmet.list(Workers(4)) == alone)
  }
}
