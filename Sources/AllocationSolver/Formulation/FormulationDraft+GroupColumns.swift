import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// `meetings[g,j]`, `choose[g,κ]`, `meet[g,ρ,h]`, `member[n,g,j]` and `attend[n,g,h]`.
  mutating func addGroupColumns(_ groups: [GroupCandidate]) {
    for candidate in groups { addColumns(of: candidate) }
  }

  private mutating func addColumns(of candidate: GroupCandidate) {
    let group = columns.groups.count
    let name = "g\(group + 1)"
    let meetings = builder.addVariables(candidate.meetings.count, .unit, .integer) { offset in
      "meetings[\(name),\(candidate.meetings.lowerBound + offset)]"
    }
    let kindCount = candidate.kinds.count > 1 ? candidate.kinds.count : 0
    let choose = builder.addVariables(kindCount, .unit, .integer) { offset in
      "choose[\(name),\(offset + 1)]"
    }
    let occupations = addMeetColumns(of: candidate, group, name)
    addFixedMembers(of: candidate, group, Array(meetings), occupations)
    var serves: [Range<Int>] = []
    var attendances: [Range<Int>] = []
    for member in candidate.optional {
      serves.append(addMemberColumns(member, candidate, group, name))
      attendances.append(addAttendColumns(member, candidate, group, name, occupations))
    }
    columns.groups.append(
      GroupColumns(
        candidate: candidate, meetings: Array(meetings), choose: Array(choose),
        occupations: occupations, servesOfOptional: serves, attendancesOfOptional: attendances))
  }

  private mutating func addMeetColumns(
    of candidate: GroupCandidate, _ group: Int, _ name: String
  ) -> Range<Int> {
    let first = columns.occupations.count
    for slot in candidate.slots {
      let block = builder.addVariables(slot.starts.count, .unit, .integer) { [scenario] offset in
        "meet[\(name),\(slot.combination + 1),"
          + "\(scenario.grid.label(period: slot.starts[offset])),\(slot.minutes)]"
      }
      for (variable, start) in zip(block, slot.starts) {
        columns.occupations.append(
          Occupation(
            specialist: candidate.specialist, combination: slot.combination,
            site: candidate.site, start: start,
            length: grid.periods(forMinutes: slot.minutes), minutes: slot.minutes, need: nil,
            group: group, variable: variable))
      }
    }
    return first..<columns.occupations.count
  }

  /// Those who always come share the group's own variables.
  private mutating func addFixedMembers(
    of candidate: GroupCandidate, _ group: Int, _ meetings: [Variable],
    _ occupations: Range<Int>
  ) {
    for member in candidate.fixed {
      for (variable, sessions) in zip(meetings, candidate.meetings) {
        servesOfNeed[member.index].append(columns.serves.count)
        columns.serves.append(
          ServeColumn(
            need: member, specialist: candidate.specialist, sessions: sessions, group: group,
            variable: variable))
      }
      for position in occupations {
        let meet = columns.occupations[position]
        addAttendance(of: member, at: meet, group, meet.variable)
      }
    }
  }

  private mutating func addMemberColumns(
    _ member: Need.ID, _ candidate: GroupCandidate, _ group: Int, _ name: String
  ) -> Range<Int> {
    let need = scenario.needs[member]
    let first = columns.serves.count
    let counts = Array(candidate.meetings.clamped(to: need.least...need.asked))
    let block = builder.addVariables(counts.count, .unit, .integer) { [scenario] offset in
      "member[\(scenario.key(of: member)),\(name),\(counts[offset])]"
    }
    for (variable, sessions) in zip(block, counts) {
      servesOfNeed[member.index].append(columns.serves.count)
      columns.serves.append(
        ServeColumn(
          need: member, specialist: candidate.specialist, sessions: sessions, group: group,
          variable: variable))
    }
    return first..<columns.serves.count
  }

  /// One for each start and length at which the member is free, whatever the combination; whole
  /// by the group roster's rows, so it need not be declared integer.
  private mutating func addAttendColumns(
    _ member: Need.ID, _ candidate: GroupCandidate, _ group: Int, _ name: String,
    _ occupations: Range<Int>
  ) -> Range<Int> {
    let first = columns.attendances.count
    let need = scenario.needs[member]
    let free = candidates.filters.periods(need, at: candidate.site)
    var made: Set<[Int]> = []
    for position in occupations {
      let meet = columns.occupations[position]
      let combination = candidates.resources.combinations[meet.combination]
      guard need.minutes <= meet.minutes, candidates.filters.isAccessible(combination, need),
        free.contains(meet.start..<meet.start + meet.length),
        made.insert([meet.start, meet.minutes]).inserted
      else { continue }
      let variable = builder.addVariable(
        .unit, name: "attend[\(label(member)),\(name),\(label(period: meet.start)),\(meet.minutes)]"
      )
      addAttendance(of: member, at: meet, group, variable)
    }
    return first..<columns.attendances.count
  }

  private mutating func addAttendance(
    of member: Need.ID, at meet: Occupation, _ group: Int, _ variable: Variable
  ) {
    attendancesOfNeed[member.index].append(columns.attendances.count)
    columns.attendances.append(
      Attendance(
        need: member, specialist: meet.specialist, site: meet.site, start: meet.start,
        length: meet.length, minutes: meet.minutes, group: group, variable: variable))
  }
}
