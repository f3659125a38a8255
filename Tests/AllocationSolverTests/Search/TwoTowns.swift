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
    inTown = Self.specialist("T", gives: service, at: DenseID(0), in: &tiny)
    inVillage = Self.specialist("V", gives: service, at: here, in: &tiny)
    child = tiny.child("C", lives: village)
    need = tiny.need(child, service, asked: 1)
  }

  /// Adds a specialist who is at one site whenever it is open.
  @discardableResult
  static func specialist(
    _ key: String, gives service: Service.ID, at site: Site.ID, in tiny: inout TinyScenario
  ) -> Specialist.ID {
    let open = tiny.parts.grid.open
    return tiny.specialist(
      key, gives: [service],
      hours: Hours(
        anywhere: PeriodSet(count: open.count), atSites: [.init(site: site, periods: open)]))
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
