import Kezek

/// What it costs at a bound's prices to serve needs alone: a guide for who comes first, and with
/// whom.
///
/// A place among the specialist's children (`SlotPrices.caseload`) is paid besides the sessions.
struct PairCosts: Sendable {
  /// By position in the candidates' pairs: a session at the cheapest places in time.
  let session: [Double]
  /// By need: a place and a session of the pair that is cheapest for all that is asked; 0 where
  /// there is none.
  let cheapest: [(opening: Double, session: Double)]

  /// - Complexity: O(starts of all pairs).
  init(_ candidates: Candidates, _ prices: SlotPrices, _ tables: ScheduleTables) {
    let scenario = candidates.scenario
    var sessions: [Double] = []
    var dayCosts = [Double](repeating: .infinity, count: scenario.grid.dayCount)
    for pair in candidates.pairs {
      let need = scenario.needs[pair.need]
      let contact = Double(tables.contactMinutes(ofSession: need.minutes))
      for day in dayCosts.indices { dayCosts[day] = .infinity }
      let length = candidates.length(pair.need)
      for slots in pair.slots {
        let classes = tables.classUnits[slots.combination]
        let site = tables.site(of: slots.combination)
        for start in slots.starts {
          let day = tables.day(of: start)
          let cost = prices.cost(
            pair.specialist.index, at: site, classes, start..<(start + length))
          dayCosts[day] = min(dayCosts[day], cost)
        }
      }
      let days = dayCosts.filter(\.isFinite).sorted().prefix(max(1, need.asked))
      let slot = days.reduce(0, +) / Double(max(1, days.count))
      sessions.append(prices.minute[pair.specialist.index] * contact + slot)
    }
    session = sessions
    cheapest = scenario.needs.ids.map { need in
      let asked = Double(scenario.needs[need].asked)
      let offers = candidates.pairsOfNeed[need.index].map { position in
        let specialist = candidates.pairs[position].specialist
        return (opening: prices.caseload[specialist.index], session: sessions[position])
      }
      return offers.min {
        $0.opening + asked * $0.session < $1.opening + asked * $1.session
      } ?? (0, 0)
    }
  }
}
