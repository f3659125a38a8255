/// Cuts portions of bytes into lines; the file is never held whole.
struct LineReader {
  /// The current line without its end, as UTF-8.
  private(set) var line: [UInt8] = []
  /// Its number, from 1.
  private(set) var number = 0
  private var portion: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  private let next: () throws -> [UInt8]

  /// - Parameter next: the next portion; an empty one ends the file.
  init(_ next: @escaping () throws -> [UInt8]) {
    self.next = next
  }

  /// Moves to the next line; `false` after the last one.
  ///
  /// - Throws: ``ProgramFileError`` for a line with a NUL byte; errors of the source.
  mutating func advance() throws -> Bool {
    line.removeAll(keepingCapacity: true)
    if isAtEnd { return false }
    number += 1
    while true {
      if position == portion.count {
        portion = try next()
        position = 0
        if portion.isEmpty {
          isAtEnd = true
          try finishLine()
          return !line.isEmpty
        }
      }
      let rest = portion[position...]
      guard let end = rest.firstIndex(of: 0x0A) else {
        line += rest
        position = portion.count
        continue
      }
      line += rest[..<end]
      position = end + 1
      try finishLine()
      return true
    }
  }

  private mutating func finishLine() throws {
    if line.last == 0x0D { line.removeLast() }
    if line.contains(0) {
      throw ProgramFileError(.syntax, line: number, "the line has a NUL byte.")
    }
  }

  /// The line's words, separated by blanks and tabs.
  func words() throws(ProgramFileError) -> [Substring] {
    let text = try text()
    return text.split(whereSeparator: { $0 == " " || $0 == "\t" })
  }

  /// The line as text.
  func text() throws(ProgramFileError) -> Substring {
    guard let text = String(validating: line, as: UTF8.self) else {
      throw ProgramFileError(.syntax, line: number, "the line is not UTF-8.")
    }
    return text[...]
  }
}
