import Kezek
import Testing

@testable import Reporting

@Suite struct ProofDocumentTests {
  private let proof = PriceProof(
    scale: 1000,
    tiers: [
      PriceProof.TierPrices(
        tier: Tier.Name("need"), claim: 35,
        prices: [
          .init(row: .hours(.init(0)), price: 12), .init(row: .period(.init(1), 9), price: 3),
          .init(row: .caseload(.init(0)), price: 0),
          .init(row: .rooms([.init(0), .init(1)], 0), price: 7),
          .init(row: .places(.init(0)), price: 2),
          .init(row: .stepFreePlaces(.init(0)), price: Int.max),
          .init(row: .companions(.init(0), .init(1), 2), price: 4),
          .init(row: .member(.init(0), .init(1), 3), price: -6),
          .init(row: .periodAt(.init(1), .init(0), 9), price: 5),
          .init(row: .presence(.init(0), .init(1)), price: 8),
        ], floors: []),
      PriceProof.TierPrices(
        tier: Tier.Name("travel"), claim: -40, prices: [],
        floors: [.init(tier: Tier.Name("need"), value: 34, price: 5)]),
    ])

  @Test func writesTheSameBytesAsTheGoldenFile() throws {
    let bytes = ProofDocument.json(proof, over: try TinyCentre.scenario()).bytes()
    try expectSnapshot(String(decoding: bytes, as: UTF8.self), "proof.json")
  }

  @Test func readsBackWhatItWrote() throws {
    let scenario = try TinyCentre.scenario()
    let bytes = ProofDocument.json(proof, over: scenario).bytes()
    #expect(try ProofDocument.read(bytes, over: scenario) == proof)
  }

  @Test(arguments: [
    "hours S-09", "hours", "period S-01 A Mon 09:10", "period S-01 B Mon 09:00",
    "rooms К-1+К-9 A Mon 09:00", "rooms К-1", "quota 1 Т-07", "reserved x Т-07", "price 1",
    "period S-01 A Mon 99:00", "", "companions 1 9 C-001+speech therapist+S-01",
    "companions 1 1 C-001+S-01", "companions x 1 C-001+speech therapist+S-01",
    "member 1 9 C-001+speech therapist+S-01", "member 1 1 C-001+S-01",
    "members 1 1 C-001+speech therapist+S-01", "at S-01 A Mon 09:00",
    "at S-01+Nowhere A Mon 09:00", "presence 9 C-001+speech therapist+S-01",
    "presence 1 C-001+S-01",
  ])
  func refusesRowsThatAreNone(name: String) throws {
    let text = """
      {"scale": 1, "tiers": [{"tier": "need", "claim": 1,
        "prices": [{"row": "\(name)", "price": 1}]}]}
      """
    let scenario = try TinyCentre.scenario()
    let error = try #require(throws: UnreadableFile.self) {
      try ProofDocument.read(Array(text.utf8), over: scenario)
    }
    #expect(error.problems.map(\.code) == [.unknownID])
    #expect(error.problems.map(\.field) == ["tiers[0].prices[0].row"])
  }

  @Test func refusesNegativePrices() throws {
    let text = """
      {"scale": 0, "tiers": [{"tier": "need", "claim": 1.5,
        "prices": [{"row": "hours S-01", "price": -1}]}]}
      """
    let scenario = try TinyCentre.scenario()
    let error = try #require(throws: UnreadableFile.self) {
      try ProofDocument.read(Array(text.utf8), over: scenario)
    }
    #expect(error.problems.map(\.code) == [.outOfRange, .wrongType, .outOfRange])
  }
}
