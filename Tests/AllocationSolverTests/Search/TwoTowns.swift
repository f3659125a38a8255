import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver

/// Two sites with a specialist each, and a child who lives at the second.
struct TwoTowns {
  var tiny: TinyScenario
  let village: Place.ID
  let here: Site.ID
  let service: Service.ID
  let inTown: Specialist.ID
  let inVillage: Specialist.ID
  let child: Child.ID
  let need: Need.ID

  init(days: ClosedRange<Int> = 0...0) {
    tiny = TinyScenario(from: 9 * 60, to: 10 * 60, days: days)
    village = tiny.place("Village")
    here = tiny.site("Village", in: village)
    service = tiny.service("speech", form: .individual)
    let open = tiny.parts.grid.open
    inTown = tiny.specialist("T", gives: [service], hours: Self.hours(DenseID(0), open))
    inVillage = tiny.specialist("V", gives: [service], hours: Self.hours(here, open))
    child = tiny.child("C", lives: village)
    need = tiny.need(child, service, asked: 1)
  }

  private static func hours(_ site: Site.ID, _ open: PeriodSet) -> Hours {
    Hours(
      anywhere: PeriodSet(count: open.count), atSites: [.init(site: site, periods: open)])
  }
}

/// What a search of a scenario under a policy begins with.
struct BegunSearch {
  let candidates: Candidates
  let tiers: [Tier]
  var state: SearchState
  var recreation: Recreation

  /// - Parameter number: of the tier that is worked on.
  init(_ scenario: Scenario, _ tiers: [Tier], at number: Int = 0, seed: UInt64 = 1) {
    candidates = Candidates(scenario)
    self.tiers = tiers
    let schedule = ScheduleState(candidates)
    recreation = Recreation(
      candidates, schedule.tables, prices: SlotPrices(candidates), tiers: tiers,
      weights: TierWeights.weights(tiers, at: number), unit: 1, seed: seed)
    state = SearchState(schedule, tiers, recreation.prices)
  }

  func combination(at site: Site.ID) throws -> Int {
    let all = candidates.resources.combinations(of: Service.ID(0), at: site)
    return try #require(all.first)
  }
}
