import Foundation
import Testing

/// Text kept in `Snapshots`: compared, or with `RECORD_SNAPSHOTS=1` written anew with a failure.
enum Snapshot {
  static func expect(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let url = URL(fileURLWithPath: packageFolder)
      .appendingPathComponent("Tests/ScenarioLoaderTests/Snapshots/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    let kept = try? String(contentsOf: url, encoding: .utf8)
    #expect(kept == text, "\(name)", sourceLocation: sourceLocation)
  }
}
