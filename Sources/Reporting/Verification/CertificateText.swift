public import Kezek
public import PlanVerification

/// What is said of a certificate that was recomputed.
public struct CertificateText: Sendable {
  private let scenario: Scenario
  private let phrases: Phrases

  public init(_ scenario: Scenario, _ language: Language) {
    self.scenario = scenario
    phrases = Phrases(language)
  }

  public func holds(steps: Int) -> String {
    phrases.say("certificate.holds", ["steps": .number(steps)])
  }

  /// The certificate speaks of tables other than these, and so was not compared.
  public var ofOtherTables: String { phrases.say("certificate.other tables") }

  /// What a certificate says otherwise than it is.
  public func sentence(_ fault: CertificateFault) -> String {
    switch fault {
    case .otherRule: return phrases.say("certificate.other rule")
    case .otherSteps(let found, let wanted):
      return phrase(
        "steps",
        [
          "found": .text(found.map(phrases.step).joined(separator: ", ")),
          "wanted": .text(wanted.map(phrases.step).joined(separator: ", ")),
        ])
    case .value(let step, let claimed, let found):
      return phrase(
        "value",
        ["step": .text(phrases.step(step)), "claimed": .number(claimed), "found": .number(found)])
    case .boundBelowValue(let step, let bound, let value):
      return phrase(
        "bound",
        ["step": .text(phrases.step(step)), "claimed": .number(bound), "found": .number(value)])
    case .notClosed(let step): return phrase("closed", ["step": .text(phrases.step(step))])
    case .tolerance(let step, let claimed):
      return phrase("tolerance", ["step": .text(phrases.step(step)), "claimed": .number(claimed)])
    case .fullValue(let step, let claimed, let found):
      return phrase(
        "full",
        ["step": .text(phrases.step(step)), "claimed": .number(claimed), "found": .number(found)])
    case .notOptimal(let step): return phrase("optimal", ["step": .text(phrases.step(step))])
    case .unmet(let need, let year, let found):
      guard let found else { return phrase("met", place(need, year)) }
      return phrase(
        "unmet",
        place(need, year).merging([
          "asked": .number(found.asked), "given": .number(found.given),
        ]) { $1 })
    case .unmetNotAsked(let child, let service):
      return phrase(
        "not asked",
        [
          "child": .text(scenario.children[child].key),
          "service": .text(phrases.service(scenario.services[service].key)),
        ])
    case .unmetMissing(let need, let year): return phrase("missing", place(need, year))
    }
  }

  private func phrase(_ key: String, _ values: [String: Phrases.Value]) -> String {
    phrases.say(family: "fault", key, values).withoutControls
  }

  private func place(_ need: Need.ID, _ year: Int?) -> [String: Phrases.Value] {
    let service = phrases.service(scenario.service(of: need).key)
    return [
      "child": .text(scenario.child(of: need).key),
      "service": .text(year.map { "\(service) \($0)" } ?? service),
    ]
  }

  // MARK: Bounds

  /// What is known of the bound of one step.
  public struct Bound: Sendable, Hashable {
    public let step: Tier.Name
    /// What the plan itself reaches.
    public let value: Int
    /// The bound that the plan's certificate claims, or without one the proof.
    public let claim: Int?
    /// The bound that the proof claims.
    public let claimOfProof: Int?
    /// What the prices of the proof confirm; nil where it has none for the step.
    public let proven: Int?
    /// What the tables alone confirm.
    public let withoutPrices: Int?

    public init(
      step: Tier.Name, value: Int, claim: Int?, claimOfProof: Int?, proven: Int?,
      withoutPrices: Int?
    ) {
      self.step = step
      self.value = value
      self.claim = claim
      self.claimOfProof = claimOfProof
      self.proven = proven
      self.withoutPrices = withoutPrices
    }

    /// The lowest bound that is confirmed.
    public var confirmed: Int? { [proven, withoutPrices].compactMap { $0 }.min() }

    /// Whether proof and certificate claim the same, and no less than the plan reaches.
    public var holds: Bool {
      (claimOfProof == nil || claimOfProof == claim) && (claim.map { $0 >= value } ?? true)
    }

    /// How much of the way from the bound without prices down to the claim is confirmed, in whole
    /// percent and never too much; nil where nothing is claimed.
    public var confirmedPercent: Int? {
      guard let claim else { return nil }
      guard let confirmed, let withoutPrices else { return 0 }
      if confirmed <= claim { return 100 }
      let way = Double(withoutPrices) - Double(claim)
      let done = Double(withoutPrices) - Double(confirmed)
      return way > 0 ? min(99, max(0, Int(100 * done / way))) : 0
    }
  }

  /// How much of the claim of a step is confirmed.
  public func sentence(_ bound: Bound) -> String {
    var values: [String: Phrases.Value] = [
      "step": .text(phrases.step(bound.step.rawValue)), "value": .number(bound.value),
    ]
    if let claim = bound.claim { values["claim"] = .number(claim) }
    if let other = bound.claimOfProof { values["other"] = .number(other) }
    if let confirmed = bound.confirmed { values["prices"] = .number(confirmed) }
    values["percent"] = bound.confirmedPercent.map { .number($0) }
    return phrases.say(family: "claim", key(bound), values).withoutControls
  }

  private func key(_ bound: Bound) -> String {
    if let other = bound.claimOfProof, other != bound.claim {
      return bound.claim == nil ? "unclaimed" : "other"
    }
    guard let claim = bound.claim else { return "none" }
    if claim < bound.value { return "false" }
    guard let confirmed = bound.confirmed else { return "nothing" }
    return confirmed <= claim ? "confirmed" : "weaker"
  }
}
