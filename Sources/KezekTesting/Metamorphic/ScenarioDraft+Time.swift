import Kezek

extension ScenarioDraft {
  /// The same periods, all of them so many minutes later in the day.
  mutating func shiftClock(by minutes: Int) -> Bool {
    grid = TimeGrid(
      weeks: grid.weeks, step: grid.step, firstMinute: grid.firstMinute + minutes,
      periodsPerDay: grid.periodsPerDay, open: grid.open)
    current = current.map { row in
      row.retimed { CurrentRow.Time(weekday: $0.weekday, minute: $0.minute + minutes) }
    }
    return true
  }

  /// Everything a day later, Monday's sessions on Tuesday; not where Sunday is worked.
  mutating func shiftDay() -> Bool {
    var used = grid.open
    for specialist in specialists { used = used.union(specialist.hours.anyPeriods) }
    guard used.members.allSatisfy({ grid.day(of: $0) % 7 != 6 }) else { return false }
    shiftPeriods { [grid] in $0.shifted(by: grid.periodsPerDay) }
    current = current.map { row in
      row.retimed { time in
        let next = Weekday.allCases[(time.weekday.rawValue + 1) % 7]
        return CurrentRow.Time(weekday: next, minute: time.minute)
      }
    }
    return true
  }

  /// Other open periods; hours that lie outside them are of no use.
  mutating func setOpen(_ open: PeriodSet) {
    grid = TimeGrid(
      weeks: grid.weeks, step: grid.step, firstMinute: grid.firstMinute,
      periodsPerDay: grid.periodsPerDay, open: open)
    shiftPeriods { $0.intersection(open) }
  }

  /// One open period more for a specialist, where he already works at that site.
  mutating func addPeriod(_ random: inout SplitMix64) -> Bool {
    guard !specialists.isEmpty else { return false }
    let position = random.integer(in: 0...(specialists.count - 1))
    let hours = specialists[position].hours
    let free = grid.open.subtracting(hours.anyPeriods).members
    guard !free.isEmpty else { return false }
    var added = grid.none
    added.insert(random.pick(free))
    specialists[position].hours =
      if let first = hours.atSites.first {
        Hours(
          anywhere: hours.anywhere,
          atSites: hours.atSites.map { named in
            named.site == first.site
              ? Hours.SiteHours(site: named.site, periods: named.periods.union(added)) : named
          })
      } else {
        Hours(anywhere: hours.anywhere.union(added))
      }
    return true
  }

  private mutating func shiftPeriods(_ change: (PeriodSet) -> PeriodSet) {
    func changed(_ hours: Hours) -> Hours {
      Hours(
        anywhere: change(hours.anywhere),
        atSites: hours.atSites.map {
          Hours.SiteHours(site: $0.site, periods: change($0.periods))
        })
    }
    grid = TimeGrid(
      weeks: grid.weeks, step: grid.step, firstMinute: grid.firstMinute,
      periodsPerDay: grid.periodsPerDay, open: change(grid.open))
    for child in children.indices { children[child].hours = changed(children[child].hours) }
    for position in specialists.indices {
      specialists[position].hours = changed(specialists[position].hours)
    }
    for site in sites.indices { sites[site].opening = change(sites[site].opening) }
    for room in rooms.indices { rooms[room].opening = change(rooms[room].opening) }
  }
}

extension PeriodSet {
  /// Every period so many later, those past the end at the beginning.
  fileprivate func shifted(by periods: Int) -> PeriodSet {
    var shifted = PeriodSet(count: count)
    for period in members { shifted.insert((period + periods) % count) }
    return shifted
  }
}

extension CurrentRow {
  /// The row at another time, where it names one.
  fileprivate func retimed(_ change: (Time) -> Time) -> CurrentRow {
    guard case .session(let slot) = content, let time = slot.time else { return self }
    let moved = Slot(
      specialist: slot.specialist, site: slot.site, week: slot.week, time: change(time),
      rooms: slot.rooms, minutes: slot.minutes)
    return CurrentRow(
      child: child, service: service, content: .session(moved), keep: keep, fileRow: fileRow)
  }
}
