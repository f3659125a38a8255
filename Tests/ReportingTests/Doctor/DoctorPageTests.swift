import Kezek
import Testing

@testable import Reporting

@Suite struct DoctorPageTests {
  private func page(_ language: Language, things: Int = 12) throws -> DoctorPage {
    DoctorPage(
      scenario: try TinyCentre.scenario(),
      things: (0..<things).map {
        DoctorPage.Thing(
          $0 < 2 ? .error : .note,
          "E40\($0) needs.csv, row 14: a sentence that is long enough to be wrapped onto a second line"
        )
      }, impossible: TinyCentre.unmet.filter { $0.certainty == .noPlanCan },
      losses: [.init(service: "psychologist", roundingMinutes: 60, offGridMinutes: 0)],
      betterStep: .init(step: 20, minutesLost: 0, minutesLostNow: 60), language: language)
  }

  @Test(arguments: Language.allCases)
  func isAsTheGoldenFile(language: Language) throws {
    let text = try page(language).terminalPage()
    #expect(text.split(separator: "\n").allSatisfy { String($0).columns <= 80 })
    try expectSnapshot(text, "doctor.\(language.rawValue).txt")
  }

  @Test func showsTenThingsOrAll() throws {
    let some = try page(.english).terminalPage()
    #expect(some.contains(" 10. E409") && !some.contains("E4010") && some.contains("and 2 more"))
    let all = try page(.english).terminalPage(all: true)
    #expect(all.contains(" 12. E4011") && !all.contains("more: --all"))
    #expect(all.contains("C-007: Mon-Fri 9:00-13:00"))
  }

  @Test func likeFindingsAreOneThing() throws {
    let findings = [2, 5, 9].map {
      Finding(
        Finding.Code("E301"), .error, file: "needs.csv", rows: [$0], column: "times",
        details: ["part": "=A1"])
    }
    let page = DoctorPage(scenario: nil, findings: findings, language: .english)
    #expect(page.things.map(\.severity) == [.error])
    #expect(page.things.first?.text.hasPrefix("E301 needs.csv") == true)
    guard case .array(let things) = page.json.member("findings") else {
      Issue.record("no findings")
      return
    }
    // People read one line of them, unless they ask for all; a program reads each.
    #expect(things.map { $0.member("code") } == Array(repeating: .text("E301"), count: 3))
    #expect(things.last?.member("rows") == .array([.integer(9)]))
    #expect(page.terminalPage(all: true).split(separator: "E301").count == 4)
    #expect(page.json.member("understood") == .null)
  }

  @Test func saysThatNothingCanBePlanned() {
    let page = DoctorPage(scenario: nil, things: [.init(.error, "E100 x")], language: .russian)
    #expect(page.terminalPage().hasPrefix("По этим таблицам нельзя составить план"))
    #expect(
      DoctorPage(scenario: nil, things: [], language: .english).terminalPage()
        .contains("Nothing to mend."))
  }

  @Test func readsHoursBackInWords() throws {
    var open = PeriodSet(count: 2 * 7 * 8)
    for day in [0, 1, 3, 7, 8, 10] { open.insert((day * 8)..<(day * 8 + 4)) }
    open.insert((3 * 8 + 6)..<(3 * 8 + 8))
    let grid = TimeGrid(weeks: 2, step: 30, firstMinute: 540, periodsPerDay: 8, open: open)
    let text = HoursText(grid: grid, phrases: Phrases(.english))
    #expect(
      text.text(open)
        == "week A: Mon-Tue 9:00-11:00, Thu 9:00-11:00 + 12:00-13:00, "
        + "week B: Mon-Tue 9:00-11:00, Thu 9:00-11:00")
    #expect(text.text(grid.none) == "never")
    #expect(text.hoursAWeek(open) == "6.5")
    #expect(HoursText(grid: grid, phrases: Phrases(.russian)).hoursAWeek(open) == "6,5")
  }
}
