import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver

/// Units given out: one at a time, the same throughout, in the order of the service's kinds.
@Suite struct RoomAssignmentTests {
  @Test(arguments: UInt64(1)...30)
  func unitsSufficeWhereverTheyAreNotOverfull(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var tiny = TinyScenario()
    let cabinet = tiny.kind("cabinet")
    let curator = tiny.kind("curator", isPlace: false)
    tiny.service("studio", kinds: [[cabinet], [curator], [curator]])
    for number in 1...3 { tiny.room("cabinet \(number)", cabinet) }
    for number in 1...5 { tiny.room("curator \(number)", curator) }
    let candidates = try Candidates(tiny.scenario())
    let resources = candidates.resources
    let combination = resources.combinations(of: DenseID(0), at: DenseID(0))[0]
    var inUse = [Int](repeating: 0, count: candidates.scenario.grid.periodCount)
    var demands: [RoomAssignment.Demand] = []
    for number in 0..<200 {
      let length = random.integer(in: 1...4)
      let start = random.integer(in: 0...4) * 8 + random.integer(in: 0...(8 - length))
      // Two curators a session: five make two sessions at once.
      guard inUse[start..<(start + length)].allSatisfy({ $0 < 2 }) else { continue }
      for period in start..<(start + length) { inUse[period] += 1 }
      demands.append(
        .init(combination: combination, start: start, length: length, specialist: "\(number)"))
    }
    let rooms = RoomAssignment(resources, of: candidates.scenario).rooms(for: demands)
    var taken: Set<[Int]> = []
    for (demand, units) in zip(demands, rooms) {
      let kinds = units.map { candidates.scenario.rooms[$0].kind }
      #expect(kinds == [cabinet, curator, curator], "seed \(seed)")
      for period in demand.start..<(demand.start + demand.length) {
        for unit in units {
          #expect(taken.insert([period, unit.index]).inserted, "seed \(seed)")
        }
      }
    }
    #expect(demands.count > 20)
  }
}
