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
  private var bytesRead = 0

  /// The longest line that is read, in bytes: more is no program, and would fill the memory before
  /// anybody could say so.
  static let longestLine = 1 << 20
  /// The largest file that is read, in bytes.
  private let largestFile: Int

  /// - Parameter next: the next portion; an empty one ends the file.
  init(largestFile: Int = 1 << 30, _ next: @escaping () throws -> [UInt8]) {
    self.largestFile = largestFile
    self.next = next
  }

  /// Moves to the next line; `false` after the last one.
  ///
  /// - Throws: ``ProgramFileError`` for a line with a NUL byte, a line or a file that is too long;
  ///   errors of the source.
  mutating func advance() throws -> Bool {
    line.removeAll(keepingCapacity: true)
    if isAtEnd { return false }
    number += 1
    while true {
      if position == portion.count {
        portion = try next()
        position = 0
        bytesRead += portion.count
        guard bytesRead <= largestFile else {
          throw ProgramFileError(
            .tooLarge, line: number, "the file has more than \(largestFile >> 20) MB.")
        }
        if portion.isEmpty {
          isAtEnd = true
          try finishLine()
          return !line.isEmpty
        }
      }
      let rest = portion[position...]
      guard let end = rest.firstIndex(of: 0x0A) else {
        try append(rest)
        position = portion.count
        continue
      }
      try append(rest[..<end])
      position = end + 1
      try finishLine()
      return true
    }
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) throws(ProgramFileError) {
    guard line.count + bytes.count <= Self.longestLine else {
      throw ProgramFileError(
        .tooLarge, line: number, "the line has more than \(Self.longestLine >> 20) MB.")
    }
    line += bytes
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
