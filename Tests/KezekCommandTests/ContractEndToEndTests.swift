import Foundation
import Testing

/// The smaller promises of the commands, to people and to scripts.
@Suite struct ContractEndToEndTests {
  private static let scenario = "Scenarios/tiny/shortage"
  private typealias Object = [String: Any]

  private func shell(_ command: String, in folder: URL = Binary.root) throws -> Binary.Result {
    try Binary.run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", command, Binary.path.path], in: folder)
  }

  private func object(_ text: String) throws -> Object {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
  }

  @Test func aPipeThatNobodyReadsAnyMoreIsSaidToBe() throws {
    let scratch = try Scratch()
    let run = try shell(
      """
      mkfifo '\(scratch.folder.path)/pipe'; head -c 10 '\(scratch.folder.path)/pipe' > /dev/null &
      "$0" export Scenarios/almaty-studios --out '\(scratch.folder.path)/pipe'
      """)
    #expect(run.status == 2)
    #expect(run.errors.contains("nobody reads"), "\(run.errors)")
  }

  @Test func newTablesGoIntoAnEmptyFolder() throws {
    let scratch = try Scratch()
    let folder = scratch.folder.appending(path: "mine")
    #expect(try Binary.run(["new", folder.path]).status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for other in [folder.path, scratch.folder.path] {
      let again = try Binary.run(["new", other])
      #expect(again.status == 2)
      #expect(again.errors.contains("not empty"))
      #expect(!again.errors.contains("--"), "\(again.errors)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == names)
    #expect(scratch.names == ["mine"])
  }

  @Test func theListOfSolversIsThereForScripts() throws {
    let run = try Binary.run(["solvers", "--json"], with: ["KEZEK_HIGHS": "off"])
    #expect(run.status == 0)
    let solvers = try #require(try object(run.output)["solvers"] as? [Object])
    #expect(solvers.map { $0["name"] as? String } == ["glpk", "highs"])
    #expect(solvers.map { $0["usable"] as? Bool } == [true, false])
    #expect((solvers[0]["can"] as? [String])?.contains("nodeLimit") == true)
  }

  @Test(arguments: ["{", "{}", "{\"sessions\": [{\"child\": \"nobody\"}]}", nil])
  func badPlansAreFindingsForScripts(text: String?) throws {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "plan.json")
    if let text { try Data(text.utf8).write(to: file) }
    let run = try Binary.run(["verify", Self.scenario, file.path, "--json"])
    #expect(run.status == 2)
    let findings = try #require(try object(run.output)["findings"] as? [Object])
    #expect(!findings.isEmpty)
    for finding in findings {
      #expect(finding["code"] as? String != nil && finding["file"] as? String == file.path)
      #expect((finding["text"] as? String)?.isEmpty == false)
    }
  }

  @Test func aSessionThatNobodyAsksForIsAViolation() throws {
    let scratch = try Scratch()
    let folder = scratch.folder.appending(path: "tables")
    try FileManager.default.copyItem(at: Binary.root.appending(path: Self.scenario), to: folder)
    let out = scratch.folder.appending(path: "plan").path
    #expect(try Binary.run(["plan", folder.path, "--out", out]).status == 0)
    // A child who is in the plan asks for nothing any more.
    let plan = try object(String(contentsOfFile: out + "/plan.json", encoding: .utf8))
    let child = try #require((plan["sessions"] as? [Object])?.first?["child"] as? String)
    let needs = folder.appending(path: "needs.csv")
    let rows = try String(contentsOf: needs, encoding: .utf8).split(whereSeparator: \.isNewline)
    let others = rows.filter { !$0.hasPrefix(child) }
    #expect(others.count < rows.count)
    try Data((others.joined(separator: "\n") + "\n").utf8).write(to: needs)
    let run = try Binary.run(["verify", folder.path, out, "--json"])
    #expect(run.status == 1, "\(run.output)\(run.errors)")
    let verification = try object(run.output)["verification"] as? Object
    let violations = try #require(verification?["violations"] as? [Object])
    #expect(
      violations.contains {
        $0["condition"] as? String == "not asked" && $0["child"] as? String == child
      })
  }

  @Test func whatIsNoProgramIsSaidToBe() throws {
    let scratch = try Scratch()
    let folder = try Binary.run(["solve", "."])
    #expect(folder.status == 2)
    #expect(folder.errors.contains("is a folder") && !folder.errors.contains("NSCocoa"))
    let zero = try Binary.run(["solve", "/dev/zero"])
    #expect(zero.status == 2)
    #expect(zero.errors.contains("tooLarge"), "\(zero.errors)")
    let endless = try shell(
      """
      mkfifo '\(scratch.folder.path)/pipe'
      tr '\\0' x < /dev/zero > '\(scratch.folder.path)/pipe' 2> /dev/null &
      "$0" solve '\(scratch.folder.path)/pipe'
      """)
    #expect(endless.status == 2)
    #expect(endless.errors.contains("tooLarge"), "\(endless.errors)")
  }

  @Test func whatHasNoSolutionHasNoGap() throws {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "none.lp")
    try Data("Maximize\n x\nSubject To\n a: x <= 1\n b: x >= 2\nEnd\n".utf8).write(to: file)
    let run = try Binary.run(["solve", file.path, "--json"])
    let result = try object(run.output)
    #expect(result["status"] as? String == "infeasible")
    #expect(result["gap"] is NSNull && result["objective"] is NSNull)
    #expect(!(try Binary.run(["solve", file.path]).output.contains("gap")))
  }

  @Test func aComparisonAsATableHasItsProofs() throws {
    let scratch = try Scratch()
    let out = scratch.folder.appending(path: "out").path
    let run = try Binary.run(["compare", Self.scenario, "--policies", "need", "--out", out])
    #expect(run.status == 0, "\(run.errors)")
    let table = try String(contentsOfFile: out + "/comparison.csv", encoding: .utf8)
    for measure in ["what the plan scores", "no plan scores more than", "the share between them"] {
      #expect(table.contains("need;step: need;" + measure), "\(table)")
    }
  }

  @Test func aKeyMayGoToStandardOutput() throws {
    let scratch = try Scratch()
    let copy = scratch.folder.appending(path: "copy").path
    let run = try Binary.run(
      ["pseudonymize", "Scenarios/tiny/pins", "--out", copy, "--key", "/dev/stdout"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.split(separator: "\n").allSatisfy { $0.contains(";") }, "\(run.output)")
    #expect(!run.errors.isEmpty)
    #expect(scratch.names == ["copy"])
  }

  @Test(arguments: [
    (["plan", scenario, "--time-limit", "nan"], "number of seconds", "kezek plan"),
    (["solve", "x.lp", "--time-limit", "nan"], "number of seconds", "kezek solve"),
    (["plan", scenario, "--policy", "bogus"], "no rule", "kezek plan"),
    (["export", scenario, "--tier", "9"], "tiers", "kezek export"),
    (["help", "bogus"], "'bogus'", "kezek"), (["bogus"], "bogus", "kezek"),
  ])
  func wrongUsageShowsTheUsage(arguments: [String], words: String, usage: String) throws {
    let run = try Binary.run(arguments)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.errors.contains("Usage: " + usage), "\(run.errors)")
  }

  @Test(arguments: [["help"], ["help", "plan"], ["--help"], ["--version"]])
  func helpIsNoMistake(arguments: [String]) throws {
    let run = try Binary.run(arguments)
    #expect(run.status == 0)
    #expect(!run.output.isEmpty)
  }

  @Test func aProofBesideAnotherPlanIsRefused() throws {
    let scratch = try Scratch()
    let out = scratch.folder.appending(path: "plan").path
    #expect(try Binary.run(["plan", Self.scenario, "--out", out]).status == 0)
    #expect(try Binary.run(["verify", Self.scenario, out, "--bound"]).status == 0)
    let file = URL(fileURLWithPath: out + "/plan.json")
    try Data(String(contentsOf: file, encoding: .utf8).appending("\n").utf8).write(to: file)
    let run = try Binary.run(["verify", Self.scenario, out, "--bound"])
    #expect(run.status == 2)
    #expect(run.errors.contains("P114"), "\(run.errors)")
  }
}
