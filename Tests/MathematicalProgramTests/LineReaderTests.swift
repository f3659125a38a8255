import Testing

@testable import MathematicalProgram

/// Files without an end, or with a line without one, stop before they fill the memory.
@Suite struct LineReaderTests {
  @Test func aLineWithoutAnEndIsRefused() throws {
    let portion = [UInt8](repeating: 0x61, count: 1 << 18)
    let error = try #require(throws: ProgramFileError.self) {
      _ = try MPSReader(.free).read { portion }
    }
    #expect(error.code == .tooLarge)
  }

  @Test func aFileWithoutAnEndIsRefused() throws {
    let line = Array("* a comment\n".utf8)
    let portion = Array(repeatElement(line, count: 1 << 10).joined())
    var reader = LineReader(largestFile: 1 << 15) { portion }
    let error = try #require(throws: ProgramFileError.self) {
      while try reader.advance() {}
    }
    #expect(error.code == .tooLarge)
  }
}
