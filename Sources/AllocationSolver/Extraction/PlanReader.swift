import Kezek
import MathematicalProgram

/// Turns a whole point of a compact program into the plan it stands for.
struct PlanReader {
  private let compact: CompactProgram
  private let scenario: Scenario

  init(_ compact: CompactProgram) {
    self.compact = compact
    scenario = compact.candidates.scenario
  }

  /// The plan of a point; variables above one half count as 1.
  ///
  /// - Complexity: O(columns).
  func plan(at values: [Double]) -> Plan {
    func holds(_ variable: Variable) -> Bool { values[Int(variable.index)] > 0.5 }
    let occupations = compact.columns.occupations.filter { holds($0.variable) }
    var meetings: [HeldMeeting] = []
    for occupation in occupations {
      meetings.append(
        HeldMeeting(
          needs: members(at: occupation, holds), specialist: occupation.specialist,
          combination: occupation.combination, start: occupation.start,
          isGroup: occupation.group != nil, group: occupation.group))
    }
    let courses = compact.columns.places.filter { holds($0.variable) }.map {
      PlannedCourse(need: $0.need, turn: $0.turn)
    }
    return PlanWriter(compact.candidates).plan(of: meetings, courses: courses)
  }

  /// Who is there: the need itself, or a group's fixed members and those on its roster.
  private func members(
    at occupation: Occupation, _ holds: (Variable) -> Bool
  ) -> [Need.ID] {
    if let need = occupation.need { return [need] }
    guard let position = occupation.group else { return [] }
    let group = compact.columns.groups[position]
    let joined = zip(group.candidate.optional, group.servesOfOptional).filter { _, serves in
      serves.contains { holds(compact.columns.serves[$0].variable) }
    }
    return (group.candidate.fixed + joined.map(\.0)).sorted()
  }
}
