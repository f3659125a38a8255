import Kezek

/// The setting `grid`: `Пн-Пт 8:30-18:30, шаг 30, перерыв 13:00-14:00`.
struct GridSetting: Sendable, Hashable {
  /// Days with their hours; no block names a site.
  let days: AvailabilityExpression
  /// Minutes of the day closed every day.
  let breaks: [Range<Int>]
  /// Minutes of a period.
  let step: Int

  /// The steps that a grid can have.
  static let steps = [10, 15, 20, 30]
  /// The step of a grid that names none.
  static let defaultStep = 30

  /// Whether it speaks of week A or B.
  var namesWeeks: Bool { days.namesWeeks }

  /// The grid over one or two weeks.
  ///
  /// Starts lie on the step from the first hour of any day. A period is open where it lies wholly
  /// in the day's hours and touches no break; minutes lost by that are a note.
  func grid(weeks: Int) -> CellReading<TimeGrid> {
    if weeks == 1, let block = (days.blocks + days.exceptions).first(where: { $0.week != nil }) {
      let details = ["week": block.week?.letter ?? ""]
      return CellReading(
        failed: CellProblem(.weekOfOneWeek, details: details, part: block.written))
    }
    let opening = (0..<(weeks * 7)).map { minutes(ofDay: $0) }
    let all = opening.reduce(MinuteSpans()) { $0.union($1) }
    guard let hull = all.hull.spans.first else {
      return CellReading(failed: CellProblem(.gridEmpty))
    }
    let slots = hull.count / step
    var open = PeriodSet(count: weeks * 7 * slots)
    var covered = 0
    for (day, minutes) in opening.enumerated() {
      for slot in 0..<slots {
        let start = hull.lowerBound + slot * step
        guard minutes.contains(start..<(start + step)) else { continue }
        open.insert(day * slots + slot)
        covered += step
      }
    }
    guard covered > 0 else { return CellReading(failed: CellProblem(.gridEmpty)) }
    let grid = TimeGrid(
      weeks: weeks, step: step, firstMinute: hull.lowerBound, periodsPerDay: slots, open: open)
    let lost = opening.reduce(0) { $0 + $1.total } - covered
    let note = CellProblem(
      .offTheGrid, details: ["minutes": String(lost), "step": String(step)])
    return CellReading(grid, problems: lost > 0 ? [note] : [])
  }

  /// The minutes in which a day of the cycle is open.
  private func minutes(ofDay day: Int) -> MinuteSpans {
    func minutes(_ blocks: [AvailabilityExpression.Block]) -> MinuteSpans {
      MinuteSpans(
        blocks.filter { block in
          block.days.contains(Weekday.allCases[day % 7])
            && block.week.map { $0.rawValue == day / 7 } ?? true
        }.map { block in
          guard case .between(let first, let last) = block.hours else { return 0..<1440 }
          return first..<last
        })
    }
    return minutes(days.blocks).subtracting(minutes(days.exceptions))
      .subtracting(MinuteSpans(breaks))
  }
}

/// Reads the setting `grid`.
enum GridCell {
  /// Reads days with hours, the step and breaks.
  ///
  /// - Parameter key: the setting's name as the file has it, which tells the planner's language.
  static func read(_ text: String, key: String = "") -> CellReading<GridSetting> {
    let text = CellText(text)
    if let problem = SpreadsheetDamage.formulaOrError(text) { return CellReading(failed: problem) }
    let (pieces, problems) = AvailabilityExpression.pieces(of: text, matcher: SiteMatcher([]))
    guard !problems.contains(where: { $0.severity == .error }) else {
      return CellReading(failed: problems)
    }
    var extractor = BreakExtractor(text, pieces: pieces, takesStep: true)
    extractor.extract()
    let reading = days(text, extractor.rest, key)
    let setting = reading.value.map {
      GridSetting(
        days: $0, breaks: extractor.breaks, step: extractor.step ?? GridSetting.defaultStep)
    }
    let all = problems + extractor.problems + reading.problems
    guard let setting else { return CellReading(failed: all) }
    return CellReading(setting, problems: all)
  }

  /// The days with hours that are left; a grid must say both.
  private static func days(
    _ text: CellText, _ pieces: [AvailabilityPiece], _ key: String
  ) -> CellReading<AvailabilityExpression> {
    let hasDays = pieces.contains { piece in
      if case .days = piece.kind { return true }
      return false
    }
    let hours = pieces.compactMap { piece -> String? in
      guard case .hours(.between) = piece.kind else { return nil }
      return text.part(piece.range)
    }
    guard hasDays else {
      let printer = AvailabilityPrinter(
        language: AvailabilityPrinter.language(of: CellText(key + " " + text.string)),
        sites: [])
      let maybe = hours.first.map { "\(printer.days(.workdays)) \($0)" }
      return CellReading(failed: CellProblem(.gridWithoutDays, maybe: maybe, part: text.string))
    }
    let reading = AvailabilityExpression.assembled(text, pieces, [])
    guard let expression = reading.value else { return reading }
    let vague = expression.blocks.first { block in
      if case .between = block.hours { return false }
      return true
    }
    if let vague {
      return CellReading(failed: CellProblem(.gridWithoutHours, part: vague.written))
    }
    return reading
  }
}
