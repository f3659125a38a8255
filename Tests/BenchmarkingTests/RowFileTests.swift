import Foundation
import Testing

@testable import Benchmarking

@Suite struct RowFileTests {
  private func withFile(_ body: (RowFile) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("kezek-rows-\(UUID().uuidString).jsonl").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(RowFile(path))
  }

  private func expectRows(
    _ rows: [BenchRow], in file: RowFile, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let found = try file.rows()
    #expect(found == rows, sourceLocation: sourceLocation)
  }

  @Test func rowsComeBackAsTheyWere() throws {
    try withFile { file in
      for row in Rows.all { #expect(file.append(row)) }
      try expectRows(Rows.all, in: file)
    }
  }

  @Test func aLineCutShortIsMendedAndTheRestStays() throws {
    try withFile { file in
      let rows = Array(Rows.all.prefix(3))
      for row in rows { #expect(file.append(row)) }
      let whole = try #require(FileManager.default.contents(atPath: file.path))
      // Ended in the midst of the last line, at any byte of it.
      let last = try #require(whole.dropLast().lastIndex(of: 10)) + 1
      for end in [last + 1, last + 40, whole.count - 1] {
        try whole.prefix(end).write(to: URL(fileURLWithPath: file.path))
        try expectRows(Array(rows.prefix(2)), in: file)
        file.mend()
        #expect(file.append(rows[2]))
        try expectRows(rows, in: file)
      }
    }
  }

  @Test func aLaterRowOfTheSameRunCounts() throws {
    try withFile { file in
      var row = Rows.all[0]
      #expect(file.append(row))
      row.detail = "again"
      #expect(file.append(row))
      try expectRows([row], in: file)
    }
  }

  @Test func aLineThatIsNoRowIsNamed() throws {
    try withFile { file in
      #expect(throws: RowFile.Unreadable(line: 0)) { try file.rows() }
      #expect(file.append(Rows.all[0]))
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file.path))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("{}\n".utf8))
      #expect(throws: RowFile.Unreadable(line: 2)) { try file.rows() }
    }
  }
}
