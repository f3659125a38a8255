import Kezek
import Testing

@testable import Reporting

/// C-001 asks the psychologist individually and in a group: child and service do not say which.
@Suite struct AmbiguousNeedTests {
  private func scenario() throws -> Scenario {
    let tiny = try TinyCentre.scenario()
    var parts = Scenario.Parts(
      name: tiny.name, settings: tiny.settings, grid: tiny.grid, categories: tiny.categories,
      languages: tiny.languages, tags: tiny.tags, stepFree: tiny.stepFree)
    parts.places = tiny.places
    parts.sites = tiny.sites
    parts.services = tiny.services
    parts.specialists = tiny.specialists
    parts.children = tiny.children
    parts.turns = tiny.turns
    func need(_ form: Service.Form, service: Int) -> Need {
      Need(
        child: .init(0), service: .init(service), form: form, asked: 1, mostInWeek: 1, least: 1,
        minutes: 30, roster: nil, site: nil, priority: 0, categories: WordSet(), last: nil,
        had: nil)
    }
    parts.needs = [
      need(.individual, service: 1), need(.group, service: 1), need(.any, service: 2),
      need(.individual, service: 2),
    ]
    return try Scenario(parts)
  }

  private func session(group: String) -> String {
    """
    {"sessions": [{"child": "C-001", "service": "psychologist", "specialist": "S-02",
      "site": "Ыргыз", "day": "Mon", "start": "9:00", "minutes": 30\(group)}]}
    """
  }

  @Test func theGroupOfASessionTellsItsForm() throws {
    let scenario = try scenario()
    let alone = try PlanDocument.read(Array(session(group: "").utf8), over: scenario)
    #expect(alone.plan.sessions.map(\.need) == [.init(0)])
    let together = try PlanDocument.read(
      Array(session(group: ", \"group\": \"g\"").utf8), over: scenario)
    #expect(together.plan.sessions.map(\.need) == [.init(1)])
  }

  @Test func aCourseMustNameItsNeed() throws {
    let scenario = try scenario()
    let text = """
      {"courses": [{"child": "C-001", "service": "rehabilitation", "turn": "Т-07"}]}
      """
    let error = try #require(throws: UnreadableFile.self) {
      try PlanDocument.read(Array(text.utf8), over: scenario)
    }
    #expect(error.problems.map(\.code) == [.ambiguousNeed])
    let document = PlanDocument(
      scenario: "x", policy: "need", data: .unmarked, certificate: nil,
      plan: Plan(courses: [PlannedCourse(need: .init(3), turn: .init(0))]),
      unmet: [
        UnmetNeed(
          need: .init(1), year: nil, asked: 1, given: 0, reasons: [.noGroup],
          certainty: .byLot)
      ])
    let bytes = document.json(over: scenario).bytes()
    #expect(String(decoding: bytes, as: UTF8.self).contains("C-001/rehabilitation/individual"))
    #expect(try PlanDocument.read(bytes, over: scenario) == document)
  }
}
