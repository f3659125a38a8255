import Foundation
import Kezek
import PlanVerification
import Testing

@testable import Reporting

@Suite struct TimetablePageTests {
  @Test(arguments: Language.allCases)
  func isAsTheGoldenFile(language: Language) throws {
    let page = try TinyCentre.report(language).timetablePage()
    try expectSnapshot(page, "timetable.\(language.rawValue).html")
  }

  @Test(arguments: Language.allCases)
  func tagsAreBalancedAndTheLanguageIsSaid(language: Language) throws {
    let page = try TinyCentre.report(language).timetablePage()
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
    #expect(unbalancedTag(in: page) == nil)
    #expect(!page.contains("{{"))
    #expect(!page.contains("[page."))
  }

  @Test func needsNothingFromElsewhere() throws {
    let page = try TinyCentre.report(.english).timetablePage()
    #expect(!page.contains("http:") && !page.contains("https:"))
    #expect(!page.contains("<script") && !page.contains("@import"))
    let links = page.matches(of: /href="([^"]*)"/).map { String($0.1) }
    let ids = Set(page.matches(of: /\sid="([^"]*)"/).map { "#" + String($0.1) })
    #expect(links.count > 10)
    #expect(links.allSatisfy { ids.contains($0) || $0.hasSuffix(".csv") })
  }

  @Test func everySheetCarriesTheMark() throws {
    let page = try TinyCentre.report(.english).timetablePage()
    let sheets = page.matches(of: /<section class="sheet/).count
    // 2 specialists, 2 rooms, the 4 children with sessions, and the list of those with courses.
    #expect(sheets == 9)
    #expect(
      page.matches(of: /<tr class="print-head"><th[^>]*><span>SYNTHETIC DATA/).count == sheets)
    #expect(
      page.matches(of: /<small>tiny-centre, valid 01.09.2026 - 31.12.2026/).count == sheets)
    #expect(page.contains("@bottom-left { content: \"SYNTHETIC\""))
    let real = try TinyCentre.report(.english, scenario: TinyCentre.scenario(data: .real))
    #expect(try real.timetablePage().contains("<span>REAL DATA"))
    #expect(try !real.timetablePage().contains("SYNTHETIC"))
  }

  /// The page of a country says where the timetables are that it cannot hold.
  @Test(arguments: [
    (Language.english, "4 timetables are too many for one page: see the tables below."),
    (.russian, "4 расписания, слишком много для одной страницы: смотрите таблицы ниже."),
    (.kazakh, "4 кесте бір бетке тым көп: төмендегі файлдарды қараңыз."),
  ])
  func saysWhichTimetablesItLeavesOut(language: Language, sentence: String) throws {
    let report = try TinyCentre.report(language)
    let page = try TimetablePage(report, mostSheets: 2).html()
    #expect(page.contains("<p class=\"warn\">\(sentence)</p>"))
    // 2 specialists, 2 rooms and the list of courses; no child.
    #expect(page.matches(of: /<section class="sheet/).count == 5)
    #expect(!page.contains("id=\"c0\""))
    #expect(page.contains("timetable-children.csv"))
    #expect(unbalancedTag(in: page) == nil)
    #expect(try report.timetablePage().contains("id=\"c0\""))
  }

  @Test func everyHeaderHasAScope() throws {
    let page = try TinyCentre.report(.english).timetablePage()
    let headers = page.matches(of: /<th [^>]*>/).map { String($0.0) }
    #expect(headers.count > 20)
    #expect(headers.allSatisfy { $0.contains("scope=") || $0.contains("colspan=") })
  }

  @Test func everySessionOfThePlanStandsOnThreeSheets() throws {
    let page = try TinyCentre.report(.english).timetablePage()
    // Nine meetings: on a specialist's and a room's sheet each; a child's session on its own.
    #expect(page.matches(of: /<div class="meeting/).count == 9 + 9 + 10)
    #expect(page.matches(of: /<div class="meeting group"/).count == 1 + 1 + 2)
  }

  @Test func saysWhatWasLeftOutAndWhatIsNotProven() throws {
    let left = [Finding(Finding.Code("E203"), .error, file: "children.csv", rows: [3])]
    let page = try TinyCentre.report(.english, closed: false, leftOut: left).timetablePage()
    #expect(page.contains("<p class=\"warn\">rows with errors were not planned: children.csv"))
    #expect(page.contains("· rows with errors left out: 1</span>"))
    #expect(!page.contains("No plan under this rule does better"))
  }

  @Test func nothingInTheTablesBecomesMarkup() throws {
    let hostile = "<script>alert(1)</script>\"\u{301} onload='x' & \u{1B}[31m"
    let page = try TinyCentre.report(
      .english, scenario: TinyCentre.scenario(name: hostile)
    ).timetablePage()
    #expect(!page.contains("<script"))
    #expect(!page.unicodeScalars.contains("\u{1B}"))
    #expect(
      page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;\u{301} onload=&#39;x&#39; &amp;"))
    #expect(unbalancedTag(in: page) == nil)
  }

  @Test func aStyleSheetTextIsEscaped() {
    #expect(HTMLText.css("УСЛОВНЫЕ 1") == "УСЛОВНЫЕ 1")
    #expect(HTMLText.css("\"}</style>") == "\\22 \\7d \\3c \\2f style\\3e ")
  }

  /// A plan of two weeks that holds one session in each.
  private func reportOfTwoWeeks(secondStart: Int) throws -> Report {
    let scenario = try TinyCentre.scenario(weeks: 2)
    let session = TinyCentre.session(0, 0, room: 0, .monday, 540)
    let other = PlannedSession(
      need: session.need, specialist: session.specialist, site: session.site,
      rooms: session.rooms, week: 1, weekday: .monday, start: secondStart, minutes: 30)
    let plan = Plan(sessions: [session, other])
    let verification = PlanVerifier(scenario).verify(plan)
    return Report(
      scenario: scenario, policy: "need", plan: plan, certificate: TinyCentre.certificate(),
      metrics: PlanMetrics(of: plan, in: scenario, verification: verification),
      verification: verification, unmet: [], language: .english)
  }

  @Test func twoWeeksAlikeAreOneTable() throws {
    let page = try reportOfTwoWeeks(secondStart: 540).timetablePage()
    #expect(page.contains("<h3>weeks A and B</h3>") && !page.contains("<h3>week A</h3>"))
    #expect(page.matches(of: /<table/).count == 3)
  }

  @Test func twoWeeksAreTwoTables() throws {
    let report = try reportOfTwoWeeks(secondStart: 600)
    let page = try report.timetablePage()
    #expect(page.contains("<h3>week A</h3>") && page.contains("<h3>week B</h3>"))
    #expect(page.matches(of: /<table/).count == 6)
    let table = try #require(report.csvTables().first)
    #expect(table.columns[1] == "week")
    #expect(table.rows.map { $0[1] } == [.text("A"), .text("B")])
  }

  /// The first tag that is closed without being open, or left open; nil where all is in order.
  private func unbalancedTag(in page: String) -> String? {
    let void: Set<String> = ["meta", "col"]
    var open: [String] = []
    for match in page.matches(of: /<(\/?)([a-z][a-z0-9]*)[^>]*>/) {
      let name = String(match.2)
      if void.contains(name) { continue }
      if match.1.isEmpty {
        open.append(name)
      } else if open.popLast() != name {
        return name
      }
    }
    return open.last
  }
}
