import Kezek

/// Lists the needs that a plan does not meet in full, with the grounds that are known.
struct UnmetNeeds {
  private let candidates: Candidates
  private let scenario: Scenario
  private let plan: Plan
  private let ending: Certificate.Termination
  private let changesAreUsedUp: Bool
  private let shares: GroupSharesOnce

  /// - Parameters:
  ///   - plan: it keeps every condition.
  ///   - changesAreUsedUp: whether a limit of changes leaves no more of them.
  ///   - shares: who could be in groups, where that is known.
  init(
    _ candidates: Candidates, _ plan: Plan, _ ending: Certificate.Termination,
    changesAreUsedUp: Bool = false, shares: GroupSharesOnce? = nil
  ) {
    self.shares = shares ?? GroupSharesOnce(candidates)
    self.candidates = candidates
    self.plan = plan
    self.ending = ending
    self.changesAreUsedUp = changesAreUsedUp
    scenario = candidates.scenario
  }

  /// What one account of a need lacks.
  private struct Missing {
    let need: Need.ID
    let year: Int?
    /// Courses had included.
    let given: Int
    let had: Int
  }

  /// In the order of the needs; a yearly need once for each calendar year.
  ///
  /// - Parameter workers: on which nothing depends but the time.
  func list(_ workers: Workers = Workers(1)) -> [UnmetNeed] {
    let missing = missing()
    let weekly = missing.filter { isOpen($0) && scenario.service(of: $0.need).per.isWeekly }
    let others = missing.filter { isOpen($0) && !scenario.service(of: $0.need).per.isWeekly }
    let state = weekly.isEmpty && others.isEmpty ? nil : ScheduleState(plan, candidates)
    var shortages: Shortages?
    var turnShortages: TurnShortages?
    if let state, !weekly.isEmpty {
      shortages = Shortages(
        candidates, shares, weekly.map(\.need), plan, state, ending,
        changesAreUsedUp: changesAreUsedUp)
    }
    if let state, !others.isEmpty { turnShortages = TurnShortages(candidates, state, ending) }
    // Each thread puts needs aside in a schedule of its own.
    let chunks = missing.count < 100 ? 1 : workers.count
    let (ofWeeks, ofTurns) = (shortages, turnShortages)
    let lists = workers.map(chunks) { chunk in
      let range = (chunk * missing.count / chunks)..<((chunk + 1) * missing.count / chunks)
      return list(missing[range], ofWeeks, ofTurns)
    }
    return Array(lists.joined())
  }

  private func list(
    _ missing: ArraySlice<Missing>, _ shortages: Shortages?, _ turnShortages: TurnShortages?
  ) -> [UnmetNeed] {
    var shortages = shortages
    var turnShortages = turnShortages
    return missing.map { entry in
      let asked = scenario.needs[entry.need].asked
      let finding: Shortages.Finding?
      if let filter = candidates.emptiedBy[entry.need.index] {
        finding = Shortages.Finding(reasons: [filter], certainty: .noPlanCan, most: entry.given)
      } else if scenario.service(of: entry.need).per.isWeekly {
        finding = shortages?.finding(entry.need, given: entry.given)
      } else {
        finding = turnShortages?.finding(
          entry.need, entry.year, given: entry.given, had: entry.had)
      }
      return UnmetNeed(
        need: entry.need, year: entry.year, asked: asked, given: entry.given,
        reasons: finding?.reasons ?? [], certainty: finding?.certainty ?? .notSettled,
        possible: min(asked, max(entry.given, finding?.most ?? asked)))
    }
  }

  /// Whether something of it could be planned at all.
  private func isOpen(_ missing: Missing) -> Bool {
    candidates.emptiedBy[missing.need.index] == nil
  }

  private func missing() -> [Missing] {
    var sessions = [Int](repeating: 0, count: scenario.needs.count)
    for session in plan.sessions { sessions[session.need.index] += 1 }
    var courses: [FormulationDraft.ServedKey: Int] = [:]
    for course in plan.courses {
      let isYearly = scenario.service(of: course.need).per == .year
      let year = isYearly ? scenario.turns[course.turn].days.first.year : nil
      courses[FormulationDraft.ServedKey(need: course.need, year: year), default: 0] += 1
    }
    var missing: [Missing] = []
    for need in scenario.needs.ids {
      let per = scenario.service(of: need).per
      guard !per.isWeekly else {
        missing.append(Missing(need: need, year: nil, given: sessions[need.index], had: 0))
        continue
      }
      let years: [Int?] = per == .year ? yearsOwed(need) : [nil]
      for year in years {
        let key = FormulationDraft.ServedKey(need: need, year: year)
        let had = year.map { scenario.had(need, in: $0) } ?? 0
        missing.append(
          Missing(need: need, year: year, given: had + courses[key, default: 0], had: had))
      }
    }
    return missing.filter { $0.given < scenario.needs[$0.need].asked }
  }

  /// The years with turns of the service, else that of the term.
  private func yearsOwed(_ need: Need.ID) -> [Int] {
    let years = scenario.courseYears(of: scenario.needs[need].service)
    return years.isEmpty ? [scenario.settings.term.first.year] : years
  }
}
