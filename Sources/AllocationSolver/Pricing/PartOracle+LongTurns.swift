import Foundation

/// Children who could be away for over half of the term: then they have no weekly sessions (RULES 5).
extension PartOracle {
  /// What a child may have.
  enum Stay {
    /// Sessions and courses, whatever they are.
    case free
    /// No course over half of the term.
    case here
    /// Any courses, and no sessions.
    case away
  }

  /// The most that a child is worth, here or away.
  mutating func solveWithLongTurns(_ child: Int) -> Double {
    let bundles = part.bundles[part.firstBundle[child]..<part.firstBundle[child + 1]]
    let mustLeave = bundles.contains { bundle in
      part.courses[bundle.pinned].contains(where: \.isLong)
    }
    // Nothing is noted before the chances of both are known.
    let worthAway = worth(child, .away, chance: 0)
    let worthHere = mustLeave ? -.infinity : worth(child, .here, chance: 0)
    let high = max(worthAway, worthHere)
    guard temperature > 0 else {
      return worth(child, worthHere >= worthAway ? .here : .away, chance: 1)
    }
    let away = exp((worthAway - high) / temperature)
    let here = exp((worthHere - high) / temperature)
    if away > 0 { _ = worth(child, .away, chance: away / (away + here)) }
    if here > 0 { _ = worth(child, .here, chance: here / (away + here)) }
    return high + temperature * log(away + here)
  }

  private mutating func worth(_ child: Int, _ stay: Stay, chance: Double) -> Double {
    self.stay = stay
    chanceOfStay = chance
    bundleAtHand = -1
    let worth = solve(child)
    self.stay = .free
    chanceOfStay = 1
    return worth
  }
}
