import Kezek
import Synchronization
import Testing

@testable import AllocationSolver

/// Two stages at the same time: what either finds out counts, and what one proves ends the other.
@Suite struct SideBySideTests {
  /// Tells of values and bounds, then ends with a finding, or waits to be cancelled.
  private struct Told: TierStage {
    let share = 1.0
    var reports: [(value: Int?, bound: Int?)] = []
    var finding = TierFinding()
    var waits = false

    func work(on task: TierTask) async throws -> TierFinding {
      for report in reports { task.report(report.value, report.bound) }
      guard waits else { return finding }
      while !Task.isCancelled { await Task.yield() }
      var ended = finding
      ended.ending = .interrupted
      return ended
    }
  }

  private final class Log: Sendable {
    let entries = Mutex<[String]>([])
  }

  private func plan(worth values: [Int]) -> PlanJudge.Judged {
    PlanJudge.Judged(plan: Plan(), values: values)
  }

  private func work(
    _ one: Told, _ other: Told, target: Int? = nil
  ) async throws -> (finding: TierFinding, log: [String]) {
    let log = Log()
    let task = TierTask(
      number: 0, floors: [], best: plan(worth: [5, 0]), bound: 20, target: target, end: nil,
      wantsPrices: false,
      report: { value, bound in
        let entry = "\(value.map(String.init) ?? "-") \(bound.map(String.init) ?? "-")"
        log.entries.withLock { $0.append(entry) }
      })
    let finding = try await SideBySide(one: one, other: other, share: 0.9).work(on: task)
    return (finding, log.entries.withLock { $0 })
  }

  @Test func theBetterPlanAndTheLowerBoundCount() async throws {
    let one = Told(finding: TierFinding(best: plan(worth: [9, 1]), bound: 12, ending: .timeLimit))
    let other = Told(finding: TierFinding(best: plan(worth: [9, 3]), bound: 15))
    for (first, second) in [(one, other), (other, one)] {
      let found = try await work(first, second).finding
      #expect(found.best?.values == [9, 3] && found.bound == 12)
      #expect(found.ending == .timeLimit)
    }
  }

  /// The one has the bound and the other the plan that reaches it.
  @Test func whatIsProvenEndsTheOther() async throws {
    let proving = Told(finding: TierFinding(best: plan(worth: [12, 0]), bound: 12))
    let found = try await work(proving, Told(waits: true)).finding
    #expect(found.best?.values == [12, 0] && found.bound == 12)
    #expect(found.ending == nil)
  }

  @Test func whatIsGoodEnoughEndsTheOther() async throws {
    let good = Told(finding: TierFinding(best: plan(worth: [11, 0])))
    let found = try await work(good, Told(waits: true), target: 11).finding
    #expect(found.best?.values == [11, 0] && found.ending == nil)
  }

  /// Value and bound together, so that none falls behind what the other stage told.
  @Test func onlyWhatIsBetterIsTold() async throws {
    let stage = Told(reports: [(7, nil), (6, nil), (nil, 18), (nil, 19), (8, 18)])
    let log = try await work(stage, Told()).log
    #expect(log == ["7 20", "7 18", "8 18"])
  }
}
