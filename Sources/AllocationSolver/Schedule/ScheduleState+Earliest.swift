import Kezek

/// Where and when a session may be.
struct SessionSlot: Sendable, Hashable {
  let combination: Int
  let start: Int
}

extension ScheduleState {
  /// The earliest slots for up to `count` further sessions of a party: day by day the earliest
  /// start, and of combinations with the same start the first listed.
  ///
  /// They may all be added: a need has one session a day, so slots of one party do not touch, but
  /// for the weekly number, the days between and the hours left, which are seen to here. The
  /// combinations must be at one site where the specialist chooses one for the whole cycle.
  /// - Complexity: O(combinations × (cost of `freeStarts` + days)).
  func earliestSlots(
    of party: Party, in combinations: [Int], upTo count: Int
  ) -> [SessionSlot] {
    let most = min(count, sessionsLeft(of: party))
    guard most > 0 else { return [] }
    let free = combinations.map { freeStarts(of: party, in: $0) }
    var rhythm = rhythm(of: party)
    var slots: [SessionSlot] = []
    for day in 0..<grid.dayCount where slots.count < most && rhythm.allows(day) {
      let periods = (day * grid.periodsPerDay)..<((day + 1) * grid.periodsPerDay)
      var best: SessionSlot?
      for (combination, starts) in zip(combinations, free) {
        let end = best?.start ?? periods.upperBound
        if let start = starts.first(in: periods.lowerBound..<end) {
          best = SessionSlot(combination: combination, start: start)
        }
      }
      guard let best else { continue }
      slots.append(best)
      rhythm.hold(day)
    }
    return slots
  }

  /// Sessions that a party may have besides those held, by what its members ask and its
  /// specialist's hours.
  func sessionsLeft(of party: Party) -> Int {
    let asked = party.members.map {
      tables.needs[$0.index].asked - sessions(of: $0)
    }
    let minutes = tables.contactMinutes(ofSession: party.minutes)
    let byHours = contactLeft[party.specialist.index] / max(1, minutes)
    return min(asked.min() ?? 0, byHours)
  }

  // A method and no initializer, which would take a copy of the whole schedule.
  private func rhythm(of party: Party) -> PartyRhythm {
    PartyRhythm(
      gap: party.members.map { tables.needs[$0.index].gap }.max() ?? 1, cycle: grid.dayCount,
      left: (0..<grid.weeks).map { week in
        party.members.map {
          tables.needs[$0.index].mostInWeek - daysOfNeed[$0.index].count(inWeek: week)
        }.min() ?? 0
      })
  }
}
