import Kezek

/// Whether a group that is yet to be opened could meet at one site, as its members come together one by
/// one.
///
/// It answers what `ScheduleState.earliestSlots` would of all members, without beginning anew for each:
/// only what one more member takes away is looked at.
struct GroupRoom: Sendable {
  private var leader = Specialist.ID(0)
  /// Combinations of resources at the site, and the periods that each has free beside the leader.
  private var combinations: [Int] = []
  private var openings: [BitRow] = []
  /// By combination: whether a member cannot be in it.
  private var isBarred: [Bool] = []
  private var members: [Need.ID] = []
  private var seats = 0
  /// Children whom the leader does not yet meet.
  private var newcomers = 0
  private var minutes = 0
  /// Days between meetings, and meetings in a week.
  private var gap = 1
  private var mostInWeek = Int.max
  /// Periods in which all members can come, and the starts that nothing of theirs bars.
  private var common: BitRow
  private var allowed: BitRow
  // Of the member at hand.
  private var trialCommon: BitRow
  private var trialAllowed: BitRow
  private var trialBarred: [Bool] = []
  private var starts: BitRow
  private let allPeriods: BitRow

  init(_ grid: TimeGrid) {
    allPeriods = BitRow(allOf: grid.periodCount)
    common = allPeriods
    allowed = allPeriods
    trialCommon = allPeriods
    trialAllowed = allPeriods
    starts = allPeriods
  }

  /// Begins anew with nobody but a leader at a site; false where it has no time there.
  mutating func begin(
    with leader: Specialist.ID, at site: Site.ID, in combinations: [Int], _ schedule: ScheduleState
  ) -> Bool {
    self.leader = leader
    members.removeAll(keepingCapacity: true)
    (seats, newcomers, minutes, gap, mostInWeek) = (0, 0, 0, 1, .max)
    guard schedule.tables.isThere(leader.index), let first = combinations.first else {
      return false
    }
    common = allPeriods
    allowed = allPeriods
    schedule.tables.specialistHours.narrow(&common, person: leader.index, site: site.index)
    common.subtract(schedule.specialistBusy, row: leader.index)
    schedule.keep(schedule.openDays(of: leader, in: first), in: &common)
    if common.isEmpty { return false }
    self.combinations.removeAll(keepingCapacity: true)
    isBarred.removeAll(keepingCapacity: true)
    for combination in combinations where !schedule.tables.combinations[combination].isAway {
      if self.combinations.count == openings.count { openings.append(allPeriods) }
      let place = self.combinations.count
      openings[place].assign(schedule.tables.openings, row: combination)
      for used in schedule.tables.classUnits[combination] {
        schedule.narrow(&openings[place], used)
      }
      self.combinations.append(combination)
      isBarred.append(false)
    }
    return !self.combinations.isEmpty
  }

  /// Takes one more member, who has nothing yet, where the group could still meet as often as it must.
  ///
  /// - Parameters:
  ///   - fit: the group with that member.
  ///   - enough: the meetings that must be possible.
  /// - Complexity: O(combinations × words of a row + days + sessions of the child).
  mutating func admit(
    _ need: Need.ID, _ fit: GroupFit, enough: Int, _ schedule: ScheduleState
  ) -> Bool {
    let child = schedule.tables.needs[need.index].child
    let contact = schedule.tables.contactMinutes(ofSession: fit.minutes)
    guard schedule.contactLeft[leader.index] >= contact * max(1, enough),
      !members.contains(where: { schedule.tables.needs[$0.index].child == child }),
      schedule.obstacle(to: need, of: Party(of: [], with: leader, minutes: fit.minutes)) == nil
    else { return false }
    let newcomers = newcomers + (schedule.isNew(need, to: leader) ? 1 : 0)
    if newcomers > 0, schedule.placesLeft(leader) < newcomers { return false }
    guard narrow(to: need, fit, schedule) else { return false }
    let seats = seats + schedule.tables.needs[need.index].seats
    let gap = max(gap, schedule.tables.needs[need.index].gap)
    let mostInWeek = min(mostInWeek, schedule.tables.needs[need.index].mostInWeek)
    var days = DaySet()
    trialBarred.removeAll(keepingCapacity: true)
    for (place, combination) in combinations.enumerated() {
      trialBarred.append(isBarred[place] || schedule.obstacle(to: need, in: combination) != nil)
      if !trialBarred[place], seats <= schedule.tables.combinations[combination].seats {
        addDays(&days, place, fit, schedule)
      }
    }
    guard Self.meetings(on: days, gap, mostInWeek, schedule) >= enough else { return false }
    members.append(need)
    (self.seats, self.newcomers, self.gap, self.mostInWeek) = (seats, newcomers, gap, mostInWeek)
    minutes = fit.minutes
    swap(&common, &trialCommon)
    swap(&allowed, &trialAllowed)
    swap(&isBarred, &trialBarred)
    return true
  }

  /// Finds when all with one more can come; false where that is never.
  ///
  /// Longer meetings may be too much for a day of who is in already, and farther from other sites.
  private mutating func narrow(
    to need: Need.ID, _ fit: GroupFit, _ schedule: ScheduleState
  ) -> Bool {
    trialCommon.assign(common)
    trialAllowed.assign(allowed)
    if fit.minutes != minutes {
      trialAllowed.assign(allPeriods)
      for member in members { narrow(to: member, minutes: fit.minutes, schedule) }
    }
    narrow(to: need, minutes: fit.minutes, schedule)
    return !trialCommon.isEmpty
  }

  private mutating func narrow(
    to need: Need.ID, minutes: Int, _ schedule: ScheduleState
  ) {
    guard let combination = combinations.first else { return }
    let site = schedule.tables.site(of: combination)
    schedule.narrow(&trialCommon, need, site: site)
    schedule.keep(schedule.openDays(of: need, minutes: minutes, in: combination), in: &trialCommon)
    schedule.removeStarts(
      &trialAllowed, need, specialist: leader, site: site,
      length: schedule.tables.length(minutes))
  }

  /// Adds the days on which a meeting could begin in a combination.
  private mutating func addDays(
    _ days: inout DaySet, _ place: Int, _ fit: GroupFit, _ schedule: ScheduleState
  ) {
    let length = schedule.tables.length(fit.minutes)
    guard length <= schedule.tables.periodsPerDay else { return }
    starts.assign(trialCommon)
    starts.formIntersection(openings[place])
    starts.formStarts(ofRuns: length)
    starts.formIntersection(trialAllowed)
    starts.formIntersection(schedule.tables.startsWithinDay, row: length)
    for day in 0..<schedule.tables.dayCount where !days.contains(day) {
      let first = day * schedule.tables.periodsPerDay
      if starts.first(in: first..<(first + schedule.tables.periodsPerDay)) != nil {
        days.insert(day)
      }
    }
  }

  /// How many meetings there are room for, the earliest days first.
  private static func meetings(
    on days: DaySet, _ gap: Int, _ mostInWeek: Int, _ schedule: ScheduleState
  ) -> Int {
    let cycle = schedule.tables.dayCount
    var rhythm = PartyRhythm(
      gap: gap, cycle: cycle, left: [Int](repeating: mostInWeek, count: (cycle + 6) / 7))
    var count = 0
    for day in 0..<cycle where days.contains(day) && rhythm.allows(day) {
      rhythm.hold(day)
      count += 1
    }
    return count
  }
}
