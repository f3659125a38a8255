import Foundation
import Testing

@testable import Reporting

@Suite struct KeyPlaceTests {
  private func problem(
    _ key: String, _ copy: String, _ source: String, isForced: Bool = false, isKey: Bool = false
  ) -> KeyPlace.Problem? {
    KeyPlace(key: key, copy: copy, source: source).problem(isForced: isForced) { _ in isKey }
  }

  @Test func aKeyIsNeverHandedOn() throws {
    try withTemporaryFolder { root in
      try FileManager.default.createDirectory(
        atPath: root + "/there", withIntermediateDirectories: false)
      try FileManager.default.createSymbolicLink(
        atPath: root + "/link", withDestinationPath: root + "/there")
      let source = root + "/source"
      #expect(problem(root + "/key.csv", root + "/new", source) == nil)
      #expect(problem(root + "/new-key.csv", root + "/new", source) == nil)
      #expect(problem(root + "/new/key.csv", root + "/new", source) == .keyInCopy)
      #expect(problem(root + "/new", root + "/new/", source) == .keyInCopy)
      #expect(problem(root + "/link/key.csv", root + "/there", source) == .keyInCopy)
      #expect(problem(root + "/there/../there/key.csv", root + "/link", source) == .keyInCopy)
    }
  }

  @Test func aCopyIsNeverItsSource() throws {
    try withTemporaryFolder { root in
      #expect(problem(root + "/key", root + "/a", root + "/a") == .copyIsSource)
      #expect(problem(root + "/key", root + "/a", root + "/a/b") == .copyIsSource)
      #expect(problem(root + "/key", root + "/a/b", root + "/a") == nil)
    }
  }

  @Test func onlyAKeyIsOverwritten() throws {
    try withTemporaryFolder { root in
      let key = root + "/key.csv"
      try Data("kind".utf8).write(to: URL(fileURLWithPath: key))
      let (copy, source) = (root + "/new", root + "/old")
      #expect(problem(key, copy, source) == .keyExists)
      #expect(problem(key, copy, source, isForced: true) == .notAKey)
      #expect(problem(key, copy, source, isForced: true, isKey: true) == nil)
      #expect(problem(root, copy, source, isForced: true) == .notAKey)
    }
  }

  @Test func aKeyGoesThroughADevice() throws {
    try withTemporaryFolder { root in
      #expect(problem("/dev/null", root + "/new", root + "/old") == nil)
      try OutputFolder(root + "/new").write(
        [OutputFolder.File("a.csv", [1])], withKey: [2], at: "/dev/null")
      #expect(FileSystem.sort("/dev/null") == .stream)
      try expectNames(["a.csv"], in: root + "/new")
      // A key that nobody got leaves no copy.
      guard FileSystem.sort("/dev/full") == .stream else { return }
      #expect(throws: OutputProblem.self) {
        try OutputFolder(root + "/other").write(
          [OutputFolder.File("a.csv", [1])], withKey: [2], at: "/dev/full")
      }
      try expectNames(["new"], in: root)
    }
  }

  @Test func theKeyIsForItsOwnerAndNothingIsHalfWritten() throws {
    try withTemporaryFolder { root in
      let copy = OutputFolder(root + "/new")
      let key = root + "/key.csv"
      try copy.write([OutputFolder.File("a.csv", [1])], withKey: [2], at: key)
      let rights = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions]
      #expect(rights as? Int == 0o600)
      #expect(FileManager.default.contents(atPath: root + "/new/a.csv") == Data([1]))
      // There is a copy already: neither is touched.
      #expect(throws: OutputProblem.self) {
        try copy.write([OutputFolder.File("a.csv", [3])], withKey: [4], at: root + "/two")
      }
      #expect(!FileManager.default.fileExists(atPath: root + "/two"))
      // The key cannot be written: there is no copy.
      #expect(throws: OutputProblem.self) {
        try OutputFolder(root + "/third").write(
          [OutputFolder.File("a.csv", [3])], withKey: [4], at: root + "/none/key")
      }
      #expect(!FileManager.default.fileExists(atPath: root + "/third"))
    }
  }
}
