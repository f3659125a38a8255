public import Kezek

/// Recomputes what a certificate and the list of unmet needs say of a plan.
///
/// Values, tolerances and needs are read from scenario, valuation and plan; bounds are not proven
/// here (`BoundCheck`), only compared with the values.
public struct CertificateCheck: Sendable {
  private let scenario: Scenario
  private let valuation: Valuation

  /// - Parameter scenario: with the seed of the certificate's lottery.
  public init(_ scenario: Scenario, _ valuation: Valuation) {
    self.scenario = scenario
    self.valuation = valuation
  }

  /// What is said otherwise than it is; empty where all agrees.
  ///
  /// - Complexity: O(sessions + courses + scenario).
  public func faults(
    of certificate: Certificate, unmet: [UnmetNeed], for plan: Plan
  ) -> [CertificateFault] {
    if certificate.policyDigest != valuation.digest { return [.otherRule] }
    let wanted = valuation.tiers.map(\.name.rawValue)
    let found = certificate.tiers.map(\.name)
    guard wanted == found else { return [.otherSteps(found: found, wanted: wanted)] }
    let values = PlanValue(of: plan, in: scenario).values(of: valuation)
    var faults: [CertificateFault] = []
    for ((claim, tier), value) in zip(zip(certificate.tiers, valuation.tiers), values) {
      check(claim, tier, value, isOptimal: certificate.termination == .optimal, &faults)
    }
    return faults + self.faults(of: unmet, for: plan)
  }

  private func check(
    _ claim: TierCertificate, _ tier: Tier, _ value: Int, isOptimal: Bool,
    _ faults: inout [CertificateFault]
  ) {
    let step = claim.name
    if claim.value != value {
      faults.append(.value(step: step, claimed: claim.value, found: value))
      return
    }
    if let bound = claim.bound, bound < value {
      faults.append(.boundBelowValue(step: step, bound: bound, value: value))
    }
    if !allows(claim, tier, value) {
      faults.append(.tolerance(step: step, claimed: claim.tolerance))
    }
    if let full = claim.valueIfAllMet, full < value {
      faults.append(.fullValue(step: step, claimed: full, found: value))
    }
    // Later steps may have given up the tolerance of a closed one.
    let gap = claim.bound.map { $0.subtractingReportingOverflow(value) }
    let isProven = gap.map { !$0.overflow && $0.partialValue <= claim.tolerance } ?? false
    if claim.status == .closed, !isProven { faults.append(.notClosed(step: step)) }
    if isOptimal, claim.status != .closed { faults.append(.notOptimal(step: step)) }
  }

  /// Whether the rule allows the tolerance, which is of the value before later steps.
  private func allows(_ claim: TierCertificate, _ tier: Tier, _ value: Int) -> Bool {
    if claim.status == .notReached, claim.tolerance == 0 { return true }
    switch tier.tolerance {
    case .absolute(let units): return claim.tolerance == units
    case .basisPoints:
      // The value before later steps lies between the plan's and the bound.
      guard let bound = claim.bound, bound.magnitude < Int.max / 10_001 else { return true }
      return claim.tolerance
        <= max(tier.tolerance.units(of: value), tier.tolerance.units(of: bound))
    }
  }

  // MARK: Unmet needs

  private struct Key: Hashable {
    let need: Need.ID
    let year: Int?
  }

  private func faults(of unmet: [UnmetNeed], for plan: Plan) -> [CertificateFault] {
    let found = shortages(of: plan)
    let figures = Dictionary(found.map { ($0.key, $0.figures) }, uniquingKeysWith: { $1 })
    var faults: [CertificateFault] = []
    var listed: Set<Key> = []
    for row in unmet {
      let key = Key(need: row.need, year: row.year)
      let claimed = CertificateFault.Unmet(asked: row.asked, given: row.given)
      if !listed.insert(key).inserted || figures[key] != claimed {
        faults.append(.unmet(row.need, year: row.year, found: figures[key]))
      }
    }
    for shortage in found where !listed.contains(shortage.key) {
      faults.append(.unmetMissing(shortage.key.need, year: shortage.key.year))
    }
    return faults
  }

  private typealias Shortage = (key: Key, figures: CertificateFault.Unmet)

  /// What the plan does not meet in full; a yearly need once for each year with turns of its
  /// service, else for the term's.
  private func shortages(of plan: Plan) -> [Shortage] {
    var sessions = [Int](repeating: 0, count: scenario.needs.count)
    for session in plan.sessions where sessions.indices.contains(session.need.index) {
      sessions[session.need.index] += 1
    }
    var courses: [Key: Int] = [:]
    for course in plan.courses {
      let isYearly = scenario.service(of: course.need).per == .year
      let year = isYearly ? scenario.turns[course.turn].days.first.year : nil
      courses[Key(need: course.need, year: year), default: 0] += 1
    }
    return scenario.needs.ids.flatMap { need in
      self.given(need, sessions[need.index], courses).compactMap { key, given -> Shortage? in
        let asked = scenario.needs[need].asked
        return given < asked
          ? (key, CertificateFault.Unmet(asked: asked, given: given)) : nil
      }
    }
  }

  private func given(
    _ need: Need.ID, _ sessions: Int, _ courses: [Key: Int]
  ) -> [(Key, Int)] {
    let key = Key(need: need, year: nil)
    switch scenario.service(of: need).per {
    case .week, .cycle: return [(key, sessions)]
    case .once: return [(key, courses[key, default: 0])]
    case .year:
      let years = scenario.courseYears(of: scenario.needs[need].service)
      return (years.isEmpty ? [scenario.settings.term.first.year] : years).map { year in
        let key = Key(need: need, year: year)
        return (key, scenario.had(need, in: year) + courses[key, default: 0])
      }
    }
  }
}
