import Foundation
import Testing

/// A tiny suite from its file to its page, with outside programs that break down, hang and are not
/// there.
@Suite struct BenchEndToEndTests {
  private static let suite = """
    name: tiny
    time: 2
    seeds: [1, 2]
    hard_limit: 4
    sets:
      - name: one
        instances: [\(Binary.root.path)/Scenarios/tiny/shortage]
        peers: [cbc, glpsol, scip, highs]
        peer_seeds: [1]
        targets: [{gap: 0 %, within: 2}]
      - name: refused
        instances: [\(Binary.root.path)/Scenarios/invalid/no-term]
        seeds: [1]
    """

  /// Programs of the names of outside ones: cbc breaks down, glpsol hangs with a child of its own,
  /// highs speaks like the real one, and scip is not there.
  private func prepared() throws -> (scratch: Scratch, variables: [String: String]) {
    let scratch = try Scratch()
    let programs = scratch.folder.appending(path: "programs")
    try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
    let scripts = [
      "cbc": "echo 'Version: 1'; kill -SEGV $$",
      "glpsol": "echo 'Solution found by heuristic: -1'; sleep 60 & sleep 60",
      "highs": "echo 'Running HiGHS 9.9 (x)'; echo 'Solving report'; "
        + "echo '  Primal bound -3'; echo '  Dual bound -3'",
    ]
    for (name, script) in scripts {
      let file = programs.appending(path: name)
      try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
    for name in ["sh", "sleep", "stdbuf"] {
      guard
        let path = ["/bin/\(name)", "/usr/bin/\(name)"].first(where: {
          FileManager.default.isExecutableFile(atPath: $0)
        })
      else { continue }
      try FileManager.default.createSymbolicLink(
        atPath: programs.appending(path: name).path, withDestinationPath: path)
    }
    try Data(Self.suite.utf8).write(to: scratch.folder.appending(path: "suite.yaml"))
    return (scratch, ["PATH": programs.path])
  }

  private func rows(_ scratch: Scratch, _ out: String) throws -> [[String: Any]] {
    let file = scratch.folder.appending(path: "\(out)/rows.jsonl")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func everyRunIsARowHoweverItEnds() throws {
    let (scratch, variables) = try prepared()
    let run = try Binary.run(
      ["bench", "suite.yaml", "--out", "out"], in: scratch.folder, with: variables)
    #expect(run.status == 0, "\(run.errors)")
    let rows = try rows(scratch, "out")
    let states = rows.map { "\($0["program"] ?? "") \($0["status"] ?? "")" }
    #expect(
      states == [
        "kezek auto glpk done", "kezek auto glpk done", "cbc crashed", "glpsol timed out",
        "scip absent", "highs done", "kezek auto glpk refused",
      ])
    #expect(rows[0]["value"] as? Int == rows[0]["bound"] as? Int)
    #expect(rows[0]["children"] as? Int != nil)
    #expect((rows[0]["peakMemoryBytes"] as? Int ?? 0) > 1_000_000)
    #expect((rows[0]["progress"] as? [Any])?.isEmpty == false)
    // What a program found before it was ended is kept.
    #expect(rows[3]["value"] as? Int == 1)
    #expect(rows[5]["value"] as? Int == 3)
    #expect((rows[6]["detail"] as? String)?.isEmpty == false)
    for name in ["rows.csv", "bench.html"] {
      let data = try Data(contentsOf: scratch.folder.appending(path: "out/\(name)"))
      #expect(data.count > 500)
    }
    #expect(run.output.contains("not installed") && run.output.contains("crashed"))

    // The same command makes nothing twice; a row cut short is made again.
    let file = scratch.folder.appending(path: "out/rows.jsonl")
    let whole = try Data(contentsOf: file)
    let cut = try #require(whole.dropLast().lastIndex(of: 10)) + 20
    try whole.prefix(cut).write(to: file)
    let again = try Binary.run(
      ["bench", "suite.yaml", "--out", "out", "--against", "out/rows.jsonl"], in: scratch.folder,
      with: variables)
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.errors.contains("6 rows are there already"), "\(again.errors)")
    #expect(again.errors.contains("1 of 1:"))
    #expect(again.output.contains("On the whole: same"), "\(again.output)")
    #expect(try self.rows(scratch, "out").count == 7)
  }

  /// Ctrl-C in the midst of a run: the run is killed and leaves no row, and the rest is kept.
  @Test func anInterruptedSuiteKeepsItsRows() throws {
    let (scratch, variables) = try prepared()
    let text = Self.suite.replacing("hard_limit: 4", with: "hard_limit: 60")
    try Data(text.utf8).write(to: scratch.folder.appending(path: "suite.yaml"))
    let process = Process()
    process.executableURL = Binary.path
    process.arguments = ["bench", "suite.yaml", "--out", "out"]
    process.currentDirectoryURL = scratch.folder
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    // The first three runs end by themselves; the fourth hangs.
    let file = scratch.folder.appending(path: "out/rows.jsonl")
    let deadline = Date(timeIntervalSinceNow: 120)
    while Date() < deadline, (try? rows(scratch, "out").count) ?? 0 < 3 {
      Thread.sleep(forTimeInterval: 0.1)
    }
    Thread.sleep(forTimeInterval: 1)
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(FileManager.default.fileExists(atPath: file.path))
    #expect(try rows(scratch, "out").count == 3)
    let page = scratch.folder.appending(path: "out/bench.html")
    #expect(FileManager.default.fileExists(atPath: page.path))
  }

  @Test func wrongUsageIsSaid() throws {
    let (scratch, variables) = try prepared()
    func bench(_ arguments: [String]) throws -> Binary.Result {
      try Binary.run(["bench", "suite.yaml"] + arguments, in: scratch.folder, with: variables)
    }
    let list = try bench(["--out", "out", "--list"])
    #expect(list.output.split(separator: "\n").count == 7)
    #expect(try bench(["--out", "out", "--only", "nothing"]).status == 2)
    #expect(try bench([]).status == 64)
    try Data("name: a\nseed: 1\n".utf8).write(to: scratch.folder.appending(path: "suite.yaml"))
    let wrong = try bench(["--out", "out", "--lang", "ru"])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("E801 suite.yaml, строка 2"), "\(wrong.errors)")
    #expect(scratch.names == ["programs", "suite.yaml"])
  }
}
