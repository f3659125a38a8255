import Kezek

/// Puts pieces together to blocks (RULES 3).
///
/// A site holds until another is named; a day without hours takes the next hours; hours without
/// days take the days before them, or all days; a last day without hours is the whole opening.
struct AvailabilityAssembler {
  /// A block not yet complete.
  struct Draft {
    var site: Int?
    var days: DaySet?
    var hours: HoursTerm?
    var week: CycleWeek?
    /// *Any* without days or hours so far.
    var isAny = false
    /// *Any* stood before the days, so that no hours may follow.
    var isAnyOfDays = false
    /// The week stood before the days.
    var isWeekFirst = false
    /// The form of the days says *from these days*.
    var isAblative = false
    /// The days as they were written, one after the other.
    var dayPieces: [AvailabilityPiece] = []
    /// The site was named in this very block.
    var hasOwnSite = false
    /// It stands behind an exception that a semicolon or line break has ended.
    var isAfterException = false
    var range: Range<Int>?

    var isEmpty: Bool { range == nil }
    var isOnlySite: Bool { site != nil && !hasTime && week == nil }
    var isOnlyWeek: Bool { week != nil && !hasTime && site == nil }
    var hasTime: Bool { days != nil || hours != nil || isAny }
  }

  let text: CellText
  let pieces: [AvailabilityPiece]
  var index: Int
  var draft = Draft()
  /// Days that wait for hours.
  var pending: [Draft] = []
  var blocks: [AvailabilityExpression.Block] = []
  var exceptions: [AvailabilityExpression.Block] = []
  var problems: [CellProblem] = []
  private var heldSite: Int?
  private var lastDays: DaySet?
  private var weekFirstBlock: Range<Int>?
  private var parenthesis: Range<Int>?
  private var isAfterException = false
  /// Whether this reads what an *except* takes away.
  private let isException: Bool

  init(
    _ text: CellText, pieces: [AvailabilityPiece], from index: Int = 0, isException: Bool = false
  ) {
    self.text = text
    self.pieces = pieces
    self.index = index
    self.isException = isException
  }

  /// Reads pieces to the end, or to the end of an exception.
  mutating func readAll() {
    while index < pieces.count {
      let piece = pieces[index]
      if isException, endsException(piece.kind) { break }
      take(piece)
      index += 1
    }
    closeDraft()
    flush()
    if let parenthesis { refuse(.notUnderstood, parenthesis) }
  }

  private func endsException(_ kind: AvailabilityPiece.Kind) -> Bool {
    switch kind {
    case .stop, .closing, .except: true
    default: false
    }
  }

  private mutating func take(_ piece: AvailabilityPiece) {
    switch piece.kind {
    case .comma: closeDraft()
    case .stop: closeDraft()
    case .site(let site): takeSite(site, piece.range)
    case .days(let days, let isAblative): takeDays(days, isAblative, piece.range)
    case .hours(let hours): takeHours(hours, piece.range)
    case .any: takeAny(piece.range)
    case .week(let week, let isEverySecond): takeWeek(week, isEverySecond, piece.range)
    case .except(let isBehind): takeExcept(isBehind, piece.range)
    case .opening: takeOpening(piece.range)
    case .closing: takeClosing(piece.range)
    case .step, .breakTime: refuse(.notUnderstood, piece.range)
    }
  }

  // MARK: Problems

  mutating func refuse(_ code: CellCode, _ range: Range<Int>, maybe: String? = nil) {
    problems.append(CellProblem(code, maybe: maybe, part: text.part(range)))
  }

  private mutating func extend(_ range: Range<Int>) {
    let start = draft.range?.lowerBound ?? range.lowerBound
    draft.range = start..<range.upperBound
  }

  // MARK: Single pieces

  private mutating func takeSite(_ site: Int, _ range: Range<Int>) {
    guard draft.isEmpty else { return refuse(.siteMisplaced, range) }
    draft.site = site
    draft.hasOwnSite = true
    extend(range)
  }

  private mutating func takeDays(_ days: DaySet, _ isAblative: Bool, _ range: Range<Int>) {
    if draft.hours != nil, draft.days == nil {
      guard let written = draft.range else { return }
      let maybe = "\(text.part(range)) \(text.part(written))"
      return refuse(.hoursBeforeDays, written.lowerBound..<range.upperBound, maybe: maybe)
    }
    if draft.isAny {
      draft.isAny = false
      draft.isAnyOfDays = true
      draft.hours = .whole
    } else if draft.hours != nil || (draft.days != nil && draft.week != nil) {
      closeDraft()
    }
    draft.days = draft.days.map { $0.union(days) } ?? days
    draft.isAblative = draft.isAblative || isAblative
    draft.dayPieces.append(pieces[index])
    extend(range)
  }

  private mutating func takeHours(_ hours: HoursTerm, _ range: Range<Int>) {
    if draft.isAnyOfDays, let written = draft.range {
      return refuse(.notUnderstood, written.lowerBound..<range.upperBound)
    }
    if draft.hours != nil { closeDraft() }
    if draft.isAny {
      draft.isAny = false
      draft.days = .all
    }
    draft.hours = hours
    extend(range)
  }

  private mutating func takeAny(_ range: Range<Int>) {
    if draft.days != nil, draft.hours != nil || draft.isAny { closeDraft() }
    if draft.days != nil {
      draft.hours = .whole
    } else if draft.hours != nil {
      draft.days = .all
    } else {
      draft.isAny = true
    }
    extend(range)
  }

  private mutating func takeWeek(_ week: CycleWeek, _ isEverySecond: Bool, _ range: Range<Int>) {
    guard draft.week == nil else { return refuse(.weekMisplaced, range) }
    draft.week = week
    draft.isWeekFirst = !draft.hasTime
    extend(range)
    if isEverySecond, let written = draft.range {
      problems.append(CellProblem(.everySecondWeek, part: text.part(written)))
    }
  }

  private mutating func takeOpening(_ range: Range<Int>) {
    if index + 1 < pieces.count, case .except = pieces[index + 1].kind {
      index += 1
      takeExcept(false, pieces[index].range)
      index += 1
      guard index < pieces.count, pieces[index].kind == .closing else {
        return refuse(.notUnderstood, range)
      }
      return
    }
    guard draft.isOnlySite, parenthesis == nil else { return refuse(.notUnderstood, range) }
    parenthesis = range
  }

  private mutating func takeClosing(_ range: Range<Int>) {
    guard parenthesis != nil else { return refuse(.notUnderstood, range) }
    parenthesis = nil
    closeDraft()
  }

  // MARK: Blocks

  /// Ends the block under way.
  mutating func closeDraft() {
    guard !draft.isEmpty else { return }
    var block = draft
    draft = Draft()
    if let site = block.site { heldSite = site }
    if block.isOnlySite { return closeSite(block) }
    if block.isOnlyWeek { return closeWeek(block) }
    block.site = heldSite
    block.isAfterException = isAfterException
    checkWeekFirst(block)
    if block.isAny {
      block.days = .all
      block.hours = .whole
    }
    guard let hours = block.hours else {
      if block.week != nil, pending.contains(where: { $0.week == nil }), let range = block.range {
        refuse(.ambiguousWeek, range)
      }
      pending.append(block)
      return
    }
    close(block, hours)
  }

  /// A block with hours: days that waited take them, and its week.
  private mutating func close(_ block: Draft, _ hours: HoursTerm) {
    let waiting = block.isAny ? [] : pending
    var days = DaySet()
    noteSharedWeek(block, waiting)
    for var day in waiting {
      day.week = day.week ?? block.week
      days = days.union(day.days ?? .all)
      emit(day, hours)
    }
    if !block.isAny { pending = [] }
    var block = block
    if waiting.isEmpty || block.days != nil || block.hasOwnSite {
      block.days = block.days ?? (waiting.isEmpty ? lastDays ?? .all : days)
      days = days.union(block.days ?? .all)
      emit(block, hours)
    }
    lastDays = days
  }

  /// Notes that a week behind a list of days is taken for all of them.
  private mutating func noteSharedWeek(_ block: Draft, _ waiting: [Draft]) {
    guard let week = block.week, let first = waiting.first(where: { $0.week == nil })?.range,
      let last = block.range
    else { return }
    let part = text.part(first.lowerBound..<last.upperBound)
    problems.append(CellProblem(.sharedWeek, details: ["week": week.letter], part: part))
  }

  private mutating func emit(_ draft: Draft, _ hours: HoursTerm) {
    blocks.append(
      AvailabilityExpression.Block(
        site: draft.site, days: draft.days ?? .all, hours: hours, week: draft.week,
        written: draft.range.map(text.part) ?? "",
        namesDays: draft.days != nil && draft.dayPieces.contains(where: namesDay)))
  }

  /// Whether days are named, and not a word for several as *daily*.
  private func namesDay(_ piece: AvailabilityPiece) -> Bool {
    let token = CellToken.tokens(of: CellText(text.part(piece.range))).first
    guard let token, case .day? = AvailabilityLexicon.shared.word(token.text) else { return false }
    return true
  }

  /// A site alone: the site of the next block, or, before another site or the end, all of it.
  private mutating func closeSite(_ block: Draft) {
    guard isSiteOrEnd(nextContent()), let range = block.range else { return }
    let hasBefore = !blocks.isEmpty || !pending.isEmpty
    if (blocks + exceptions).contains(where: { $0.site == nil })
      || pending.contains(where: { $0.site == nil })
    {
      return refuse(.siteMisplaced, range)
    }
    var hasAfter = false
    if case .site? = nextContent() { hasAfter = true }
    if hasBefore || hasAfter {
      problems.append(CellProblem(.bareSite, part: text.part(range)))
    }
    emit(block, .whole)
  }

  private func isSiteOrEnd(_ kind: AvailabilityPiece.Kind?) -> Bool {
    switch kind {
    case nil, .site, .except: true
    default: false
    }
  }

  /// The next piece that is no separator.
  private func nextContent() -> AvailabilityPiece.Kind? {
    var position = index
    while position < pieces.count {
      let kind = pieces[position].kind
      if isException, endsException(kind) { return nil }
      if kind != .comma, kind != .stop, kind != .closing { return kind }
      position += 1
    }
    return nil
  }

  /// A week alone belongs to the one block before it.
  private mutating func closeWeek(_ block: Draft) {
    if blocks.count == 1, pending.isEmpty, blocks[0].week == nil {
      blocks[0].week = block.week
    } else if blocks.isEmpty, pending.count == 1, pending[0].week == nil {
      pending[0].week = block.week
    } else if let range = block.range {
      refuse(.weekMisplaced, range)
    }
  }

  /// A week before its days must not leave open whether it holds for further blocks.
  private mutating func checkWeekFirst(_ block: Draft) {
    if let first = weekFirstBlock, block.week == nil, !block.hasOwnSite {
      refuse(.weekMisplaced, first)
      weekFirstBlock = nil
    }
    guard block.isWeekFirst, let range = block.range else { return }
    if pending.isEmpty { weekFirstBlock = range } else { refuse(.weekMisplaced, range) }
  }

  /// Days that no hours followed have the whole opening time.
  private mutating func flush() {
    for draft in pending {
      if draft.isAfterException, let range = draft.range { refuse(.ambiguousExcept, range) }
      emit(draft, .whole)
    }
    pending = []
  }

  /// Notes that an exception has ended before the cell has.
  mutating func endException() { isAfterException = true }
}
