import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// `serve[n,t,j]` and `session[n,t,ρ,h]` of every pair.
  mutating func addIndividualColumns() {
    for pair in candidates.pairs {
      let length = candidates.length(pair.need)
      let minutes = scenario.needs[pair.need].minutes
      let serve = builder.addVariables(pair.counts.count, .unit, .integer) { [scenario] offset in
        "serve[\(scenario.key(of: pair.need)),\(scenario.specialists[pair.specialist].key),"
          + "\(pair.counts.lowerBound + offset)]"
      }
      for (variable, sessions) in zip(serve, pair.counts) {
        servesOfNeed[pair.need.index].append(columns.serves.count)
        columns.serves.append(
          ServeColumn(
            need: pair.need, specialist: pair.specialist, sessions: sessions, group: nil,
            variable: variable))
      }
      for slot in pair.slots {
        let site = candidates.resources.combinations[slot.combination].site
        let block = builder.addVariables(slot.starts.count, .unit, .integer) {
          [scenario] offset in
          "session[\(scenario.key(of: pair.need)),\(scenario.specialists[pair.specialist].key),"
            + "\(slot.combination + 1),\(scenario.grid.label(period: slot.starts[offset]))]"
        }
        for (variable, start) in zip(block, slot.starts) {
          attendancesOfNeed[pair.need.index].append(columns.attendances.count)
          columns.attendances.append(
            Attendance(
              need: pair.need, specialist: pair.specialist, site: site, start: start,
              length: length, minutes: minutes, group: nil, variable: variable))
          columns.occupations.append(
            Occupation(
              specialist: pair.specialist, combination: slot.combination, site: site,
              start: start, length: length, minutes: minutes, need: pair.need, group: nil,
              variable: variable))
        }
      }
    }
  }

  /// `place[c,k]` of every need met by turns.
  mutating func addPlaceColumns() {
    for need in scenario.needs.ids {
      let turns = candidates.turnsOfNeed[need.index]
      let block = builder.addVariables(turns.count, .unit, .integer) { [scenario] offset in
        "place[\(scenario.key(of: need)),\(scenario.turns[turns[offset]].key)]"
      }
      for (variable, turn) in zip(block, turns) {
        placesOfNeed[need.index].append(columns.places.count)
        columns.places.append(PlaceColumn(need: need, turn: turn, variable: variable))
      }
    }
  }
}
