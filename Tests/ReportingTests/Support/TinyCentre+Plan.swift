import Kezek
import Reporting

extension TinyCentre {
  /// A plan that keeps every condition.
  static let plan = Plan(
    sessions: [
      session(0, 0, room: 0, .monday, 540), session(0, 0, room: 0, .wednesday, 540),
      session(2, 0, room: 0, .monday, 570), session(2, 0, room: 0, .wednesday, 570),
      session(1, 1, room: 0, .tuesday, 600, group: "psychologist-1"),
      session(3, 1, room: 0, .tuesday, 600, group: "psychologist-1"),
      session(4, 1, room: 1, .thursday, 540, site: 1, minutes: 20),
      session(4, 1, room: 1, .friday, 540, site: 1, minutes: 20),
      session(5, 0, room: 0, .monday, 600), session(5, 0, room: 0, .thursday, 600),
    ],
    courses: [PlannedCourse(need: .init(8), turn: .init(0))])

  static func session(
    _ need: Int, _ specialist: Int, room: Int, _ weekday: Weekday, _ start: Int, site: Int = 0,
    minutes: Int = 30, group: String? = nil
  ) -> PlannedSession {
    PlannedSession(
      need: .init(need), specialist: .init(specialist), site: .init(site), rooms: [.init(room)],
      week: 0, weekday: weekday, start: start, minutes: minutes, group: group)
  }

  static let unmet: [UnmetNeed] = [
    UnmetNeed(
      need: .init(5), year: nil, asked: 3, given: 2, reasons: [.hoursFull, .dailyLoad],
      certainty: .givenToOthers),
    UnmetNeed(
      need: .init(6), year: nil, asked: 2, given: 0, reasons: [.noConclusion],
      certainty: .noPlanCan),
    UnmetNeed(
      need: .init(7), year: nil, asked: 2, given: 0, reasons: [.noCategory],
      certainty: .noPlanCan),
    UnmetNeed(
      need: .init(8), year: 2026, asked: 2, given: 1, reasons: [.noTurnFits],
      certainty: .ruleChoice),
    UnmetNeed(
      need: .init(9), year: nil, asked: 1, given: 0, reasons: [.noSpecialist],
      certainty: .noPlanCan),
  ]

  static func certificate(
    scenarioDigest: String = "00ff", closed: Bool = true
  ) -> Certificate {
    Certificate(
      tiers: [
        TierCertificate(
          name: "need", value: 34, bound: closed ? 34 : 35, tolerance: 0,
          status: closed ? .closed : .open, valueIfAllMet: 37),
        TierCertificate(
          name: "travel", value: -40, bound: closed ? -40 : nil, tolerance: 0,
          status: closed ? .closed : .notReached,
          valueIfAllMet: nil),
      ],
      termination: closed ? .optimal : .timeLimit, strategy: "exact", solver: "GLPK",
      solverVersion: "5.0", scenarioDigest: scenarioDigest, policyDigest: "aa", seed: 1)
  }

  static func document() -> PlanDocument {
    PlanDocument(
      scenario: "tiny-centre", policy: "need", data: .synthetic, certificate: certificate(),
      plan: plan, unmet: unmet,
      leftOut: [
        Finding(Finding.Code("E203"), .error, file: "children.csv", rows: [14], column: "born")
      ])
  }
}
