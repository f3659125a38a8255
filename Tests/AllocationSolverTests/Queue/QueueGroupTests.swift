import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// Groups: joined where one fits, else opened with those next in the queue who fit; named rosters.
@Suite struct QueueGroupTests {
  private var tiny = TinyScenario()
  private let service: Service.ID
  private let specialist: Specialist.ID
  private var day = 0

  init() {
    service = tiny.service("studio", form: .group, groupSize: 2...3, ageGap: 2)
    specialist = tiny.specialist("S", gives: [service])
  }

  /// A child with a need, one day later in the queue than the one before.
  @discardableResult
  private mutating func need(
    _ key: String, asked: Int = 1, least: Int = 1, born: String = "2020-03-01",
    form: Service.Form? = nil, minutes: Int? = nil, languages: WordSet = WordSet(),
    categories: WordSet = WordSet(), hours: Hours? = nil, tags: WordSet = WordSet(),
    priority: Int = 0
  ) -> Need.ID {
    day += 1
    let child = tiny.child(
      key, born: born, categories: categories, languages: languages, hours: hours, tags: tags,
      since: TinyScenario.day("2026-01-01").adding(days: day))
    return tiny.need(
      child, service, asked: asked, least: least, form: form, minutes: minutes,
      priority: priority)
  }

  /// The members of each group by key, and those met alone; each with the number of sessions.
  private func groups() throws -> [String: [String]] {
    let scenario = try tiny.scenario()
    let plan = QueueStrategy(Candidates(scenario)).plan()
    #expect(PlanVerifier(scenario).verify(plan).holds)
    var groups: [String: [String: Int]] = [:]
    for session in plan.sessions {
      groups[session.group ?? "alone", default: [:]][
        scenario.child(of: session.need).key, default: 0] += 1
    }
    return groups.mapValues { members in members.map { "\($0.key) \($0.value)" }.sorted() }
  }

  @Test mutating func theNextInTheQueueWhoFitMakeTheGroup() throws {
    need("a")
    need("old", born: "2012-03-01")
    need("b")
    need("c")
    need("d")
    // "old" is alone in its age; "d" finds the group full and nobody left.
    #expect(try groups() == ["G1": ["a 1", "b 1", "c 1"]])
  }

  @Test mutating func aGroupHoldsOneServiceOnly() throws {
    let other = tiny.service("clay", form: .group, groupSize: 2...3, ageGap: 2)
    let leader = tiny.specialist("S2", gives: [service, other])
    for (key, asked) in [("a", other), ("b", service), ("c", other)] {
      day += 1
      let child = tiny.child(
        key, born: "2020-03-01", since: TinyScenario.day("2026-01-01").adding(days: day))
      tiny.need(child, asked, asked: 1, form: .group)
    }
    let scenario = try tiny.scenario()
    let plan = QueueStrategy(Candidates(scenario)).plan()
    #expect(PlanVerifier(scenario).verify(plan).holds)
    let met = plan.sessions.map { scenario.child(of: $0.need).key }.sorted()
    #expect(met == ["a", "c"])
    #expect(plan.sessions.allSatisfy { $0.specialist == leader })
  }

  @Test mutating func aSecondGroupIsOpenedForTheRest() throws {
    for key in ["a", "b", "c", "d", "e"] { need(key) }
    #expect(try groups() == ["G1": ["a 1", "b 1", "c 1"], "G2": ["d 1", "e 1"]])
  }

  @Test mutating func nobodyMeetsBelowTheLeastSize() throws {
    need("a")
    #expect(try groups() == [:])
  }

  @Test mutating func oneLanguageIsCommonToAll() throws {
    need("kk", languages: WordSet([0]))
    need("both", languages: WordSet([0, 1]))
    need("ru", languages: WordSet([1]))
    need("any")
    #expect(try groups() == ["G1": ["any 1", "both 1", "kk 1"]])
  }

  @Test mutating func meetingsAreWithinLeastAndAsked() throws {
    need("three", asked: 3, least: 2)
    need("one", asked: 1)
    need("two", asked: 2, least: 2)
    // With three meetings nobody else fits; with two the third does, who asks for two.
    #expect(try groups() == ["G1": ["three 2", "two 2"]])
  }

  @Test mutating func theLengthIsTheLongestMembers() throws {
    need("short", minutes: 30)
    need("long", minutes: 60)
    let scenario = try tiny.scenario()
    let plan = QueueStrategy(Candidates(scenario)).plan()
    #expect(plan.sessions.map(\.minutes) == [60, 60])
    #expect(PlanVerifier(scenario).verify(plan).holds)
  }

  @Test mutating func aLaterNeedJoinsAnOpenGroup() throws {
    // "alone" would rather be alone, and is not called to make up a number.
    need("a")
    need("b")
    need("alone", form: .any)
    tiny.parts.specialists[0] = Specialist(
      key: "S", services: [service], contactMinutes: 30,
      hours: tiny.parts.specialists[0].hours, siteChoice: .given, languages: WordSet(),
      categories: WordSet(), caseload: nil)
    #expect(try groups() == ["G1": ["a 1", "alone 1", "b 1"]])
  }

  @Test mutating func whoMayBeAloneIsServedAlone() throws {
    need("a", form: .any)
    need("b", form: .any)
    #expect(try groups() == ["alone": ["a 1", "b 1"]])
  }

  @Test mutating func whoMayBeAloneMakesUpTheLeastSize() throws {
    need("group")
    need("any", form: .any)
    need("other", form: .any)
    #expect(try groups() == ["G1": ["any 1", "group 1"], "alone": ["other 1"]])
  }

  @Test mutating func aNamedRosterIsTakenAsGiven() throws {
    let first = need("first", asked: 2)
    let old = need("old", asked: 3, least: 2, born: "2010-03-01")
    let third = need("third", asked: 2)
    let fourth = need("fourth", asked: 2)
    need("free")
    need("also free")
    tiny.roster("G1", [first, old, third, fourth])
    #expect(
      try groups() == [
        "G1": ["first 2", "fourth 2", "old 2", "third 2"], "G2": ["also free 1", "free 1"],
      ])
  }

  @Test mutating func aRosterWithoutATimeForAllIsNotHeld() throws {
    let first = need("first")
    let never = need("never", hours: Hours(anywhere: tiny.parts.grid.none))
    tiny.roster("Bees", [first, never])
    #expect(try groups() == [:])
  }

  @Test mutating func whoCannotComeIsLeftOutOfARoster() throws {
    tiny.parts.specialists[0] = Specialist(
      key: "S", services: [service], contactMinutes: 600,
      hours: tiny.parts.specialists[0].hours, siteChoice: .given, languages: WordSet([0]),
      categories: WordSet(), caseload: nil)
    let first = need("first", languages: WordSet([0]))
    let foreign = need("foreign", languages: WordSet([1]))
    let lame = need("lame", tags: WordSet([0]))
    tiny.roster("Bees", [first, foreign, lame])
    #expect(try groups() == ["Bees": ["first 1"]])
  }

  @Test mutating func aRosterComesAtItsFirstMembersPlace() throws {
    tiny.parts.specialists[0] = Specialist(
      key: "S", services: [service], contactMinutes: 30,
      hours: tiny.parts.specialists[0].hours, siteChoice: .given, languages: WordSet(),
      categories: WordSet(), caseload: nil)
    let late = need("late")
    need("a", priority: 1)
    need("b", priority: 1)
    let urgent = need("urgent", priority: 2)
    tiny.roster("Bees", [late, urgent])
    #expect(try groups() == ["Bees": ["late 1", "urgent 1"]])
  }
}
