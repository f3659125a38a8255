import Kezek
import PlanVerification
import Synchronization

/// Bounds a tier by prices: what children share is priced, and each child is solved alone.
///
/// The prices are rounded to whole units and the bound is what the verifier's own check recomputes
/// from them, so the claim is confirmed whole by whoever asks.
struct PriceStage: TierStage {
  let candidates: Candidates
  let models: PricingModelOnce
  let check: BoundCheck
  let valuation: Valuation
  let clock: Stopwatch
  let workers: Workers
  let guide: PriceGuide
  let share = 0.4
  let isWorthRepeating = false

  /// A better bound is told of on the way where the checks have taken less than this part of the
  /// time.
  private static let checking = 0.2
  /// A part of the bound by which it must be better than the last one told.
  private static let gain = 1e-3

  /// What is set when the task is cancelled, for threads that are not the task's.
  private final class Signal: Sendable {
    let isCancelled = Atomic(false)
    /// Seconds that a check takes.
    let checking = Mutex(0.0)
  }

  /// Prices of the ascent with what the verifier's check says of them.
  private struct Checked {
    let ascent: Double
    let prices: PriceProof.TierPrices
    let bound: TierBound
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
    let model = models.model { [clock] in
      signal.isCancelled.load(ordering: .relaxed) || task.end.map { clock.seconds >= $0 } ?? false
    }
    guard let model else { return withoutPrices(tier, task) }
    let ascent = PriceAscent(
      model, tier: task.number, floors: task.floors, workers: workers)
    // A bound that rounds down to the value of the best plan closes the tier.
    let gap = Double((try? check.gap(ofValuesOf: tier)) ?? 1)
    let enough = task.best.map { Double($0.values[task.number]) + gap - 0.1 } ?? -.infinity
    var checked: Checked?
    var spent = 0.0
    let isOver: @Sendable () -> Bool = { [clock] in
      if signal.isCancelled.load(ordering: .relaxed) { return true }
      guard let end = task.end else { return false }
      // What a check takes is left for it, but for most of the time.
      let left = min(signal.checking.withLock { $0 }, 0.3 * (end - began))
      return clock.seconds >= end - left
    }
    let found = ascent.run(downTo: enough, isOver: isOver) { prices, bound in
      if let checked {
        guard bound < checked.ascent - Self.gain * abs(bound),
          spent < Self.checking * (clock.seconds - began)
        else { return }
      }
      let start = clock.seconds
      checked = self.checked(prices, bound, model, task)
      if let bound = checked?.bound { task.report(nil, bound.recomputed) }
      let seconds = clock.seconds - start
      spent += seconds
      signal.checking.withLock { $0 = max($0, seconds) }
    }
    guard let found else { return withoutPrices(tier, task) }
    guide.note(
      tier: task.number, unit: ascent.unit,
      slots: SlotPrices(model.rows, found.prices.rows, candidates))
    if checked?.ascent != found.bound {
      checked = self.checked(found.prices, found.bound, model, task)
    }
    guard let checked, checked.bound.recomputed <= checked.bound.withoutPrices
    else { return withoutPrices(tier, task) }
    let bound = checked.bound.recomputed
    task.report(nil, bound)
    return TierFinding(
      bound: bound,
      prices: PriceProof.TierPrices(
        tier: tier.name, claim: bound, prices: checked.prices.prices, floors: checked.prices.floors)
    )
  }

  /// Nil where a sum does not fit.
  private func checked(
    _ found: PriceAscent.Prices, _ ascent: Double, _ model: PricingModel, _ task: TierTask
  ) -> Checked? {
    let prices = found.rounded(
      of: model, tier: task.number, floors: task.floors, valuation.tiers)
    let proof = PriceProof(scale: DualPrices.scale, tiers: [prices])
    guard let bound = try? check.check(proof).tiers.first else { return nil }
    return Checked(ascent: ascent, prices: prices, bound: bound)
  }

  /// Every child alone, nothing shared: a bound that takes no time.
  private func withoutPrices(_ tier: Tier, _ task: TierTask) -> TierFinding {
    guard let bound = try? check.boundWithoutPrices(of: tier) else { return TierFinding() }
    task.report(nil, bound)
    return TierFinding(
      bound: bound,
      prices: PriceProof.TierPrices(tier: tier.name, claim: bound, prices: [], floors: []))
  }
}
