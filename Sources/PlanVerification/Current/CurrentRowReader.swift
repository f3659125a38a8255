import Kezek

/// Turns rows of the current plan into attendances, and those into meetings.
struct CurrentRowReader {
  private let scenario: Scenario
  private(set) var courses: [PlannedCourse] = []
  private(set) var notAsked: [Violation] = []
  private(set) var withoutDay: [Int] = []
  private var attendances: [Attendance] = []

  /// One child at one start, before it is known whether alone or in a group.
  struct Attendance {
    /// The needs that it may be for: of one child and service.
    let needs: [Need.ID]
    let slot: Slot
    let rooms: [Room.ID]
    let minutes: Int?
  }

  /// What the members of a group share.
  struct Slot: Hashable, Comparable {
    let week: Int
    let weekday: Weekday
    let start: Int
    let specialist: Specialist.ID
    let site: Site.ID
    let service: Service.ID

    static func < (left: Slot, right: Slot) -> Bool {
      left.order.lexicographicallyPrecedes(right.order)
    }

    private var order: [Int] {
      [week, weekday.rawValue, start, specialist.index, site.index, service.index]
    }
  }

  /// An individual session, or a meeting of a group.
  struct Meeting {
    let slot: Slot
    let group: String?
    let members: [(need: Need.ID, rooms: [Room.ID], minutes: Int?)]
  }

  init(_ scenario: Scenario) {
    self.scenario = scenario
  }

  mutating func read(_ position: Int) {
    let row = scenario.current[position]
    let needs = scenario.needsOfChild[row.child.index].filter {
      scenario.needs[$0].service == row.service
    }
    guard let first = needs.first else {
      notAsked.append(violation(of: row))
      return
    }
    switch row.content {
    case .course(let turn):
      courses.append(PlannedCourse(need: first, turn: turn))
    case .session(let slot):
      guard let time = slot.time else {
        withoutDay.append(position)
        return
      }
      let site = site(of: slot, time, needs: needs)
      for week in weeks(of: slot, time, site, row) {
        attendances.append(
          Attendance(
            needs: needs,
            slot: Slot(
              week: week, weekday: time.weekday, start: time.minute,
              specialist: slot.specialist, site: site, service: row.service),
            rooms: slot.rooms, minutes: slot.minutes))
      }
    }
  }

  /// The site of a row; where it names none, the first one that its specialist is at then.
  private func site(of slot: CurrentRow.Slot, _ time: CurrentRow.Time, needs: [Need.ID]) -> Site.ID
  {
    if let site = slot.site { return site }
    let weeks = slot.week.map { [$0] } ?? Array(0..<scenario.grid.weeks)
    let possible = scenario.sites.ids.filter { site in
      weeks.contains { isThere(slot.specialist, week: $0, time, site) }
    }
    let required = needs.compactMap { scenario.needs[$0].site }.first
    if let required, possible.contains(required) || possible.isEmpty { return required }
    return possible.first ?? DenseID(0)
  }

  /// The weeks in which a row is held.
  private func weeks(
    of slot: CurrentRow.Slot, _ time: CurrentRow.Time, _ site: Site.ID, _ row: CurrentRow
  ) -> [Int] {
    if let week = slot.week { return [week] }
    let all = Array(0..<scenario.grid.weeks)
    let present = all.filter { isThere(slot.specialist, week: $0, time, site) }
    let held = present.isEmpty ? all : present
    // "Once a cycle" is not every week.
    return scenario.services[row.service].per == .cycle ? Array(held.prefix(1)) : held
  }

  private func isThere(
    _ specialist: Specialist.ID, week: Int, _ time: CurrentRow.Time, _ site: Site.ID
  ) -> Bool {
    let day = scenario.grid.day(week: week, weekday: time.weekday)
    guard let period = scenario.grid.period(day: day, minute: time.minute) else { return false }
    return scenario.sites[site].opening.contains(period)
      && scenario.specialists[specialist].hours.holds(period..<(period + 1), at: site)
  }

  private func violation(of row: CurrentRow) -> Violation {
    var specialist: Specialist.ID?
    var time: CurrentRow.Time?
    var turn: Turn.ID?
    switch row.content {
    case .session(let slot):
      specialist = slot.specialist
      time = slot.time
    case .course(let id):
      turn = id
    }
    return .notAsked(
      child: row.child, service: row.service, specialist: specialist, turn: turn,
      weekday: time?.weekday, start: time?.minute, row: row.fileRow, in: scenario)
  }
}

extension CurrentRowReader {
  /// The attendances as meetings, in the order of time.
  func meetings() -> [Meeting] {
    var bySlot: [Slot: [Attendance]] = [:]
    for attendance in attendances { bySlot[attendance.slot, default: []].append(attendance) }
    var names = GroupNames(scenario)
    var meetings: [Meeting] = []
    for (slot, together) in bySlot.sorted(by: { $0.key < $1.key }) {
      var companies: [(roster: Roster.ID?, members: [(Need.ID, [Room.ID], Int?)])] = []
      for attendance in together {
        let need = need(of: attendance, isAlone: together.count == 1)
        let member = (need, attendance.rooms, attendance.minutes)
        let roster = scenario.needs[need].roster
        if scenario.needs[need].form == .individual, roster == nil {
          meetings.append(Meeting(slot: slot, group: nil, members: [member]))
        } else if let known = companies.firstIndex(where: { $0.roster == roster }) {
          companies[known].members.append(member)
        } else {
          companies.append((roster, [member]))
        }
      }
      for company in companies {
        meetings.append(meeting(at: slot, company.roster, company.members, &names))
      }
    }
    return meetings
  }

  /// Of several needs of a child and service, the one whose form fits best.
  private func need(of attendance: Attendance, isAlone: Bool) -> Need.ID {
    let order: [Service.Form] =
      isAlone ? [.individual, .any, .group] : [.group, .any, .individual]
    for form in order {
      if let match = attendance.needs.first(where: { scenario.needs[$0].form == form }) {
        return match
      }
    }
    return attendance.needs[0]
  }

  private func meeting(
    at slot: Slot, _ roster: Roster.ID?, _ members: [(Need.ID, [Room.ID], Int?)],
    _ names: inout GroupNames
  ) -> Meeting {
    if members.count == 1, roster == nil, scenario.needs[members[0].0].form == .any {
      return Meeting(slot: slot, group: nil, members: members)
    }
    let key =
      roster.map { scenario.rosters[$0].key }
      ?? names.name(of: Set(members.map(\.0)).sorted(), at: slot)
    return Meeting(slot: slot, group: key, members: members)
  }
}

/// Names of groups that the current plan does not name: after their first meeting.
struct GroupNames {
  private let scenario: Scenario
  private var names: [Company: String] = [:]
  private var used: Set<String> = []

  private struct Company: Hashable {
    let service: Service.ID
    let specialist: Specialist.ID
    let site: Site.ID
    let members: [Need.ID]
  }

  init(_ scenario: Scenario) {
    self.scenario = scenario
    used = Set(scenario.rosters.map(\.key))
  }

  /// The name under which the same children meet the same specialist at the same site.
  mutating func name(of members: [Need.ID], at slot: CurrentRowReader.Slot) -> String {
    let company = Company(
      service: slot.service, specialist: slot.specialist, site: slot.site, members: members)
    if let known = names[company] { return known }
    let minute = slot.start % 60
    let time = "\(slot.start / 60):\(minute < 10 ? "0" : "")\(minute)"
    let week = scenario.grid.weeks == 1 ? "" : slot.week == 0 ? " A" : " B"
    let plain =
      "\(scenario.specialists[slot.specialist].key)\(week) \(slot.weekday.code) \(time)"
    var name = plain
    var number = 2
    while used.contains(name) {
      name = "\(plain) (\(number))"
      number += 1
    }
    used.insert(name)
    names[company] = name
    return name
  }
}
