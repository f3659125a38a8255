import Kezek
import PlanVerification

/// Works on a large scenario district by district, as many at the same time as there are threads.
///
/// Bounds, values and prices of districts add up, since they share nothing. What comes of each
/// follows from it alone, so that without a time limit the outcome is the same for any number of
/// threads.
struct DistrictStage: TierStage {
  let districts: Districts
  let candidates: Candidates
  let judge: PlanJudge
  let request: PlanningRequest
  let clock: Stopwatch
  /// By district: its prices, for when a tier is worked on again.
  private let guides: [PriceGuide]
  let share = 1.0

  /// Of a thread, for each need: less than this is too little for prices and a search.
  private static let secondsForPrices = 0.6e-3
  /// A part of the time.
  private static let reserve = 0.05

  init(
    districts: Districts, candidates: Candidates, judge: PlanJudge, request: PlanningRequest,
    clock: Stopwatch
  ) {
    self.districts = districts
    self.candidates = candidates
    self.judge = judge
    self.request = request
    self.clock = clock
    guides = districts.parts.map { _ in PriceGuide() }
  }

  func work(on task: TierTask) async throws -> TierFinding {
    guard let best = task.best else { return TierFinding() }
    let pieces = districts.split(best.plan)
    // Floors of earlier tiers hold in each district for itself, so they hold in all; a bound under
    // them would have to weigh districts against each other.
    let wantsPrices = task.wantsPrices && task.floors.isEmpty
    let work = districts.parts.reduce(0) { $0 + $1.work }
    let isHurried = task.end.map {
      Double(request.threads) * ($0 - clock.seconds) < Self.secondsForPrices * Double(work)
    }
    let totals = DistrictTotals(
      start: best.values[task.number], districts.parts.count, task.report, clock)
    let check = BoundCheck(districts.scenario, judge.valuation, threads: request.threads)
    let order = districts.parts.indices.sorted {
      (-districts.parts[$0].work, $0) < (-districts.parts[$1].work, $1)
    }
    var outcomes = [Finished?](repeating: nil, count: districts.parts.count)
    var times = DistrictTimes(
      sizes: districts.parts.map(\.work), end: task.end.map(withReserve),
      threads: request.threads)
    try await withThrowingTaskGroup(of: Finished.self) { group in
      var next = 0
      func start() {
        guard next < order.count else { return }
        let number = order[next]
        next += 1
        let end = times.begin(number, at: clock.seconds)
        let piece = pieces[number]
        // Prices that cannot come near in the time are worth less than the search that they would take
        // the place of; those of turns are there at once.
        let isPriced = wantsPrices && (isHurried != true || districts.parts[number].isOfTurns)
        group.addTask {
          try await finished(
            number, piece, task, check, until: end, wantsPrices: isPriced, totals)
        }
      }
      for _ in 0..<max(1, request.threads) { start() }
      while let done = try await group.next() {
        outcomes[done.number] = done
        times.finish(done.number)
        start()
      }
    }
    let all = outcomes.compactMap { $0 }
    var finding = TierFinding(best: joined(all, best, task))
    finding.ending = ending(all, task)
    if wantsPrices { addBound(all, check, task, to: &finding) }
    return finding
  }

  /// A little before an end, so that the last districts, too, have time for their checks: one that
  /// has none leaves the whole without a bound.
  private func withReserve(_ end: Double) -> Double {
    end - Self.reserve * max(0, end - clock.seconds)
  }

  /// What came of a district, in the ids of the whole.
  private struct Finished: Sendable {
    let number: Int
    let sessions: [PlannedSession]
    let courses: [PlannedCourse]
    let proof: DistrictWork.Proof?
    let ending: Certificate.Termination?
  }

  private func finished(
    _ number: Int, _ piece: (sessions: [PlannedSession], courses: [PlannedCourse]),
    _ task: TierTask, _ check: BoundCheck, until end: Double?, wantsPrices: Bool,
    _ totals: DistrictTotals
  ) async throws -> Finished {
    let district = try districts.district(number)
    let work = DistrictWork(
      district: district, tier: task.number, check: check, request: request, clock: clock,
      guide: guides[number], wantsPrices: wantsPrices,
      end: end, lastCall: task.end, report: { totals.note($0, of: number) })
    let start = district.plan(piece.sessions, piece.courses)
    totals.begin(
      number,
      judgedAt: PlanJudge(district.scenario, district.valuation)
        .values(of: start)[task.number])
    let outcome = try await work.run(from: start)
    totals.end(number, at: outcome.values[task.number])
    return Finished(
      number: number, sessions: district.sessions(outcome.plan, mark: "\(number)/"),
      courses: district.courses(outcome.plan),
      proof: outcome.proof.map { proof in
        DistrictWork.Proof(prices: proof.prices.map(district.price), units: proof.units)
      }, ending: outcome.ending)
  }

  // MARK: All together

  /// The plan of all; the one before where the verifier refuses it.
  private func joined(
    _ all: [Finished], _ best: PlanJudge.Judged, _ task: TierTask
  ) -> PlanJudge.Judged? {
    var plan = Plan(
      sessions: all.flatMap(\.sessions), courses: all.flatMap(\.courses))
    if plan.sessions.contains(where: { $0.group != nil }) {
      // Keys of groups are given anew.
      guard let schedule = ScheduleState(plan, candidates) else { return best }
      plan = schedule.plan(candidates)
    }
    return judge.judged(plan) ?? best
  }

  private func ending(
    _ all: [Finished], _ task: TierTask
  ) -> Certificate.Termination? {
    if Task.isCancelled { return .interrupted }
    if let end = task.end, clock.seconds >= end { return .timeLimit }
    let endings = all.map(\.ending)
    return endings.contains(.timeLimit) ? .timeLimit : endings.compactMap { $0 }.first
  }

  private func addBound(
    _ all: [Finished], _ check: BoundCheck, _ task: TierTask, to finding: inout TierFinding
  ) {
    let proofs = all.compactMap(\.proof)
    guard proofs.count == districts.parts.count else { return }
    let tier = judge.valuation.tiers[task.number]
    let prices = PriceProof.TierPrices(
      tier: tier.name, claim: 0, prices: proofs.flatMap(\.prices), floors: [])
    let bound: Int
    if districts.addUp {
      var units = 0
      for proof in proofs {
        let (sum, overflow) = units.addingReportingOverflow(proof.units)
        if overflow { return }
        units = sum
      }
      bound = DistrictWork.floor(units)
    } else {
      guard let units = try? check.total(of: prices, scale: DualPrices.scale) else { return }
      bound = DistrictWork.floor(units)
    }
    finding.bound = bound
    finding.prices = PriceProof.TierPrices(
      tier: tier.name, claim: bound, prices: prices.prices, floors: [])
    task.report(finding.best?.values[task.number], bound)
  }
}
