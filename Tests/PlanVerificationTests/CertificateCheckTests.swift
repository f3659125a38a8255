import Kezek
import KezekTesting
import PlanVerification
import Testing

/// Each thing that a certificate can say otherwise than it is, told from everything else.
@Suite struct CertificateCheckTests {
  /// Two children who ask for two sessions each, and one of them for courses of two years and an
  /// appointment; the plan gives three sessions and one course.
  private struct Planned {
    var tiny = TinyScenario()
    let talk: [Need.ID]
    let courses: Need.ID
    let appointment: Need.ID
    let plan: Plan

    init() {
      tiny.parts.settings = TinyScenario.settings(
        term: TinyScenario.days("2026-09-01", "2027-05-31"))
      let weekly = tiny.service("speech therapist", form: .individual)
      let yearly = tiny.service("rehabilitation", per: .year)
      let once = tiny.service("PMPC", per: .once)
      let specialist = tiny.specialist("S-1", gives: [weekly])
      let children = [tiny.child("C-1"), tiny.child("C-2")]
      let autumn = tiny.turn("T-1", yearly, TinyScenario.days("2026-09-01", "2026-09-21"))
      _ = tiny.turn("T-2", yearly, TinyScenario.days("2027-01-11", "2027-01-31"))
      _ = tiny.turn("T-3", once, TinyScenario.days("2026-10-01", "2026-10-01"))
      talk = [tiny.need(children[0], weekly, asked: 2), tiny.need(children[1], weekly, asked: 2)]
      courses = tiny.need(children[0], yearly, asked: 1)
      appointment = tiny.need(children[0], once, asked: 1)
      plan = Plan(
        sessions: [
          .tiny(talk[0], specialist, .monday, at(9)), .tiny(talk[0], specialist, .tuesday, at(9)),
          .tiny(talk[1], specialist, .wednesday, at(9)),
        ], courses: [PlannedCourse(need: courses, turn: autumn)])
    }

    func valuation(_ tolerance: Tier.Tolerance = .absolute(0)) -> Valuation {
      let sessions = Account(
        owner: .population("all"), measure: .sessions(talk), table: .linear(worth: 10, upTo: 4))
      let all = Account(
        owner: .population("all"), measure: .served(talk), table: .linear(upTo: 2))
      return Valuation(
        policy: "test",
        tiers: [
          Tier(name: Tier.Name("sessions"), accounts: [sessions], tolerance: tolerance),
          Tier(name: Tier.Name("needs"), accounts: [all]),
        ], digest: "d")
    }

    /// What is so.
    var unmet: [UnmetNeed] {
      [row(talk[1], asked: 2, given: 1), row(courses, year: 2027), row(appointment)]
    }

    func row(_ need: Need.ID, year: Int? = nil, asked: Int = 1, given: Int = 0) -> UnmetNeed {
      UnmetNeed(
        need: need, year: year, asked: asked, given: given, reasons: [], certainty: .inThisPlan)
    }

    func faults(
      _ first: TierCertificate = tier(), _ second: TierCertificate = tier("needs", 2, 2),
      termination: Certificate.Termination = .timeLimit, digest: String = "d",
      tolerance: Tier.Tolerance = .absolute(0), unmet: [UnmetNeed]? = nil
    ) throws -> [CertificateFault] {
      let certificate = Certificate(
        tiers: [first, second], termination: termination, strategy: "exact", solver: "glpk",
        solverVersion: "5", scenarioDigest: "s", policyDigest: digest, seed: 1)
      return CertificateCheck(try tiny.scenario(), valuation(tolerance))
        .faults(of: certificate, unmet: unmet ?? self.unmet, for: plan)
    }
  }

  private static func tier(
    _ name: String = "sessions", _ value: Int = 30, _ bound: Int? = 30, tolerance: Int = 0,
    _ status: TierCertificate.Status = .closed, full: Int? = nil
  ) -> TierCertificate {
    TierCertificate(
      name: name, value: value, bound: bound, tolerance: tolerance, status: status,
      valueIfAllMet: full)
  }

  private static func tier() -> TierCertificate { tier("sessions") }

  @Test func whatIsSoHasNoFault() throws {
    let planned = Planned()
    #expect(try planned.faults() == [])
    #expect(try planned.faults(termination: .optimal) == [])
    #expect(try planned.faults(Self.tier("sessions", 30, 40, .open, full: 40)) == [])
    #expect(try planned.faults(Self.tier("sessions", 30, nil, .notReached)) == [])
  }

  @Test func theRuleIsTheOneNamed() throws {
    let planned = Planned()
    #expect(try planned.faults(digest: "e") == [.otherRule])
    #expect(
      try planned.faults(Self.tier("visits")) == [
        .otherSteps(found: ["visits", "needs"], wanted: ["sessions", "needs"])
      ])
  }

  @Test func eachFigureOfAStep() throws {
    let planned = Planned()
    let cases: [(TierCertificate, [CertificateFault])] = [
      (Self.tier("sessions", 40, 40), [.value(step: "sessions", claimed: 40, found: 30)]),
      (
        Self.tier("sessions", 30, 29, .open),
        [.boundBelowValue(step: "sessions", bound: 29, value: 30)]
      ),
      (Self.tier("sessions", 30, 31), [.notClosed(step: "sessions")]),
      (Self.tier("sessions", 30, nil), [.notClosed(step: "sessions")]),
      (
        Self.tier("sessions", 30, Int.max, .open, full: 20),
        [.fullValue(step: "sessions", claimed: 20, found: 30)]
      ),
      (
        Self.tier("sessions", 30, 32, tolerance: 2),
        [.tolerance(step: "sessions", claimed: 2)]
      ),
    ]
    for (claim, faults) in cases { #expect(try planned.faults(claim) == faults) }
    #expect(
      try planned.faults(Self.tier("sessions", 30, 40, .open), termination: .optimal) == [
        .notOptimal(step: "sessions")
      ])
  }

  @Test func aToleranceIsWhatTheRuleAllows() throws {
    let planned = Planned()
    let units = Tier.Tolerance.absolute(2)
    let share = Tier.Tolerance.basisPoints(1000)
    // Ten percent of what the plan has, or of what it had before later steps.
    let cases: [(Tier.Tolerance, Int?, Int, Bool)] = [
      (units, 32, 2, true), (units, 31, 1, false), (share, 33, 3, true), (share, 30, 3, true),
      (share, 34, 4, false), (share, Int.max - 1, 4, true),
    ]
    for (tolerance, bound, claimed, isAllowed) in cases {
      let claim = Self.tier(
        "sessions", 30, bound, tolerance: claimed, bound == Int.max - 1 ? .open : .closed)
      let faults = try planned.faults(claim, tolerance: tolerance)
      #expect(faults.contains(.tolerance(step: "sessions", claimed: claimed)) == !isAllowed)
    }
  }

  @Test func theListOfUnmetNeedsIsRecounted() throws {
    let planned = Planned()
    let found = CertificateFault.Unmet(asked: 2, given: 1)
    let (one, two) = (planned.talk[0], planned.talk[1])
    var rows = planned.unmet
    #expect(
      try planned.faults(unmet: Array(rows.dropFirst())) == [.unmetMissing(two, year: nil)])
    #expect(
      try planned.faults(unmet: rows + [rows[0]]) == [.unmet(two, year: nil, found: found)])
    #expect(
      try planned.faults(unmet: rows + [planned.row(one, asked: 2, given: 1)]) == [
        .unmet(one, year: nil, found: nil)
      ])
    rows[0] = planned.row(two, asked: 2)
    #expect(try planned.faults(unmet: rows) == [.unmet(two, year: nil, found: found)])
    rows = planned.unmet
    rows[1] = planned.row(planned.courses, year: 2026)
    #expect(
      try planned.faults(unmet: rows) == [
        .unmet(planned.courses, year: 2026, found: nil),
        .unmetMissing(planned.courses, year: 2027),
      ])
  }

  @Test func aYearlyNeedWithoutTurnsIsOfTheTermsYear() throws {
    var tiny = TinyScenario()
    let yearly = tiny.service("rehabilitation", per: .year)
    let need = tiny.need(tiny.child("C-1"), yearly, asked: 1)
    let certificate = Certificate(
      tiers: [], termination: .optimal, strategy: "exact", solver: "glpk", solverVersion: "5",
      scenarioDigest: "s", policyDigest: "", seed: 1)
    let faults = CertificateCheck(
      try tiny.scenario(), Valuation(policy: "test", tiers: [], digest: "")
    ).faults(of: certificate, unmet: [], for: Plan(sessions: [], courses: []))
    #expect(
      faults == [.unmetMissing(need, year: tiny.parts.settings.term.first.year)])
  }
}
