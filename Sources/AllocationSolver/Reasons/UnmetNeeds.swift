import Kezek

/// Lists the needs that a plan does not meet in full, with the grounds that are known.
struct UnmetNeeds {
  private let candidates: Candidates
  private let scenario: Scenario
  private let plan: Plan
  private let isSettled: Bool

  init(_ candidates: Candidates, _ plan: Plan, _ termination: Certificate.Termination) {
    self.candidates = candidates
    self.plan = plan
    scenario = candidates.scenario
    isSettled = termination == .optimal
  }

  /// In the order of the needs; a yearly need once for each calendar year.
  func list() -> [UnmetNeed] {
    var sessions = [Int](repeating: 0, count: scenario.needs.count)
    for session in plan.sessions { sessions[session.need.index] += 1 }
    var courses: [FormulationDraft.ServedKey: Int] = [:]
    for course in plan.courses {
      let isYearly = scenario.service(of: course.need).per == .year
      let year = isYearly ? scenario.turns[course.turn].days.first.year : nil
      courses[FormulationDraft.ServedKey(need: course.need, year: year), default: 0] += 1
    }
    let shortages = Shortages(candidates, plan)
    var unmet: [UnmetNeed] = []
    for need in scenario.needs.ids {
      if scenario.service(of: need).per.isWeekly {
        append(need, nil, given: sessions[need.index], shortages, &unmet)
        continue
      }
      let isYearly = scenario.service(of: need).per == .year
      let years: [Int?] = isYearly ? yearsOwed(need) : [nil]
      for year in years {
        let key = FormulationDraft.ServedKey(need: need, year: year)
        let had = year.map { scenario.had(need, in: $0) } ?? 0
        append(need, year, given: had + courses[key, default: 0], shortages, &unmet)
      }
    }
    return unmet
  }

  /// The years with turns of the service, else that of the term.
  private func yearsOwed(_ need: Need.ID) -> [Int] {
    let years = scenario.courseYears(of: scenario.needs[need].service)
    return years.isEmpty ? [scenario.settings.term.first.year] : years
  }

  private func append(
    _ need: Need.ID, _ year: Int?, given: Int, _ shortages: Shortages, _ unmet: inout [UnmetNeed]
  ) {
    let asked = scenario.needs[need].asked
    guard given < asked else { return }
    let reasons: [Reason]
    let certainty: Certainty
    if let filter = candidates.emptiedBy[need.index] {
      (reasons, certainty) = ([filter], .noPlanCan)
    } else {
      reasons = shortages.reasons(need, year, given: given)
      certainty = isSettled ? .inThisPlan : .notSettled
    }
    unmet.append(
      UnmetNeed(
        need: need, year: year, asked: asked, given: given, reasons: reasons,
        certainty: certainty))
  }
}
