import Foundation
import Testing

/// Where a command's output cannot go, or goes to the same place twice; and Ctrl-C.
@Suite struct OutputEndToEndTests {
  private static let scenario = "Scenarios/tiny/shortage"

  private func shell(_ command: String) throws -> Binary.Result {
    try Binary.run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", command, Binary.path.path], in: Binary.root)
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: [
      "doctor \(scenario)", "export \(scenario)", "export \(scenario) --out /dev/stdout",
      "solvers",
    ])
  func aFullOutputIsNoSuccess(arguments: String) throws {
    let run = try shell("\"$0\" \(arguments) > /dev/full")
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.errors.contains("no room"), "\(run.errors)")
  }

  @Test func whoStopsReadingIsNoFailure() throws {
    let run = try shell("\"$0\" export \(Self.scenario) | head -c 10 > /dev/null")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty, "\(run.errors)")
  }

  @Test func aPlanWrittenToStandardOutputIsWhole() throws {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "plan.json").path
    let run = try shell(
      "echo before > '\(file)'; \"$0\" plan \(Self.scenario) --out /dev/stdout >> '\(file)'")
    #expect(run.status == 0, "\(run.errors)")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.hasPrefix("before\n{"))
    let plan = text.dropFirst("before\n".count)
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: Data(plan.utf8))
    }
    #expect(run.errors.contains("SYNTHETIC"))
  }

  @Test func limitsOfCompareAreChecked() throws {
    for limit in ["--work-limit=-1", "--time-limit=-1", "--time-limit=nan"] {
      let run = try Binary.run(["compare", Self.scenario, limit])
      #expect(run.status == 64, "\(limit): \(run.status)")
    }
  }

  @Test func aPlanOfThisFolderLiesBesideIt() throws {
    let scratch = try Scratch()
    let folder = scratch.folder.appending(path: "shortage")
    try FileManager.default.copyItem(
      at: Binary.root.appending(path: Self.scenario), to: folder)
    #expect(try Binary.run(["plan", "."], in: folder).status == 0)
    #expect(scratch.names.contains("shortage-plan"))
  }

  @Test func stoppingKeepsThePlan() throws {
    let scratch = try Scratch()
    let out = scratch.folder.appending(path: "plan").path
    let run = try shell(
      """
      "$0" plan Scenarios/kostanay-turns --time-limit 100 --out '\(out)' > /dev/null &
      job=$!; sleep 8; kill -INT $job; wait $job
      """)
    #expect(run.status == 0, "\(run.errors)")
    #expect(FileManager.default.fileExists(atPath: out + "/plan.json"))
  }

  @Test func rowsOfTheCurrentPlanMayStandInAnyOrder() throws {
    let scratch = try Scratch()
    var plans: [String] = []
    for turn in 0..<2 {
      let folder = scratch.folder.appending(path: "\(turn)/studios")
      try FileManager.default.createDirectory(
        at: folder.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: Binary.root.appending(path: "Scenarios/almaty-studios"), to: folder)
      let file = folder.appending(path: "current.csv")
      let text = try String(contentsOf: file, encoding: .utf8)
      let rows = text.split(whereSeparator: \.isNewline)
      let turned = turn == 0 ? Array(rows.dropFirst()) : rows.dropFirst().reversed()
      try Data(([rows[0]] + turned).joined(separator: "\r\n").utf8).write(to: file)
      let out = scratch.folder.appending(path: "plan-\(turn)").path
      let run = try Binary.run(["plan", folder.path, "--strategy", "exact", "--out", out])
      #expect(run.status == 0, "\(run.errors)")
      plans.append(
        try String(contentsOfFile: out + "/plan.json", encoding: .utf8)
          .split(separator: "\n").filter { !$0.contains("scenarioDigest") }.joined(separator: "\n"))
    }
    #expect(plans[0] == plans[1])
  }
}
