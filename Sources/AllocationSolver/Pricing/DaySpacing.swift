/// All choices among a profile's days that leave the days between, over the end of the cycle too, and
/// take no more in a week than may be.
///
/// Of days two apart there are few: a week has 29 of them at most, two weeks have 843.
struct DaySpacing: Sendable {
  /// Nothing first, and each after what it is without its last day.
  private(set) var choices: [Choice] = [Choice(days: 0, last: 0, rest: 0)]
  /// The most days that a choice has.
  private(set) var most = 0

  struct Choice: Sendable {
    /// A bit for each of the profile's days.
    let days: Int
    /// Position of the last of them in the profile, and of the choice without it.
    let last: Int
    let rest: Int

    var count: Int { days.nonzeroBitCount }
  }

  /// Nil where no two of the days are too near to each other.
  ///
  /// - Parameters:
  ///   - days: of the cycle, ascending.
  ///   - gap: the least days from one session to the next.
  ///   - most: beyond which numbers of days do not count.
  init?(_ days: [Int], gap: Int, mostInWeek: Int, most: Int, cycle: Int) {
    let barred = days.map { day in
      var own = DaySet()
      own.insert(day)
      return own.barred(byGap: gap, cycle: cycle)
    }
    let isFree = days.indices.allSatisfy { place in
      days.indices.allSatisfy { $0 == place || !barred[place].contains(days[$0]) }
    }
    guard gap > cycle || !isFree else { return nil }
    guard gap <= cycle else { return }
    var held = [DaySet()]
    var place = 0
    while place < choices.count {
      let (choice, own) = (choices[place], held[place])
      defer { place += 1 }
      self.most = max(self.most, choice.count)
      guard choice.count < most else { continue }
      let first = choice.days == 0 ? 0 : choice.last + 1
      for next in first..<days.count
      where own.isDisjoint(with: barred[next]) && own.count(inWeek: days[next] / 7) < mostInWeek {
        choices.append(Choice(days: choice.days | 1 << next, last: next, rest: place))
        var taken = own
        taken.insert(days[next])
        held.append(taken)
      }
    }
  }
}
