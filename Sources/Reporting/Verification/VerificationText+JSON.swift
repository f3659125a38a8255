import Kezek
import PlanVerification

extension VerificationText {
  /// What the verifier found, as `--json` prints it; the sentence of each violation included.
  public var json: JSONValue {
    .object(
      ("holds", .bool(report.holds)),
      ("checked", .array(report.checked.map { .text($0.rawValue) })),
      ("violations", .array(report.violations.map(json))))
  }

  private func json(_ violation: Violation) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("constraint", .text(violation.family.rawValue)),
      .init("condition", .text(violation.condition.rawValue)),
    ]
    let keys = [
      ("child", violation.child), ("need", violation.need), ("service", violation.service),
      ("specialist", violation.specialist), ("site", violation.site), ("room", violation.room),
      ("turn", violation.turn), ("group", violation.group),
      ("week", violation.week.map(PlanDocument.word(ofWeek:))),
      ("day", violation.weekday?.code), ("start", violation.start.map(PlanDocument.clock)),
    ]
    for (name, value) in keys {
      if let value { members.append(.init(name, .text(value))) }
    }
    if !violation.children.isEmpty {
      members.append(.init("children", .array(violation.children.map { .text($0) })))
    }
    members.append(.init("text", .text(Phrases(language).violation(violation))))
    return .object(members)
  }
}
