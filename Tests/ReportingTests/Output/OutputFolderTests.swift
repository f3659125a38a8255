import Foundation
import Testing

@testable import Reporting

@Suite struct OutputFolderTests {
  private let files = [
    OutputFolder.File("plan.json", Array("{}".utf8)),
    OutputFolder.File("coverage.csv", Array("a;b".utf8)),
  ]
  private var fileNames: [String] { files.map(\.name) }

  @Test func makesANewFolderInOneStep() throws {
    try withTemporaryFolder { folder in
      let plan = OutputFolder(folder + "/plan/")
      try plan.check(names: fileNames)
      try expectNames([], in: folder)
      try plan.write(files)
      try expectNames(["plan"], in: folder)
      try expectNames(["coverage.csv", "plan.json"], in: folder + "/plan")
      try expectContents("a;b", of: folder + "/plan/coverage.csv")
    }
  }

  @Test func doesNotOverwriteAPlanUnlessForced() throws {
    try withTemporaryFolder { folder in
      try put("mine", folder + "/notes.txt")
      try OutputFolder(folder).write(files)
      try put("old", folder + "/plan.json")
      let careful = OutputFolder(folder)
      #expect(throws: OutputProblem(.planExists, folder, detail: folder + "/plan.json")) {
        try careful.check(names: fileNames)
      }
      #expect(throws: OutputProblem.self) { try careful.write(files) }
      try expectContents("old", of: folder + "/plan.json")
      try OutputFolder(folder, force: true).write(files)
      try expectContents("{}", of: folder + "/plan.json")
      try expectNames(["coverage.csv", "notes.txt", "plan.json"], in: folder)
    }
  }

  @Test func neverWritesOverWhatIsNoFileEvenWhenForced() throws {
    try withTemporaryFolder { folder in
      #expect(mkfifo(folder + "/coverage.csv", 0o600) == 0)
      #expect(throws: OutputProblem(.notRegular, folder + "/coverage.csv")) {
        try OutputFolder(folder, force: true).write(files)
      }
      try expectNames(["coverage.csv"], in: folder)
      #expect(FileSystem.sort(folder + "/coverage.csv") == .stream)
    }
  }

  @Test func writesAllOrNothing() throws {
    try withTemporaryFolder { folder in
      let broken = files + [OutputFolder.File("no/such/place.csv", [1])]
      #expect(throws: OutputProblem.self) { try OutputFolder(folder + "/plan").write(broken) }
      try expectNames([], in: folder)
      #expect(throws: OutputProblem.self) { try OutputFolder(folder).write(broken) }
      try expectNames([], in: folder)
    }
  }

  @Test func writesThePlanThroughADevice() throws {
    let plan = OutputFolder("/dev/null")
    try plan.check(names: fileNames)
    try plan.write(files)
    #expect(FileSystem.sort("/dev/null") == .stream)
  }

  @Test func refusesAFileAndAMissingParent() throws {
    try withTemporaryFolder { folder in
      try put("x", folder + "/file")
      #expect(throws: OutputProblem(.isFile, folder + "/file")) {
        try OutputFolder(folder + "/file").check(names: fileNames)
      }
      #expect(throws: OutputProblem(.noFolder, folder + "/no/plan")) {
        try OutputFolder(folder + "/no/plan").write(files)
      }
    }
  }
}
