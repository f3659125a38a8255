import Foundation
import Testing

/// A copy that can be handed on has the same optimum, and its key stays outside.
@Suite struct PseudonymizeEndToEndTests {
  @Test(arguments: ["tiny/pins", "tiny/group", "tiny/quotas", "tiny/kinds", "irgiz-cabinet"])
  func theCopyHasTheSameOptimum(name: String) throws {
    let scratch = try Scratch()
    let copy = scratch.folder.appending(path: "copy").path
    let key = scratch.folder.appending(path: "key.csv").path
    let run = try Binary.run([
      "pseudonymize", "Scenarios/\(name)", "--out", copy, "--key", key, "--seed", "5",
    ])
    #expect(run.status == 0, "\(run.errors)")
    let own = try tiers("Scenarios/\(name)", scratch)
    let others = try tiers(copy, scratch)
    #expect(own == others)
    #expect(!own.isEmpty)
  }

  @Test func theKeyIsForItsOwnerAlone() throws {
    let scratch = try Scratch()
    let root = scratch.folder.path
    let base = ["pseudonymize", "Scenarios/tiny/pins", "--out", root + "/copy"]
    let inside = try Binary.run(base + ["--key", root + "/copy/key.csv"])
    #expect(inside.status == 2)
    #expect(scratch.names.isEmpty)
    #expect(try Binary.run(base + ["--key", root + "/key.csv"]).status == 0)
    let rights = try FileManager.default.attributesOfItem(atPath: root + "/key.csv")
    #expect(rights[.posixPermissions] as? Int == 0o600)
    // Neither an earlier copy nor its key is overwritten unasked.
    #expect(try Binary.run(base + ["--key", root + "/other.csv"]).status == 2)
    #expect(try Binary.run(base + ["--key", root + "/key.csv"]).status == 2)
    #expect(try Binary.run(base + ["--key", root + "/key.csv", "--force"]).status == 0)
    #expect(scratch.names == ["copy", "key.csv"])
    // What lies in the folder already would be handed on with the copy.
    try Data("child;name\n".utf8).write(to: scratch.folder.appending(path: "copy/names.csv"))
    let mixed = try Binary.run(base + ["--key", root + "/key.csv", "--force"])
    #expect(mixed.status == 2)
    #expect(mixed.errors.contains("names.csv"))
  }

  @Test func aRefusalNamesNobody() throws {
    let scratch = try Scratch()
    let tables = scratch.folder.appending(path: "tables")
    try FileManager.default.copyItem(
      at: Binary.root.appending(path: "Scenarios/tiny/continuity"), to: tables)
    let file = tables.appending(path: "needs.csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    try (text + "Ахметова Алия;psychologist;1\r\n").write(
      to: file, atomically: true, encoding: .utf8)
    let run = try Binary.run([
      "pseudonymize", tables.path, "--out", scratch.folder.path + "/copy",
      "--key", scratch.folder.path + "/key.csv", "--lang", "ru",
    ])
    #expect(run.status == 2)
    #expect(!(run.output + run.errors).contains("Ахметова"))
    #expect(run.errors.contains("kezek doctor"))
    #expect(scratch.names == ["tables"])
  }

  /// The values of every step but that of the lot, which is drawn of the ids.
  private func tiers(_ scenario: String, _ scratch: Scratch) throws -> [String] {
    let out = scratch.folder.appending(path: UUID().uuidString).path
    let run = try Binary.run(["plan", scenario, "--out", out, "--json"])
    #expect(run.status == 0, "\(run.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let certificate = json?["certificate"] as? [String: Any]
    let tiers = try #require(certificate?["tiers"] as? [[String: Any]])
    return tiers.filter { $0["name"] as? String != "lottery" }.map {
      "\($0["name"] ?? "-") \($0["value"] ?? "-") \($0["status"] ?? "-")"
    }
  }
}
