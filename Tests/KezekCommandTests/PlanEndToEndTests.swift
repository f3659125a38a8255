import Foundation
import Testing

/// `plan` and `verify` from tables to files.
@Suite struct PlanEndToEndTests {
  @Test func plansVerifiesAndRefusesToOverwrite() throws {
    let scratch = try Scratch()
    let out = scratch.folder.appending(path: "plan").path
    let plan = try Binary.run(["plan", "Scenarios/tiny/continuity", "--out", out])
    #expect(plan.status == 0, "\(plan.errors)")
    #expect(plan.output.contains("SYNTHETIC"))
    let names = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
    for name in [
      "coverage.csv", "plan.json", "proof.json", "run.json", "timetable.html", "waiting-list.csv",
    ] { #expect(names.contains(name), "\(name) among \(names)") }
    #expect(try Binary.run(["verify", "Scenarios/tiny/continuity", out]).status == 0)
    #expect(try Binary.run(["plan", "Scenarios/tiny/continuity", "--out", out]).status == 2)
    let again = ["plan", "Scenarios/tiny/continuity", "--out", out, "--force"]
    #expect(try Binary.run(again).status == 0)
  }

  @Test func samePlanIsSameBytes() throws {
    let scratch = try Scratch()
    let copy = scratch.folder.appending(path: "group")
    try FileManager.default.copyItem(
      at: Binary.root.appending(path: "Scenarios/tiny/group"), to: copy)
    var plans: [Data] = []
    for (number, arguments) in [
      ["Scenarios/tiny/group"], ["Scenarios/tiny/group", "--threads", "2"], [copy.path],
    ].enumerated() {
      let out = scratch.folder.appending(path: "plan-\(number)")
      let run = try Binary.run(["plan"] + arguments + ["--out", out.path])
      #expect(run.status == 0, "\(run.errors)")
      plans.append(try Data(contentsOf: out.appending(path: "plan.json")))
    }
    #expect(plans[0] == plans[1])
    #expect(plans[0] == plans[2])
  }

  @Test func brokenPlanIsNamed() throws {
    let scratch = try Scratch()
    let out = scratch.folder.appending(path: "plan")
    _ = try Binary.run(["plan", "Scenarios/tiny/continuity", "--out", out.path])
    let file = out.appending(path: "plan.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    let broken = text.replacingOccurrences(of: "\"start\": \"09:00\"", with: "\"start\": \"03:00\"")
    #expect(broken != text)
    try broken.write(to: file, atomically: true, encoding: .utf8)
    let verify = try Binary.run(["verify", "Scenarios/tiny/continuity", file.path])
    #expect(verify.status == 1)
    #expect(verify.output.contains("availability"))
  }

  @Test func badInputWritesNothing() throws {
    let scratch = try Scratch()
    let tables = scratch.folder.appending(path: "tables")
    try FileManager.default.copyItem(
      at: Binary.root.appending(path: "Scenarios/tiny/continuity"), to: tables)
    let needs = tables.appending(path: "needs.csv")
    var text = try String(contentsOf: needs, encoding: .utf8)
    text = text.replacingOccurrences(of: "C-1", with: "C-77")
    try text.write(to: needs, atomically: true, encoding: .utf8)
    let out = scratch.folder.appending(path: "plan").path
    let plan = try Binary.run(["plan", tables.path, "--out", out])
    #expect(plan.status == 2)
    #expect(plan.errors.contains("needs.csv"))
    #expect(!FileManager.default.fileExists(atPath: out))
    let missing = try Binary.run(["plan", scratch.folder.path + "/nowhere", "--out", out])
    #expect(missing.status == 2)
  }

  @Test(arguments: [
    ["plan"], ["plan", "x", "--strategy", "magic"], ["plan", "x", "--time-limit", "-1"],
    ["plan", "Scenarios/tiny/least", "--policy", "fairness"], ["nonsense"],
  ])
  func wrongUsageIs64(arguments: [String]) throws {
    #expect(try Binary.run(arguments).status == 64)
  }

  @Test func deviceIsWrittenThrough() throws {
    let run = try Binary.run(["export", "Scenarios/tiny/least", "--out", "/dev/null"])
    #expect(run.status == 0, "\(run.errors)")
    let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
    #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test func newTablesAreLookedAt() throws {
    let scratch = try Scratch()
    let folder = scratch.folder.appending(path: "mine").path
    #expect(try Binary.run(["new", folder, "--kind", "centre", "--lang", "kk"]).status == 0)
    let doctor = try Binary.run(["doctor", folder, "--lang", "kk"])
    #expect(doctor.status == 2)
    #expect(doctor.output.contains("E501"))
  }

  @Test func nodesAreCounted() throws {
    let scratch = try Scratch()
    let out = scratch.folder.appending(path: "plan")
    #expect(try Binary.run(["plan", "Scenarios/irgiz-cabinet", "--out", out.path]).status == 0)
    let data = try Data(contentsOf: out.appending(path: "run.json"))
    let run = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let nodes = try #require(run["nodes"] as? Int)
    let told = (run["progress"] as? [[String: Any]] ?? []).compactMap { $0["nodes"] as? Int }
    #expect(nodes > 0)
    #expect(told == told.sorted())
    #expect(told.allSatisfy { $0 <= nodes })
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func shellsCompleteCommands(shell: String) throws {
    let run = try Binary.run(["--generate-completion-script", shell])
    #expect(run.status == 0)
    #expect(run.output.contains("pseudonymize"))
    #expect(run.output.contains("leave-out-errors"))
  }
}
