import Kezek

extension AvailabilityExpression {
  /// Reads an availability cell; an empty one is the whole opening time.
  ///
  /// - Parameter sites: the names of all sites; a block's `site` is a position among them.
  static func read(_ text: String, sites: [String]) -> CellReading<AvailabilityExpression> {
    read(text, matcher: SiteMatcher(sites))
  }

  /// Reads an availability cell with sites prepared once for many cells.
  static func read(_ text: String, matcher: SiteMatcher) -> CellReading<AvailabilityExpression> {
    let text = CellText(text)
    if text.isEmpty { return CellReading(.anywhere) }
    if let problem = wholeCellProblem(text) { return CellReading(failed: problem) }
    let (pieces, problems) = pieces(of: text, matcher: matcher)
    if problems.contains(where: { $0.severity == .error }) { return CellReading(failed: problems) }
    var extractor = BreakExtractor(text, pieces: pieces, takesStep: false)
    extractor.extract()
    return assembled(
      text, extractor.rest, problems + extractor.problems, breaks: extractor.breaks)
  }

  /// The pieces of a text, with the problems of its words and times.
  static func pieces(
    of text: CellText, matcher: SiteMatcher
  ) -> (pieces: [AvailabilityPiece], problems: [CellProblem]) {
    var terms = AvailabilityTermReader(text, sites: matcher)
    terms.readAll()
    // Words that are not understood would only make further problems of what stands around them.
    guard !terms.problems.contains(where: { $0.severity == .error }) else {
      return ([], terms.problems)
    }
    var pieces = AvailabilityPieceReader(text, terms: terms.terms)
    pieces.readAll()
    return (pieces.pieces, terms.problems + pieces.problems)
  }

  /// The expression that pieces make; breaks are taken away from all days.
  static func assembled(
    _ text: CellText, _ pieces: [AvailabilityPiece], _ problems: [CellProblem],
    breaks: [Range<Int>] = []
  ) -> CellReading<AvailabilityExpression> {
    var assembler = AvailabilityAssembler(text, pieces: pieces)
    assembler.readAll()
    var problems = problems + assembler.problems
    let pauses = breaks.map { pause in
      let hours = HoursTerm.between(pause.lowerBound, pause.upperBound)
      return Block(site: nil, days: .all, hours: hours, week: nil)
    }
    var expression = AvailabilityExpression(
      blocks: assembler.blocks, exceptions: assembler.exceptions + pauses)
    if expression.blocks.isEmpty, expression.exceptions.isEmpty {
      if !problems.contains(where: { $0.severity == .error }) {
        problems.append(CellProblem(.notUnderstood, part: text.string))
      }
      return CellReading(failed: problems)
    }
    if expression.blocks.isEmpty {
      expression.blocks = anywhere.blocks
    } else {
      problems += expression.emptyExceptions()
    }
    if expression.namesSitesInPart { problems.append(CellProblem(.sitesInPart)) }
    return CellReading(expression, problems: problems)
  }

  /// Exceptions that take away days which no block has: with hours an error, since they were
  /// probably meant to be added, without hours a note.
  private func emptyExceptions() -> [CellProblem] {
    exceptions.compactMap { exception in
      let days = blocks.reduce(DaySet()) { days, block in
        let isElsewhere =
          exception.site != nil && block.site != nil && block.site != exception.site
        return isElsewhere ? days : days.union(block.days)
      }
      if exception.days == .all || exception.days.isSubset(of: days) { return nil }
      let isPlain = exception.hours == .whole && exception.site == nil
      return CellProblem(
        isPlain ? .exceptChangesNothing : .exceptOfNothing, part: exception.written)
    }
  }

  private static func wholeCellProblem(_ text: CellText) -> CellProblem? {
    if let problem = SpreadsheetDamage.formulaOrError(text) { return problem }
    if SpreadsheetDamage.isScientific(text.string) {
      return CellProblem(.scientificNumber, part: text.string)
    }
    if let minute = SpreadsheetDamage.minute(ofShare: text.string) {
      return CellProblem(.serialTime, maybe: ClockCell.text(minute), part: text.string)
    }
    if let (first, last) = SpreadsheetDamage.numbers(ofNamedMonth: text) {
      let maybe = SpreadsheetDamage.ascending(first, last)
      return CellProblem(.spreadsheetDate, maybe: maybe, part: text.string)
    }
    var scanner = DateScanner(text)
    if case .day(let day) = scanner.date(), scanner.isAtEnd {
      let maybe = SpreadsheetDamage.hours(of: day)
      return CellProblem(.spreadsheetDate, maybe: maybe, part: text.string)
    }
    return nil
  }
}
