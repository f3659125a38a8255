import Kezek
import KezekTesting
import PlanVerification
import Testing

@Suite struct PlaceTests {
  /// Two sites of the town with 30 minutes between them, and a village.
  struct Sites {
    var tiny = TinyScenario()
    let annex: Site.ID
    let village: Site.ID
    let speech: Service.ID
    let talk: Service.ID

    init(talkIsFor who: Service.Who = .child) {
      annex = tiny.site("Annex")
      village = tiny.site("Village", in: tiny.place("Village"))
      tiny.travel([.init(from: .site(DenseID(0)), to: .site(annex)): 30])
      speech = tiny.service("speech therapist")
      talk = tiny.service("psychologist", who: who)
    }
  }

  @Test func aChildAtTwoPlacesOnADay() throws {
    var sites = Sites()
    let one = sites.tiny.specialist("S-1", gives: [sites.speech])
    let two = sites.tiny.specialist("S-2", gives: [sites.talk])
    let child = sites.tiny.child("C-1")
    let first = sites.tiny.need(child, sites.speech, asked: 1)
    let second = sites.tiny.need(child, sites.talk, asked: 1)
    let town = PlannedSession.tiny(first, one, .monday, at(9))
    let report = try verify(
      sites.tiny, [town, .tiny(second, two, .monday, at(11), site: sites.village)])
    #expect(report.violations.map(\.condition) == [.childAtTwoPlaces])
    #expect(report.violations.first?.details == ["other site": "Town"])
    try expect([], sites.tiny, [town, .tiny(second, two, .tuesday, at(11), site: sites.village)])
  }

  @Test func noTimeForTheWayBetweenTwoSites() throws {
    var sites = Sites()
    let one = sites.tiny.specialist("S-1", gives: [sites.speech])
    let two = sites.tiny.specialist("S-2", gives: [sites.talk])
    let child = sites.tiny.child("C-1")
    let first = sites.tiny.need(child, sites.speech, asked: 1)
    let second = sites.tiny.need(child, sites.talk, asked: 1)
    let town = PlannedSession.tiny(first, one, .monday, at(9))
    let report = try verify(
      sites.tiny, [town, .tiny(second, two, .monday, at(9, 30), site: sites.annex)])
    #expect(report.violations.map(\.condition) == [.noTimeBetweenSites])
    #expect(
      report.violations.first?.details == ["found": "0", "least": "30", "other site": "Town"])
    try expect([], sites.tiny, [town, .tiny(second, two, .monday, at(10), site: sites.annex)])
  }

  @Test func aParentsServiceMayBeElsewhere() throws {
    var sites = Sites(talkIsFor: .parent)
    let one = sites.tiny.specialist("S-1", gives: [sites.speech])
    let two = sites.tiny.specialist("S-2", gives: [sites.talk])
    let child = sites.tiny.child("C-1")
    let first = sites.tiny.need(child, sites.speech, asked: 1)
    let second = sites.tiny.need(child, sites.talk, asked: 1)
    try expect(
      [], sites.tiny,
      [
        .tiny(first, one, .monday, at(9)),
        .tiny(second, two, .monday, at(9), site: sites.village),
      ])
  }

  @Test func aSpecialistWhoChoosesASiteEachDay() throws {
    var sites = Sites()
    let specialist = sites.tiny.specialist("S-1", gives: [sites.speech], siteChoice: .eachDay)
    let one = sites.tiny.need(sites.tiny.child("C-1"), sites.speech, asked: 1)
    let two = sites.tiny.need(sites.tiny.child("C-2"), sites.speech, asked: 1)
    let town = PlannedSession.tiny(one, specialist, .monday, at(9))
    try expect(
      [.specialistAtTwoSites], sites.tiny,
      [town, .tiny(two, specialist, .monday, at(11), site: sites.annex)])
    try expect(
      [], sites.tiny, [town, .tiny(two, specialist, .tuesday, at(11), site: sites.annex)])
  }

  @Test func aSpecialistWhoChoosesASiteOnce() throws {
    var sites = Sites()
    let specialist = sites.tiny.specialist("S-1", gives: [sites.speech], siteChoice: .once)
    let one = sites.tiny.need(sites.tiny.child("C-1"), sites.speech, asked: 1)
    let two = sites.tiny.need(sites.tiny.child("C-2"), sites.speech, asked: 1)
    let report = try verify(
      sites.tiny,
      [
        .tiny(one, specialist, .monday, at(9)),
        .tiny(two, specialist, .tuesday, at(11), site: sites.annex),
      ])
    #expect(report.violations.map(\.condition) == [.specialistAtTwoSites])
    #expect(report.brokenSessions == [1])
  }

  @Test func aRoomWithoutTheTagsOfTheChild() throws {
    var tiny = TinyScenario()
    let cabinet = tiny.kind("cabinet")
    let service = tiny.service("speech therapist", kinds: [[cabinet]])
    let advice = tiny.service("advice", kinds: [[cabinet]], who: .parent)
    let plain = tiny.room("R-1", cabinet)
    let quiet = tiny.room("R-2", cabinet, tags: WordSet([0, 1]))
    let specialist = tiny.specialist("S-1", gives: [service, advice])
    let child = tiny.child("C-1", tags: WordSet([0, 1]))
    let need = tiny.need(child, service, asked: 1)
    let parents = tiny.need(child, advice, asked: 1)
    let report = try verify(tiny, [.tiny(need, specialist, .monday, at(9), rooms: [plain])])
    #expect(report.violations.map(\.condition) == [.placeLacksTags])
    #expect(report.violations.first?.details == ["missing": "step-free quiet"])
    try expect([], tiny, [.tiny(need, specialist, .monday, at(9), rooms: [quiet])])
    try expect([], tiny, [.tiny(parents, specialist, .monday, at(9), rooms: [plain])])
  }

  @Test func aSiteWithoutTheTagsOfTheChild() throws {
    var tiny = TinyScenario()
    let curator = tiny.kind("curator", isPlace: false)
    let plain = tiny.service("speech therapist")
    let studio = tiny.service("studio", kinds: [[curator]])
    let person = tiny.room("K-1", curator, tags: WordSet([2]))
    let specialist = tiny.specialist("S-1", gives: [plain, studio])
    let child = tiny.child("C-1", tags: WordSet([2]))
    let one = tiny.need(child, plain, asked: 1)
    let two = tiny.need(child, studio, asked: 1)
    try expect([.placeLacksTags], tiny, [.tiny(one, specialist, .monday, at(9))])
    // A second adult is no place: the site's tags count.
    try expect(
      [.placeLacksTags], tiny, [.tiny(two, specialist, .monday, at(9), rooms: [person])])
  }
}
