import Kezek
import Mustache
import PlanVerification

/// The page could not be made: its template is at fault.
public struct PageError: Error, Sendable {
  public let message: String
}

/// The printable timetables of a plan: one page in HTML that opens by a double click.
struct TimetablePage {
  /// What templates read: texts, flags, lists and further such values.
  typealias Values = [String: Any]

  let report: Report
  let timetable: Timetable
  /// Sessions that fall out, by child.
  let pauses: PauseNotes
  let coursesByChild: [Child.ID: [PlannedCourse]]
  let unmetByChild: [Child.ID: [UnmetNeed]]
  /// The site of each specialist who works at one only.
  let onlySite: [Site.ID?]
  /// The most sheets of one kind that the page holds.
  let mostSheets: Int

  /// - Parameter mostSheets: as many of one kind as a browser can still be asked to lay out.
  init(_ report: Report, mostSheets: Int = 2000) {
    self.report = report
    self.mostSheets = mostSheets
    timetable = Timetable(report.plan, of: report.scenario)
    pauses = PauseNotes(report)
    let scenario = report.scenario
    coursesByChild = Dictionary(grouping: report.plan.courses) { scenario.needs[$0.need].child }
    onlySite = report.metrics.specialists.map { $0.sites.count == 1 ? $0.sites[0] : nil }
    unmetByChild = Dictionary(grouping: report.unmet) { scenario.needs[$0.need].child }
  }

  var phrases: Phrases { report.phrases }
  var scenario: Scenario { report.scenario }

  /// The page as UTF-8 text.
  func html() throws(PageError) -> String {
    MustacheContentTypes.register(HTMLText(), named: HTMLText.name)
    do {
      let source = String(decoding: PackageResources.timetable_mustache, as: UTF8.self)
      return try MustacheTemplate(string: source).render(values)
    } catch {
      throw PageError(message: "\(error)")
    }
  }

  private var values: Values {
    let settings = scenario.settings
    return [
      "lang": report.language.rawValue, "name": scenario.name, "mark": mark,
      "cssMark": HTMLText.css(phrases.markWord(settings.data)), "valid": valid,
      "tables": report.tablesText,
      "rule": phrases.say("head.rule", ["rule": .text(phrases.rule(report.policy))]),
      "sentence": sentence, "leftOut": report.leftOutText.map { [$0] } ?? [],
      "quality": report.quality(), "holidays": holidays, "defaults": defaults,
      "digest": phrases.say("page.digest", ["digest": .text(String(scenario.digest.prefix(16)))]),
      "say": labels, "files": report.csvNames, "groups": groups,
    ]
  }

  /// The words of the template, by the last part of their key.
  private var labels: Values {
    [
      "howSure": phrases.say("page.howSure"), "contents": phrases.say("page.contents"),
      "files": phrases.say("page.files"), "time": phrases.say("page.time"),
      "child": phrases.say("page.child"), "courses": phrases.say("page.courses"),
    ]
  }

  /// What every printed page says: what the data are, and that rows were left out.
  var mark: String {
    guard !report.leftOut.isEmpty else { return report.mark }
    return report.mark + " · "
      + phrases.say("page.left out", ["count": .number(report.leftOutCount)])
  }

  var valid: String {
    phrases.say(
      "head.valid",
      [
        "first": .text(scenario.settings.term.first.dotted),
        "last": .text(scenario.settings.term.last.dotted),
      ])
  }

  /// The plan in one sentence.
  private var sentence: String {
    let totals = report.metrics.totals
    let list = WaitingList(
      scenario: scenario, metrics: report.metrics, unmet: report.unmet)
    let head = phrases.say(
      "page.sentence",
      [
        "everything": .number(totals.everything), "all": .number(totals.asking),
        "part": .number(list.childrenShort(scenario)),
        "nothing": .number(list.childrenWithNothing(scenario)),
      ])
    let isProven = report.certificate.leading.map { $0.status == .closed } ?? true
    return isProven ? head + " " + phrases.say("page.best") : head
  }

  private var holidays: [String] {
    let days = scenario.settings.holidays.map { range in
      range.count == 1
        ? range.first.dotted : range.first.dotted + " – " + range.last.dotted
    }
    return days.isEmpty
      ? [] : [phrases.say("page.holidays", ["days": .text(days.joined(separator: ", "))])]
  }

  private var defaults: [String] {
    DefaultsText(scenario: scenario, phrases: phrases).text.map {
      [phrases.say("page.defaults", ["keys": .text($0)])]
    } ?? []
  }
}

extension Report {
  /// The name of the page in a plan's folder.
  public static let pageName = "timetable.html"

  /// The printable timetables, one A4 sheet in landscape for each specialist, room and child.
  ///
  /// - Throws: `PageError` where the template that the program carries is broken.
  public func timetablePage() throws(PageError) -> String {
    try TimetablePage(self).html()
  }

  /// The names of the tables, in the order of `csvTables`.
  var csvNames: [String] {
    [
      "timetable-specialists.csv", "timetable-rooms.csv", "timetable-children.csv",
      "waiting-list.csv", "coverage.csv", "paused-sessions.csv", "turn-lists.csv",
      "changes.csv",
    ]
  }
}
