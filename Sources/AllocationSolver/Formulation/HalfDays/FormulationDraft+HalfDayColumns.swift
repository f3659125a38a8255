import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// `serve[n,t,j]` and one `session` for each site and half-day in which a pair has a start.
  ///
  /// A relaxation of the period program: every plan gives a point, with each session in the
  /// half-day where it lies.
  mutating func addHalfDayColumns() {
    for pair in candidates.pairs {
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
      let length = candidates.length(pair.need)
      var starts: [HalfDaySlot: Int] = [:]
      for slot in pair.slots {
        let site = candidates.resources.combinations[slot.combination].site
        note(slot.starts, length, site, &starts)
      }
      addSessions(
        pair.need, pair.specialist, minutes: scenario.needs[pair.need].minutes, length, starts,
        group: nil)
    }
  }

  /// Membership in some group of a specialist at a site, for each need that could be in one.
  ///
  /// What a group takes is charged to each member by an equal part of the largest group that the
  /// member could be in, so no group costs less than here: a relaxation of the group roster.
  mutating func addSharedColumns(_ groups: [GroupShare]) {
    for share in groups {
      for member in share.members {
        let need = scenario.needs[member.need]
        let group = sharedGroups.count
        sharedGroups.append(member.size)
        let counts = Array(need.least...min(need.asked, member.most))
        let serve = builder.addVariables(counts.count, .unit, .integer) { [scenario] offset in
          "shared[\(scenario.key(of: member.need)),"
            + "\(scenario.specialists[share.specialist].key),\(counts[offset])]"
        }
        for (variable, sessions) in zip(serve, counts) {
          servesOfNeed[member.need.index].append(columns.serves.count)
          columns.serves.append(
            ServeColumn(
              need: member.need, specialist: share.specialist, sessions: sessions, group: group,
              variable: variable))
        }
        let length = candidates.length(member.need)
        var starts: [HalfDaySlot: Int] = [:]
        note(member.starts, length, share.site, &starts)
        addSessions(
          member.need, share.specialist, minutes: need.minutes, length, starts, group: group)
      }
    }
  }

  private struct HalfDaySlot: Hashable {
    let site: Site.ID
    let day: Int
    let half: HalfDay
  }

  /// Keeps the first start of each half-day.
  private func note(
    _ starts: [Int], _ length: Int, _ site: Site.ID, _ first: inout [HalfDaySlot: Int]
  ) {
    for start in starts {
      let half = HalfDay.of(start: start, length: length, in: scenario)
      let slot = HalfDaySlot(site: site, day: grid.day(of: start), half: half)
      first[slot] = min(first[slot] ?? start, start)
    }
  }

  private mutating func addSessions(
    _ need: Need.ID, _ specialist: Specialist.ID, minutes: Int, _ length: Int,
    _ starts: [HalfDaySlot: Int], group: Int?
  ) {
    let slots = starts.keys.sorted {
      ($0.site.index, $0.day, $0.half.rawValue) < ($1.site.index, $1.day, $1.half.rawValue)
    }
    for slot in slots {
      guard let start = starts[slot] else { continue }
      let variable = builder.addVariable(.unit, .integer)
      attendancesOfNeed[need.index].append(columns.attendances.count)
      columns.attendances.append(
        Attendance(
          need: need, specialist: specialist, site: slot.site, start: start, length: length,
          minutes: minutes, group: group, variable: variable))
    }
  }
}

/// Those who could be in groups of one service with a specialist at a site.
struct GroupShare: Sendable {
  let specialist: Specialist.ID
  let site: Site.ID
  let members: [Member]
  /// Who could come there, but fits no group that is large enough.
  let strangers: [Need.ID]

  /// A need with its possible starts there.
  struct Member: Sendable {
    let need: Need.ID
    /// Its possible starts there, by combination.
    let slots: [PairCandidate.Slots]
    /// The most sessions that the starts can hold.
    let most: Int
    /// The most members of a group that the need could be in.
    let size: Int

    /// Its possible starts in any combination, ascending.
    var starts: [Int] { Set(slots.flatMap(\.starts)).sorted() }
  }
}
