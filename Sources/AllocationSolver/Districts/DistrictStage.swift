import Kezek
import PlanVerification

/// Works on a large scenario district by district, as many at the same time as there are threads.
///
/// Bounds, values and prices of districts add up, since they share nothing. All are priced, and
/// searched for a moment, before any is searched for long, so that how good the plan is shows early.
/// What comes of each follows from it alone, so that without a time limit the outcome is the same
/// for any number of threads.
struct DistrictStage: TierStage {
  let districts: Districts
  let candidates: Candidates
  let judge: PlanJudge
  let request: PlanningRequest
  let clock: Stopwatch
  private let sampling: DistrictSamples
  /// By district: its prices, for when it is searched again.
  private let guides: [PriceGuide]
  /// Positions of districts, those with most to do first.
  private let order: [Int]
  let share = 1.0

  /// Of a thread, for each need: less than this is too little for prices and a search.
  private static let secondsForPrices = 0.2e-3
  /// A part of the time that is kept for putting all together.
  private static let reserve = 0.05
  /// A part of the time up to which districts are priced and searched for the first time; and the same
  /// where a thread has less than so many seconds for each need, of which a bound takes most.
  private static let firstLook = 0.45
  private static let firstLookInHaste = 0.6
  private static let secondsInHaste = 1e-3
  /// A part of the first look at a district up to which prices may be sought.
  private static let pricing = 0.8
  /// Of a thread, for each need: about what a check of the prices takes.
  private static let secondsOfCheck = 0.08e-3

  init(
    districts: Districts, candidates: Candidates, judge: PlanJudge, request: PlanningRequest,
    clock: Stopwatch, sampling: DistrictSamples = .usual
  ) {
    self.districts = districts
    self.sampling = sampling
    self.candidates = candidates
    self.judge = judge
    self.request = request
    self.clock = clock
    guides = districts.parts.map { _ in PriceGuide() }
    order = districts.parts.indices.sorted {
      (-districts.parts[$0].work, $0) < (-districts.parts[$1].work, $1)
    }
  }

  /// What is known of a district, in the ids of the whole.
  private struct Standing: Sendable {
    var sessions: [PlannedSession]
    var courses: [PlannedCourse]
    /// Nil before it has been worked on.
    var value: Int?
    var proof: DistrictWork.Proof?
    var ending: Certificate.Termination?

    var bound: Int? { proof.map { DistrictWork.floor($0.units) } }
  }

  func work(on task: TierTask) async throws -> TierFinding {
    guard let best = task.best else { return TierFinding() }
    // Floors of earlier tiers hold in each district for itself, so they hold in all; a bound under
    // them would have to weigh districts against each other.
    let wantsPrices = task.wantsPrices && task.floors.isEmpty
    let totals = DistrictTotals(
      start: best.values[task.number], districts.parts.count, task.report, clock)
    var finding = TierFinding()
    var all = districts.split(best.plan).map {
      Standing(sessions: $0.sessions, courses: $0.courses)
    }
    if wantsPrices {
      let check = BoundCheck(districts.scenario, judge.valuation, threads: request.threads)
      let isWithoutPrices = isHurried(task, Self.secondsForPrices)
      // Prices that cannot come near in the time are worth less than the search that they would take
      // the place of; those of turns take little.
      let priced = order.filter { !isWithoutPrices || districts.parts[$0].isOfTurns }
      let part = isHurried(task, Self.secondsInHaste) ? Self.firstLookInHaste : Self.firstLook
      let end = task.end.map { clock.seconds + part * max(0, $0 - clock.seconds) }
      let samples = sampling.choose(among: priced, of: districts.parts)
      try await each(samples, of: &all, until: end.map { sampled(samples, priced, until: $0) }) {
        number, standing, end in
        try await lookedAt(number, standing, task, check, nil, totals, until: end)
      }
      let levels = samples.isEmpty ? nil : levels(of: samples.map { all[$0] })
      try await each(priced.filter { !samples.contains($0) }, of: &all, until: end) {
        number, standing, end in
        try await lookedAt(number, standing, task, check, levels, totals, until: end)
      }
      addBound(all, check, task, to: &finding)
      if let bound = finding.bound { totals.note(bound: bound) }
    }
    let open = order.filter { all[$0].value == nil || all[$0].bound != all[$0].value }
    try await each(open, of: &all, until: task.end.map(withReserve)) { number, standing, end in
      if clock.isOver(end) {
        var standing = standing
        standing.ending = .timeLimit
        return standing
      }
      return try await searched(number, standing, task, totals, until: end)
    }
    finding.best = joined(all, best)
    finding.ending = ending(all, task)
    return finding
  }

  /// When districts that are priced first are to end: they have twice the time of others.
  private func sampled(_ samples: [Int], _ priced: [Int], until end: Double) -> Double {
    func work(_ numbers: [Int]) -> Int { numbers.reduce(0) { $0 + districts.parts[$1].work } }
    let part = 2 * Double(work(samples)) / Double(max(1, work(priced)))
    return clock.seconds + min(1, part) * max(0, end - clock.seconds)
  }

  private func levels(of standings: [Standing]) -> PriceLevels {
    var levels = PriceLevels()
    for standing in standings { if let proof = standing.proof { levels.add(proof.levels) } }
    return levels
  }

  /// Whether a thread has less than so many seconds for each need.
  private func isHurried(_ task: TierTask, _ seconds: Double) -> Bool {
    let work = districts.parts.reduce(0) { $0 + $1.work }
    return task.end.map {
      Double(request.threads) * ($0 - clock.seconds) < seconds * Double(work)
    } ?? false
  }

  /// A little before an end.
  private func withReserve(_ end: Double) -> Double {
    end - Self.reserve * max(0, end - clock.seconds)
  }

  // MARK: One by one

  /// Does something with some districts, as many at the same time as there are threads.
  ///
  /// - Parameters:
  ///   - end: of all; each has its part of the time.
  ///   - work: is told when to end.
  private func each(
    _ numbers: [Int], of all: inout [Standing], until end: Double?,
    _ work: @escaping @Sendable (Int, Standing, _ end: Double?) async throws -> Standing
  ) async throws {
    var times = DistrictTimes(
      sizes: districts.parts.map(\.work), numbers, end: end, threads: request.threads)
    let before = all
    try await withThrowingTaskGroup(of: (Int, Standing).self) { group in
      var waiting = numbers[...]
      func start() {
        guard let number = waiting.popFirst() else { return }
        let end = times.begin(number, at: clock.seconds)
        group.addTask { (number, try await work(number, before[number], end)) }
      }
      for _ in 0..<max(1, request.threads) { start() }
      while let (number, standing) = try await group.next() {
        all[number] = standing
        times.finish(number)
        start()
      }
    }
  }

  /// Prices, and one round of the search at them.
  private func lookedAt(
    _ number: Int, _ standing: Standing, _ task: TierTask, _ check: BoundCheck,
    _ levels: PriceLevels?, _ totals: DistrictTotals, until end: Double?
  ) async throws -> Standing {
    // Without a bound of each there is none of the whole, so one without prices is checked as long as
    // there is any time at all.
    if clock.isOver(task.end) { return standing }
    let work = try work(on: number, task)
    let start = work.judged(standing.sessions, standing.courses)
    totals.begin(number, judgedAt: start.values[task.number])
    let began = clock.seconds
    let checking = Self.secondsOfCheck * Double(districts.parts[number].work)
    var standing = standing
    standing.value = start.values[task.number]
    standing.proof = work.proof(
      above: start.values[task.number], from: levels,
      until: end.map { began + Self.pricing * max(0, $0 - began - checking) }, last: task.end,
      check)
    if standing.bound == standing.value || clock.isOver(end) { return standing }
    return try await searched(work, from: start, number, standing, totals, rounds: 1, until: end)
  }

  private func searched(
    _ number: Int, _ standing: Standing, _ task: TierTask, _ totals: DistrictTotals,
    until end: Double?
  ) async throws -> Standing {
    let work = try work(on: number, task)
    let start = work.judged(standing.sessions, standing.courses)
    totals.begin(number, judgedAt: start.values[task.number])
    return try await searched(
      work, from: start, number, standing, totals, rounds: nil, until: end)
  }

  private func searched(
    _ work: DistrictWork, from start: PlanJudge.Judged, _ number: Int, _ standing: Standing,
    _ totals: DistrictTotals, rounds: Int?, until end: Double?
  ) async throws -> Standing {
    let found = try await work.searched(
      from: start, bound: standing.bound, rounds: rounds, until: end
    ) { totals.note($0, of: number) }
    totals.end(number, at: found.best.values[work.tier])
    return Standing(
      sessions: work.district.sessions(found.best.plan, mark: "\(number)/"),
      courses: work.district.courses(found.best.plan), value: found.best.values[work.tier],
      proof: standing.proof, ending: found.ending)
  }

  private func work(on number: Int, _ task: TierTask) throws -> DistrictWork {
    DistrictWork(
      on: try districts.district(number), tier: task.number, request: request, clock: clock,
      guide: guides[number])
  }

  // MARK: All together

  /// The plan of all; the one before where the verifier refuses it.
  private func joined(
    _ all: [Standing], _ best: PlanJudge.Judged
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

  private func ending(_ all: [Standing], _ task: TierTask) -> Certificate.Termination? {
    if Task.isCancelled { return .interrupted }
    if let end = task.end, clock.seconds >= end { return .timeLimit }
    let endings = all.map(\.ending)
    return endings.contains(.timeLimit) ? .timeLimit : endings.compactMap { $0 }.first
  }

  private func addBound(
    _ all: [Standing], _ check: BoundCheck, _ task: TierTask, to finding: inout TierFinding
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
  }
}
