import Kezek

/// What a unit of each tier's value counts in the order of a search's steps.
enum TierWeights {
  /// Sessions of the tier that is worked on which one session is worth in a tier before it, and
  /// in one after it: enough to break a tie, too little to decide who comes first.
  private static let ofEarlier = 100.0
  private static let ofLater = 0.01
  /// Minutes of a way that is usual.
  static let usualWay = 20.0

  /// The weights while one tier is worked on.
  ///
  /// Tiers count in units of their own: a lottery's draw is hundreds where a session is worth three.
  static func weights(_ tiers: [Tier], at number: Int) -> [Double] {
    let own = session(tiers[number])
    return tiers.enumerated().map { other, tier in
      if other == number { return 1 }
      return (other < number ? ofEarlier : ofLater) * own / session(tier)
    }
  }

  /// What a session or a course, or a way saved, is worth in a tier on average.
  private static func session(_ tier: Tier) -> Double {
    var worth = 0.0
    var count = 0
    for account in tier.accounts {
      worth += Double(account.table.highest)
      count += account.table.cap
    }
    let average = count == 0 ? 0 : worth / Double(count)
    return max(average, Double(tier.travelWeight) * usualWay, 1e-3)
  }
}
