extension Policy {
  /// The policies that a planner can name, in the order in which help lists them.
  public static let named = ["need", "coverage", "early", "residence", "entitlement"]

  /// A policy by its name, or nil.
  ///
  /// - Parameter mostOwed: the most courses a year that a need of the scenario asks; the tiers of
  ///   `entitlement` go up to it.
  public static func named(_ name: String, mostOwed: Int) -> Policy? {
    switch name {
    case "need":
      Policy(name: name, tiers: [PolicyTier(.shortage), PolicyTier(.lessTravel)])
    case "coverage":
      Policy(
        name: name,
        tiers: [
          PolicyTier(.childrenServed), PolicyTier(.needsServed), PolicyTier(.sessions),
          PolicyTier(.courses),
        ])
    case "early":
      Policy(name: name, tiers: earlyBands)
    case "residence":
      Policy(
        name: name,
        tiers: [
          PolicyTier(.sessionsAtHome), PolicyTier(.sessions), PolicyTier(.lessTravel),
          PolicyTier(.courses),
        ])
    case "entitlement":
      Policy(
        name: name,
        tiers: (1...max(1, mostOwed)).map { PolicyTier(.owedCourse($0)) }
          + [PolicyTier(.sessions)])
    default: nil
    }
  }

  /// Youngest first: 0–2, 3–5, 6–9, 10 and over (RULES 22).
  private static var earlyBands: [PolicyTier] {
    let bands: [(from: Int?, to: Int?, name: String)] = [
      (nil, 2, "need of ages 0-2"), (3, 5, "need of ages 3-5"), (6, 9, "need of ages 6-9"),
      (10, nil, "need of ages 10 and over"),
    ]
    return bands.map {
      PolicyTier(.shortage, scope: PolicyScope(ageFrom: $0.from, ageTo: $0.to), name: $0.name)
    }
  }
}

extension Scenario {
  /// The most courses a year that a yearly need asks; 0 where there is none.
  public var mostOwed: Int {
    needs.filter { services[$0.service].per == .year }.map(\.asked).max() ?? 0
  }
}
