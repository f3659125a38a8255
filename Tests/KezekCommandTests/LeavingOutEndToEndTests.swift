import Foundation
import Testing

/// What was left out is said wherever a plan is read; fixed decisions that contradict are named.
@Suite struct LeavingOutEndToEndTests {
  /// A copy of a scenario with rows added to its tables.
  private func tables(
    _ name: String, _ scratch: Scratch, adding rows: [String: String] = [:],
    replacing: [String: String] = [:]
  ) throws -> String {
    let folder = scratch.folder.appending(path: "tables")
    try FileManager.default.copyItem(
      at: Binary.root.appending(path: "Scenarios/tiny/\(name)"), to: folder)
    for (file, text) in rows {
      let url = folder.appending(path: file)
      try (String(contentsOf: url, encoding: .utf8) + text).write(
        to: url, atomically: true, encoding: .utf8)
    }
    for (file, text) in replacing {
      try Data(text.utf8).write(to: folder.appending(path: file))
    }
    return folder.path
  }

  @Test func everyOutputSaysWhatWasLeftOut() throws {
    let scratch = try Scratch()
    // A child without a birthday, and its need.
    let folder = try tables(
      "continuity", scratch,
      adding: ["children.csv": "C-99\r\n", "needs.csv": "C-99;psychologist;1\r\n"])
    let out = scratch.folder.appending(path: "plan")
    #expect(try Binary.run(["plan", folder, "--out", out.path]).status == 2)
    let run = try Binary.run(["plan", folder, "--out", out.path, "--leave-out-errors"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("children.csv"))
    #expect(run.output.contains("needs.csv"))
    #expect(run.errors.isEmpty)
    #expect(try Binary.run(["verify", folder, out.path]).status == 2)
    #expect(try Binary.run(["verify", folder, out.path, "--leave-out-errors"]).status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: out.path)
    for name in names where name.hasSuffix(".csv") {
      let text = try String(contentsOf: out.appending(path: name), encoding: .utf8)
      let rows = text.split(separator: "\r\n").dropFirst()
      for row in rows { #expect(row.contains("left out: 2"), "\(name): \(row)") }
    }
    let page = try String(contentsOf: out.appending(path: "timetable.html"), encoding: .utf8)
    #expect(page.contains("left out: 2"))
    #expect(page.contains("needs.csv"))
    let plan = try Data(contentsOf: out.appending(path: "plan.json"))
    let json = try JSONSerialization.jsonObject(with: plan) as? [String: Any]
    let leftOut = try #require(json?["leftOut"] as? [[String: Any]])
    #expect(Set(leftOut.compactMap { $0["file"] as? String }) == ["children.csv", "needs.csv"])
  }

  @Test func contradictingDecisionsAreNamedWithTheirRows() throws {
    let scratch = try Scratch()
    let folder = try tables(
      "continuity", scratch,
      replacing: ["current.csv": try contradiction(of: "continuity")])
    let out = scratch.folder.appending(path: "plan").path
    let run = try Binary.run(["plan", folder, "--out", out])
    #expect(run.status == 2, "\(run.output)")
    #expect(run.errors.contains("current.csv, rows 2, 3"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: out))
    let json = try Binary.run(["plan", folder, "--out", out, "--json"])
    #expect(json.status == 2)
    let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    let findings = try #require((document as? [String: Any])?["findings"] as? [[String: Any]])
    #expect(findings.contains { ($0["rows"] as? [Int]) == [2, 3] })
  }

  /// One child's session twice at one start.
  private func contradiction(of name: String) throws -> String {
    """
    child;service;specialist;day;start;keep
    C-1;psychologist;S-1;Mon;9:00;yes
    C-2;psychologist;S-1;Mon;9:00;yes

    """
  }

  @Test func onlyJSONIsOnStandardOutputAndAPipeIsQuiet() throws {
    let scratch = try Scratch()
    for arguments in [
      ["plan", "Scenarios/tiny/pins", "--out", scratch.folder.path + "/plan", "--json"],
      ["compare", "Scenarios/tiny/pins", "--policies", "need", "--json"],
      ["doctor", "Scenarios/tiny/pins", "--json"],
      ["verify", "Scenarios/tiny/pins", scratch.folder.path + "/plan", "--bound", "--json"],
    ] {
      let run = try Binary.run(arguments)
      #expect(run.status == 0, "\(arguments): \(run.errors)")
      #expect(run.errors.isEmpty, "\(arguments): \(run.errors)")
      #expect(throws: Never.self) {
        try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      }
    }
  }

  @Test func namesAreShownOnThePageAloneAndOnlyWhenAskedFor() throws {
    let scratch = try Scratch()
    let folder = try tables(
      "pins", scratch, replacing: ["names.csv": "child;name\nC-2;Алия Ахметова\n"])
    for isAsked in [false, true] {
      let out = scratch.folder.appending(path: "plan-\(isAsked)")
      let run = try Binary.run(
        ["plan", folder, "--out", out.path] + (isAsked ? ["--names"] : []))
      #expect(run.status == 0, "\(run.errors)")
      #expect(!(run.output + run.errors).contains("Ахметова"))
      for name in try FileManager.default.contentsOfDirectory(atPath: out.path) {
        let text = try String(contentsOf: out.appending(path: name), encoding: .utf8)
        #expect(text.contains("C-2 Алия Ахметова") == (isAsked && name == "timetable.html"))
      }
    }
  }
}
