import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// Session count: Σ_{ρ,h} session[n,t,ρ,·] = Σ_j j·serve[n,t,j], and in each week at most the
  /// need's weekly number.
  ///
  /// Groups keep it by the group roster's rows.
  mutating func addSessionCount() {
    for need in scenario.needs.ids {
      for pair in individualPairs(of: need) {
        let name = "\(label(need)),\(label(pair.specialist))"
        balance(
          pair.sessions.map { Term(1, columns.attendances[$0].variable) }
            + pair.serves.map {
              Term(-Double(columns.serves[$0].sessions), columns.serves[$0].variable)
            },
          "session_count[\(name)]")
        addWeeklyNumber(need, pair, name)
      }
    }
  }

  private mutating func addWeeklyNumber(
    _ need: Need.ID, _ pair: IndividualPair, _ name: String
  ) {
    let most = scenario.needs[need].mostInWeek
    guard grid.weeks > 1, most < scenario.needs[need].asked else { return }
    for week in 0..<grid.weeks {
      let sessions = pair.sessions.filter {
        grid.week(ofDay: grid.day(of: columns.attendances[$0].start)) == week
      }
      guard !sessions.isEmpty else { continue }
      atMostZero(
        sessions.map { Term(1, columns.attendances[$0].variable) }
          + pair.serves.map { Term(-Double(most), columns.serves[$0].variable) },
        "weekly_number[\(name),\(week == 0 ? "A" : "B")]")
    }
  }

  /// A need with one specialist, alone: positions in `serves` and in `attendances`.
  struct IndividualPair {
    let specialist: Specialist.ID
    var serves: [Int]
    var sessions: [Int]
  }

  /// The pairs of a need in the order of their columns.
  func individualPairs(of need: Need.ID) -> [IndividualPair] {
    var pairs: [IndividualPair] = []
    for position in servesOfNeed[need.index] where columns.serves[position].group == nil {
      let specialist = columns.serves[position].specialist
      if pairs.last?.specialist == specialist {
        pairs[pairs.count - 1].serves.append(position)
      } else {
        pairs.append(IndividualPair(specialist: specialist, serves: [position], sessions: []))
      }
    }
    var index = 0
    for position in attendancesOfNeed[need.index] where columns.attendances[position].group == nil {
      while pairs[index].specialist != columns.attendances[position].specialist { index += 1 }
      pairs[index].sessions.append(position)
    }
    return pairs
  }
}
