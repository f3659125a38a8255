import Kezek

/// Finds the single meetings that could be part of a plan, each judged alone by the verifier.
struct MeetingFinder {
  let scenario: Scenario
  let judge: PlanJudge
  let bits: PeriodBits

  /// All meetings of the needs as one group, or of one need alone, in the order of specialist,
  /// site and time.
  func meetings(of needs: [Int], group: String?) -> [Meeting] {
    let service = scenario.needs[needs[0]].service
    let minutes = needs.map { scenario.needs[$0].minutes }.max() ?? 0
    var found: [Meeting] = []
    for specialist in scenario.specialists.ids {
      guard
        judge.without == .qualification
          || scenario.specialists[specialist].services.contains(service)
      else { continue }
      for site in scenario.sites.ids {
        let combinations = roomCombinations(of: service, at: site.index)
        for start in starts(of: minutes, specialist, site, needs) {
          let meeting = meeting(
            specialist.index, site.index, start, minutes: minutes, rooms: combinations)
          if let meeting, let fit = fitting(meeting, needs: needs, group: group) {
            found.append(fit)
          }
        }
      }
    }
    return found
  }

  /// The starts at which specialist, site and everybody could be there; every start of the open
  /// grid where availability does not count.
  private func starts(
    of minutes: Int, _ specialist: Specialist.ID, _ site: Site.ID, _ needs: [Int]
  ) -> [Int] {
    let length = max(1, scenario.grid.periods(forMinutes: minutes))
    let worked = scenario.specialists[specialist].hours.periods(at: site)
    var available = worked.union(scenario.grid.open)
    if judge.without != .availability {
      available = worked
      for need in needs where scenario.services[scenario.needs[need].service].who != .parent {
        let child = scenario.children[scenario.needs[need].child]
        available = available.intersection(child.hours.periods(at: site))
      }
    }
    return scenario.grid.starts(of: length, in: available)
  }

  private func meeting(
    _ specialist: Int, _ site: Int, _ start: Int, minutes: Int, rooms: [[Int]]
  ) -> Meeting? {
    let length = max(1, scenario.grid.periods(forMinutes: minutes))
    let day = scenario.grid.day(of: start)
    return bits.mask(start..<(start + length)).map { mask in
      Meeting(
        specialist: specialist, site: site, start: start, day: day,
        week: scenario.grid.week(ofDay: day), minutes: minutes, mask: mask, rooms: rooms)
    }
  }

  /// The meeting with the combinations of rooms in which it breaks nothing; nil where there is none.
  private func fitting(_ meeting: Meeting, needs: [Int], group: String?) -> Meeting? {
    var fit: [[Int]] = []
    for rooms in meeting.rooms {
      let option = PlanOption(
        needs: needs, settles: 0, meetings: [meeting], turns: [], group: group)
      if judge.couldBecomePlan(judge.plan(of: [option], rooms: [[rooms]])) { fit.append(rooms) }
    }
    guard !fit.isEmpty else { return nil }
    return Meeting(
      specialist: meeting.specialist, site: meeting.site, start: meeting.start, day: meeting.day,
      week: meeting.week, minutes: meeting.minutes, mask: meeting.mask, rooms: fit)
  }

  /// One unit of each kind that the service lists, at the site: every choice of them.
  private func roomCombinations(of service: Service.ID, at site: Int) -> [[Int]] {
    guard scenario.roomsAreListed else { return [[]] }
    var combinations: [[Int]] = [[]]
    for kinds in scenario.services[service].kinds {
      let units = scenario.rooms.indices.filter {
        scenario.rooms[$0].site.index == site && kinds.contains(scenario.rooms[$0].kind)
      }
      combinations = combinations.flatMap { chosen in
        units.filter { !chosen.contains($0) }.map { chosen + [$0] }
      }
    }
    return combinations
  }
}
