import Kezek
import KezekTesting
import Testing

@testable import PlanVerification

/// The most that a child's sessions are worth where each day holds what it has room for, against all
/// choices of days gone through one by one.
@Suite struct DaysTogetherTests {
  private static let days = 0..<3

  private struct Case {
    let scenario: Scenario
    let sites: [Site.ID]
    let demands: [DaysTogether.Demand]

    init(seed: UInt64) throws {
      var random = SplitMix64(seed: seed)
      var tiny = TinyScenario()
      tiny.parts.settings = TinyScenario.settings(
        daySessions: random.integer(in: 1...3), dayMinutes: random.pick([nil, nil, 60]))
      let village = tiny.place("Village")
      let sites: [Site.ID] = [
        DenseID(0), tiny.site("School", in: village), tiny.site("Hall", in: village),
      ]
      let service = tiny.service("speech therapist")
      _ = tiny.need(tiny.child("C-1"), service, asked: 1)
      let scenario = try tiny.scenario()
      self.sites = sites
      self.scenario = scenario
      demands = (0..<random.integer(in: 2...3)).map { _ in
        Self.demand(sites, scenario.grid, &random)
      }
    }

    private static func demand(
      _ sites: [Site.ID], _ grid: TimeGrid, _ random: inout SplitMix64
    ) -> DaysTogether.Demand {
      let length = random.integer(in: 1...2)
      var starts: [Site.ID: PeriodSet] = [:]
      for site in sites {
        var periods = grid.none
        for day in days {
          for slot in 0..<4 where random.chance(45) {
            periods.insert(day * grid.periodsPerDay + slot)
          }
        }
        starts[site] = periods
      }
      let asked = random.integer(in: 1...3)
      let each = random.integer(in: 3...12)
      let offers = (0..<random.integer(in: 1...2)).map { _ in
        WeeklyCosts.Offer(
          fixed: random.integer(in: -2...6), most: random.integer(in: 1...3),
          sites: random.sample(random.integer(in: 1...2), of: sites).map { site in
            WeeklyCosts.DaysAtSite(
              site,
              (0..<7).map { day in
                let own = starts[site]?.members.contains { grid.day(of: $0) == day } ?? false
                return own ? random.integer(in: 0...6) : nil
              }, starts: [])
          })
      }
      let mostInWeek = random.integer(in: 1...3)
      return DaysTogether.Demand(
        need: DaysAtPlaces.PlacedNeed(
          offers: offers, worth: (0...asked).map { 2 + $0 * each },
          least: random.integer(in: 1...asked), mostInWeek: mostInWeek,
          spaced: random.chance(30)
            ? SpacedDays(gap: 2, cycle: 7, mostInWeek: mostInWeek) : nil),
        length: length, minutes: 30 * length, starts: starts)
    }

    /// A need's choice: sites by day, any of those a session could be at, and what it is worth.
    private struct Choice {
      let days: Set<Int>
      let places: Set<Place.ID>
      let worth: Int
    }

    /// The highest sum of one choice of each need for which every day has room.
    func most() throws -> Int {
      var found: [[Choice]] = []
      for demand in demands { found.append(try choices(demand)) }
      var best = Int.min
      func extend(_ taken: [Choice]) {
        if taken.count == found.count {
          if days.allSatisfy({ hasRoom(taken, on: $0) }) {
            best = max(best, taken.reduce(0) { $0 + $1.worth })
          }
          return
        }
        for choice in found[taken.count] { extend(taken + [choice]) }
      }
      extend([])
      return best
    }

    private func choices(_ demand: DaysTogether.Demand) throws -> [Choice] {
      let need = demand.need
      var found = [Choice(days: [], places: [], worth: need.worth[0])]
      for offer in need.offers {
        let places = Set(offer.sites.map { scenario.sites[$0.site].place })
        for set in 1..<8 {
          let own = Set(days.filter { set & (1 << $0) != 0 })
          guard own.count >= need.least, own.count < need.worth.count, own.count <= offer.most,
            own.count <= need.mostInWeek, need.spaced == nil || !(own.contains(1) && own.count > 1)
          else { continue }
          var cost = offer.fixed
          var isThere = true
          for day in own {
            let least = try offer.sites.compactMap { try $0.cost(on: day) }.min()
            if let least { cost += least } else { isThere = false }
          }
          if isThere {
            found.append(Choice(days: own, places: places, worth: need.worth[own.count] - cost))
          }
        }
      }
      return found
    }

    /// Whether a day has room, at one place that none of those who are at one only excludes.
    private func hasRoom(_ taken: [Choice], on day: Int) -> Bool {
      let there = taken.indices.filter { taken[$0].days.contains(day) }
      guard there.count <= scenario.settings.daySessions,
        there.reduce(0, { $0 + demands[$1].minutes }) <= scenario.settings.dayMinutes ?? .max
      else { return false }
      return there.isEmpty
        || [Place.ID(0), Place.ID(1)].contains { place in
          there.allSatisfy { taken[$0].places.count > 1 || taken[$0].places.contains(place) }
            && follow(there, day, place, after: 0)
        }
    }

    private func follow(_ needs: [Int], _ day: Int, _ place: Place.ID, after period: Int) -> Bool {
      needs.isEmpty
        || needs.contains { need in
          let starts = sites.filter { scenario.sites[$0].place == place }
            .flatMap { demands[need].starts[$0]?.members ?? [] }
          return starts.contains { start in
            start >= period && scenario.grid.day(of: start) == day
              && follow(
                needs.filter { $0 != need }, day, place, after: start + demands[need].length)
          }
        }
    }
  }

  @Test(arguments: UInt64(1)...120)
  func nothingIsWorthMoreNorLess(seed: UInt64) throws {
    let drawn = try Case(seed: seed)
    guard let days = DaysTogether(drawn.demands, drawn.scenario) else { return }
    #expect(try days.maximum() == drawn.most(), "seed \(seed)")
  }

  /// Most of what is drawn has days without room for all.
  @Test func thereAreSuchDays() throws {
    let found = try (UInt64(1)...120).filter {
      let drawn = try Case(seed: $0)
      return DaysTogether(drawn.demands, drawn.scenario) != nil
    }
    #expect(found.count > 60 && found.count < 120)
  }
}
