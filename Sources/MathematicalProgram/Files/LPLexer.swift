/// Cuts an LP file into tokens, line by line.
struct LPLexer {
  enum Token: Hashable {
    case section(LPKeyword)
    case name(String)
    case number(Double)
    case plus
    case minus
    case colon
    case lessOrEqual
    case greaterOrEqual
    case equal
    case end
  }

  private var lines: LineReader
  private var waiting: [Token] = []
  /// The line of each waiting token.
  private var waitingLines: [Int] = []
  private var position = 0
  private(set) var notes = FileNotes()
  /// The line of the token that ``next()`` gave last.
  private(set) var line = 0

  init(_ lines: LineReader) {
    self.lines = lines
  }

  func failure(_ code: ProgramFileError.Code, _ message: String) -> ProgramFileError {
    ProgramFileError(code, line: line, message)
  }

  /// The token after those already given, without taking it.
  mutating func peek(_ ahead: Int = 0) throws -> Token {
    while position + ahead >= waiting.count {
      guard try readLine() else { return .end }
    }
    return waiting[position + ahead]
  }

  /// Whether a token not yet taken stands on a later line than the one before it; so does the end.
  mutating func isOnNewLine(_ ahead: Int) throws -> Bool {
    if try peek(ahead) == .end { return true }
    return waitingLines[position + ahead] > waitingLines[position + ahead - 1]
  }

  mutating func next() throws -> Token {
    let token = try peek()
    if token != .end { position += 1 }
    return token
  }

  /// Reads tokens of one more line; `false` at the end of the file.
  private mutating func readLine() throws -> Bool {
    if position == waiting.count {
      waiting.removeAll(keepingCapacity: true)
      waitingLines.removeAll(keepingCapacity: true)
      position = 0
    }
    guard try lines.advance() else { return false }
    line = lines.number
    defer {
      waitingLines += Array(repeating: line, count: waiting.count - waitingLines.count)
    }
    var text = try lines.text()
    if let comment = text.firstIndex(of: "\\") {
      notes.take(text[text.index(after: comment)...])
      text = text[..<comment]
    }
    let words = text.split(whereSeparator: \.isWhitespace)
    if let section = LPKeyword.section(words), !isLabel(words) {
      waiting.append(.section(section))
      let rest = words.dropFirst(LPKeyword.length(words))
      guard let first = rest.first else { return true }
      text = text[first.startIndex...]
    }
    try cut(text)
    return true
  }

  /// Whether the first word is the label of a row though it is also a keyword, as `max: x >= 1`.
  private func isLabel(_ words: [Substring]) -> Bool {
    words.count >= 2 && words[1].first == ":"
  }

  private mutating func cut(_ text: Substring) throws {
    var rest = text.utf8[...]
    while let byte = rest.first {
      switch byte {
      case 0x20, 0x09, 0x0B, 0x0C:
        rest.removeFirst()
      case 0x2B:
        waiting.append(.plus)
        rest.removeFirst()
      case 0x2D:
        waiting.append(.minus)
        rest.removeFirst()
      case 0x3A:
        waiting.append(.colon)
        rest.removeFirst()
      case 0x3C, 0x3D, 0x3E:
        waiting.append(relation(&rest))
      case 0x30...0x39, 0x2E:
        waiting.append(.number(try number(&rest)))
      case 0x5B, 0x5D, 0x5E, 0x2A:
        throw failure(.unsupported, "quadratic terms have no place in a linear program.")
      default:
        waiting.append(.name(try name(&rest)))
      }
    }
  }

  private func relation(_ rest: inout Substring.UTF8View.SubSequence) -> Token {
    var sign: UInt8 = 0x3D
    while let byte = rest.first, byte == 0x3C || byte == 0x3D || byte == 0x3E {
      if byte != 0x3D { sign = byte }
      rest.removeFirst()
    }
    return sign == 0x3C ? .lessOrEqual : sign == 0x3E ? .greaterOrEqual : .equal
  }

  private func number(_ rest: inout Substring.UTF8View.SubSequence) throws -> Double {
    var end = rest.startIndex
    func isDigit(_ index: Substring.UTF8View.Index) -> Bool {
      index < rest.endIndex && (0x30...0x39).contains(rest[index])
    }
    while end < rest.endIndex, isDigit(end) || rest[end] == 0x2E { end = rest.index(after: end) }
    if end < rest.endIndex, rest[end] == 0x65 || rest[end] == 0x45 {
      var exponent = rest.index(after: end)
      if exponent < rest.endIndex, rest[exponent] == 0x2B || rest[exponent] == 0x2D {
        exponent = rest.index(after: exponent)
      }
      if isDigit(exponent) {
        while isDigit(exponent) { exponent = rest.index(after: exponent) }
        end = exponent
      }
    }
    let text = Substring(rest[..<end])
    guard let value = NumberText.parse(text, allowsInfinity: false) else {
      throw failure(.number, "'\(text)' is not a number.")
    }
    rest = rest[end...]
    return value
  }

  private func name(_ rest: inout Substring.UTF8View.SubSequence) throws -> String {
    let stops: [UInt8] = [
      0x20, 0x09, 0x0B, 0x0C, 0x2B, 0x2D, 0x3A, 0x3C, 0x3D, 0x3E, 0x5B, 0x5D, 0x5E, 0x2A,
    ]
    let end = rest.firstIndex { stops.contains($0) } ?? rest.endIndex
    let text = String(Substring(rest[..<end]))
    rest = rest[end...]
    return text
  }
}
