import Foundation
import ScenarioGeneration
import Testing

/// The folders in the repository are what the recipes make, byte for byte.
@Suite struct StoredFoldersTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Scenarios")

  @Test(arguments: BundledRecipes.names)
  func folderEqualsRecipe(name: String) throws {
    let recipe = try #require(BundledRecipes.all.first { $0.name == name })
    let folder = Self.root.appending(path: name)
    let files = recipe.files()
    if ProcessInfo.processInfo.environment["RECORD_SCENARIOS"] == "1" {
      try record(files, in: folder)
      Issue.record("\(name) was rewritten; run again without RECORD_SCENARIOS")
      return
    }
    #expect(try tables(in: folder) == files.keys.sorted())
    for file in files.keys.sorted() {
      let stored = try Data(contentsOf: folder.appending(path: file))
      #expect(Array(stored) == files[file], "\(name)/\(file) is not what the recipe makes")
    }
  }

  private func tables(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".yaml") }.sorted()
  }

  private func record(_ files: [String: [UInt8]], in folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for table in try tables(in: folder) {
      try FileManager.default.removeItem(at: folder.appending(path: table))
    }
    for file in files.keys.sorted() {
      try Data(files[file] ?? []).write(to: folder.appending(path: file), options: .atomic)
    }
  }
}
