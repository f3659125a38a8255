import Kezek

/// Works through the tiers in order, each under the floors of those before it, stage by stage.
struct TierLoop {
  let judge: PlanJudge
  let stages: [any TierStage]
  let request: PlanningRequest
  let clock: Stopwatch
  /// The value of a tier if every need that can be met were met.
  let fullValue: FullValue
  /// The share of the time for the first tier.
  var firstShare = 0.66
  let progress: (@Sendable (PlanningProgress) -> Void)?

  /// What came of the tiers.
  struct Outcome {
    var best: PlanJudge.Judged?
    var tiers: [TierCertificate] = []
    var termination = Certificate.Termination.optimal
    /// Prices behind the bounds of tiers, in order, as far as they were computed.
    var prices: [PriceProof.TierPrices] = []
    var isInfeasible = false
    /// What each tier worked on keeps of its value.
    var floors: [(tier: Int, value: Int)] = []
    /// Whether the clock, and not the work done, ended anything.
    var clockDecided = false

    /// The first tier that was worked on and is not closed.
    var firstOpen: Int? { tiers.firstIndex { $0.status == .open } }

    /// Forgets the tiers from one on.
    mutating func cut(to number: Int) {
      tiers.removeLast(tiers.count - number)
      floors.removeAll { $0.tier >= number }
      let names = Set(tiers.map(\.name))
      prices.removeAll { !names.contains($0.tier.rawValue) }
      termination = .optimal
    }

    /// Takes what was found out about one tier anew.
    mutating func take(
      _ tier: TierCertificate, _ found: PriceProof.TierPrices?, at number: Int
    ) {
      tiers[number] = tier
      guard let found, found.tier.rawValue == tier.name else { return }
      if let place = prices.firstIndex(where: { $0.tier == found.tier }) {
        prices[place] = found
      }
    }
  }

  /// Works through all tiers, beginning from the best plan known; where time is left then, again
  /// from the first that is not closed.
  func run(from start: PlanJudge.Judged?) async throws -> Outcome {
    var outcome = Outcome(best: start)
    try await work(from: 0, &outcome)
    while let first = outcome.firstOpen, hasTimeLeft, !outcome.isInfeasible, isFirm(first) {
      let before = outcome.tiers[first]
      var again = outcome
      again.cut(to: first)
      let proven = outcome.prices.first { $0.tier.rawValue == before.name }
      try await work(on: first, again.floors, knowing: before.bound, proven: proven, &again)
      guard let after = again.tiers.last, after != before, let best = again.best else { break }
      if after.value == before.value {
        // The floors of the tiers after it are as they were, and so is what is known of them.
        outcome.take(after, again.prices.last, at: first)
        if after.status != .closed { break }
        if outcome.firstOpen == nil { outcome.termination = .optimal }
      } else {
        again.floors.append((first, floor(first, best)))
        try await work(from: first + 1, &again)
        outcome = again
      }
    }
    if let best = outcome.best { outcome.tiers = restated(outcome.tiers, best) }
    return outcome
  }

  /// Whether later tiers may give up nothing of a tier, so that its value still stands.
  private func isFirm(_ number: Int) -> Bool {
    judge.valuation.tiers[number].tolerance.units(of: 1_000_000) == 0
  }

  /// What a tier keeps of its value from now on.
  private func floor(_ number: Int, _ best: PlanJudge.Judged) -> Int {
    let value = best.values[number]
    return value - judge.valuation.tiers[number].tolerance.units(of: value)
  }

  /// Whether a tenth of the time is left, where time is limited at all.
  private var hasTimeLeft: Bool {
    guard let left = clock.left, let limit = clock.limit, !Task.isCancelled else { return false }
    return left > limit / 10
  }

  private func work(from first: Int, _ outcome: inout Outcome) async throws {
    for number in judge.valuation.tiers.indices.dropFirst(first) {
      guard isOpen(number, outcome.termination) else {
        if outcome.termination == .optimal {
          outcome.termination = Task.isCancelled ? .interrupted : .timeLimit
        }
        outcome.tiers.append(unreached(number, outcome.best))
        continue
      }
      try await work(on: number, outcome.floors, &outcome)
      guard !outcome.isInfeasible, let best = outcome.best else { return }
      outcome.floors.append((number, floor(number, best)))
    }
  }

  private func isOpen(_ number: Int, _ termination: Certificate.Termination) -> Bool {
    if Task.isCancelled { return false }
    if let left = clock.left, left <= 0, number > 0 { return false }
    return termination == .optimal || !judge.valuation.tiers[number].onlyIfClosed
  }

  private func work(
    on number: Int, _ floors: [(tier: Int, value: Int)], knowing known: Int? = nil,
    proven: PriceProof.TierPrices? = nil, _ outcome: inout Outcome
  ) async throws {
    let tier = judge.valuation.tiers[number]
    let tierEnd = tierEnd(number)
    var bound = known
    var ending: Certificate.Termination?
    var prices = proven
    // What is known when a tier begins is the first entry of its log.
    reporter(number, outcome.best?.values[number], bound)(nil, nil)
    for stage in stages where known == nil || stage.isWorthRepeating {
      if let bound, let value = outcome.best?.values[number], value >= target(bound) { break }
      let task = TierTask(
        number: number, floors: floors, best: outcome.best, bound: bound,
        target: bound.map(target), end: stageEnd(stage, tierEnd), wantsPrices: prices == nil,
        report: reporter(number, outcome.best?.values[number], bound))
      let finding = try await stage.work(on: task)
      if finding.isInfeasible, outcome.best == nil {
        outcome.isInfeasible = true
        return
      }
      outcome.best = better(finding.best, outcome.best, from: number)
      if let found = finding.bound { bound = min(bound ?? .max, found) }
      reporter(number, outcome.best?.values[number], bound)(nil, nil)
      prices = prices ?? finding.prices
      ending = finding.ending
      if finding.ending == .timeLimit { outcome.clockDecided = true }
    }
    guard let best = outcome.best else {
      outcome.termination = ending ?? .timeLimit
      return
    }
    let value = best.values[number]
    // A relaxation solved in floating point may end a hair below a value that is there.
    bound = bound.map { max($0, value) }
    let isClosed = bound == value
    outcome.tiers.append(
      TierCertificate(
        name: tier.name.rawValue, value: value, bound: bound,
        tolerance: tier.tolerance.units(of: value), status: isClosed ? .closed : .open,
        valueIfAllMet: fullValue.value(of: tier)))
    if let prices, let bound {
      outcome.prices.append(
        PriceProof.TierPrices(
          tier: prices.tier, claim: bound, prices: prices.prices, floors: prices.floors))
    }
    if !isClosed, outcome.termination == .optimal {
      outcome.termination = ended(outcome.clockDecided ? .timeLimit : ending, value, bound)
    }
  }

  private func ended(
    _ ending: Certificate.Termination?, _ value: Int, _ bound: Int?
  ) -> Certificate.Termination {
    if Task.isCancelled { return .interrupted }
    if request.gap != nil, let bound, value >= target(bound) { return .gapReached }
    if let ending { return ending }
    return clock.limit == nil ? .workLimit : .timeLimit
  }

  /// Compares from the tier under way on: earlier tiers may fall by their tolerance.
  private func better(
    _ found: PlanJudge.Judged?, _ best: PlanJudge.Judged?, from number: Int
  ) -> PlanJudge.Judged? {
    guard let found, let best else { return found ?? best }
    let isWorse = found.values[number...].lexicographicallyPrecedes(best.values[number...])
    return isWorse ? best : found
  }

  /// The value at which the gap asked for is reached.
  private func target(_ bound: Int) -> Int {
    let slack = (request.gap ?? 0) * Double(max(1, abs(bound)))
    return bound - Int(slack.rounded(.down))
  }

  /// `firstShare` of the time left for the first tier and half for others, all of it for the last;
  /// a twentieth is kept for what follows.
  private func tierEnd(_ number: Int) -> Double? {
    let isLast = number == judge.valuation.tiers.count - 1
    let share = isLast ? 0.95 : number == 0 ? firstShare : 0.5
    return clock.left.map { clock.seconds + $0 * share }
  }

  private func stageEnd(_ stage: any TierStage, _ tierEnd: Double?) -> Double? {
    tierEnd.map { clock.seconds + max(0, $0 - clock.seconds) * stage.share }
  }

  private func reporter(
    _ number: Int, _ value: Int?, _ bound: Int?
  ) -> @Sendable (Int?, Int?) -> Void {
    let tiers = judge.valuation.tiers
    let clock = clock
    let progress = progress
    return { newValue, newBound in
      progress?(
        PlanningProgress(
          tier: tiers[number].name, number: number + 1, of: tiers.count,
          value: newValue ?? value, bound: [newBound, bound].compactMap { $0 }.min(),
          seconds: clock.seconds))
    }
  }

  private func unreached(_ number: Int, _ best: PlanJudge.Judged?) -> TierCertificate {
    TierCertificate(
      name: judge.valuation.tiers[number].name.rawValue, value: best?.values[number] ?? 0,
      bound: nil, tolerance: 0, status: .notReached, valueIfAllMet: nil)
  }

  /// A tolerance lets later tiers give up value of earlier ones: states what the plan has.
  private func restated(
    _ tiers: [TierCertificate], _ best: PlanJudge.Judged
  ) -> [TierCertificate] {
    zip(tiers, best.values).map { tier, value in
      TierCertificate(
        name: tier.name, value: value, bound: tier.bound, tolerance: tier.tolerance,
        status: tier.status == .open && tier.bound == value ? .closed : tier.status,
        valueIfAllMet: tier.valueIfAllMet)
    }
  }
}
