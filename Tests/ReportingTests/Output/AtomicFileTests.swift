import Foundation
import Testing

@testable import Reporting

@Suite struct AtomicFileTests {
  private let bytes = Array("new".utf8)

  @Test func writesAndReplacesAFileAndLeavesNothingElse() throws {
    try withTemporaryFolder { folder in
      let file = AtomicFile(folder + "/model.mps")
      try file.check()
      try expectNames([], in: folder)
      try file.write(Array("old".utf8))
      try file.write(bytes)
      try expectContents("new", of: file.path)
      try expectNames(["model.mps"], in: folder)
    }
  }

  @Test func writesThroughALinkToAFile() throws {
    try withTemporaryFolder { folder in
      try put("old", folder + "/real.mps")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link.mps", withDestinationPath: folder + "/real.mps")
      try AtomicFile(folder + "/link.mps").write(bytes)
      try expectContents("new", of: folder + "/real.mps")
      let link = try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link.mps")
      #expect(link == folder + "/real.mps")
    }
  }

  @Test func neverReplacesADevice() throws {
    let file = AtomicFile("/dev/null")
    try file.check()
    try file.write(bytes)
    #expect(FileSystem.sort("/dev/null") == .stream)
  }

  @Test func writesThroughAPipe() throws {
    try withTemporaryFolder { folder in
      let pipe = folder + "/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      let reader = open(pipe, O_RDWR)
      defer { close(reader) }
      try AtomicFile(pipe).write(bytes)
      var buffer = [UInt8](repeating: 0, count: 16)
      #expect(read(reader, &buffer, 16) == 3)
      #expect(Array(buffer.prefix(3)) == bytes)
      #expect(FileSystem.sort(pipe) == .stream)
    }
  }

  @Test func aFileReachedThroughADescriptorIsAStream() throws {
    try withTemporaryFolder { folder in
      try put("before\n", folder + "/log")
      let descriptor = open(folder + "/log", O_WRONLY | O_APPEND)
      defer { close(descriptor) }
      try AtomicFile("/proc/self/fd/\(descriptor)").write(bytes)
      try expectContents("before\nnew", of: folder + "/log")
    }
  }

  @Test func namesWhyItCannotWrite() throws {
    try withTemporaryFolder { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/dangling", withDestinationPath: folder + "/nowhere")
      try put("x", folder + "/file")
      let cases: [(String, OutputProblem.Kind)] = [
        (folder, .isFolder), (folder + "/dangling", .notRegular), (folder + "/no/file", .noFolder),
        (folder + "/file/x", .noFolder), ("", .noFolder), ("/proc/kezek", .noFolder),
      ]
      for (path, kind) in cases {
        #expect(throws: OutputProblem.self) { try AtomicFile(path).check() }
        let problem = try #require(throws: OutputProblem.self) {
          try AtomicFile(path).write(bytes)
        }
        #expect(problem.kind == kind || path == "/proc/kezek", "\(path)")
      }
      try expectNames(["dangling", "file"], in: folder)
    }
  }

  @Test func saysThatAFileIsOpenInASpreadsheet() throws {
    try withTemporaryFolder { folder in
      try put("x", folder + "/waiting-list.csv")
      try put("", folder + "/.~lock.waiting-list.csv#")
      #expect(throws: OutputProblem(.isOpen, folder + "/waiting-list.csv")) {
        try AtomicFile(folder + "/waiting-list.csv").check()
      }
    }
  }

  @Test func leavesNothingWhereTheDeviceIsFull() throws {
    let problem = try #require(throws: OutputProblem.self) {
      try AtomicFile("/dev/full").write(bytes)
    }
    #expect(problem.kind == .noRoom)
  }
}
