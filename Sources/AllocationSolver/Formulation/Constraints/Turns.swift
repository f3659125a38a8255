import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// Places: children, and companions who take one, ≤ places; children who need a way in without
  /// steps ≤ step-free places.
  mutating func addPlaces() {
    for (turn, positions) in placesByTurn().enumerated() where !positions.isEmpty {
      let row = scenario.turns[turn]
      let taken = positions.map { position in
        let child = scenario.child(of: columns.places[position].need)
        let withCompanion = row.companion == .place && child.companion == .seat
        return Term(withCompanion ? 2 : 1, columns.places[position].variable)
      }
      let id = Turn.ID(turn)
      atMost(row.places, taken, "places[\(row.key)]", shared: .places(id))
      let stepFree = positions.filter {
        scenario.child(of: columns.places[$0].need).tags.contains(scenario.stepFree)
      }
      atMost(
        row.stepFreePlaces, placeTerms(stepFree), "step_free_places[\(row.key)]",
        shared: .stepFreePlaces(id))
    }
  }

  /// Quotas: children of a word ≤ its quota; all others together ≤ places − reserved.
  mutating func addQuotas() {
    for (turn, positions) in placesByTurn().enumerated() where !positions.isEmpty {
      let row = scenario.turns[turn]
      for (index, quota) in row.quotas.enumerated() {
        let members = positions.filter {
          quota.population.contains(scenario.child(of: columns.places[$0].need))
        }
        atMost(
          quota.children, placeTerms(members), "quota[\(row.key),\(index + 1)]",
          shared: .quota(Turn.ID(turn), index))
      }
      for (index, reserved) in row.reserved.enumerated() {
        let others = positions.filter {
          !reserved.population.contains(scenario.child(of: columns.places[$0].need))
        }
        atMost(
          max(0, row.places - reserved.children), placeTerms(others),
          "reserved[\(row.key),\(index + 1)]", shared: .reserved(Turn.ID(turn), index))
      }
    }
  }

  /// Course spacing: at most one course of any set of turns whose intervals, extended by the days
  /// between, meet; at most one of a child's turns on any date, whatever the service.
  ///
  /// Intervals on a line that meet pairwise share a point, so a row for each first day says all.
  mutating func addCourseSpacing() {
    for child in scenario.children.ids {
      let needs = scenario.needsOfChild[child.index]
      for need in needs {
        let gap = max(1, scenario.service(of: need).gapDays ?? 1)
        addCliques(placesOfNeed[need.index], gap: gap, "course_spacing[\(label(need))")
      }
      let withTurns = needs.filter { !placesOfNeed[$0.index].isEmpty }
      if withTurns.count > 1 {
        addCliques(
          withTurns.flatMap { placesOfNeed[$0.index] }, gap: 1, "shared_date[\(label(child))")
      }
    }
  }

  private mutating func addCliques(_ positions: [Int], gap: Int, _ name: String) {
    let turns = positions.map { scenario.turns[columns.places[$0].turn].days }
    var last: [Int] = []
    for first in Set(turns.map(\.first)).sorted() {
      let meeting = positions.indices.filter {
        turns[$0].first <= first && first.days(since: turns[$0].last) < gap
      }
      guard meeting.count > 1, !meeting.allSatisfy(last.contains) else { continue }
      last = meeting
      atMost(1, placeTerms(meeting.map { positions[$0] }), "\(name),\(first)]")
    }
  }

  /// Entitlement: courses that start in a calendar year ≤ those owed less those had; one
  /// appointment.
  ///
  /// Delivered is nothing, or at least `least` with what was had.
  mutating func addEntitlement() {
    for need in scenario.needs.ids where !placesOfNeed[need.index].isEmpty {
      let row = scenario.needs[need]
      guard scenario.service(of: need).per == .year else {
        atMost(1, placeTerms(placesOfNeed[need.index]), "entitlement[\(label(need))]")
        continue
      }
      for year in scenario.courseYears(of: row.service) {
        let places = self.places(of: need, in: year)
        if places.isEmpty { continue }
        let terms = placeTerms(places)
        let name = "\(label(need)),\(year)"
        atMost(max(0, row.asked - scenario.had(need, in: year)), terms, "entitlement[\(name)]")
        guard leastCourses(need, in: year) > 1 else { continue }
        _ = servedIndicator(need, in: year)
      }
    }
  }

  /// Absence: a turn over more than half of the term removes the child's weekly sessions.
  mutating func addLongTurns() {
    for position in columns.places.indices {
      let place = columns.places[position]
      guard LongAbsences.isLong(scenario.turns[place.turn].days, in: scenario) else { continue }
      let child = scenario.needs[place.need].child
      for need in scenario.needsOfChild[child.index] {
        let serves = serveTerms(need)
        if serves.isEmpty { continue }
        atMost(
          1, serves + [Term(1, place.variable)],
          "absence[\(label(need)),\(scenario.turns[place.turn].key)]")
      }
    }
  }

  /// Absence: a named group meets without a member only where that member has such a turn.
  mutating func addLeftOutMembers() {
    for (position, group) in columns.groups.enumerated() {
      for need in group.candidate.leftOut {
        let child = scenario.needs[need].child
        let away = columns.places.filter {
          scenario.needs[$0.need].child == child
            && LongAbsences.isLong(scenario.turns[$0.turn].days, in: scenario)
        }
        atMostZero(
          group.meetings.map { Term(1, $0) } + away.map { Term(-1, $0.variable) },
          "left_out[g\(position + 1),\(label(need))]")
      }
    }
  }

  /// Courses that must be given in a year for the need to count as served by this plan.
  func leastCourses(_ need: Need.ID, in year: Int?) -> Int {
    let had = year.map { scenario.had(need, in: $0) } ?? 0
    return max(1, scenario.needs[need].least - had)
  }

  /// 1 where the need is served in that year by what the plan gives; it also keeps `least`.
  mutating func servedIndicator(_ need: Need.ID, in year: Int?) -> Variable {
    let key = ServedKey(need: need, year: year)
    if let known = servedIndicators[key] { return known }
    let places = placeTerms(self.places(of: need, in: year))
    let name = "\(label(need))\(year.map { ",\($0)" } ?? "")"
    let served = builder.addVariable(.unit, .integer, name: "served[\(name)]")
    servedIndicators[key] = served
    derived.append(.any(served, of: places.map(\.variable)))
    // least·served ≤ Σ places, and each place ≤ served.
    let least = Term(Double(leastCourses(need, in: year)), served)
    atMostZero(places.map { Term(-1, $0.variable) } + [least], "least[\(name)]")
    for place in places { atMostZero([place, Term(-1, served)], "served[\(name)]") }
    return served
  }

  /// Positions in `places` of a need's turns that start in a year; nil = all.
  func places(of need: Need.ID, in year: Int?) -> [Int] {
    placesOfNeed[need.index].filter { position in
      year == nil || scenario.turns[columns.places[position].turn].days.first.year == year
    }
  }

  func placeTerms(_ positions: [Int]) -> [Term] {
    positions.map { Term(1, columns.places[$0].variable) }
  }

  private func placesByTurn() -> [[Int]] {
    var positions = [[Int]](repeating: [], count: scenario.turns.count)
    for (position, place) in columns.places.enumerated() {
      positions[place.turn.index].append(position)
    }
    return positions
  }
}
