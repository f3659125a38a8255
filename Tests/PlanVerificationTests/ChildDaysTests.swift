import Kezek
import KezekTesting
import Testing

@testable import PlanVerification

/// What a child's days hold, against every choice of needs for a day gone through one by one.
@Suite struct ChildDaysTests {
  private static let everyDay = [Bool](repeating: true, count: 7)

  private static func days(
    free: (TinyScenario) -> PeriodSet, daySessions: Int = 4, dayMinutes: Int? = nil
  ) throws -> ChildDays {
    var tiny = TinyScenario()
    tiny.parts.settings = TinyScenario.settings(daySessions: daySessions, dayMinutes: dayMinutes)
    let service = tiny.service("speech therapist")
    let child = tiny.child("C-1", hours: Hours(anywhere: free(tiny)))
    _ = tiny.need(child, service, asked: 1)
    return ChildDays(of: child, in: try tiny.scenario())
  }

  private static func demand(_ minutes: Int, _ asked: Int) -> ChildDays.Demand {
    ChildDays.Demand(minutes: minutes, asked: asked, days: everyDay)
  }

  @Test func oneSessionADay() throws {
    let days = try Self.days(free: { $0.periods() }, daySessions: 1)
    let limits = days.limits([Self.demand(30, 3), Self.demand(30, 3)])
    #expect(limits.map(\.most) == [5, 5])
    #expect(limits.map(\.amounts) == [[1, 1], [1, 1]])
    #expect(days.limits([Self.demand(30, 3), Self.demand(30, 2)]).isEmpty)
  }

  @Test func minutesOfADay() throws {
    // 30 + 30 minutes fit a day, 60 + 30 do not: five hours a week, in half hours.
    let days = try Self.days(free: { $0.periods() }, dayMinutes: 60)
    let limits = days.limits([
      Self.demand(30, 5), Self.demand(60, 5), Self.demand(30, 5), Self.demand(30, 5),
    ])
    #expect(limits.map(\.most) == [10, 10])
    #expect(limits.map(\.amounts) == [[1, 1, 1, 1], [1, 2, 1, 1]])
  }

  @Test func stretchesTooShortForAnySessionHoldNothing() throws {
    // An hour on Monday, two halves of an hour on Tuesday: sessions of an hour fit once.
    let days = try Self.days(free: { tiny in
      tiny.periods(days: [0], from: 540, to: 600)
        .union(tiny.periods(days: [1], from: 540, to: 570))
        .union(tiny.periods(days: [1], from: 600, to: 630))
    })
    let limits = days.limits([Self.demand(60, 1), Self.demand(60, 1)])
    #expect(limits.map(\.most) == [1, 1])
  }

  @Test func aDayHoldsOneSessionOfEachNeedThatCanBeThere() throws {
    let days = try Self.days(free: { $0.periods() })
    let monday = (0..<7).map { $0 == 0 }
    let demands = [Self.demand(30, 1), ChildDays.Demand(minutes: 30, asked: 3, days: monday)]
    // Asked for 4, but on Monday both and on each other day the first alone: 6 would fit.
    #expect(days.limits(demands).isEmpty)
    let alone = [ChildDays.Demand(minutes: 30, asked: 2, days: monday)]
    #expect(days.limits(alone).map(\.most) == [1, 1])
  }

  /// Any week that keeps what one day may hold stays below the limits.
  @Test(arguments: UInt64(1)...80)
  func noWeekExceedsThem(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let starts = (0..<5).map { _ in 540 + 30 * random.integer(in: 0...3) }
    let lasting = (0..<5).map { _ in 30 * random.integer(in: 1...5) }
    let most = random.integer(in: 1...3)
    let minutes = random.chance(50) ? random.pick([60, 90]) : nil
    let days = try Self.days(
      free: { tiny in
        (0..<5).reduce(tiny.parts.grid.none) { set, day in
          set.union(
            tiny.periods(days: [day], from: starts[day], to: starts[day] + lasting[day]))
        }
      }, daySessions: most, dayMinutes: minutes)
    let lengths = (0..<random.integer(in: 2...4)).map { _ in random.pick([30, 60, 90]) }
    let limits = days.limits(lengths.map { Self.demand($0, 5) })
    for _ in 0..<200 {
      var given = [Int](repeating: 0, count: lengths.count)
      for day in 0..<5 {
        let room = min(lasting[day], 780 - starts[day])
        let chosen = lengths.indices.filter { _ in random.chance(60) }
        let sum = chosen.reduce(0) { $0 + lengths[$1] }
        guard chosen.count <= most, sum <= room, sum <= minutes ?? .max else { continue }
        for place in chosen { given[place] += 1 }
      }
      for limit in limits {
        let taken = zip(limit.amounts, given).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(taken <= limit.most, "seed \(seed), \(given)")
      }
    }
  }
}
