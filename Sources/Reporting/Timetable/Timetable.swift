import Kezek

/// A plan's sessions as meetings: what happens at one time in one place, each once.
struct Timetable: Sendable {
  let scenario: Scenario
  /// In the order of the plan: week, weekday, start, specialist.
  let meetings: [Meeting]

  /// One session, or one meeting of a group with those who attend.
  struct Meeting: Sendable, Hashable {
    let specialist: Specialist.ID
    let service: Service.ID
    let site: Site.ID
    let rooms: [Room.ID]
    let week: Int
    let weekday: Weekday
    let start: Int
    var minutes: Int
    let group: String?
    /// Who attends, ascending.
    var children: [Child.ID]

    var end: Int { start + minutes }
    var day: Int { week * 7 + weekday.rawValue }

    /// The same meeting in another week.
    func moved(toWeek week: Int) -> Meeting {
      Meeting(
        specialist: specialist, service: service, site: site, rooms: rooms, week: week,
        weekday: weekday, start: start, minutes: minutes, group: group, children: children)
    }
  }

  private struct Key: Hashable {
    let specialist: Specialist.ID
    let service: Service.ID
    let group: String
    let day: Int
    let start: Int
    let site: Site.ID
    let rooms: [Room.ID]
  }

  /// - Complexity: O(sessions), but for sorting those of a meeting.
  init(_ plan: Plan, of scenario: Scenario) {
    self.scenario = scenario
    var meetings: [Meeting] = []
    var places: [Key: Int] = [:]
    for session in plan.sessions {
      let need = scenario.needs[session.need]
      let meeting = Meeting(
        specialist: session.specialist, service: need.service, site: session.site,
        rooms: session.rooms, week: session.week, weekday: session.weekday, start: session.start,
        minutes: session.minutes, group: session.group, children: [need.child])
      guard let group = session.group else {
        meetings.append(meeting)
        continue
      }
      let key = Key(
        specialist: session.specialist, service: need.service, group: group, day: session.day,
        start: session.start, site: session.site, rooms: session.rooms)
      if let place = places[key] {
        meetings[place].children.append(need.child)
        meetings[place].minutes = max(meetings[place].minutes, session.minutes)
      } else {
        places[key] = meetings.count
        meetings.append(meeting)
      }
    }
    for place in meetings.indices { meetings[place].children.sort() }
    self.meetings = meetings
  }

  /// Meetings by specialist, in the order of the scenario.
  var bySpecialist: [[Meeting]] {
    grouped(scenario.specialists.count) { [$0.specialist.index] }
  }

  /// Meetings by room, in the order of the scenario.
  var byRoom: [[Meeting]] { grouped(scenario.rooms.count) { $0.rooms.map(\.index) } }

  /// Meetings by child, in the order of the scenario.
  var byChild: [[Meeting]] { grouped(scenario.children.count) { $0.children.map(\.index) } }

  /// Meetings that take no room, by site.
  var withoutRoomBySite: [[Meeting]] {
    grouped(scenario.sites.count) { $0.rooms.isEmpty ? [$0.site.index] : [] }
  }

  private func grouped(_ count: Int, by places: (Meeting) -> [Int]) -> [[Meeting]] {
    var lists = [[Meeting]](repeating: [], count: count)
    for meeting in meetings {
      var before: [Int] = []
      for place in places(meeting) where !before.contains(place) {
        lists[place].append(meeting)
        before.append(place)
      }
    }
    return lists
  }
}
