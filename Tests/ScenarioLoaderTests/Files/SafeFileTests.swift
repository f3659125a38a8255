import Foundation
import Kezek
import Testing

@testable import ScenarioLoader

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Folders on disk: links, devices, pipes, sizes.
@Suite struct SafeFileTests {
  /// A folder of its own that is taken away again.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("kezek-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func write(_ tables: [String: String], to folder: String) throws {
    for (name, text) in tables {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }
  }

  private func refusal(_ name: String, in folder: String, limit: Int = 1000) -> SafeFile.Refusal? {
    do {
      _ = try SafeFile.read(name, in: folder, limit: limit)
      return nil
    } catch {
      return error
    }
  }

  @Test func readsAFolderAsItReadsTablesInMemory() throws {
    try withFolder { folder in
      try write(Tables().files, to: folder)
      let loaded = ScenarioFolder(folder + "/./").load()
      let scenario = try #require(loaded.scenario)
      #expect(scenario.digest == Tables().load().scenario?.digest)
      #expect(folder.hasSuffix(scenario.name))
    }
  }

  @Test func followsLinksInsideTheFolderOnly() throws {
    try withFolder { folder in
      try withFolder { other in
        try write(Tables().files, to: folder)
        try FileManager.default.moveItem(
          atPath: folder + "/needs.csv", toPath: folder + "/kept.txt")
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/needs.csv", withDestinationPath: "kept.txt")
        #expect(ScenarioFolder(folder).load().scenario != nil)
        try write(["absences.csv": "who;from;to"], to: other)
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/absences.csv", withDestinationPath: other + "/absences.csv")
        #expect(ScenarioFolder(folder).load().findings("E103").map(\.file) == ["absences.csv"])
        try FileManager.default.removeItem(atPath: other + "/absences.csv")
        #expect(ScenarioFolder(folder).load().codes.contains("E103"))
      }
    }
  }

  @Test func aNeighbourWhoseNameBeginsAlikeIsOutside() throws {
    try withFolder { folder in
      let inner = folder + "/a"
      let neighbour = folder + "/ab"
      for path in [inner, neighbour] {
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: true)
      }
      try write(["x": "y"], to: neighbour)
      try FileManager.default.createSymbolicLink(
        atPath: inner + "/x", withDestinationPath: "../ab/x")
      #expect(refusal("x", in: inner) == .outside)
      #expect(refusal("../ab/x", in: inner) == .outside)
      #expect(refusal("x", in: neighbour) == nil)
    }
  }

  @Test func refusesWhatIsNoFile() throws {
    try withFolder { folder in
      try write(Tables().files, to: folder)
      try FileManager.default.createDirectory(
        atPath: folder + "/rooms.csv", withIntermediateDirectories: true)
      #expect(mkfifo(folder + "/travel.csv", 0o600) == 0)
      let loaded = ScenarioFolder(folder).load()
      #expect(loaded.findings("E102").map(\.file) == ["rooms.csv", "travel.csv"])
      #expect(refusal("null", in: "/dev") == .notRegular)
      #expect(refusal("nothing", in: folder) == .missing)
      #expect(refusal("nothing", in: folder + "/nowhere") == .missing)
    }
  }

  @Test func asksForTheSizeFirst() throws {
    try withFolder { folder in
      try write(Tables().files, to: folder)
      // A file of 200 MB without a byte on the disk.
      let path = folder + "/absences.csv"
      #expect(FileManager.default.createFile(atPath: path, contents: nil))
      #expect(truncate(path, 200_000_000) == 0)
      let loaded = ScenarioFolder(folder).load()
      let finding = try #require(loaded.findings("E104").first)
      #expect(finding.details == ["megabytes": "200", "limit": "64"])
      #expect(loaded.scenario == nil)
      #expect(refusal("children.csv", in: folder, limit: 3) == .tooLarge(megabytes: 0))
    }
  }

  @Test func saysThatThereIsNoFolder() {
    let loaded = ScenarioFolder("/nowhere/at/all").load()
    #expect(loaded.codes == ["E100"])
    #expect(loaded.scenario == nil && loaded.understanding == nil)
    #expect(ScenarioFolder(packageFolder + "/Package.swift").load().codes == ["E100"])
  }

  @Test func refusesWhatItMayNotRead() throws {
    // The super-user may read everything.
    guard getuid() != 0 else { return }
    try withFolder { folder in
      try write(["x": "y"], to: folder)
      #expect(chmod(folder + "/x", 0) == 0)
      #expect(refusal("x", in: folder) == .unreadable)
    }
  }

  @Test(
    arguments: [
      ("children.csv", .table(.children)), ("Children.CSV", .table(.children)),
      ("needs.txt", .table(.needs)), ("needs.tsv", .table(.needs)),
      ("scenario.yaml", .yamlSettings), ("scenario.yml", .yamlSettings),
      ("settings.yaml", .unread(.settings)), ("rooms.xlsx", .unread(.rooms)),
      ("childrn.csv", .unread(.children)), ("absences.csv.csv", .unread(.absences)),
      ("absences (1).csv", .unread(.absences)), ("absences - копия.csv", .unread(.absences)),
      ("отсутствия.csv", .unread(.absences)), ("Заезды.csv", .unread(.turns)),
      ("помещения.txt", .unread(.rooms)), ("data.csv", .unread(nil)),
      ("recipe.json", .other), ("~$children.xlsx", .other), ("README.md", .other),
      ("notes", .other),
      ("rooms.pdf", .other), ("words.csv", .other), (".~lock.children.csv#", .other),
    ] as [(String, FileRole)])
  func knowsFilesByTheirNames(_ name: String, _ role: FileRole) {
    #expect(FileRole(name) == role)
  }
}
