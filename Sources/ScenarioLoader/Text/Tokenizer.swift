/// Cuts text into rows and cells after RFC 4180, and goes on after damage.
struct Tokenizer {
  private let text: UnsafeBufferPointer<UInt8>
  private let separator: UInt8
  private let rowLimit: Int
  private var index = 0
  private(set) var result = Result()

  struct Result {
    var arena: [UInt8] = []
    var cells: [RawTable.Span] = []
    var rowStarts: [Int32] = [0]
    var damages: [RawTable.Damage] = []
    var longNumbers: [RawTable.Position] = []
    var suspects: [RawTable.Position] = []
  }

  private static let quote = UInt8(ascii: "\"")
  private static let apostrophe = UInt8(ascii: "'")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ text: UnsafeBufferPointer<UInt8>, separator: UInt8, rowLimit: Int) {
    self.text = text
    self.separator = separator
    self.rowLimit = rowLimit
  }

  /// Reads the whole text.
  mutating func run() {
    skipSeparatorLine()
    while index < text.count {
      if result.rowStarts.count > rowLimit {
        damage(.tooManyRows)
        return
      }
      readRow()
    }
  }

  /// Excel's first line `sep=;` is an instruction, no row.
  private mutating func skipSeparatorLine() {
    let mark = Array("sep=".utf8)
    guard text.count > 5, text.prefix(4).elementsEqual(mark), text[4] == separator,
      isLineEnd(text[5])
    else { return }
    index = 5
    skipLineEnd()
  }

  private var row: Int { result.rowStarts.count - 1 }
  private var column: Int { result.cells.count - Int(result.rowStarts[row]) }

  private mutating func readRow() {
    while true {
      readCell()
      guard index < text.count, text[index] == separator else { break }
      index += 1
    }
    skipLineEnd()
    result.rowStarts.append(Int32(result.cells.count))
  }

  private mutating func readCell() {
    var first = index
    while first < text.count, text[first] == 0x20 { first += 1 }
    if first < text.count, text[first] == Self.quote {
      index = first
      if readQuoted() { return }
      damage(.unclosedQuote)
      index = first + 1
      readPlain(quotesAreKnown: true)
    } else {
      readPlain(quotesAreKnown: false)
    }
  }

  private mutating func readPlain(quotesAreKnown: Bool) {
    let start = index
    var survey = CellSurvey()
    while index < text.count {
      let byte = text[index]
      if byte == separator || isLineEnd(byte) { break }
      survey.take(byte)
      index += 1
    }
    if survey.hasQuote && !quotesAreKnown { damage(.plainQuote) }
    append(text, start: start, end: index, offset: 0, survey: survey)
  }

  /// Reads a quoted cell; false, with nothing taken, where its quote is never closed.
  private mutating func readQuoted() -> Bool {
    index += 1
    let start = index
    var rewritten: [UInt8]?
    var survey = CellSurvey()
    var hasLineBreak = false
    var isBroken = false
    while index < text.count {
      let byte = text[index]
      if byte == Self.quote {
        if index + 1 < text.count, text[index + 1] == Self.quote {
          if rewritten == nil { rewritten = Array(text[start..<index]) }
          rewritten?.append(byte)
          index += 2
          continue
        }
        if closes(at: index) {
          finishQuoted(
            start: start, end: index, rewritten: rewritten, survey: survey, isBroken: isBroken)
          return true
        }
        // A quote in the middle: after a line break it opens another cell, so ours was not closed.
        if hasLineBreak { return false }
        isBroken = true
      } else if isLineEnd(byte) {
        if isBroken { return false }
        hasLineBreak = true
      }
      survey.take(byte)
      rewritten?.append(byte)
      index += 1
    }
    return false
  }

  private mutating func finishQuoted(
    start: Int, end: Int, rewritten: [UInt8]?, survey: CellSurvey, isBroken: Bool
  ) {
    if isBroken { damage(.innerQuote) }
    index = end + 1
    while index < text.count, text[index] == 0x20 { index += 1 }
    guard let rewritten else {
      append(text, start: start, end: end, offset: 0, survey: survey)
      return
    }
    let offset = text.count + result.arena.count
    result.arena.append(contentsOf: rewritten)
    rewritten.withUnsafeBufferPointer {
      append($0, start: 0, end: $0.count, offset: offset, survey: survey)
    }
  }

  /// Whether the quote at `position` is followed by nothing but spaces up to the cell's end.
  private func closes(at position: Int) -> Bool {
    var next = position + 1
    while next < text.count, text[next] == 0x20 { next += 1 }
    return next == text.count || text[next] == separator || isLineEnd(text[next])
  }

  private mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, start: Int, end: Int, offset: Int, survey: CellSurvey
  ) {
    if survey.hasNUL { damage(.nul) }
    if survey.hasReplacement { damage(.notText) }
    if survey.hasControl { damage(.control) }
    let position = RawTable.Position(row: row, column: column)
    // Four of the twelve may be letters `O` for noughts.
    if survey.digits >= 8 { result.longNumbers.append(position) }
    if survey.hasMarkByLetter { result.suspects.append(position) }
    guard column < RawTable.columnLimit else {
      if column == RawTable.columnLimit, result.damages.last?.kind != .tooManyColumns {
        damage(.tooManyColumns)
      }
      return
    }
    var span = Self.trimmed(bytes, start: start, end: end)
    // What is refused is not read either: the place of the cell stays, its text does not.
    if isTooLong(bytes, span) {
      damage(.longCell)
      span = span.lowerBound..<span.lowerBound
    }
    // The mark by which spreadsheets, and our own tables, keep a text from becoming a number.
    if span.count > 1, bytes[span.lowerBound] == Self.apostrophe,
      bytes[span.upperBound - 1] != Self.apostrophe
    {
      span = (span.lowerBound + 1)..<span.upperBound
    }
    result.cells.append(
      RawTable.Span(start: Int32(offset + span.lowerBound), end: Int32(offset + span.upperBound)))
  }

  private func isTooLong(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Range<Int>) -> Bool {
    guard span.count > RawTable.cellLimit else { return false }
    // Only the first bytes of characters count; the others begin with the bits 10.
    return bytes[span].count { $0 & 0xC0 != 0x80 } > RawTable.cellLimit
  }

  private mutating func damage(_ kind: RawTable.Damage.Kind) {
    result.damages.append(
      RawTable.Damage(kind: kind, position: RawTable.Position(row: row, column: column)))
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == Self.lineFeed || byte == Self.carriageReturn
  }

  private mutating func skipLineEnd() {
    guard index < text.count else { return }
    if text[index] == Self.carriageReturn, index + 1 < text.count,
      text[index + 1] == Self.lineFeed
    {
      index += 1
    }
    index += 1
  }

  /// The span without white space at either end: ASCII, no-break and zero-width spaces.
  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, start: Int, end: Int) -> Range<Int> {
    var first = start
    var last = end
    while first < last {
      let width = spaceWidth(bytes, at: first, before: last)
      if width == 0 { break }
      first += width
    }
    scan: while first < last {
      for width in 1...3 where last - width >= first {
        if spaceWidth(bytes, at: last - width, before: last) == width {
          last -= width
          continue scan
        }
      }
      break
    }
    return first..<last
  }

  private static func spaceWidth(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, before end: Int
  ) -> Int {
    switch bytes[index] {
    case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D:
      return 1
    case 0xC2:
      return index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0
    case 0xE2:
      guard index + 2 < end, bytes[index + 1] == 0x80 else { return 0 }
      // Spaces of fixed width, zero-width ones, and the narrow no-break space.
      return (0x80...0x8D).contains(bytes[index + 2]) || bytes[index + 2] == 0xAF ? 3 : 0
    case 0xEF:
      guard index + 2 < end else { return 0 }
      return bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF ? 3 : 0
    default:
      return 0
    }
  }
}

/// What is worth knowing of a cell's bytes while they pass.
struct CellSurvey {
  /// Digits, and letters that may be digits of another script.
  var digits = 0
  var hasQuote = false
  var hasNUL = false
  var hasReplacement = false
  /// A control character that is neither a blank nor a line end, as the one that commands terminals.
  var hasControl = false
  /// A `?` or `_` beside a letter that is not ASCII.
  var hasMarkByLetter = false
  private var previous: (UInt8, UInt8) = (0, 0)

  mutating func take(_ byte: UInt8) {
    if byte < 0x80 {
      if byte &- 0x30 < 10 { digits += 1 }
      if byte == 0x22 { hasQuote = true }
      if byte == 0 { hasNUL = true } else if Self.isControl(byte) { hasControl = true }
      if Self.isMark(byte), previous.1 >= 0x80 { hasMarkByLetter = true }
    } else if previous.1 == 0xC2, (0x80...0x9F).contains(byte), byte != 0x85 {
      hasControl = true
    } else if Self.mayLeadDigit(byte) {
      digits += 1
      if Self.isMark(previous.1) { hasMarkByLetter = true }
    } else if Self.isMark(previous.1) {
      hasMarkByLetter = true
    } else if byte == 0xBD, previous == (0xEF, 0xBF) {
      // U+FFFD stands where letters were lost.
      hasReplacement = true
    }
    previous = (previous.1, byte)
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte == 0x7F || byte < 0x20 && !(0x09...0x0D).contains(byte)
  }

  /// Whether a byte leads the characters of a block that has digits of its own: Arabic, Indian,
  /// full-width and others, but no Cyrillic letter and no dash.
  private static func mayLeadDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xD9, 0xDB, 0xDF, 0xE0, 0xE1, 0xEA, 0xEF, 0xF0: true
    default: false
    }
  }

  private static func isMark(_ byte: UInt8) -> Bool { byte == 0x3F || byte == 0x5F }
}
