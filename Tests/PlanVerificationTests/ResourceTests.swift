import Kezek
import KezekTesting
import PlanVerification
import Testing

@Suite struct ResourceTests {
  /// A studio and a curator for each session.
  struct Studio {
    var tiny = TinyScenario()
    let hall: Kind.ID
    let curator: Kind.ID
    let service: Service.ID
    let specialist: Specialist.ID
    let room: Room.ID
    let person: Room.ID

    init(seats: Int? = nil, who: Service.Who = .child) {
      hall = tiny.kind("hall")
      curator = tiny.kind("curator", isPlace: false)
      service = tiny.service("studio", kinds: [[hall], [curator]], who: who)
      specialist = tiny.specialist("S-1", gives: [service])
      room = tiny.room("R-1", hall, seats: seats)
      person = tiny.room("K-1", curator)
    }

    mutating func need(_ child: String, companion: Child.Companion = .none) -> Need.ID {
      tiny.need(tiny.child(child, companion: companion), service, asked: 2)
    }
  }

  @Test func missingSurplusAndWrongRooms() throws {
    var studio = Studio()
    let cabinet = studio.tiny.kind("cabinet")
    let other = studio.tiny.room("R-9", cabinet)
    let need = studio.need("C-1")
    func with(_ rooms: [Room.ID]) -> [PlannedSession] {
      [.tiny(need, studio.specialist, .monday, at(9), rooms: rooms)]
    }
    try expect([], studio.tiny, with([studio.room, studio.person]))
    try expect([.roomsMissing], studio.tiny, with([studio.room]))
    try expect([.roomsMissing], studio.tiny, with([]))
    try expect([.roomsTooMany], studio.tiny, with([studio.room, studio.person, other]))
    let report = try verify(studio.tiny, with([other, studio.person]))
    #expect(report.violations.map(\.condition) == [.roomOfOtherKind])
    #expect(report.violations.first?.details == ["found": "cabinet", "wanted": "hall"])
    #expect(report.violations.first?.room == "R-9")
    try expect(
      [.roomOfOtherKind, .roomTwice], studio.tiny, with([studio.room, studio.room]))
  }

  @Test func roomsWhereTheServiceListsNone() throws {
    var studio = Studio()
    let plain = studio.tiny.service("speech therapist")
    let specialist = studio.tiny.specialist("S-2", gives: [plain])
    let need = studio.tiny.need(studio.tiny.child("C-1"), plain, asked: 1)
    try expect(
      [.roomsTooMany], studio.tiny,
      [.tiny(need, specialist, .monday, at(9), rooms: [studio.room])])
  }

  @Test func noRoomsListedAtAll() throws {
    var tiny = TinyScenario()
    let service = tiny.service("speech therapist", kinds: [[tiny.kind("cabinet")]])
    let specialist = tiny.specialist("S-1", gives: [service])
    let need = tiny.need(tiny.child("C-1"), service, asked: 1)
    try expect([], tiny, [.tiny(need, specialist, .monday, at(9))])
  }

  @Test func aRoomAtAnotherSite() throws {
    var studio = Studio()
    let annex = studio.tiny.site("Annex")
    let elsewhere = studio.tiny.room("R-2", studio.hall, at: annex)
    let need = studio.need("C-1")
    let report = try verify(
      studio.tiny,
      [.tiny(need, studio.specialist, .monday, at(9), rooms: [elsewhere, studio.person])])
    #expect(report.violations.map(\.condition) == [.roomAtOtherSite])
    #expect(report.violations.first?.details == ["found": "Annex"])
  }

  @Test func twoSessionsInOneUnit() throws {
    var studio = Studio()
    let helper = studio.tiny.room("K-2", studio.curator)
    let second = studio.tiny.specialist("S-2", gives: [studio.service])
    let one = studio.need("C-1")
    let two = studio.need("C-2")
    let report = try verify(
      studio.tiny,
      [
        .tiny(one, studio.specialist, .monday, at(9), rooms: [studio.room, studio.person]),
        .tiny(two, second, .monday, at(9), rooms: [studio.room, helper]),
      ])
    #expect(report.violations.map(\.condition) == [.roomTwice])
    #expect(report.violations.first?.room == "R-1")
    #expect(report.violations.first?.details["other child"] == "C-1")
  }

  @Test(arguments: [
    (Service.Who.child, Child.Companion.none, 1), (.child, .waits, 1), (.child, .seat, 2),
    (.parent, .seat, 1), (.both, .none, 2), (.both, .seat, 2),
  ])
  func seatsForChildrenAndCompanions(
    who: Service.Who, companion: Child.Companion, wanted: Int
  ) throws {
    for seats in 1...3 {
      var studio = Studio(seats: seats, who: who)
      let need = studio.need("C-1", companion: companion)
      try expect(
        seats < wanted ? [.seatsExceeded] : [], studio.tiny,
        [.tiny(need, studio.specialist, .monday, at(9), rooms: [studio.room, studio.person])])
    }
  }

  @Test func seatsForAGroup() throws {
    var studio = Studio(seats: 2)
    let needs = [studio.need("C-1"), studio.need("C-2", companion: .seat)]
    let report = try verify(
      studio.tiny,
      needs.map {
        .tiny(
          $0, studio.specialist, .monday, at(9), rooms: [studio.room, studio.person], group: "G")
      })
    #expect(report.violations.map(\.condition) == [.seatsExceeded])
    #expect(report.violations.first?.details == ["found": "3", "most": "2"])
    #expect(report.violations.first?.group == "G")
    #expect(report.violations.first?.child == nil)
  }
}
