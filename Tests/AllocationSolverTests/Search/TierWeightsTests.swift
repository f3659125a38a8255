import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver

/// What the order of a search's steps hears of other tiers.
@Suite struct TierWeightsTests {
  @Test func aLotteryDoesNotDecideWhoComesFirst() throws {
    let need = Need.ID(0)
    func tier(_ name: String, worth: Int, travel: Int = 0) -> Tier {
      Tier(
        name: Tier.Name(name),
        accounts: [
          Account(
            owner: .need(need), measure: .sessions([need]),
            table: .linear(worth: worth, upTo: 2))
        ], travelWeight: travel)
    }
    let tiers = [tier("first", worth: 7), tier("need", worth: 3), tier("lottery", worth: 900)]
    let weights = TierWeights.weights(tiers, at: 1)
    // A session is worth 3 in its own tier, a hundred times that in the one before, and a hundredth
    // in the one after, whatever these count in.
    #expect(weights[1] == 1)
    #expect(abs(weights[0] * 7 - 300) < 1e-9)
    #expect(abs(weights[2] * 900 - 0.03) < 1e-9)
  }

  @Test func aWayIsWorthLittleBesideASession() throws {
    let tiers = [
      Tier(
        name: Tier.Name("need"),
        accounts: [
          Account(
            owner: .need(.init(0)), measure: .sessions([.init(0)]),
            table: .linear(worth: 2, upTo: 3))
        ]),
      Tier(name: Tier.Name("travel"), accounts: [], travelWeight: 1),
    ]
    // Twenty minutes saved.
    #expect(abs(TierWeights.weights(tiers, at: 0)[1] * 20 - 0.02) < 1e-9)
  }
}
