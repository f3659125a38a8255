import Kezek
import PlanVerification
import Synchronization

/// Bounds a tier by prices: what children share is priced, and each child is solved alone.
///
/// The prices are rounded to whole units and the bound is what the verifier's own check recomputes
/// from them, so the claim is confirmed whole by whoever asks.
struct PriceStage: TierStage {
  private typealias TierPrices = PriceProof.TierPrices

  let candidates: Candidates
  let models: PricingModelOnce
  /// The same with half-days in parts, where sessions can be held in parts of them only.
  let finer: PricingModelOnce
  let check: BoundCheck
  let valuation: Valuation
  let clock: Stopwatch
  let workers: Workers
  let guide: PriceGuide
  let share = 0.6
  let isWorthRepeating = false

  /// Minutes of such parts.
  static let partMinutes = 30
  /// A better bound is told of on the way where the checks have taken less than this part of the
  /// time.
  private static let checking = 0.2
  /// A part of the bound by which it must be better than the last one told.
  private static let gain = 1e-3
  /// The part of the time after which prices are sought on only while they lower the bound by much.
  private static let firstPart = 2.0 / 3
  /// The part of the bound that is much for one temperature.
  private static let much = 2e-3

  /// What is set when the task is cancelled, for threads that are not the task's.
  private final class Signal: Sendable {
    let isCancelled = Atomic(false)
    /// Whether the last temperature lowered the bound by much, or none has ended yet.
    let gainsMuch = Atomic(true)
    /// Seconds that a check takes.
    let checking = Mutex(0.0)
  }

  /// Prices of the ascent with what the verifier's check says of them.
  private struct Checked {
    let ascent: Double
    let prices: TierPrices
    let bound: Int
  }

  func work(on task: TierTask) async throws -> TierFinding {
    let signal = Signal()
    return await withTaskCancellationHandler {
      priced(task, signal)
    } onCancel: {
      signal.isCancelled.store(true, ordering: .relaxed)
    }
  }

  private func priced(_ task: TierTask, _ signal: Signal) -> TierFinding {
    let tier = valuation.tiers[task.number]
    let began = clock.seconds
    let mustStop: @Sendable () -> Bool = { [clock] in
      signal.isCancelled.load(ordering: .relaxed) || task.end.map { clock.seconds >= $0 } ?? false
    }
    guard let model = models.model(isOver: mustStop) else { return withoutPrices(tier, task) }
    var checked: Checked?
    let found = prices(
      PriceAscent(model, tier: task.number, floors: task.floors, workers: workers), model, task,
      began: began, signal, &checked)
    guard let found else { return withoutPrices(tier, task) }
    let isOpen = checked.map { Double($0.bound) >= enough(task) } ?? true
    if isOpen, model.hasPartialHours, let fine = finer.model(isOver: mustStop) {
      let refined = fine.refined(found.prices, of: model)
      _ = prices(
        PriceAscent(
          fine, tier: task.number, floors: task.floors, from: refined, workers: workers),
        fine, task, temperatures: PriceAscent.temperaturesOfRefining, began: began, signal, &checked
      )
    }
    guard let checked else { return withoutPrices(tier, task) }
    if !isFarBelowFree(checked.bound, model, task.number),
      let free = try? check.boundWithoutPrices(of: tier), free < checked.bound
    {
      return finding(TierPrices(tier: tier.name, claim: free, prices: [], floors: []), task)
    }
    return finding(
      TierPrices(
        tier: tier.name, claim: checked.bound, prices: checked.prices.prices,
        floors: checked.prices.floors), task)
  }

  /// Whether a bound is so far below what the model says of children who share nothing that the check need
  /// not be asked for that: it takes twice as long as a bound by prices.
  private func isFarBelowFree(_ bound: Int, _ model: PricingModel, _ tier: Int) -> Bool {
    var weights = [Double](repeating: 0, count: model.tierCount)
    weights[tier] = 1
    var oracle = PriceOracle(model, workers: workers)
    let free = oracle.evaluate(
      [Double](repeating: 0, count: model.rows.count), weights: weights, temperature: 0)
    return Double(bound) < free - Self.gain * abs(free)
  }

  /// A bound that rounds down to the value of the best plan closes the tier.
  private func enough(_ task: TierTask) -> Double {
    let gap = Double((try? check.gap(ofValuesOf: valuation.tiers[task.number])) ?? 1)
    return task.best.map { Double($0.values[task.number]) + gap - 0.1 } ?? -.infinity
  }

  /// The prices of an ascent, which guide whoever looks for a plan; nil where the time was over before
  /// there were any.
  ///
  /// - Parameter checked: the best prices that were checked.
  private func prices(
    _ ascent: PriceAscent, _ model: PricingModel, _ task: TierTask,
    temperatures: [Double] = PriceAscent.temperatures, began: Double, _ signal: Signal,
    _ checked: inout Checked?
  ) -> (prices: PriceAscent.Prices, bound: Double)? {
    var spent = 0.0
    var lowest = Double.infinity
    signal.gainsMuch.store(true, ordering: .relaxed)
    let left: @Sendable () -> Double? = { [clock] in
      guard var end = task.end else { return nil }
      if !signal.gainsMuch.load(ordering: .relaxed) {
        end = began + Self.firstPart * (end - began)
      }
      // What a check takes is left for it, but for most of the time.
      let check = min(signal.checking.withLock { $0 }, 0.3 * (end - began))
      return end - check - clock.seconds
    }
    let isOver: @Sendable () -> Bool = {
      signal.isCancelled.load(ordering: .relaxed) || left().map { $0 <= 0 } ?? false
    }
    let found = ascent.run(
      downTo: enough(task), isOver: isOver, left: left, temperatures: temperatures
    ) { prices, bound in
      signal.gainsMuch.store(lowest - bound > Self.much * abs(bound), ordering: .relaxed)
      lowest = min(lowest, bound)
      if let checked {
        guard bound < checked.ascent - Self.gain * abs(bound),
          spent < Self.checking * (clock.seconds - began)
        else { return }
      }
      let start = clock.seconds
      checked = better(self.checked(prices, bound, model, task), checked)
      if let bound = checked?.bound { task.report(nil, bound) }
      let seconds = clock.seconds - start
      spent += seconds
      signal.checking.withLock { $0 = max($0, seconds) }
    }
    // Prices that are no better than those known guide nobody.
    guard let found, found.bound <= checked?.ascent ?? .infinity else { return found }
    guide.note(
      tier: task.number, unit: ascent.unit,
      slots: SlotPrices(model.rows, found.prices.rows, candidates))
    if checked?.ascent != found.bound {
      checked = better(self.checked(found.prices, found.bound, model, task), checked)
    }
    return found
  }

  private func better(_ one: Checked?, _ other: Checked?) -> Checked? {
    guard let one, let other else { return one ?? other }
    return one.bound <= other.bound ? one : other
  }

  /// Nil where a sum does not fit.
  private func checked(
    _ found: PriceAscent.Prices, _ ascent: Double, _ model: PricingModel, _ task: TierTask
  ) -> Checked? {
    let prices = found.rounded(
      of: model, tier: task.number, floors: task.floors, valuation.tiers)
    guard let bound = try? check.bound(of: prices, scale: DualPrices.scale) else { return nil }
    return Checked(ascent: ascent, prices: prices, bound: bound)
  }

  /// Every child alone, nothing shared: a bound that needs no prices.
  private func withoutPrices(_ tier: Tier, _ task: TierTask) -> TierFinding {
    guard let bound = try? check.boundWithoutPrices(of: tier) else { return TierFinding() }
    return finding(TierPrices(tier: tier.name, claim: bound, prices: [], floors: []), task)
  }

  private func finding(_ prices: TierPrices, _ task: TierTask) -> TierFinding {
    task.report(nil, prices.claim)
    return TierFinding(bound: prices.claim, prices: prices)
  }
}
