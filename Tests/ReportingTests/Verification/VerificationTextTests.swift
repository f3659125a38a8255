import Kezek
import PlanVerification
import Testing

@testable import Reporting

@Suite struct VerificationTextTests {
  /// C-001 twice at once with one specialist, in a room of the other site, and too many sessions.
  private let broken = Plan(
    sessions: TinyCentre.plan.sessions + [
      TinyCentre.session(0, 0, room: 1, .monday, 550),
      TinyCentre.session(6, 0, room: 0, .friday, 600),
    ], courses: TinyCentre.plan.courses + TinyCentre.plan.courses)

  @Test(arguments: Language.allCases)
  func saysWhatIsBrokenAndWhere(language: Language) throws {
    let scenario = try TinyCentre.scenario()
    let text = VerificationText(
      PlanVerifier(scenario).verify(broken), sessionCount: broken.sessions.count,
      courseCount: broken.courses.count, language: language)
    #expect(text.lines().allSatisfy { !$0.contains("…") && !$0.contains("[") })
    try expectSnapshot(
      text.lines().joined(separator: "\n") + "\n", "verification.\(language.rawValue).txt")
  }

  @Test func saysThatEverythingHolds() throws {
    let scenario = try TinyCentre.scenario()
    let report = PlanVerifier(scenario).verify(TinyCentre.plan)
    #expect(report.violations.map(\.description) == [])
    let text = VerificationText(report, sessionCount: 10, courseCount: 1, language: .russian)
    #expect(text.lines() == ["Проверено: 24 условия, нарушений нет."])
    #expect(text.json.member("holds") == .bool(true))
  }

  @Test func jsonNamesConstraintChildSpecialistAndPeriod() throws {
    let report = PlanVerifier(try TinyCentre.scenario()).verify(broken)
    let text = VerificationText(report, sessionCount: 12, courseCount: 2, language: .english)
    guard case .array(let violations) = text.json.member("violations") else {
      Issue.record("no violations")
      return
    }
    #expect(violations.count == report.violations.count)
    let overlap = try #require(
      violations.first { $0.member("constraint") == .text("specialist overlap") })
    #expect(
      overlap.line().hasPrefix(
        "{\"constraint\": \"specialist overlap\", \"condition\": \"specialist twice\", "
          + "\"child\": \"C-001\", "))
    #expect(overlap.member("specialist") == .text("S-01"))
    #expect(overlap.member("day") == .text("Mon") && overlap.member("start") == .text("09:10"))
  }

  @Test func printsSoManyAndCountsTheRest() throws {
    let scenario = try TinyCentre.scenario()
    let report = PlanVerifier(scenario).verify(broken)
    let text = VerificationText(report, sessionCount: 12, courseCount: 2, language: .english)
    #expect(
      text.lines(most: 1).last == "and \(report.violations.count - 1) more: --json lists them all")
  }

  @Test func controlCharactersDoNotReachTheTerminal() {
    #expect("a\u{1B}[31mb\u{202E}c\u{9B}".withoutControls == "a\u{FFFD}[31mb\u{FFFD}c\u{FFFD}")
  }
}
