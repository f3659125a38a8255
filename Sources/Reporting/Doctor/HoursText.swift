import Kezek

/// Availability read back in words: `Mon-Thu 9:00-13:00, Fri 9:00-15:00`.
struct HoursText {
  let grid: TimeGrid
  let phrases: Phrases

  /// The periods of a set, week by week where the two weeks differ.
  func text(_ periods: PeriodSet) -> String {
    guard !periods.isEmpty else { return phrases.say("hours.never") }
    let weeks = (0..<grid.weeks).map { week(periods, $0) }
    guard let first = weeks.first, weeks.contains(where: { $0 != first }) else {
      return weeks.first ?? ""
    }
    return weeks.enumerated().map { week, text in
      let name = phrases.say("label.week", ["week": .text(PlanDocument.word(ofWeek: week))])
      return name + ": " + (text.isEmpty ? phrases.say("hours.never") : text)
    }.joined(separator: ", ")
  }

  /// Hours a week, on average, in tenths.
  func hoursAWeek(_ periods: PeriodSet) -> String {
    phrases.hours(periods.memberCount * grid.step, weeks: grid.weeks)
  }

  /// Days with the same hours stand together.
  private func week(_ periods: PeriodSet, _ week: Int) -> String {
    var groups: [(first: Weekday, last: Weekday, hours: String)] = []
    for day in Weekday.allCases {
      let hours = self.day(periods, grid.day(week: week, weekday: day))
      guard !hours.isEmpty else { continue }
      if let last = groups.last, last.hours == hours, last.last.rawValue == day.rawValue - 1 {
        groups[groups.count - 1].last = day
      } else {
        groups.append((day, day, hours))
      }
    }
    return groups.map { group in
      let days =
        group.first == group.last
        ? phrases.day(group.first)
        : phrases.day(group.first) + "-" + phrases.day(group.last)
      return days + " " + group.hours
    }.joined(separator: ", ")
  }

  /// The stretches of a day, joined by a plus.
  private func day(_ periods: PeriodSet, _ day: Int) -> String {
    var stretches: [(from: Int, to: Int)] = []
    let first = day * grid.periodsPerDay
    for period in first..<(first + grid.periodsPerDay) where periods.contains(period) {
      let start = grid.minute(of: period)
      if let last = stretches.last, last.to == start {
        stretches[stretches.count - 1].to = start + grid.step
      } else {
        stretches.append((start, start + grid.step))
      }
    }
    return stretches.map { clock($0.from) + "-" + clock($0.to) }.joined(separator: " + ")
  }

  private func clock(_ minute: Int) -> String {
    let text = PlanDocument.clock(minute)
    return text.hasPrefix("0") ? String(text.dropFirst()) : text
  }
}
