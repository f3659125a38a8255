import Kezek
import Testing

@testable import ScenarioGeneration

@Suite struct WordingTests {
  private let visits: WeeklyHours =
    .at("Ыргыз", [.monday, .tuesday, .wednesday, .thursday], 540, 780)
    + .at("Нура", [.friday], 540, 900, week: 0)

  @Test func hoursAreWrittenInTheGrammarOfTheTables() {
    let russian = Wording(language: .russian)
    #expect(russian.hours(visits) == "Ыргыз Пн-Чт 9:00-13:00, Нура Пт 9:00-15:00 A")
    var fortnightly = visits
    fortnightly.blocks[1].saysEverySecondWeek = true
    #expect(
      russian.hours(fortnightly)
        == "Ыргыз Пн-Чт 9:00-13:00, Нура Пт 9:00-15:00 через неделю")
    #expect(russian.hours(WeeklyHours(exceptDays: [.wednesday])) == "кроме Ср")
    #expect(
      Wording(language: .kazakh).hours(WeeklyHours(exceptDays: [.wednesday])) == "Ср басқа")
    #expect(
      Wording(language: .english).hours(.on([.monday, .wednesday], 900, 990))
        == "Mon, Wed 15:00-16:30")
    #expect(russian.hours(.whole).isEmpty)
  }

  @Test func halvesAreDecimalsOfTheLanguage() {
    #expect(Wording(language: .russian).hours(halves: 27) == "13,5")
    #expect(Wording(language: .english).hours(halves: 27) == "13.5")
    #expect(Wording(language: .kazakh).hours(halves: 36) == "18")
  }

  @Test func tableIsQuotedWhereItMust() {
    var table = TextTable(name: "needs", header: ["child", "service", "least"])
    table.add(["C-1", "a;b", ""])
    table.add(["C-2", "say \"x\"", ""])
    let text = String(decoding: table.bytes { $0 }, as: UTF8.self)
    #expect(text == "\u{FEFF}child;service\r\nC-1;\"a;b\"\r\nC-2;\"say \"\"x\"\"\"\r\n")
  }

  @Test func gridLosesItsBreak() {
    let draft = GridDraft(
      days: [.monday], window: .init(from: 540, to: 900), step: 30,
      pause: .init(from: 780, to: 840))
    let grid = draft.timeGrid(weeks: 2)
    #expect(grid.open.memberCount == 2 * 10)
    #expect(grid.starts(of: 2, in: grid.open).count == 2 * (7 + 1))
  }

  @Test func hoursBecomePeriods() {
    let grid = GridDraft(window: .init(from: 540, to: 780), step: 30).timeGrid(weeks: 2)
    #expect(visits.periods(at: "Ыргыз", on: grid, noon: 780).memberCount == 2 * 4 * 8)
    #expect(visits.periods(at: "Нура", on: grid, noon: 780).memberCount == 8)
    let except = WeeklyHours(exceptDays: [.friday])
    #expect(except.periods(at: "", on: grid, noon: 780).memberCount == 2 * 4 * 8)
    let morning = WeeklyHours(
      blocks: [.init(site: nil, days: [], span: .morning, week: nil)])
    #expect(morning.periods(at: "", on: grid, noon: 660).memberCount == 2 * 5 * 4)
  }
}
