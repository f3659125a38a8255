import Foundation
import Testing

/// The list of solvers, and naming one, where HiGHS is and where it is not.
@Suite struct SolversEndToEndTests {
  private static let off = ["KEZEK_HIGHS": "off"]

  @Test func eachSolverIsListedWithItsStateAndWhatItCan() throws {
    let list = try Binary.run(["solvers"], with: Self.off)
    #expect(list.status == 0)
    let lines = list.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("glpk ") == true)
    #expect(lines.contains("  usable, part of this program"))
    #expect(lines.contains { $0.hasPrefix("  can: ") && $0.contains("nodeLimit") })
    #expect(lines.contains("highs"))
    #expect(lines.contains("  not usable: KEZEK_HIGHS turns it off"))
  }

  @Test(arguments: ["en", "ru", "kk"])
  func whereWasLookedIsSaid(language: String) throws {
    let nowhere = ["KEZEK_HIGHS": "/no/such/place"]
    let list = try Binary.run(["solvers", "--lang", language], with: nowhere)
    #expect(list.status == 0)
    #expect(list.output.contains("/no/such/place"))
  }

  @Test func aSolverThatIsNotThereIsRefusedBeforeAnythingIsDone() throws {
    let scratch = try Scratch()
    let out = scratch.folder.appending(path: "plan").path
    let file = scratch.folder.appending(path: "program.lp")
    try Data("Maximize\n x\nSubject To\n c: x <= 1\nEnd\n".utf8).write(to: file)
    for command in [
      ["plan", "Scenarios/tiny/group", "--out", out], ["compare", "Scenarios/tiny/group"],
      ["solve", file.path],
    ] {
      let run = try Binary.run(command + ["--solver", "highs"], with: Self.off)
      #expect(run.status == 2)
      #expect(run.errors.contains("KEZEK_HIGHS"), "\(run.errors)")
    }
    #expect(scratch.names == ["program.lp"])
  }

  @Test func autoWorksWithoutHiGHS() throws {
    let scratch = try Scratch()
    let out = scratch.folder.appending(path: "plan").path
    let run = try Binary.run(["plan", "Scenarios/tiny/group", "--out", out], with: Self.off)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func aPlanMadeWithHiGHSSaysSo() throws {
    let library = Binary.root.appending(path: "highs").path
    let named = ProcessInfo.processInfo.environment["KEZEK_HIGHS"] ?? library
    let variables = ["KEZEK_HIGHS": named]
    let list = try Binary.run(["solvers"], with: variables)
    guard let line = list.output.split(separator: "\n").first(where: { $0.hasPrefix("highs ") })
    else {
      print("HiGHS is not usable here; nothing was tested")
      return
    }
    #expect(list.output.contains("usable, loaded from \(named)"))
    let version = line.dropFirst("highs ".count)
    let scratch = try Scratch()
    let out = scratch.folder.appending(path: "plan").path
    let arguments = ["plan", "Scenarios/tiny/group", "--solver", "highs", "--out", out]
    let run = try Binary.run(arguments, with: variables)
    #expect(run.status == 0, "\(run.errors)")
    let text = try String(contentsOfFile: out + "/run.json", encoding: .utf8)
    #expect(text.contains("\"highs\"") && text.contains("\"\(version)\""), "\(text)")
  }
}
