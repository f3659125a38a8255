import Kezek
import KezekTesting
import PlanVerification
import Testing

/// Prices of companions: whoever is in a group needs others there.
@Suite struct CompanionPriceTests {
  @Test func whoeverCouldBeWithItIsPaidThePrice() throws {
    var groups = GroupsOfOneService()
    groups.add("C-1")
    groups.add("C-2")
    groups.add("C-3")
    // What one pays, each of the two others could be paid.
    #expect(try groups.bound([]) == 15)
    #expect(try groups.bound([groups.row(0)]) == 20)
  }

  @Test func agesTooFarApartAreNoCompany() throws {
    var groups = GroupsOfOneService()
    groups.add("C-1")
    groups.add("C-2")
    groups.add("C-3", born: "2012-03-01")
    groups.add("C-4", born: "2014-03-01")
    groups.add("C-5", born: "2010-03-01")
    // The third fits the fourth and the fifth, who are too far apart for each other.
    #expect(try groups.bound([groups.row(2)]) == 30)
    #expect(try groups.bound([groups.row(3)]) == 25)
  }

  @Test func childrenWhoAreNeverFreeTogetherAreNoCompany() throws {
    var groups = GroupsOfOneService()
    let early = Hours(anywhere: groups.tiny.periods(days: [0, 1], from: at(9), to: at(10)))
    let late = Hours(anywhere: groups.tiny.periods(days: [0, 1], from: at(10), to: at(11)))
    groups.add("C-1", hours: early)
    groups.add("C-2", hours: early)
    groups.add("C-3", hours: late)
    // Nobody is there with the third: its own price ends it, and nobody is paid.
    #expect(try groups.bound([groups.row(2)]) == 10)
    #expect(try groups.bound([groups.row(0)]) == 15)
  }

  @Test func allMembersMeetAsOften() throws {
    var groups = GroupsOfOneService()
    groups.add("C-1", asked: 2)
    groups.add("C-2", asked: 1)
    groups.add("C-3", asked: 1)
    // Nobody else meets twice, so it cannot; who meets once has company, each of whom is paid.
    #expect(try groups.bound([]) == 20)
    #expect(try groups.bound([groups.row(0, meetings: 2)]) == 15)
    #expect(try groups.bound([groups.row(0, meetings: 2), groups.row(0)]) == 20)
  }

  @Test func aGroupOfThreeNeedsTwoOthers() throws {
    var groups = GroupsOfOneService(groupSize: 3...4)
    groups.add("C-1")
    groups.add("C-2")
    groups.add("C-3")
    // All three must be there: each pays twice and is paid twice.
    #expect(try groups.bound([groups.row(0), groups.row(1), groups.row(2)]) == 15)
    #expect(try groups.bound([groups.row(0)]) == 20)
  }

  @Test func whoCannotBeThereIsNobodysCompany() throws {
    var groups = GroupsOfOneService(groupSize: 3...4)
    let early = Hours(anywhere: groups.tiny.periods(days: [0, 1], from: at(9), to: at(10)))
    let late = Hours(anywhere: groups.tiny.periods(days: [0, 1], from: at(10), to: at(11)))
    let both = Hours(anywhere: groups.tiny.periods(days: [0, 1], from: at(9), to: at(11)))
    groups.add("C-1", hours: early)
    groups.add("C-2", hours: both)
    groups.add("C-3", hours: both)
    groups.add("C-4", hours: late)
    groups.add("C-5", hours: late)
    // The first has the two who are free at both times, and they have everybody.
    #expect(try groups.bound([groups.row(0)]) == 25 + 2 * 5 - 5)
    var alone = GroupsOfOneService(groupSize: 3...4)
    alone.add("C-1", hours: early)
    alone.add("C-2", hours: both)
    alone.add("C-3", hours: late)
    // Two are never there together, so each has one other at most; then the third has nobody.
    #expect(try alone.bound([]) == 15)
    #expect(try alone.bound([alone.row(0)]) == 10)
    for order in [[0, 1, 2], [1, 0, 2], [1, 2, 0], [2, 1, 0]] {
      #expect(try alone.bound(order.map { alone.row($0) }) == 0, "\(order)")
    }
    // Without the row of one of them it counts as company for the third.
    #expect(try alone.bound([alone.row(0), alone.row(1)]) == 5)
  }

  @Test func rowsOfNeedsThatNoFoundGroupHoldsAreRefused() throws {
    var groups = GroupsOfOneService()
    groups.add("C-1")
    groups.add("C-2", form: .individual)
    for row in [
      groups.row(1), .companions(.init(7), groups.specialist, 1),
      .companions(groups.needs[0], .init(3), 1), groups.row(0, meetings: 0),
    ] {
      #expect(throws: BoundCheckError.unknownRow(row)) { try groups.bound([row]) }
    }
  }
}

extension GroupsOfOneService {
  fileprivate func row(_ place: Int, meetings: Int = 1) -> PriceProof.SharedRow {
    .companions(needs[place], specialist, meetings)
  }

  /// The bound at a price of 5 for each of the rows.
  fileprivate func bound(_ rows: [PriceProof.SharedRow]) throws -> Int {
    try bound(at: rows.map { .init(row: $0, price: 5) })
  }
}
