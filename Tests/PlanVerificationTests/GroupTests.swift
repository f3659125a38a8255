import Kezek
import KezekTesting
import PlanVerification
import Testing

@Suite struct GroupTests {
  /// Three children with a need of one service, and what they attend together.
  struct Circle {
    var base: Pair
    var needs: [Need.ID] = []

    init(size: ClosedRange<Int> = 2...4, categories: [WordSet] = [], languages: [WordSet] = []) {
      base = Pair(groupSize: size)
      for number in 0..<3 {
        let child = base.tiny.child(
          "D-\(number)",
          categories: number < categories.count ? categories[number] : WordSet(),
          languages: number < languages.count ? languages[number] : WordSet())
        needs.append(base.tiny.need(child, base.service, asked: 2))
      }
    }

    /// Monday and Tuesday at nine, all three.
    var sessions: [PlannedSession] { meeting(.monday) + meeting(.tuesday) }

    func meeting(_ day: Weekday, _ group: String = "G") -> [PlannedSession] {
      needs.map { .tiny($0, base.first, day, at(9), group: group) }
    }
  }

  @Test func aGroupThatHolds() throws {
    let circle = Circle()
    try expect([], circle.base.tiny, circle.sessions)
  }

  @Test func tooFewAndTooMany() throws {
    let small = Circle(size: 4...6)
    let report = try verify(small.base.tiny, small.sessions)
    #expect(report.violations.map(\.condition) == [.groupTooSmall])
    #expect(report.violations.allSatisfy { !$0.children.isEmpty && $0.child == nil })
    #expect(report.violations.first?.details == ["found": "3", "least": "4"])
    #expect(report.violations.first?.group == "G")
    let large = Circle(size: 1...2)
    try expect([.groupTooLarge], large.base.tiny, large.sessions)
  }

  @Test func aMemberMissesAMeeting() throws {
    let circle = Circle()
    let report = try verify(circle.base.tiny, Array(circle.sessions.dropLast()))
    #expect(report.violations.map(\.condition) == [.memberMissing])
    #expect(report.violations.first?.child == "D-2")
    #expect(report.violations.first?.weekday == .tuesday)
    #expect(report.violations.first?.start == at(9))
    #expect(report.violations.first?.details == ["meeting": "2"])
  }

  @Test func aMemberAtAnotherHour() throws {
    let circle = Circle()
    let late = PlannedSession.tiny(
      circle.needs[2], circle.base.first, .tuesday, at(10), group: "G")
    try expect(
      [.memberMissing, .memberMissing, .memberMissing], circle.base.tiny,
      Array(circle.sessions.dropLast()) + [late])
  }

  @Test func aGroupOfTwoSpecialists() throws {
    let circle = Circle()
    let others = circle.needs.map {
      PlannedSession.tiny($0, circle.base.second, .tuesday, at(9), group: "G")
    }
    let report = try verify(circle.base.tiny, circle.meeting(.monday) + others)
    #expect(report.violations.map(\.condition) == [.groupOfSeveralSpecialists])
    #expect(report.violations.first?.details == ["found": "2"])
  }

  @Test func twoSpecialistsAtOneMeeting() throws {
    let circle = Circle()
    var sessions = circle.meeting(.monday)
    sessions[2] = .tiny(circle.needs[2], circle.base.second, .monday, at(9), group: "G")
    try expect([.groupOfSeveralSpecialists], circle.base.tiny, sessions)
  }

  @Test func aGroupAtTwoSites() throws {
    var circle = Circle()
    let annex = circle.base.tiny.site("Annex")
    let others = circle.needs.map {
      PlannedSession.tiny($0, circle.base.first, .tuesday, at(9), site: annex, group: "G")
    }
    try expect(
      [.groupAtSeveralSites], circle.base.tiny, circle.meeting(.monday) + others)
  }

  @Test func aMeetingInTwoRooms() throws {
    var tiny = TinyScenario()
    let hall = tiny.kind("hall")
    let service = tiny.service("studio", kinds: [[hall]])
    let rooms = [tiny.room("R-1", hall), tiny.room("R-2", hall)]
    let specialist = tiny.specialist("S-1", gives: [service])
    let needs = ["C-1", "C-2"].map { tiny.need(tiny.child($0), service, asked: 2) }
    func meeting(_ day: Weekday, _ first: Int, _ second: Int) -> [PlannedSession] {
      [
        .tiny(needs[0], specialist, day, at(9), rooms: [rooms[first]], group: "G"),
        .tiny(needs[1], specialist, day, at(9), rooms: [rooms[second]], group: "G"),
      ]
    }
    try expect([.groupInSeveralRooms], tiny, meeting(.monday, 0, 1))
    // From one meeting to the next the room may change.
    try expect([], tiny, meeting(.monday, 0, 0) + meeting(.tuesday, 1, 1))
  }

  @Test func theLongestMemberSetsTheLength() throws {
    var base = Pair()
    let short = base.tiny.need(base.aigul, base.service, asked: 1, minutes: 20)
    let long = base.tiny.need(base.bolat, base.service, asked: 1, minutes: 30)
    func meeting(_ first: Int, _ second: Int) -> [PlannedSession] {
      [
        .tiny(short, base.first, .monday, at(9), minutes: first, group: "G"),
        .tiny(long, base.first, .monday, at(9), minutes: second, group: "G"),
      ]
    }
    try expect([], base.tiny, meeting(30, 30))
    let report = try verify(base.tiny, meeting(20, 30))
    #expect(report.violations.map(\.condition) == [.groupLength])
    #expect(report.violations.first?.details == ["found": "20", "wanted": "30"])
    #expect(report.violations.first?.child == "C-1")
    try expect([.groupLength, .groupLength], base.tiny, meeting(20, 20))
  }

  @Test func agesTooFarApart() throws {
    var base = Pair()
    let aigul = base.need(asked: 1)
    let old = base.tiny.child("D-1", born: "2016-03-01")
    let other = base.tiny.need(old, base.service, asked: 1)
    let report = try verify(
      base.tiny, [aigul, other].map { .tiny($0, base.first, .monday, at(9), group: "G") })
    #expect(report.violations.map(\.condition) == [.groupAges])
    #expect(report.violations.first?.details == ["found": "4", "most": "3"])
  }

  @Test func noCategoryCommonToAll() throws {
    // Pairs share a word each, the three do not.
    let circle = Circle(categories: [WordSet([0, 1]), WordSet([1, 2]), WordSet([2, 0])])
    try expect([.groupCategories], circle.base.tiny, circle.sessions)
    let any = Circle(categories: [WordSet([0, 1]), WordSet([1]), WordSet()])
    try expect([], any.base.tiny, any.sessions)
  }

  @Test func noLanguageCommonToAll() throws {
    let circle = Circle(languages: [WordSet([0]), WordSet([1]), WordSet()])
    try expect([.groupLanguages], circle.base.tiny, circle.sessions)
  }

  @Test func theCommonWordMustBeTheSpecialistsToo() throws {
    var tiny = TinyScenario()
    let service = tiny.service("speech therapist")
    let specialist = tiny.specialist("S-1", gives: [service], categories: WordSet([0, 2]))
    let one = tiny.need(tiny.child("C-1", categories: WordSet([0, 1])), service, asked: 1)
    let two = tiny.need(tiny.child("C-2", categories: WordSet([1, 2])), service, asked: 1)
    try expect(
      [.groupCategories], tiny,
      [one, two].map { .tiny($0, specialist, .monday, at(9), group: "G") })
    // A member whom the specialist does not cover is a matter of qualification alone.
    let three = tiny.need(tiny.child("C-3", categories: WordSet([1])), service, asked: 1)
    try expect(
      [.categoryNotCovered], tiny,
      [one, three].map { .tiny($0, specialist, .monday, at(9), group: "G") })
  }
}
