import Kezek
import Synchronization

/// The pricing model of a scenario, compiled when it is first asked for.
///
/// Compiling takes time that a limit must hold for, so it is part of the work on a tier.
final class PricingModelOnce: Sendable {
  private let candidates: Candidates
  private let shares: [GroupShare]
  private let tiers: [Tier]
  private let workers: Workers
  private let partMinutes: Int?
  private let known = Mutex<PricingModel?>(nil)

  /// - Parameter partMinutes: of the parts of half-days; nil where these stay whole.
  init(
    _ candidates: Candidates, shares: [GroupShare], tiers: [Tier], workers: Workers,
    partMinutes: Int? = nil
  ) {
    self.partMinutes = partMinutes
    self.candidates = candidates
    self.shares = shares
    self.tiers = tiers
    self.workers = workers
  }

  /// The model; nil where the time was over before it was compiled.
  func model(isOver: @Sendable () -> Bool) -> PricingModel? {
    if let known = known.withLock({ $0 }) { return known }
    let model = PricingModel(
      candidates, shares: shares, tiers: tiers, workers: workers, partMinutes: partMinutes,
      isOver: isOver)
    known.withLock { $0 = model }
    return model
  }
}
