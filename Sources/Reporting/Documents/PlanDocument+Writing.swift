public import Kezek

extension PlanDocument {
  /// The document as JSON, over the scenario that the plan's ids belong to.
  ///
  /// - Complexity: O(sessions + courses + unmet).
  public func json(over scenario: Scenario) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("format", "kezek-plan"), .init("version", .integer(Self.version)),
      .init("scenario", .text(self.scenario)), .init("policy", .text(policy)),
      .init("data", .text(data.rawValue)),
    ]
    if let ruleText { members.append(.init("rule", .text(ruleText))) }
    switch change {
    case .free: break
    case .least: members.append(.init("change", "least"))
    case .atMost(let most): members.append(.init("change", .integer(most)))
    }
    if let certificate { members.append(.init("certificate", certificate.json)) }
    members.append(
      .init("sessions", .array(plan.sessions.map { Self.json($0, over: scenario) })))
    members.append(.init("courses", .array(plan.courses.map { Self.json($0, over: scenario) })))
    members.append(.init("unmet", .array(unmet.map { Self.json($0, over: scenario) })))
    if !leftOut.isEmpty {
      members.append(.init("leftOut", .array(leftOut.map(Self.json))))
    }
    return .object(members)
  }

  private static func json(_ session: PlannedSession, over scenario: Scenario) -> JSONValue {
    var members = head(of: session.need, over: scenario)
    members += [
      .init("need", .text(scenario.key(of: session.need))),
      .init("specialist", .text(scenario.specialists[session.specialist].key)),
      .init("site", .text(scenario.sites[session.site].key)),
      .init("rooms", .array(session.rooms.map { .text(scenario.rooms[$0].key) })),
      .init("week", .text(word(ofWeek: session.week))),
      .init("day", .text(session.weekday.code)),
      .init("start", .text(clock(session.start))),
      .init("minutes", .integer(session.minutes)),
    ]
    if let group = session.group { members.append(.init("group", .text(group))) }
    return .object(members)
  }

  private static func json(_ course: PlannedCourse, over scenario: Scenario) -> JSONValue {
    var members = head(of: course.need, over: scenario)
    members.append(.init("turn", .text(scenario.turns[course.turn].key)))
    return .object(members + needIfAmbiguous(course.need, over: scenario))
  }

  private static func json(_ unmet: UnmetNeed, over scenario: Scenario) -> JSONValue {
    var members = head(of: unmet.need, over: scenario)
    if let year = unmet.year { members.append(.init("year", .integer(year))) }
    members += [
      .init("asked", .integer(unmet.asked)), .init("given", .integer(unmet.given)),
      .init("reasons", .array(unmet.reasons.map { .text($0.rawValue) })),
      .init("certainty", .text(unmet.certainty.rawValue)),
    ]
    if unmet.possible < unmet.asked {
      members.append(.init("possible", .integer(unmet.possible)))
    }
    return .object(members + needIfAmbiguous(unmet.need, over: scenario))
  }

  private static func json(_ finding: Finding) -> JSONValue {
    var members: [JSONValue.Member] = [.init("code", .text(finding.code.rawValue))]
    if let file = finding.file { members.append(.init("file", .text(file))) }
    members.append(.init("rows", .array(finding.rows.map { .integer($0) })))
    if let column = finding.column { members.append(.init("column", .text(column))) }
    return .object(members)
  }

  private static func head(of need: Need.ID, over scenario: Scenario) -> [JSONValue.Member] {
    [
      .init("child", .text(scenario.child(of: need).key)),
      .init("service", .text(scenario.service(of: need).key)),
    ]
  }

  private static func needIfAmbiguous(
    _ need: Need.ID, over scenario: Scenario
  ) -> [JSONValue.Member] {
    scenario.isAmbiguous(need) ? [.init("need", .text(scenario.key(of: need)))] : []
  }
}

extension Certificate {
  /// The certificate as plans and comparisons write it; gaps have six decimals, rounded up.
  public var json: JSONValue {
    .object(
      ("objective", .optional(leading?.value)), ("bound", .optional(leading?.bound)),
      ("gap", leading?.gapJSON ?? .null), ("gapUnmet", leading?.gapUnmetJSON ?? .null),
      ("tiers", .array(tiers.map(\.json))), ("termination", .text(termination.rawValue)),
      ("strategy", .text(strategy)), ("solver", .text(solver)),
      ("solverVersion", .text(solverVersion)), ("scenarioDigest", .text(scenarioDigest)),
      ("policyDigest", .text(policyDigest)), ("seed", .number(JSONNumber(seed))))
  }
}

extension TierCertificate {
  var json: JSONValue {
    .object(
      ("name", .text(name)), ("value", .integer(value)), ("bound", .optional(bound)),
      ("gap", gapJSON), ("tolerance", .integer(tolerance)), ("status", .text(status.rawValue)),
      ("valueIfAllMet", .optional(valueIfAllMet)))
  }

  fileprivate var gapJSON: JSONValue {
    guard let bound, let missing = bound.minus(value) else { return .null }
    return .number(JSONNumber(ratio: missing, of: bound.clampedMagnitude, places: 6))
  }

  fileprivate var gapUnmetJSON: JSONValue {
    guard let bound, let valueIfAllMet, let missing = bound.minus(value),
      let unmet = valueIfAllMet.minus(value)
    else { return .null }
    return .number(JSONNumber(ratio: missing, of: max(1, unmet), places: 6))
  }
}

extension Int {
  /// The difference, or nil where it does not fit.
  func minus(_ other: Int) -> Int? {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? nil : difference
  }

  /// The magnitude, at least 1 and at most `Int.max`.
  fileprivate var clampedMagnitude: Int { Swift.max(1, Int(clamping: magnitude)) }
}
