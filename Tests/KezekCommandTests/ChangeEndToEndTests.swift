import Foundation
import Testing

/// `plan --change K` says that changes were limited, and what each gains.
@Suite struct ChangeEndToEndTests {
  @Test func nothingMayChange() throws {
    let scratch = try Scratch()
    let out = scratch.folder.appending(path: "plan").path
    let plan = try Binary.run(
      ["plan", "Scenarios/tiny/change", "--change", "0", "--out", out])
    #expect(plan.status == 0, "\(plan.errors)")
    let words = plan.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("limited to 0: 0 of its 2 rows are changed"))
    #expect(words.contains("fixed decision rule's choice"))
    let table = try String(contentsOfFile: out + "/changes.csv", encoding: .utf8)
    #expect(table.components(separatedBy: "\r\n").count == 2)
  }

  @Test(arguments: ["en", "ru", "kk"]) func oneMoveGainsASession(language: String) throws {
    let scratch = try Scratch()
    let out = scratch.folder.appending(path: "plan").path
    let plan = try Binary.run(
      ["plan", "Scenarios/tiny/change", "--change", "1", "--lang", language, "--out", out])
    #expect(plan.status == 0, "\(plan.errors)")
    #expect(plan.output.contains("→"))
    let table = try String(contentsOfFile: out + "/changes.csv", encoding: .utf8)
    let row = try #require(table.components(separatedBy: "\r\n").dropFirst().first)
    #expect(row.hasPrefix("2;C-1;") && row.contains("C-3") && row.contains(";1;"))
  }
}
