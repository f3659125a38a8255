import Kezek
import KezekTesting
import Testing

@testable import PlanVerification

/// What the bound knows of named groups: those who come come to every meeting.
@Suite struct RosterBoundTests {
  /// A named group of three, of whom each session is worth 5.
  private struct Centre {
    var tiny = TinyScenario()
    let service: Service.ID
    let kind: Kind.ID
    var needs: [Need.ID] = []

    init() {
      kind = tiny.kind("cabinet")
      service = tiny.service("speech therapist", form: .group, kinds: [[kind]])
      tiny.specialist("S-1", gives: [service])
    }

    mutating func add(
      from: Int = 9, to: Int = 13, categories: WordSet = WordSet(), tags: WordSet = WordSet()
    ) {
      let hours = Hours(anywhere: tiny.periods(from: at(from), to: at(to)))
      let child = tiny.child("C-\(needs.count)", categories: categories, hours: hours, tags: tags)
      needs.append(tiny.need(child, service, asked: 1))
    }

    /// The bound without prices.
    mutating func bound(seats: Int?) throws -> Int {
      tiny.room("R-1", kind, at: Site.ID(0), seats: seats, tags: WordSet([0]))
      tiny.roster("Class 1", needs)
      let tier = Tier(
        name: Tier.Name("sessions"),
        accounts: needs.map {
          Account(owner: .need($0), measure: .sessions([$0]), table: .linear(worth: 5, upTo: 1))
        })
      let valuation = Valuation(policy: "test", tiers: [tier], digest: "")
      return try BoundCheck(tiny.scenario(), valuation).boundWithoutPrices(of: tier)
    }
  }

  @Test(arguments: [(nil, 15), (3, 15), (2, 0)] as [(Int?, Int)])
  func allOfThemHaveSeats(seats: Int?, most: Int) throws {
    var centre = Centre()
    for _ in 0..<3 { centre.add() }
    #expect(try centre.bound(seats: seats) == most)
  }

  @Test func allOfThemAreThere() throws {
    var centre = Centre()
    centre.add(from: 9, to: 11)
    centre.add(from: 10, to: 12)
    centre.add()
    #expect(try centre.bound(seats: nil) == 15)
    var apart = Centre()
    apart.add(from: 9, to: 11)
    apart.add(from: 11, to: 13)
    #expect(try apart.bound(seats: nil) == 0)
  }

  /// Whom a specialist might not take, or a place not admit, the others need not wait for.
  @Test func whoMayBeLeftOutHindersNobody() throws {
    var categories = Centre()
    categories.add(from: 9, to: 11, categories: WordSet([0]))
    categories.add(from: 11, to: 13, categories: WordSet([1]))
    #expect(try categories.bound(seats: 1) == 10)
    var tags = Centre()
    tags.add(from: 9, to: 11)
    tags.add(from: 11, to: 13, tags: WordSet([0]))
    // The first comes wherever the second does, and not the other way round.
    #expect(try tags.bound(seats: nil) == 5)
  }
}
