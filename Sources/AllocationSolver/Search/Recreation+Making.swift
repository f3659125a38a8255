import Kezek

/// A plan made of prices: who gains most above what it costs comes first.
///
/// It is near the best one where needs are met by turns. Weekly needs want more than that: whoever begins
/// must be with somebody who has room for all its sessions (`Docs/Decisions/0009`).
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
      serve([entry.need], in: &state, above: 0)
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
}
