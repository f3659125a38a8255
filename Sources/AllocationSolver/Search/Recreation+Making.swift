import Kezek

/// A plan made of prices: who gains most above what it costs comes first, with whoever can really give
/// it most.
extension Recreation {
  /// Serves all needs in the order of what they gain above what they cost, then whoever finds room.
  ///
  /// - Parameter isOver: asked now and then whether to stop.
  mutating func make(
    _ needs: [Need.ID], in state: inout SearchState, isOver: () -> Bool
  ) {
    let before = chance
    chance = Self.chanceOfMaking
    defer { chance = before }
    var waiting: [Waiting] = []
    for need in needs {
      if let worth = worth(need, state, blur: 1), worth > 0 {
        waiting.append(Waiting(need: need, worth: worth))
      }
    }
    waiting.sort { ($1.worth, $0.need) < ($0.worth, $1.need) }
    for (number, entry) in waiting.enumerated() {
      if number % Self.together == 0, isOver() { return }
      let facts = state.schedule.tables.needs[entry.need.index]
      if facts.isWeekly, facts.form != .group {
        giveBest(entry.need, &state)
      } else {
        serve([entry.need], in: &state, above: 0)
      }
      state.settle()
      state.commit()
    }
    for first in stride(from: 0, to: needs.count, by: Self.together) {
      if isOver() { return }
      serve(Array(needs[first..<min(first + Self.together, needs.count)]), in: &state)
      state.settle()
      state.commit()
    }
  }

  /// How much chance counts while a plan is made: it only parts those who are alike.
  private static let chanceOfMaking = 0.1
  /// Needs between two looks at the clock.
  private static let together = 300
  /// Specialists who are tried for a need.
  private static let mostTried = 6

  /// As many sessions as gain more than they cost, with the specialist with whom that is most.
  private mutating func giveBest(_ need: Need.ID, _ state: inout SearchState) {
    let facts = state.schedule.tables.needs[need.index]
    guard state.schedule.givers[need.index] == .nobody, facts.roster == nil, !facts.isBarred else {
      return
    }
    let gains = (0...facts.asked).map {
      $0 == 0 ? 0 : state.tally.gain(of: need, more: $0, weights: weights)
    }
    findOptions(need, state)
    var best: (position: Int, count: Int, net: Double)?
    for option in options.prefix(Self.mostTried) {
      let specialist = candidates.pairs[option.position].specialist
      let opening =
        state.schedule.isNew(need, to: specialist) ? prices.caseload[specialist.index] : 0
      let session = costs.session[option.position]
      func net(_ count: Int) -> Double { gains[count] - Double(count) * session - opening }
      let counts = max(1, min(facts.least, facts.asked))...facts.asked
      guard let wanted = counts.max(by: { net($0) < net($1) }), net(wanted) > best?.net ?? 0
      else { continue }
      let mark = state.mark
      var given = 0
      while given < wanted, addSessions(1, of: option.position, &state) { given += 1 }
      // The cheapest who can give all that is wanted.
      if given == wanted { return }
      state.undo(to: mark)
      if counts.contains(given), net(given) > best?.net ?? 0 {
        best = (option.position, given, net(given))
      }
    }
    guard let best else { return }
    let mark = state.mark
    var given = 0
    while given < best.count, addSessions(1, of: best.position, &state) { given += 1 }
    if given < facts.least { state.undo(to: mark) }
  }
}
