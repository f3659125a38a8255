import Kezek
import Testing

@testable import ScenarioLoader

/// A grid and sites that the examples of cells stand on.
enum CellFixtures {
  /// Mon–Sat 8:00–18:00 in steps of 30 minutes, with 13:00–13:30 closed where asked for.
  static func grid(weeks: Int = 1, step: Int = 30, lunch: Bool = false) -> TimeGrid {
    let slots = 600 / step
    var open = PeriodSet(count: weeks * 7 * slots)
    for day in 0..<(weeks * 7) where day % 7 < 6 {
      open.insert((day * slots)..<((day + 1) * slots))
      if lunch { open.remove((day * slots + 300 / step)..<(day * slots + 330 / step)) }
    }
    return TimeGrid(
      weeks: weeks, step: step, firstMinute: 480, periodsPerDay: slots, open: open)
  }

  /// The sites: a plain one, one with other hours, names of several words, with digits and marks.
  static let sites = ["Ыргыз", "Нура", "Ақ Бұлақ", "РЦ-2", "Школа 9"]

  /// Mon–Fri 9:00–17:00 for Нура, the grid for all others.
  static func context(_ grid: TimeGrid, noon: Int = 780) -> AvailabilityContext {
    var nura = grid.none
    for day in 0..<grid.dayCount where day % 7 < 5 {
      nura.insert(grid.periods(day: day, from: 540, to: 1020))
    }
    nura = nura.intersection(grid.open)
    let openings = sites.map { $0 == "Нура" ? nura : grid.open }
    return AvailabilityContext(grid: grid, noon: noon, openings: openings)
  }

  /// Hours as `Ыргыз Mon Tue 9-13,14-17 | * WedA 9-13`.
  ///
  /// They are written here anew, so that the tests do
  /// not lean on what they test. `*` is wherever.
  static func text(_ hours: Hours, _ grid: TimeGrid) -> String {
    var parts = lines(hours.anywhere, "*", grid)
    for named in hours.atSites {
      parts += lines(named.periods, sites[named.site.index], grid)
    }
    return parts.joined(separator: " | ")
  }

  private static func lines(_ periods: PeriodSet, _ site: String, _ grid: TimeGrid) -> [String] {
    var order: [String] = []
    var daysOf: [String: [String]] = [:]
    for weekday in Weekday.allCases {
      let texts = (0..<grid.weeks).map { spans(periods, $0 * 7 + weekday.rawValue, grid) }
      let isWeekly = Set(texts).count == 1
      for (week, text) in texts.enumerated() where !text.isEmpty && (week == 0 || !isWeekly) {
        if daysOf[text] == nil { order.append(text) }
        let name = weekday.code + (isWeekly ? "" : week == 0 ? "A" : "B")
        daysOf[text, default: []].append(name)
      }
    }
    return order.map { "\(site) \((daysOf[$0] ?? []).joined(separator: " ")) \($0)" }
  }

  private static func spans(_ periods: PeriodSet, _ day: Int, _ grid: TimeGrid) -> String {
    var spans: [(Int, Int)] = []
    for slot in 0..<grid.periodsPerDay
    where periods.contains(day * grid.periodsPerDay + slot) {
      let start = grid.firstMinute + slot * grid.step
      if let last = spans.last, last.1 == start {
        spans[spans.count - 1].1 = start + grid.step
      } else {
        spans.append((start, start + grid.step))
      }
    }
    return spans.map { "\(clock($0.0))-\(clock($0.1))" }.joined(separator: ",")
  }

  private static func clock(_ minute: Int) -> String {
    minute % 60 == 0 ? "\(minute / 60)" : "\(minute / 60):\(minute % 60)"
  }

  /// What a cell means on the fixture's grid: its hours, or its problems.
  static func meaning(_ cell: String, lunch: Bool = false) -> String {
    let reading = AvailabilityExpression.read(cell, sites: sites)
    guard let expression = reading.value else { return codes(reading.problems) }
    let grid = grid(weeks: expression.namesWeeks ? 2 : 1, lunch: lunch)
    let resolved = expression.resolve(in: context(grid))
    let notes = codes(reading.problems + resolved.problems)
    guard let value = resolved.value else { return notes }
    return text(value.hours, grid) + (notes.isEmpty ? "" : " " + notes)
  }

  /// The codes of problems, with what was probably meant: `!E303=9-13`.
  static func codes(_ problems: [CellProblem]) -> String {
    problems.map { problem in
      "!" + problem.code.rawValue + (problem.maybe.map { "=\($0)" } ?? "")
    }.joined(separator: " ")
  }
}

/// An example: a cell and what it means.
struct CellExample: Sendable, CustomTestStringConvertible {
  let cell: String
  let meaning: String

  init(_ cell: String, _ meaning: String) {
    self.cell = cell
    self.meaning = meaning
  }

  var testDescription: String { cell }
}
