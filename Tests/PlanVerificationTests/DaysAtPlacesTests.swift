import Kezek
import KezekTesting
import Testing

@testable import PlanVerification

/// The most that a child's sessions are worth, each day at one place, against all ways of spending
/// the days gone through one by one.
@Suite struct DaysAtPlacesTests {
  private static let dayCount = 4

  @Test(arguments: UInt64(1)...60)
  func nothingIsWorthMoreNorLess(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var tiny = TinyScenario()
    let (village, hamlet) = (tiny.place("Village"), tiny.place("Hamlet"))
    let sites: [Site.ID] = [
      DenseID(0), tiny.site("School", in: village), tiny.site("Hall", in: hamlet),
    ]
    let service = tiny.service("speech therapist")
    _ = tiny.need(tiny.child("C-1"), service, asked: 1)
    let scenario = try tiny.scenario()
    let needs = (0..<random.integer(in: 2...3)).map { _ in Drawn(sites, &random) }
    let travel = random.chance(50) ? random.integer(in: 1...3) : 0
    let minutes = sites.map { _ in random.integer(in: 0...12) }
    let days = try DaysAtPlaces(needs.map(\.need), travel: travel, scenario) { minutes[$0.index] }
    guard let days else { return }
    let most = try Self.most(needs, sites, travel: travel, minutes, scenario)
    #expect(try days.maximum() == most, "seed \(seed)")
  }

  /// A need with a few offers, each at one site or at several, and the days between its sessions.
  private struct Drawn {
    let need: DaysAtPlaces.PlacedNeed
    let gap: Int

    init(_ sites: [Site.ID], _ random: inout SplitMix64) {
      gap = random.chance(40) ? random.integer(in: 2...4) : 1
      need = DaysAtPlacesTests.need(sites, gap: gap, &random)
    }
  }

  private static func need(
    _ sites: [Site.ID], gap: Int, _ random: inout SplitMix64
  ) -> DaysAtPlaces.PlacedNeed {
    let asked = random.integer(in: 1...3)
    let each = random.integer(in: 3...12)
    let offers = (0..<random.integer(in: 1...3)).map { _ in
      WeeklyCosts.Offer(
        fixed: random.integer(in: -2...6), most: random.integer(in: 1...3),
        sites: random.sample(random.integer(in: 1...2), of: sites).map { site in
          WeeklyCosts.DaysAtSite(
            site,
            (0..<7).map { day in
              day < dayCount && random.chance(70) ? random.integer(in: 0...9) : nil
            }, starts: [])
        })
    }
    let mostInWeek = random.integer(in: 1...3)
    return DaysAtPlaces.PlacedNeed(
      offers: offers, worth: (0...asked).map { $0 * each }, least: random.integer(in: 1...asked),
      mostInWeek: mostInWeek,
      spaced: gap > 1 ? SpacedDays(gap: gap, cycle: 7, mostInWeek: mostInWeek) : nil)
  }

  /// The same by going through all of it: each day at one of the sites or at home, and under that
  /// every choice of days for every offer.
  private static func most(
    _ needs: [Drawn], _ sites: [Site.ID], travel: Int, _ minutes: [Int],
    _ scenario: Scenario
  ) throws -> Int {
    var best = 0
    var spendings = 1
    for _ in 0..<dayCount { spendings *= sites.count + 1 }
    for spending in 0..<spendings {
      var rest = spending
      var site = [Int](repeating: 0, count: dayCount)
      for day in 0..<dayCount {
        site[day] = rest % (sites.count + 1)
        rest /= sites.count + 1
      }
      var value = 0
      for day in 0..<dayCount where site[day] < sites.count {
        value -= travel * minutes[site[day]]
      }
      for drawn in needs {
        let need = drawn.need
        var most = need.worth[0]
        for offer in need.offers {
          for chosen in 1..<(1 << dayCount) where isPossible(chosen, offer, drawn) {
            var cost = offer.fixed
            var isThere = true
            for day in 0..<dayCount where chosen & (1 << day) != 0 {
              let here = try offer.sites.filter { $0.site.index == site[day] }
                .compactMap { try $0.cost(on: day) }.min()
              if let here { cost += here } else { isThere = false }
            }
            if isThere { most = max(most, need.worth[chosen.nonzeroBitCount] - cost) }
          }
        }
        value += most
      }
      best = max(best, value)
    }
    return best
  }

  private static func isPossible(
    _ chosen: Int, _ offer: WeeklyCosts.Offer, _ drawn: Drawn
  ) -> Bool {
    let count = chosen.nonzeroBitCount
    let days = (0..<14).filter { chosen & (1 << ($0 % 7)) != 0 }
    return count >= drawn.need.least && count < drawn.need.worth.count && count <= offer.most
      && count <= drawn.need.mostInWeek
      && zip(days, days.dropFirst()).allSatisfy { $1 - $0 >= drawn.gap }
  }
}
