import Foundation
import Testing

/// `verify` recomputes what a plan says of itself, and ties a proof to its plan.
@Suite struct VerifyCertificateEndToEndTests {
  private typealias Object = [String: Any]
  private static let scenario = "Scenarios/tiny/shortage"

  /// A plan's folder to be tampered with.
  private struct Planned {
    let scratch: Scratch
    let folder: URL

    init(_ scenario: String, _ arguments: [String] = []) throws {
      scratch = try Scratch()
      folder = scratch.folder.appending(path: "plan")
      let run = try Binary.run(["plan", scenario, "--out", folder.path] + arguments)
      #expect(run.status == 0, "\(run.errors)")
    }

    func change(_ file: String, _ change: (inout [String: Any]) -> Void) throws {
      let path = folder.appending(path: file)
      let read = try JSONSerialization.jsonObject(with: Data(contentsOf: path))
      var document = try #require(read as? [String: Any])
      change(&document)
      try JSONSerialization.data(withJSONObject: document).write(to: path)
    }

    func changeTier(
      _ number: Int = 0, of file: String = "plan.json", _ change: (inout [String: Any]) -> Void
    ) throws {
      try self.change(file) { document in
        var certificate = document["certificate"] as? [String: Any] ?? document
        var tiers = certificate["tiers"] as? [[String: Any]] ?? []
        change(&tiers[number])
        certificate["tiers"] = tiers
        // What follows from the tiers may be left out.
        for derived in ["objective", "bound", "gap", "gapUnmet"] { certificate[derived] = nil }
        if document["certificate"] == nil {
          document = certificate
        } else {
          document["certificate"] = certificate
        }
      }
    }
  }

  private func verify(
    _ planned: Planned, _ scenario: String = scenario, _ extra: [String] = []
  ) throws -> Binary.Result {
    try Binary.run(["verify", scenario, planned.folder.path] + extra)
  }

  @Test func aTrueCertificateIsSaidToBe() throws {
    let planned = try Planned(Self.scenario)
    let run = try verify(planned)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("says what is so"))
    let bound = try verify(planned, Self.scenario, ["--bound"])
    #expect(bound.status == 0, "\(bound.output)\(bound.errors)")
    // Each step of the certificate has its answer.
    for step in ["need", "travel", "lottery"] { #expect(bound.output.contains("\(step): ")) }
  }

  /// Of members of groups a price may be below 0, of nothing else.
  @Test func groupsArePricedWhole() throws {
    let scenario = "Scenarios/petropavl-centre"
    let planned = try Planned(scenario, ["--strategy", "decomposed", "--work-limit", "1"])
    let proof = try String(
      contentsOf: planned.folder.appending(path: "proof.json"), encoding: .utf8)
    let isPaid = proof.split(separator: "\n").contains {
      $0.contains("\"member ") && $0.contains("\"price\": -")
    }
    #expect(isPaid)
    let bound = try verify(planned, scenario, ["--bound"])
    #expect(bound.status == 0, "\(bound.output)\(bound.errors)")
    try planned.change("proof.json") { document in
      var tiers = document["tiers"] as? [[String: Any]] ?? []
      tiers[0]["prices"] = [["row": "hours S-01", "price": -1]]
      document["tiers"] = tiers
    }
    #expect(try verify(planned, scenario, ["--bound"]).status == 2)
  }

  @Test func aFalseValueIsNamed() throws {
    let planned = try Planned(Self.scenario)
    try planned.changeTier { tier in
      tier["value"] = 6
      tier["bound"] = 6
      tier["gap"] = 0
    }
    let run = try verify(planned)
    #expect(run.status == 1)
    #expect(run.output.contains("need: the certificate says 6"), "\(run.output)")
    #expect(try verify(planned, Self.scenario, ["--bound"]).status == 1)
  }

  @Test func aClosedStepNeedsItsBound() throws {
    let planned = try Planned(Self.scenario)
    try planned.changeTier { tier in
      tier["bound"] = 1000
      tier["gap"] = nil
    }
    let run = try verify(planned)
    #expect(run.status == 1)
    #expect(run.output.contains("need: called closed"), "\(run.output)")
  }

  @Test func unmetNeedsAreRecounted() throws {
    let planned = try Planned(Self.scenario)
    try planned.change("plan.json") { document in document["unmet"] = [Object]() }
    let run = try verify(planned)
    #expect(run.status == 1)
    #expect(run.output.contains("not met in full, and not listed"), "\(run.output)")
  }

  @Test func anotherRuleIsSeen() throws {
    let planned = try Planned(Self.scenario)
    #expect(try verify(planned, Self.scenario, ["--policy", "coverage"]).status == 1)
    try planned.change("plan.json") { document in document["policy"] = "my own" }
    let run = try verify(planned)
    #expect(run.status == 2)
    #expect(run.errors.contains("--policy"))
  }

  @Test func aProofOfAnotherPlanIsRefused() throws {
    let planned = try Planned(Self.scenario)
    try planned.changeTier(of: "proof.json") { tier in
      tier["claim"] = (tier["claim"] as? Int ?? 0) + 1
    }
    let claim = try verify(planned, Self.scenario, ["--bound"])
    #expect(claim.status == 1)
    #expect(claim.output.contains("the proof"), "\(claim.output)")
    let digest = try Planned(Self.scenario)
    try digest.change("proof.json") { document in document["scenarioDigest"] = "00" }
    #expect(try verify(digest, Self.scenario, ["--bound"]).status == 2)
    let tables = try Planned(Self.scenario)
    try tables.change("plan.json") { document in
      var certificate = document["certificate"] as? Object ?? [:]
      certificate["scenarioDigest"] = "00"
      document["certificate"] = certificate
    }
    let other = try verify(tables)
    #expect(other.status == 0)
    #expect(other.output.contains("other tables"))
    #expect(try verify(tables, Self.scenario, ["--bound"]).status == 2)
  }

  @Test func aFloorThatThePlanDoesNotKeepProvesNothing() throws {
    let planned = try Planned(Self.scenario)
    try planned.changeTier(1, of: "proof.json") { tier in
      tier["floors"] = [["tier": "need", "value": 1000, "price": 1_000_000] as Object]
    }
    let run = try verify(planned, Self.scenario, ["--bound"])
    #expect(run.status == 1)
    #expect(run.errors.contains("refused"), "\(run.errors)")
  }

  @Test(arguments: ["least", "1"])
  func theChangeRuleIsRecorded(change: String) throws {
    let planned = try Planned("Scenarios/tiny/change", ["--change", change])
    let run = try verify(planned, "Scenarios/tiny/change", ["--bound"])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }

  @Test func aRuleFromAFileIsRecorded() throws {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "mine.yaml")
    // Two steps of one name.
    let text = """
      name: mine
      tiers:
        - {measure: sessions, scope: {age_to: 5}}
        - {measure: sessions}
      """
    try Data(text.utf8).write(to: file)
    let planned = try Planned(Self.scenario, ["--policy", file.path])
    try FileManager.default.removeItem(at: file)
    let run = try verify(planned, Self.scenario, ["--bound"])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("sessions (2): "))
  }

  @Test func theSeedIsThatOfTheDraw() throws {
    for (arguments, seed) in [([], 1), (["--seed", "7"], 7)] as [([String], Int)] {
      let planned = try Planned(Self.scenario, arguments)
      let data = try Data(contentsOf: planned.folder.appending(path: "plan.json"))
      let document = try JSONSerialization.jsonObject(with: data) as? Object
      #expect((document?["certificate"] as? Object)?["seed"] as? Int == seed)
      let run = try verify(planned, Self.scenario, ["--bound"])
      #expect(run.status == 0, "\(run.output)\(run.errors)")
    }
  }
}
