import Kezek

extension AvailabilityPieceReader {
  /// A time of the day and the terms that it takes.
  private struct Clock {
    let minute: Int
    let end: Int
    /// Whether an ending behind it says *from*.
    var isAblative = false
    /// Whether more than an hour is written.
    var hasMinutes = false
  }

  /// Hours: a range, or open towards the opening or the closing.
  mutating func readTimes() -> Bool {
    if isWord(index, .from) { return readFrom() }
    if isWord(index, .until) {
      guard let clock = clock(index + 1) else { return false }
      add(.hours(.until(clock.minute)), upTo: clock.end)
      return true
    }
    guard case .number = terms[index].kind else { return false }
    if readStepBehind() { return true }
    if let run = hyphenRun() { return run }
    if let pair = hyphenedPair(index) {
      addRange(pair.0, pair.1, upTo: pair.end)
      return true
    }
    guard let first = clock(index) else {
      refuse(.notATime, from: index, to: timeEnd(index))
      return true
    }
    readBehind(first)
    return true
  }

  // MARK: What follows a first time

  private mutating func readBehind(_ first: Clock) {
    if kind(first.end) == .dash || isWord(first.end, .until, .onOrUntil) {
      guard let last = clock(first.end + 1) else {
        refuse(.notATime, from: index, to: timeEnd(first.end))
        return
      }
      if kind(last.end) == .dash, case .number? = kind(last.end + 1) {
        refuse(.notATime, from: index, to: timeEnd(index))
        return
      }
      let end = isWord(last.end, .untilBefore) ? last.end + 1 : last.end
      addRange(first.minute, last.minute, upTo: end)
    } else if isWord(first.end, .untilBefore) {
      add(.hours(.until(first.minute)), upTo: first.end + 1)
    } else if isWord(first.end, .fromBefore) {
      add(.hours(.from(first.minute)), upTo: first.end + 1)
    } else if first.isAblative, let last = clock(first.end) {
      let end = isWord(last.end, .untilBefore) ? last.end + 1 : last.end
      addRange(first.minute, last.minute, upTo: end)
    } else {
      refuse(first.hasMinutes ? .oneTimeForRange : .loneNumber, from: index, to: first.end - 1)
    }
  }

  /// *From … until …*, *from … on*.
  private mutating func readFrom() -> Bool {
    guard case .number? = kind(index + 1) else { return false }
    if let pair = hyphenedPair(index + 1) {
      addRange(pair.0, pair.1, upTo: pair.end)
      return true
    }
    guard let first = clock(index + 1) else {
      refuse(.notATime, from: index, to: timeEnd(index + 1))
      return true
    }
    if kind(first.end) == .dash || isWord(first.end, .until, .onOrUntil) {
      guard let last = clock(first.end + 1) else {
        refuse(.notATime, from: index, to: timeEnd(first.end))
        return true
      }
      addRange(first.minute, last.minute, upTo: last.end)
    } else {
      add(.hours(.from(first.minute)), upTo: first.end)
    }
    return true
  }

  private mutating func addRange(_ first: Int, _ last: Int, upTo end: Int) {
    guard first < last else {
      let later = last + 12 * 60
      let isEvening = later <= 22 * 60 && first < later && first < 12 * 60
      let maybe = isEvening ? "\(ClockCell.text(first))-\(ClockCell.text(later))" : nil
      refuse(.reversedTimes, maybe: maybe, from: index, to: end - 1)
      return
    }
    add(.hours(.between(first, last)), upTo: end)
  }

  // MARK: Hyphens for colons

  /// Numbers joined by hyphens: four are two times, `9-00-13-00`; three cannot be told.
  private mutating func hyphenRun() -> Bool? {
    var digits: [String] = []
    var position = index
    while case .number(let text)? = kind(position) {
      digits.append(text)
      position += 1
      guard kind(position) == .dash, case .number? = kind(position + 1) else { break }
      position += 1
    }
    guard digits.count > 2 else { return nil }
    let endsPlainly = kind(position) != .colon && kind(position) != .dot
    if digits.count == 4, endsPlainly, digits[1].count == 2, digits[3].count == 2,
      let first = minute(digits[0], digits[1]), let last = minute(digits[2], digits[3])
    {
      addRange(first, last, upTo: position)
      return true
    }
    var maybe: String?
    if digits.count == 3, endsPlainly, digits[1].count == 2,
      let first = minute(digits[0], digits[1]), let last = minute(digits[2], "00"), first < last,
      first % 5 == 0
    {
      maybe = "\(ClockCell.text(first))-\(ClockCell.text(last))"
    }
    refuse(.notATime, maybe: maybe, from: index, to: timeEnd(index))
    return true
  }

  /// `9-00 до 13-00`: two times with hyphens for colons and *until* between.
  private func hyphenedPair(_ position: Int) -> (Int, Int, end: Int)? {
    guard let first = hyphened(position),
      isWord(position + 3, .until, .onOrUntil), let last = hyphened(position + 4)
    else { return nil }
    return (first, last, position + 7)
  }

  private func hyphened(_ position: Int) -> Int? {
    guard case .number(let hour)? = kind(position), kind(position + 1) == .dash,
      case .number(let minutes)? = kind(position + 2), minutes.count == 2
    else { return nil }
    return minute(hour, minutes)
  }

  // MARK: One time

  /// The time at a term: `9`, `9:00`, `9.00`, `09:00:00`, `0900`, `9 pm`, `9-дан`.
  private func clock(_ position: Int) -> Clock? {
    guard case .number(let digits)? = kind(position) else { return nil }
    var clock: Clock
    if let mark = kind(position + 1), mark == .colon || mark == .dot,
      case .number(let minutes)? = kind(position + 2), terms[position + 2].isTight
    {
      guard digits.count <= 2, minutes.count == 2, let minute = minute(digits, minutes) else {
        return nil
      }
      clock = Clock(minute: minute, end: position + 3, hasMinutes: true)
      if mark == .colon, kind(position + 3) == .colon, kind(position + 4) == .number("00") {
        clock = Clock(minute: minute, end: position + 5, hasMinutes: true)
      }
    } else if digits.count <= 2, let minute = minute(digits, "00") {
      clock = Clock(minute: minute, end: position + 1)
    } else if digits.count == 4, let minute = minute(digits.prefix(2), digits.suffix(2)) {
      clock = Clock(minute: minute, end: position + 1, hasMinutes: true)
    } else {
      return nil
    }
    return withSuffix(clock)
  }

  /// The time with the half of the day and the ending behind it.
  private func withSuffix(_ clock: Clock) -> Clock? {
    var clock = clock
    if isWord(clock.end, .beforeNoon, .afterNoon) {
      guard (60..<(13 * 60)).contains(clock.minute) else { return nil }
      let isAfternoon = isWord(clock.end, .afterNoon)
      let minute = clock.minute % (12 * 60) + (isAfternoon ? 12 * 60 : 0)
      clock = Clock(minute: minute, end: clock.end + 1, hasMinutes: true)
    }
    let hyphen = kind(clock.end) == .dash ? 1 : 0
    let ending = clock.end + hyphen
    if case .word(.ending(let isAblative))? = kind(ending), isEnding(ending) {
      clock = Clock(
        minute: clock.minute, end: ending + 1, isAblative: isAblative,
        hasMinutes: clock.hasMinutes)
    }
    return clock
  }

  /// Whether an ending belongs to the time before it: written together, or before what needs it.
  private func isEnding(_ position: Int) -> Bool {
    if terms[position].isTight { return true }
    if case .number? = kind(position + 1) { return true }
    return isWord(position + 1, .untilBefore, .fromBefore)
  }

  private func minute(_ hour: some StringProtocol, _ minutes: some StringProtocol) -> Int? {
    guard hour.count <= 2, let hour = Int(hour), let minutes = Int(minutes) else { return nil }
    return ClockCell.minute(hour: hour, minute: minutes)
  }

  /// The last term of what looks like hours from a term on, for the message.
  private func timeEnd(_ start: Int) -> Int {
    var end = start
    while let next = kind(end + 1) {
      switch next {
      case .number, .colon, .dot, .dash: end += 1
      default: return end
      }
    }
    return end
  }
}
