import Kezek

extension ScheduleState {
  /// The starts at which a party may meet in a combination of resources, as things stand.
  ///
  /// Presumes that nothing stands against the party and the combination themselves
  /// (`obstacle(to:)`, `obstacle(to:in:)`).
  func freeStarts(of party: Party, in combination: Int) -> BitRow {
    var free = BitRow(tables.openings, row: combination)
    findStarts(of: party, in: combination, into: &free)
    return free
  }

  /// The same, into a row that is used again and again.
  ///
  /// - Complexity: O(members × (words of a row + days + sessions of the child)).
  func findStarts(of party: Party, in combination: Int, into free: inout BitRow) {
    let specialist = party.specialist.index
    let site = tables.site(of: combination)
    let length = tables.length(party.minutes)
    let days = length > tables.periodsPerDay ? DaySet() : openDays(of: party, in: combination)
    if days.isEmpty { return free.removeAll() }
    free.assign(tables.openings, row: combination)
    tables.specialistHours.narrow(&free, person: specialist, site: site)
    free.subtract(specialistBusy, row: specialist)
    for member in party.members { narrow(&free, member, site: site) }
    for used in tables.classUnits[combination] { narrow(&free, used) }
    free.formStarts(ofRuns: length)
    free.formIntersection(tables.startsWithinDay, row: length)
    for member in party.members {
      removeStarts(&free, member, specialist: party.specialist, site: site, length: length)
    }
    keep(days, in: &free)
  }

  /// The days on which a party may have one more session in a combination of resources.
  func openDays(of party: Party, in combination: Int) -> DaySet {
    var days = DaySet.all(tables.dayCount)
    for member in party.members {
      days.formIntersection(openDays(of: member, minutes: party.minutes, in: combination))
    }
    days.formIntersection(openDays(of: party.specialist, in: combination))
    return days
  }

  /// The days on which a specialist who chooses the site could be where a combination is.
  func openDays(of specialist: Specialist.ID, in combination: Int) -> DaySet {
    var days = DaySet.all(tables.dayCount)
    switch tables.siteChoice[specialist.index] {
    case .given: break
    case .eachDay:
      for day in 0..<tables.dayCount where isElsewhere(specialist.index, day, combination) {
        days.remove(day)
      }
    case .once:
      if (0..<tables.dayCount).contains(where: { isElsewhere(specialist.index, $0, combination) }) {
        days = DaySet()
      }
    }
    return days
  }

  func openDays(of need: Need.ID, minutes: Int, in combination: Int) -> DaySet {
    let facts = tables.needs[need.index]
    let held = daysOfNeed[need.index]
    var days = DaySet.all(tables.dayCount)
    days.subtract(held.barred(byGap: facts.gap, cycle: tables.dayCount))
    for week in 0..<tables.weekCount where held.count(inWeek: week) >= facts.mostInWeek {
      days.subtract(.week(week))
    }
    guard facts.bindsChild else { return days }
    for day in 0..<tables.dayCount
    where days.contains(day)
      && (loadObstacle(facts.child, day, minutes) != nil
        || isElsewhere(facts.child, onDay: day, combination))
    {
      days.remove(day)
    }
    return days
  }

  /// Whether one more session in a day is too much for a child.
  func loadObstacle(_ child: Int, _ day: Int, _ minutes: Int) -> ConstraintFamily? {
    let cell = child * tables.dayCount + day
    return Int(sessionsOfDay[cell]) >= tables.daySessions
      || Int(minutesOfDay[cell]) > tables.dayMinutes - minutes ? .dailyLoad : nil
  }

  /// Whether a child is at another place that day.
  func isElsewhere(_ child: Int, onDay day: Int, _ combination: Int) -> Bool {
    let cell = child * tables.dayCount + day
    return sessionsOfDay[cell] > 0 && Int(placeOfDay[cell]) != tables.place(of: combination)
  }

  /// Whether a specialist is at another site that day.
  func isElsewhere(_ specialist: Int, _ day: Int, _ combination: Int) -> Bool {
    let cell = specialist * tables.dayCount + day
    return meetingsOfDay[cell] > 0 && Int(siteOfDay[cell]) != tables.site(of: combination)
  }

  /// Keeps the periods in which whoever comes for a need can be at a site and is not elsewhere.
  func narrow(_ free: inout BitRow, _ need: Need.ID, site: Int) {
    let facts = tables.needs[need.index]
    if facts.bindsChild {
      tables.childHours.narrow(&free, person: facts.child, site: site)
      free.subtract(childBusy, row: facts.child)
    }
    if facts.bindsCompanion { free.subtract(companionBusy, row: facts.child) }
  }

  /// Removes the periods in which a class has too few units left.
  func narrow(_ free: inout BitRow, _ used: ScheduleTables.ClassUnits) {
    if used.units == 1 {
      free.subtract(fullClasses, row: used.resourceClass)
      return
    }
    let all = tables.resources.classes[used.resourceClass].rooms.count
    let first = used.resourceClass * grid.periodCount
    for period in 0..<grid.periodCount
    where Int(unitsInUse[first + period]) + used.units > all {
      free.remove(period)
    }
  }

  /// Removes the starts that the way from another site or a row with `keep` no forbids.
  func removeStarts(
    _ free: inout BitRow, _ need: Need.ID, specialist: Specialist.ID, site: Int, length: Int
  ) {
    if tables.forbidden.names(need) {
      for start in tables.forbidden.starts(need, specialist, at: Site.ID(site), in: grid) {
        free.remove(start)
      }
    }
    let facts = tables.needs[need.index]
    guard facts.bindsChild, sessionsOfChild[facts.child] > 0 else { return }
    for other in tables.needsOfChild[facts.child] where tables.needs[other.index].bindsChild {
      for place in meetingsOfNeed[other.index] {
        removeWays(&free, place, to: site, length: length)
      }
    }
  }

  /// Removes the starts from which, or to which, the way to or from a held meeting of the day is
  /// too long.
  private func removeWays(_ free: inout BitRow, _ place: Int, to site: Int, length: Int) {
    guard let meeting = meetings[place] else { return }
    let other = tables.site(of: meeting.combination)
    // On a day at another place there is no start at all.
    guard other != site, tables.placeOfSite[other] == tables.placeOfSite[site] else { return }
    let first = tables.day(of: meeting.start) * tables.periodsPerDay
    let before = meeting.start - tables.lag(after: length, from: site, to: other)
    let after = meeting.start + tables.lag(after: meeting.periods.count, from: other, to: site)
    let from = max(first, before + 1)
    let to = min(first + tables.periodsPerDay, after)
    if from < to { free.remove(from..<to) }
  }

  /// Keeps the periods of some days.
  func keep(_ days: DaySet, in free: inout BitRow) {
    for day in 0..<tables.dayCount where !days.contains(day) {
      free.remove((day * tables.periodsPerDay)..<((day + 1) * tables.periodsPerDay))
    }
  }
}
