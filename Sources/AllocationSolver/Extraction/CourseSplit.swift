import Kezek

/// Parts the courses that needs which are alike have together among them.
///
/// Turn after turn, by first day, goes to those who are free and have had the fewest: interval
/// graphs are coloured so without ever being stuck, so that every course finds somebody as long as
/// no more needs than there are have courses at a time. Whoever then has two more than another
/// changes the rest of the term with it.
struct CourseSplit {
  private let scenario: Scenario
  private let gap: Int
  private let needs: [Need.ID]
  /// By need: its courses, by first day.
  private var turns: [[Turn.ID]]

  /// - Parameter needs: alike, of one service.
  init(_ needs: [Need.ID], _ scenario: Scenario) {
    self.scenario = scenario
    self.needs = needs
    let first = needs.first.map { scenario.service(of: $0) }
    gap = max(1, first?.gapDays ?? 1)
    turns = [[Turn.ID]](repeating: [], count: needs.count)
  }

  /// The courses of each need; fewer than asked where they do not fit.
  ///
  /// - Parameter totals: how many of the needs are in each turn.
  static func courses(
    of needs: [Need.ID], _ totals: [(turn: Turn.ID, count: Int)], _ scenario: Scenario
  ) -> [PlannedCourse] {
    var split = CourseSplit(needs, scenario)
    for entry in totals.sorted(by: { split.isBefore($0.turn, $1.turn) }) {
      split.give(entry.turn, entry.count)
    }
    split.even()
    return zip(needs, split.turns).flatMap { need, turns in
      turns.map { PlannedCourse(need: need, turn: $0) }
    }
  }

  private func isBefore(_ one: Turn.ID, _ other: Turn.ID) -> Bool {
    (scenario.turns[one].days.first, one) < (scenario.turns[other].days.first, other)
  }

  private mutating func give(_ turn: Turn.ID, _ count: Int) {
    let open = turns.indices.filter { mayFollow(turn, turns[$0].last) }
    let order = open.sorted { (turns[$0].count, $0) < (turns[$1].count, $1) }
    for position in order.prefix(count) { turns[position].append(turn) }
  }

  private func mayFollow(_ turn: Turn.ID, _ last: Turn.ID?) -> Bool {
    guard let last else { return true }
    return scenario.turns[turn].days.first.days(since: scenario.turns[last].days.last) >= gap
  }

  /// Lets whoever has most and whoever has fewest exchange what follows some day, until they differ
  /// by one.
  private mutating func even() {
    for _ in 0..<(4 * turns.count) {
      guard let fewest = turns.indices.min(by: { turns[$0].count < turns[$1].count }),
        let most = turns.indices.max(by: { turns[$0].count < turns[$1].count }),
        turns[most].count > turns[fewest].count + 1, exchange(most, fewest)
      else { return }
    }
  }

  private mutating func exchange(_ most: Int, _ fewest: Int) -> Bool {
    let (long, short) = (turns[most], turns[fewest])
    for keeps in 0...long.count {
      for kept in 0...short.count {
        let one = Array(long[..<keeps] + short[kept...])
        let other = Array(short[..<kept] + long[keeps...])
        guard max(one.count, other.count) < long.count, isChain(one), isChain(other)
        else { continue }
        turns[most] = one
        turns[fewest] = other
        return true
      }
    }
    return false
  }

  private func isChain(_ turns: [Turn.ID]) -> Bool {
    zip(turns, turns.dropFirst()).allSatisfy { mayFollow($1, $0) }
  }
}
