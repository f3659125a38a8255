import Kezek

extension ScheduleState {
  // MARK: Sessions and meetings

  /// Holds a session of one child, which must have no obstacle; returns its place.
  ///
  /// - Complexity: O(length).
  @discardableResult
  mutating func addSession(
    _ need: Need.ID, with specialist: Specialist.ID, in combination: Int, at start: Int
  ) -> Int {
    let facts = tables.needs[need.index]
    if givers[need.index] == .nobody {
      take(need, by: specialist)
      givers[need.index] = .specialist(specialist.index)
    }
    let meeting = ScheduledMeeting(
      who: .need(need), specialist: specialist, combination: combination,
      periods: start..<(start + tables.length(facts.minutes)), minutes: facts.minutes)
    let place = store(meeting)
    occupy(meeting, by: 1)
    attend(place, meeting, need)
    return place
  }

  /// Holds a meeting of a group, which must have no obstacle; returns its place.
  ///
  /// - Complexity: O(length × members).
  @discardableResult
  mutating func addMeeting(of group: Int, in combination: Int, at start: Int) -> Int {
    guard let held = groups[group] else { return -1 }
    let meeting = ScheduledMeeting(
      who: .group(group), specialist: held.specialist, combination: combination,
      periods: start..<(start + tables.length(held.minutes)), minutes: held.minutes)
    let place = store(meeting)
    occupy(meeting, by: 1)
    groups[group]?.meetings.append(place)
    for member in held.members { attend(place, meeting, member) }
    return place
  }

  /// Removes a session or a group's meeting; its place may be used again.
  ///
  /// - Complexity: O(length × members).
  mutating func removeMeeting(_ place: Int) {
    guard let meeting = meetings[place] else { return }
    for member in members(of: meeting) { leave(place, meeting, member) }
    occupy(meeting, by: -1)
    switch meeting.who {
    case .group(let group): groups[group]?.meetings.removeAll { $0 == place }
    case .need(let need) where sessions(of: need) == 0:
      givers[need.index] = .nobody
      release(need, by: meeting.specialist)
    case .need: break
    }
    meetings[place] = nil
    freeMeetings.append(place)
  }

  // MARK: Groups

  /// Opens a group without meetings; its members must have no obstacle.
  mutating func openGroup(_ group: ScheduledGroup) -> Int {
    let place = freeGroups.popLast() ?? groups.count
    let opened = ScheduledGroup(
      service: group.service, specialist: group.specialist, site: group.site,
      minutes: group.minutes, roster: group.roster, members: [], meetings: [])
    if place == groups.count { groups.append(opened) } else { groups[place] = opened }
    groupsOfSpecialist[group.specialist.index].append(place)
    for member in group.members { join(member, group: place) }
    return place
  }

  /// Puts a need on a group's roster and into all its meetings; nothing must stand against it.
  mutating func join(_ need: Need.ID, group place: Int) {
    guard let group = groups[place] else { return }
    take(need, by: group.specialist)
    givers[need.index] = .group(place)
    groups[place]?.members.append(need)
    for held in group.meetings {
      if let meeting = meetings[held] { attend(held, meeting, need) }
    }
  }

  /// Takes a need off a group's roster and out of its meetings.
  mutating func leave(_ need: Need.ID, group place: Int) {
    guard let group = groups[place] else { return }
    for held in group.meetings {
      if let meeting = meetings[held] { leave(held, meeting, need) }
    }
    groups[place]?.members.removeAll { $0 == need }
    givers[need.index] = .nobody
    release(need, by: group.specialist)
  }

  /// Removes a group with its meetings; its place may be used again.
  mutating func closeGroup(_ place: Int) {
    guard let group = groups[place] else { return }
    for meeting in group.meetings { removeMeeting(meeting) }
    for member in group.members { leave(member, group: place) }
    groups[place] = nil
    groupsOfSpecialist[group.specialist.index].removeAll { $0 == place }
    freeGroups.append(place)
  }

  // MARK: The parts of a change

  private mutating func store(_ meeting: ScheduledMeeting) -> Int {
    guard let place = freeMeetings.popLast() else {
      meetings.append(meeting)
      return meetings.count - 1
    }
    meetings[place] = meeting
    return place
  }

  /// Specialist, contact minutes, site of the day and resource units; `sign` is 1 or −1.
  private mutating func occupy(_ meeting: ScheduledMeeting, by sign: Int) {
    let specialist = meeting.specialist.index
    let day = specialist * tables.dayCount + tables.day(of: meeting.start)
    if sign > 0 {
      specialistBusy.insert(meeting.periods, row: specialist)
      meetingsOfDay[day] += 1
      siteOfDay[day] = Int32(tables.site(of: meeting.combination))
    } else {
      specialistBusy.remove(meeting.periods, row: specialist)
      meetingsOfDay[day] -= 1
    }
    contactLeft[specialist] -=
      sign * tables.contactMinutes(ofSession: meeting.minutes)
    for used in tables.classUnits[meeting.combination] {
      let first = used.resourceClass * grid.periodCount
      let all = tables.resources.classes[used.resourceClass].rooms.count
      for period in meeting.periods {
        let units = Int(unitsInUse[first + period]) + sign * used.units
        unitsInUse[first + period] = UInt16(units)
        if units >= all {
          fullClasses.insert(period, row: used.resourceClass)
        } else {
          fullClasses.remove(period, row: used.resourceClass)
        }
      }
    }
  }

  private mutating func attend(_ place: Int, _ meeting: ScheduledMeeting, _ need: Need.ID) {
    let facts = tables.needs[need.index]
    let day = tables.day(of: meeting.start)
    meetingsOfNeed[need.index].append(place)
    sessionsOfNeed[need.index] += 1
    daysOfNeed[need.index].insert(day)
    sessionsOfChild[facts.child] += 1
    if facts.bindsChild {
      let cell = facts.child * tables.dayCount + day
      childBusy.insert(meeting.periods, row: facts.child)
      sessionsOfDay[cell] += 1
      minutesOfDay[cell] += Int32(meeting.minutes)
      placeOfDay[cell] = Int32(tables.place(of: meeting.combination))
    }
    if facts.bindsCompanion { companionBusy.insert(meeting.periods, row: facts.child) }
  }

  private mutating func leave(_ place: Int, _ meeting: ScheduledMeeting, _ need: Need.ID) {
    let facts = tables.needs[need.index]
    let day = tables.day(of: meeting.start)
    meetingsOfNeed[need.index].removeAll { $0 == place }
    sessionsOfNeed[need.index] -= 1
    daysOfNeed[need.index].remove(day)
    sessionsOfChild[facts.child] -= 1
    if facts.bindsChild {
      let cell = facts.child * tables.dayCount + day
      childBusy.remove(meeting.periods, row: facts.child)
      sessionsOfDay[cell] -= 1
      minutesOfDay[cell] -= Int32(meeting.minutes)
    }
    if facts.bindsCompanion { companionBusy.remove(meeting.periods, row: facts.child) }
  }

  /// Counts a child in the specialist's caseload, unless it is there for another need.
  private mutating func take(_ need: Need.ID, by specialist: Specialist.ID) {
    if isNew(need, to: specialist) { caseloads[specialist.index] += 1 }
  }

  private mutating func release(_ need: Need.ID, by specialist: Specialist.ID) {
    if isNew(need, to: specialist) { caseloads[specialist.index] -= 1 }
  }

  /// Whether no need of the child is with the specialist.
  func isNew(_ need: Need.ID, to specialist: Specialist.ID) -> Bool {
    for other in tables.needsOfChild[tables.needs[need.index].child] {
      switch givers[other.index] {
      case .nobody: continue
      case .specialist(let own): if own == specialist.index { return false }
      case .group(let group): if groups[group]?.specialist == specialist { return false }
      }
    }
    return true
  }
}
