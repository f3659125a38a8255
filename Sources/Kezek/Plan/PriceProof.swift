/// Prices from which anybody can recompute a bound: Σ capacity × price + Σ child maxima.
///
/// Any non-negative prices (of equations, any prices) give a valid bound of every plan that keeps the
/// floors (Lagrangian relaxation: Held and Karp 1971; Geoffrion 1974). Prices are integers in
/// `1/scale` of a unit of value, so that the sum is exact in 64 bits.
public struct PriceProof: Sendable, Hashable {
  /// Price units in one unit of value.
  public let scale: Int
  /// A tier each, as far as a bound is claimed.
  public let tiers: [TierPrices]

  public init(scale: Int, tiers: [TierPrices]) {
    self.scale = scale
    self.tiers = tiers
  }

  /// The prices behind one tier's bound.
  public struct TierPrices: Sendable, Hashable {
    /// The tier's name.
    public let tier: Tier.Name
    /// The bound that the solver claims for the tier.
    public let claim: Int
    /// Prices of shared rows; a row that is not listed has price 0.
    public let prices: [RowPrice]
    /// Prices of the floors of the earlier tiers, in their order, per unit of that tier's value.
    public let floors: [Floor]

    public init(tier: Tier.Name, claim: Int, prices: [RowPrice], floors: [Floor]) {
      self.tier = tier
      self.claim = claim
      self.prices = prices
      self.floors = floors
    }
  }

  /// An earlier tier's value is at least `value`.
  public struct Floor: Sendable, Hashable {
    public let tier: Tier.Name
    public let value: Int
    public let price: Int

    public init(tier: Tier.Name, value: Int, price: Int) {
      self.tier = tier
      self.value = value
      self.price = price
    }
  }

  /// What one unit of a shared row costs.
  public struct RowPrice: Sendable, Hashable {
    public let row: SharedRow
    public let price: Int

    public init(row: SharedRow, price: Int) {
      self.row = row
      self.price = price
    }
  }

  /// Something that children share, with a capacity that the scenario states.
  public enum SharedRow: Sendable, Hashable {
    /// Contact minutes of a specialist over the cycle.
    case hours(Specialist.ID)
    /// A specialist in one period: one session or meeting at a time.
    case period(Specialist.ID, Int)
    /// A specialist who chooses the site, at one of them in one period: where it is that day, or for
    /// the whole cycle, one session or meeting at a time, and elsewhere none.
    case periodAt(Specialist.ID, Site.ID, Int)
    /// A need with a specialist who chooses the site: as many sessions as there are days on which the
    /// specialist is where the two could meet; of a site for the whole cycle, whether they meet at all.
    case presence(Need.ID, Specialist.ID)
    /// Distinct children of a specialist.
    case caseload(Specialist.ID)
    /// Units among those rooms (all of one site and kind, ascending) in one period.
    case rooms([Room.ID], Int)
    /// Places of a turn: children, and companions who take one.
    case places(Turn.ID)
    /// Step-free places of a turn.
    case stepFreePlaces(Turn.ID)
    /// The quota at that position of a turn.
    case quota(Turn.ID, Int)
    /// The reservation at that position of a turn: children outside it.
    case reserved(Turn.ID, Int)
    /// A need in a group that nobody named, with a specialist and so many meetings: each of the
    /// fewest others that a group must have is one of those who could be in it.
    case companions(Need.ID, Specialist.ID, Int)
    /// A need in a group that nobody named, with a specialist and so many meetings: as many groups
    /// as it is in have it among their members, so the price may be below 0.
    case member(Need.ID, Specialist.ID, Int)

    /// Whether every plan uses exactly its capacity, so that its price may have any sign.
    public var isEquality: Bool {
      if case .member = self { true } else { false }
    }
  }
}
