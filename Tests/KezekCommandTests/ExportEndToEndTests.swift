import Foundation
import Testing

/// Exported programs have the same optimum in other solvers.
@Suite struct ExportEndToEndTests {
  @Test(arguments: ["continuity", "group", "kinds", "two-weeks", "turn-spacing", "quotas"])
  func otherSolversAgree(name: String) throws {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "\(name).mps").path
    let export = try Binary.run(["export", "Scenarios/tiny/\(name)", "--out", file])
    #expect(export.status == 0, "\(export.errors)")
    let own = try objective(Binary.run(["solve", file, "--json"]).output)
    let expected = try tierValue("Scenarios/tiny/\(name)", scratch)
    // The file minimizes, as every reader understands it; its comment says so.
    #expect(abs(abs(own) - abs(expected)) < 1e-6, "\(own) against \(expected)")
    var others = 0
    if let glpsol = Binary.installed("glpsol") {
      let out = scratch.folder.appending(path: "glpsol.txt").path
      _ = try Binary.run(glpsol, ["--freemps", file, "-o", out], in: scratch.folder)
      let text = try String(contentsOfFile: out, encoding: .utf8)
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("Objective:") })
      let value = try #require(number(after: "=", in: String(line)))
      #expect(abs(abs(value) - abs(expected)) < 1e-6, "glpsol: \(line)")
      others += 1
    }
    if let cbc = Binary.installed("cbc") {
      let run = try Binary.run(cbc, [file, "solve"], in: scratch.folder)
      let line = run.output.split(separator: "\n").first { $0.contains("Objective value:") }
      if let line, let value = number(after: ":", in: String(line)) {
        #expect(abs(abs(value) - abs(expected)) < 1e-6, "cbc: \(line)")
        others += 1
      }
    }
    print("\(name): \(others) other solvers agree on \(expected)")
  }

  private func tierValue(_ scenario: String, _ scratch: Scratch) throws -> Double {
    let out = scratch.folder.appending(path: "plan").path
    let run = try Binary.run(["plan", scenario, "--out", out, "--json"])
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let certificate = json?["certificate"] as? [String: Any]
    let tiers = certificate?["tiers"] as? [[String: Any]]
    return try #require(tiers?.first?["value"] as? Double)
  }

  private func objective(_ text: String) throws -> Double {
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(json?["status"] as? String == "optimal")
    return try #require(json?["objective"] as? Double)
  }

  private func number(after mark: Character, in line: String) -> Double? {
    guard let place = line.lastIndex(of: mark) else { return nil }
    let rest = line[line.index(after: place)...].split { $0 == " " || $0 == "(" }
    return rest.first.flatMap { Double($0) }
  }
}
