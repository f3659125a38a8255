import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver

/// Who comes first: pins, priority class, day of application, lottery rank.
@Suite struct QueueOrderTests {
  /// One specialist with minutes for one session; who of the children gets it.
  private func served(
    _ build: (inout TinyScenario, Service.ID, Specialist.ID) -> Void
  ) throws -> [String] {
    var tiny = TinyScenario()
    let service = tiny.service("speech", form: .individual)
    let specialist = tiny.specialist("S", gives: [service], contactMinutes: 30)
    build(&tiny, service, specialist)
    let scenario = try tiny.scenario()
    return QueueStrategy(Candidates(scenario)).plan().sessions.map {
      scenario.child(of: $0.need).key
    }
  }

  @Test func higherPriorityComesFirst() throws {
    let served = try served { tiny, service, _ in
      let early = tiny.child("early", since: TinyScenario.day("2020-01-01"))
      let urgent = tiny.child("urgent", since: TinyScenario.day("2026-01-01"))
      tiny.need(early, service, asked: 1)
      tiny.need(urgent, service, asked: 1, priority: 1)
    }
    #expect(served == ["urgent"])
  }

  @Test func earlierApplicationComesFirst() throws {
    let served = try served { tiny, service, _ in
      tiny.need(
        tiny.child("late", since: TinyScenario.day("2026-02-01")), service, asked: 1)
      tiny.need(
        tiny.child("early", since: TinyScenario.day("2026-01-31")), service, asked: 1)
    }
    #expect(served == ["early"])
  }

  @Test func theLotterySettlesEqualDays() throws {
    let keys = (1...6).map { "C-\($0)" }
    let ranks = Lottery.ranks(of: keys.map { "\($0)/speech/individual" }, seed: 1)
    let first = zip(keys, ranks).first { $0.1 == 0 }?.0
    let served = try served { tiny, service, _ in
      for key in keys { tiny.need(tiny.child(key), service, asked: 1) }
    }
    #expect(served == [first])
  }

  @Test func pinsComeBeforeEverybody() throws {
    let served = try served { tiny, service, specialist in
      let urgent = tiny.child("urgent", since: TinyScenario.day("2020-01-01"))
      let pinned = tiny.child("pinned", since: TinyScenario.day("2026-01-01"))
      tiny.need(urgent, service, asked: 1, priority: 9)
      tiny.need(pinned, service, asked: 1)
      tiny.row(
        pinned, service, specialist, at: .init(weekday: .friday, minute: 600), keep: .yes)
    }
    #expect(served == ["pinned"])
  }

  @Test func sessionsLieAtTheEarliestPeriods() throws {
    var tiny = TinyScenario()
    let service = tiny.service("speech", form: .individual)
    tiny.specialist("S", gives: [service])
    let one = tiny.child("one", since: TinyScenario.day("2026-01-01"))
    let two = tiny.child("two", since: TinyScenario.day("2026-01-02"))
    tiny.need(one, service, asked: 2)
    tiny.need(two, service, asked: 2)
    let scenario = try tiny.scenario()
    let plan = QueueStrategy(Candidates(scenario)).plan()
    #expect(
      plan.text(of: scenario) == [
        "one/speech/individual S Town  0 Mon 540 30 alone",
        "one/speech/individual S Town  0 Tue 540 30 alone",
        "two/speech/individual S Town  0 Mon 570 30 alone",
        "two/speech/individual S Town  0 Tue 570 30 alone",
      ])
  }

  @Test func nothingIsGivenBelowTheLeast() throws {
    let served = try served { tiny, service, _ in
      tiny.need(
        tiny.child("demanding", since: TinyScenario.day("2020-01-01")), service, asked: 3,
        least: 2)
      tiny.need(tiny.child("modest"), service, asked: 1)
    }
    #expect(served == ["modest"])
  }
}
