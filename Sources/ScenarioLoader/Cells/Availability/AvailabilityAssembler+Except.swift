import Kezek

extension AvailabilityAssembler {
  /// *Except*: takes away what follows, or, behind it in Kazakh, what stands before.
  mutating func takeExcept(_ isBehind: Bool, _ range: Range<Int>) {
    let next = index + 1 < pieces.count ? pieces[index + 1].kind : nil
    if isBehind, standsBehind(next) {
      takeExceptBehind(range)
    } else {
      takeExceptBefore(range)
    }
  }

  /// Days that have no hours yet, and the block under way.
  private var run: [Draft] { pending + (draft.isEmpty ? [] : [draft]) }

  /// Whether what is taken away stands before `басқа`.
  private func standsBehind(_ next: AvailabilityPiece.Kind?) -> Bool {
    guard !run.isEmpty else { return false }
    guard case .days(let following, let isAblative)? = next else {
      if case .site? = next { return draft.isAblative }
      return true
    }
    if draft.isAblative || isAblative { return draft.isAblative }
    let before = run.reduce(DaySet()) { $0.union($1.days ?? .all) }
    return !following.isSubset(of: before)
  }

  // MARK: What follows

  private mutating func takeExceptBefore(_ range: Range<Int>) {
    let isDirect = !draft.isEmpty
    closeDraft()
    let base = pending
    var inner = AvailabilityAssembler(text, pieces: pieces, from: index + 1, isException: true)
    inner.readAll()
    let end = inner.index
    let taken = inner.blocks
    problems += inner.problems
    guard let last = taken.last, end > index + 1 else {
      index = end - 1
      return refuse(.ambiguousExcept, range)
    }
    let hasHours = taken.contains { $0.hours != .whole }
    // `Пн-Пт кроме Ср 9-18`: are these the hours of Wednesday, or of all the days?
    if !base.isEmpty, hasHours, isDirect || endsWithHoursAlone(from: index + 1, to: end) {
      let whole = range.lowerBound..<pieces[end - 1].range.upperBound
      refuse(.ambiguousExcept, whole, maybe: rearranged(base, taken, last))
    }
    exceptions += taken
    index = end - 1
    if end < pieces.count, pieces[end].kind == .stop { endException() }
  }

  /// Whether hours stand alone behind a comma among pieces.
  private func endsWithHoursAlone(from start: Int, to end: Int) -> Bool {
    (start..<end).contains { position in
      guard case .hours = pieces[position].kind, position > start else { return false }
      return pieces[position - 1].kind == .comma
    }
  }

  /// The cell with the hours before *except*, where it is that simple.
  private func rearranged(
    _ base: [Draft], _ taken: [AvailabilityExpression.Block], _ last: AvailabilityExpression.Block
  ) -> String? {
    guard base.count == 1, let days = base[0].range, taken.count == 1,
      case .between(let first, let end) = last.hours
    else { return nil }
    let hours = "\(ClockCell.text(first))-\(ClockCell.text(end))"
    let language = AvailabilityPrinter.language(of: text)
    let printer = AvailabilityPrinter(language: language, sites: [])
    return printer.joined(
      base: "\(text.part(days)) \(hours)", except: printer.days(last.days))
  }

  // MARK: What stands before

  private mutating func takeExceptBehind(_ range: Range<Int>) {
    let run = pending + singleDays(draft)
    let hours = draft.hours
    let week = draft.week
    draft = Draft()
    let split = splitPoint(run)
    let taken = run[split...]
    if split == 0, blocks.isEmpty, taken.contains(where: { $0.hasOwnSite }) {
      // `Нура Ср басқа`: all of Нура but Wednesday, or everything but Wednesday at Нура?
      let start = run.first?.range?.lowerBound ?? range.lowerBound
      return refuse(.ambiguousExcept, start..<range.upperBound)
    }
    pending = Array(run[..<split])
    var site: Int?
    for draft in taken {
      if draft.hasOwnSite { site = draft.site }
      exceptions.append(
        AvailabilityExpression.Block(
          site: site, days: draft.days ?? .all, hours: hours ?? .whole,
          week: draft.week ?? week,
          written: draft.range.map(text.part) ?? ""))
    }
  }

  /// A draft as one for each of the days that were written one after the other.
  private func singleDays(_ draft: Draft) -> [Draft] {
    guard draft.dayPieces.count > 1 else { return draft.isEmpty ? [] : [draft] }
    return draft.dayPieces.enumerated().map { position, piece in
      var single = draft
      guard case .days(let days, let isAblative) = piece.kind else { return single }
      single.days = days
      single.isAblative = isAblative
      single.range =
        position == 0
        ? draft.range.map { $0.clamped(to: 0..<piece.range.upperBound) }
        : piece.range
      single.hasOwnSite = draft.hasOwnSite && position == 0
      single.dayPieces = [piece]
      return single
    }
  }

  /// Where the days that keep their time end and those taken away begin: before the first that
  /// repeats earlier ones, from where on all do, else at the very beginning.
  private func splitPoint(_ run: [Draft]) -> Int {
    var days = DaySet()
    for (position, draft) in run.enumerated() {
      let rest = run[position...].reduce(DaySet()) { $0.union($1.days ?? .all) }
      if position > 0, rest.isSubset(of: days) { return position }
      days = days.union(draft.days ?? .all)
    }
    return 0
  }
}
