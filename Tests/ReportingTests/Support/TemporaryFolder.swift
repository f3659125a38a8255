import Foundation
import Testing

/// A folder of its own for one test, removed when the body ends.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("kezek-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

/// Expects exactly these names in a folder, those that begin with a dot too.
func expectNames(
  _ names: [String], in folder: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let found = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  #expect(found == names, sourceLocation: sourceLocation)
}

/// Expects a file to hold a text.
func expectContents(
  _ text: String, of path: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let found = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  #expect(found == text, sourceLocation: sourceLocation)
}

/// Writes a file as another program would.
func put(_ text: String, _ path: String) throws {
  try Data(text.utf8).write(to: URL(fileURLWithPath: path))
}
