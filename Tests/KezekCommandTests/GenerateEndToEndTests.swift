import Foundation
import Testing

/// What `generate` writes loads, plans and says how it was made.
@Suite struct GenerateEndToEndTests {
  private func generate(_ arguments: String, _ scratch: Scratch) throws -> Binary.Result {
    try Binary.run(
      ["generate"] + arguments.split(separator: " ").map(String.init), in: scratch.folder)
  }

  private func tables(_ name: String, _ scratch: Scratch) throws -> [String: Data] {
    let folder = scratch.folder.appending(path: name)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try Data(contentsOf: folder.appending(path: $0)))
      })
  }

  @Test(arguments: [20, 2000])
  func theSameSeedIsTheSameBytes(children: Int) throws {
    let scratch = try Scratch()
    let first = try generate("--children \(children) --seed 7 --out a", scratch)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("children"))
    _ = try generate("--children \(children) --seed 7 --out b --lang kk", scratch)
    _ = try generate("--children \(children) --seed 8 --out c", scratch)
    #expect(try tables("a", scratch) == tables("b", scratch))
    #expect(try tables("a", scratch) != tables("c", scratch))
    let doctor = try Binary.run(["doctor", "a", "--json"], in: scratch.folder)
    #expect(doctor.status == 0, "\(doctor.output)")
  }

  @Test func theReadmeSaysHow() throws {
    let scratch = try Scratch()
    let options = "--children 60 --seed 3 --hard rooms turns --tiers 3 --current --tables en"
    #expect(try generate(options + " --out a", scratch).status == 0)
    let readme = String(
      decoding: try #require(try tables("a", scratch)["README.md"]), as: UTF8.self)
    #expect(readme.contains("kezek generate \(options) --out FOLDER"), "\(readme)")
    #expect(readme.contains("policy.yaml"))
    let settings = String(
      decoding: try #require(try tables("a", scratch)["scenario.yaml"]), as: UTF8.self)
    #expect(settings.contains("synthetic"))
    let plan = try Binary.run(
      ["plan", "a", "--policy", "a/policy.yaml", "--strategy", "queue"], in: scratch.folder)
    #expect(plan.status == 0, "\(plan.errors)")
  }

  @Test func nothingIsOverwrittenUnasked() throws {
    let scratch = try Scratch()
    #expect(try generate("--children 20 --current --out a", scratch).status == 0)
    let before = try tables("a", scratch)
    let refused = try generate("--children 30 --current --out a", scratch)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("--force"))
    // The clerk's table of the first would be read with the second.
    let mixed = try generate("--children 30 --force --out a", scratch)
    #expect(mixed.status == 2)
    #expect(mixed.errors.contains("current.csv"))
    #expect(try tables("a", scratch) == before)
    #expect(try generate("--children 30 --current --force --out a", scratch).status == 0)
    #expect(try tables("a", scratch) != before)
  }

  @Test(arguments: [
    "--out a", "--children 19 --out a", "--children 100001 --out a", "--children 20",
    "--children 20 --scarcity 10 --out a", "--children 20 --hard nothing --out a",
    "--children 5001 --current --out a", "--children 20 --tiers 2 --out a",
    "--children 20 --seed -1 --out a",
  ])
  func wrongUsageWritesNothing(arguments: String) throws {
    let scratch = try Scratch()
    #expect(try generate(arguments, scratch).status == 64)
    #expect(scratch.names.isEmpty)
  }

  @Test func aRecipeIsRead() throws {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "recipe.txt")
    try Data("# small\n--children 40 # as a test\n--seed 5\n--urban 100\n".utf8).write(to: file)
    #expect(try generate("--recipe . --seed 6 --out a", scratch).status == 0)
    #expect(try generate("--children 40 --seed 6 --urban 100 --out b", scratch).status == 0)
    #expect(try tables("a", scratch) == tables("b", scratch))
    try Data("--childern 40\n".utf8).write(to: file)
    let typo = try generate("--recipe recipe.txt --out c", scratch)
    #expect(typo.status == 2)
    #expect(typo.errors.contains("childern"))
    #expect(try generate("--recipe nowhere --out c", scratch).status == 2)
    #expect(scratch.names == ["a", "b", "recipe.txt"])
  }

  @Test func theNationsRecipeIsUnderstood() throws {
    let scratch = try Scratch()
    let recipe = Binary.root.appending(path: "Scenarios/kazakhstan").path
    let run = try Binary.run(
      ["generate", "--recipe", recipe, "--children", "2000", "--out", "small"],
      in: scratch.folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("2,000") || run.output.contains("2000"), "\(run.output)")
  }
}
