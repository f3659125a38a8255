import Kezek

/// A part of a block: what is left once times and ranges of days are read.
struct AvailabilityPiece: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case site(Int)
    /// Days; `isAblative` where the form says *from these days*.
    case days(DaySet, isAblative: Bool)
    case hours(HoursTerm)
    case any
    case week(CycleWeek, isEverySecond: Bool)
    /// `isBehind` where it may take away what stands before it.
    case except(isBehind: Bool)
    case comma
    case stop
    case opening
    case closing
    case step(Int)
    case breakTime
  }

  let kind: Kind
  /// Where it stands among the text's characters.
  let range: Range<Int>
}

/// Turns terms into pieces.
struct AvailabilityPieceReader {
  let text: CellText
  let terms: [AvailabilityTerm]
  var index = 0
  var pieces: [AvailabilityPiece] = []
  var problems: [CellProblem] = []

  init(_ text: CellText, terms: [AvailabilityTerm]) {
    self.text = text
    self.terms = terms
  }

  /// Reads all pieces; what fits nowhere becomes a problem, once a block.
  mutating func readAll() {
    while index < terms.count {
      let before = index
      if readMark() || readDays() || readTimes() || readWord() { continue }
      index = before
      refuse(.notUnderstood, from: index, to: index)
    }
  }

  // MARK: Access

  func kind(_ position: Int) -> AvailabilityTerm.Kind? {
    terms.indices.contains(position) ? terms[position].kind : nil
  }

  func isWord(_ position: Int, _ words: AvailabilityWord...) -> Bool {
    guard case .word(let word)? = kind(position) else { return false }
    return words.contains(word)
  }

  func day(_ position: Int) -> (day: Weekday, isAblative: Bool)? {
    guard case .word(.day(let day, let isAblative))? = kind(position) else { return nil }
    return (day, isAblative)
  }

  mutating func add(_ kind: AvailabilityPiece.Kind, upTo end: Int) {
    let range = terms[index].range.lowerBound..<terms[end - 1].range.upperBound
    pieces.append(AvailabilityPiece(kind: kind, range: range))
    index = end
  }

  /// Notes a problem with terms `from...to` and goes on behind their block.
  mutating func refuse(_ code: CellCode, maybe: String? = nil, from: Int, to: Int) {
    let range = terms[from].range.lowerBound..<terms[to].range.upperBound
    problems.append(CellProblem(code, maybe: maybe, part: text.part(range)))
    index = to + 1
    while let next = kind(index), next != .comma, next != .stop { index += 1 }
  }

  // MARK: Marks and single words

  private mutating func readMark() -> Bool {
    switch terms[index].kind {
    case .comma: add(.comma, upTo: index + 1)
    case .stop: add(.stop, upTo: index + 1)
    case .opening: add(.opening, upTo: index + 1)
    case .closing: add(.closing, upTo: index + 1)
    case .site(let position): add(.site(position), upTo: index + 1)
    case .week(let week): add(.week(week, isEverySecond: false), upTo: index + 1)
    case .colon, .dash:
      // `Нура: Пн 9-13`, `Пн - 9-13`: a mark between a site or days and what they have.
      guard isLead(pieces.last?.kind), isFollow(index + 1) else { return false }
      index += 1
    default: return false
    }
    return true
  }

  private func isLead(_ kind: AvailabilityPiece.Kind?) -> Bool {
    switch kind {
    case .site, .days, .except, .breakTime: true
    default: false
    }
  }

  private func isFollow(_ position: Int) -> Bool {
    switch kind(position) {
    case .number: true
    case .word(let word):
      switch word {
      case .day, .days, .any, .wholeDay, .morning, .afternoon, .from, .until: true
      default: false
      }
    default: false
    }
  }

  private mutating func readWord() -> Bool {
    guard case .word(let word) = terms[index].kind else { return false }
    switch word {
    case .any: add(.any, upTo: index + 1)
    case .wholeDay: add(.hours(.whole), upTo: index + 1)
    case .morning: add(.hours(.morning), upTo: index + 1)
    case .afternoon: add(.hours(.afternoon), upTo: index + 1)
    case .except: add(.except(isBehind: false), upTo: index + 1)
    case .exceptBehind: add(.except(isBehind: true), upTo: index + 1)
    case .breakTime: add(.breakTime, upTo: index + 1)
    case .everySecondWeek: add(.week(.first, isEverySecond: true), upTo: index + 1)
    case .everySecond where isDayOrDays(index + 1):
      add(.week(.first, isEverySecond: true), upTo: index + 1)
    case .every where isDayOrDays(index + 1): index += 1
    case .onOrUntil where isDayOrDays(index + 1): index += 1
    case .step: return readStep()
    default: return false
    }
    return true
  }

  private func isDayOrDays(_ position: Int) -> Bool {
    guard case .word(let word)? = kind(position) else { return false }
    switch word {
    case .day, .days: return true
    default: return false
    }
  }

  /// `step 30`, `шаг: 30 мин`.
  private mutating func readStep() -> Bool {
    var end = index + 1
    if kind(end) == .colon || kind(end) == .dash { end += 1 }
    guard case .number(let digits)? = kind(end), let minutes = Int(digits) else { return false }
    end += 1
    if isWord(end, .minuteUnit) { end += 1 }
    add(.step(minutes), upTo: end)
    return true
  }

  /// `30 мин қадам`: a number with the word for step behind it.
  mutating func readStepBehind() -> Bool {
    guard case .number(let digits)? = kind(index), let minutes = Int(digits) else { return false }
    let end = index + (isWord(index + 1, .minuteUnit) ? 2 : 1)
    guard isWord(end, .step) else { return false }
    if case .number? = kind(end + 1) { return false }
    add(.step(minutes), upTo: end + 1)
    return true
  }

  // MARK: Days

  /// A day, a range of days or a word for several.
  private mutating func readDays() -> Bool {
    if isWord(index, .from), day(index + 1) != nil { index += 1 }
    if case .word(.days(let days)) = terms[index].kind {
      add(.days(days, isAblative: false), upTo: index + 1)
      return true
    }
    guard let first = day(index) else { return false }
    let start = index
    var end = index + 1
    var isAblative = first.isAblative
    if kind(end) == .dash, terms[end].isTight, case .word(.ending(let isFrom))? = kind(end + 1) {
      isAblative = isAblative || isFrom
      end += 2
    }
    guard let last = rangeEnd(end, isAblative: isAblative) else {
      add(.days(DaySet([first.day]), isAblative: isAblative), upTo: end)
      return true
    }
    if kind(last.end) == .dash, day(last.end + 1) != nil {
      refuseChain(from: start, to: last.end + 1)
      return true
    }
    guard let days = DaySet.range(first.day, last.day) else {
      let maybe = text.part(terms[last.position].range) + "-" + text.part(terms[start].range)
      refuse(.reversedDays, maybe: maybe, from: start, to: last.position)
      return true
    }
    add(.days(days, isAblative: false), upTo: last.end)
    return true
  }

  /// The last day of a range, where one goes on behind its first: `-Чт`, `по Чт`, `жұмаға дейін`.
  private func rangeEnd(
    _ position: Int, isAblative: Bool
  ) -> (day: Weekday, position: Int, end: Int)? {
    let joins = kind(position) == .dash || isWord(position, .until, .onOrUntil)
    if joins, let last = day(position + 1) { return (last.day, position + 1, position + 2) }
    guard isAblative, let last = day(position), !last.isAblative else { return nil }
    var end = position + 1
    if kind(end) == .dash, case .word(.ending(isAblative: false))? = kind(end + 1) { end += 2 }
    return isWord(end, .untilBefore) ? (last.day, position, end + 1) : nil
  }

  private mutating func refuseChain(from start: Int, to end: Int) {
    var last = end
    while kind(last + 1) == .dash, day(last + 2) != nil { last += 2 }
    let days = (start...last).filter { day($0) != nil }.map { text.part(terms[$0].range) }
    refuse(.chainedDays, maybe: days.joined(separator: ", "), from: start, to: last)
  }
}
