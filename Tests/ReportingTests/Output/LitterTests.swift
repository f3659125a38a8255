import Foundation
import Testing

@testable import Reporting

/// What a run that was killed leaves behind goes with the next one; what a live run holds stays.
@Suite struct LitterTests {
  private let files = [
    OutputFolder.File("plan.json", Array("{}".utf8)),
    OutputFolder.File("coverage.csv", Array("a;b".utf8)),
  ]

  @Test func theNextRunRemovesLitterAndNothingElse() throws {
    try withTemporaryFolder { root in
      let left = [".plan.99999-0.kezek-tmp", ".a b.csv.1-12.kezek-tmp"]
      let others = [
        ".mine.kezek-tmp", ".plan.9-x.kezek-tmp", "plan.9-1.kezek-tmp", ".plan.9-1.kezek-tmp.txt",
      ]
      try FileManager.default.createDirectory(
        atPath: root + "/" + left[0], withIntermediateDirectories: false)
      try put("x", root + "/" + left[0] + "/.plan.json.99999-0.kezek-tmp")
      for name in others + left.dropFirst() { try put("x", root + "/" + name) }
      try OutputFolder(root + "/plan").write(files)
      try expectNames((others + ["plan"]).sorted(), in: root)
      try put("x", root + "/plan/.coverage.csv.7-0.kezek-tmp")
      try OutputFolder(root + "/plan", force: true).write(files)
      try expectNames(["coverage.csv", "plan.json"], in: root + "/plan")
      try put("x", root + "/.model.mps.7-0.kezek-tmp")
      try AtomicFile(root + "/model.mps").write([1])
      try expectNames((others + ["model.mps", "plan"]).sorted(), in: root)
    }
  }

  @Test func whatIsHeldStays() throws {
    try withTemporaryFolder { root in
      let staged = try StagedFile([1, 2], for: root + "/a.csv")
      Litter.sweep(root)
      try staged.commit()
      try expectNames(["a.csv"], in: root)
    }
  }

  @Test func whatWasTakenForLitterIsNotHeld() throws {
    try withTemporaryFolder { root in
      let path = root + "/.a.1-0.kezek-tmp"
      let descriptor = try FileSystem.create(path)
      defer { close(descriptor) }
      Litter.sweep(root)
      try expectNames([], in: root)
      #expect(!Litter.hold(descriptor, path))
    }
  }

  @Test func aFailedReplacementLeavesTheEarlierPlan() throws {
    try withTemporaryFolder { root in
      try OutputFolder(root).write(files)
      let kept = KeptFiles([root + "/plan.json", root + "/coverage.csv", root + "/changes.csv"])
      try put("new", root + "/changes.csv")
      try FileManager.default.removeItem(atPath: root + "/plan.json")
      try put("new", root + "/coverage.new")
      #expect(rename(root + "/coverage.new", root + "/coverage.csv") == 0)
      kept.restore()
      try expectNames(["coverage.csv", "plan.json"], in: root)
      try expectContents("{}", of: root + "/plan.json")
      try expectContents("a;b", of: root + "/coverage.csv")
    }
  }
}
