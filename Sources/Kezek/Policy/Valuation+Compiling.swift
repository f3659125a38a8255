/// How a plan may differ from the current one.
public enum ChangeRule: Sendable, Hashable {
  /// Keep what costs nothing, as the last tier but the lottery.
  case free
  /// Keep as much as can be kept, before anything else.
  case least
  /// At most so many changed rows.
  case atMost(Int)
}

extension Valuation {
  /// Compiles a policy for a scenario: accounts, tiers, the change tier and the lottery.
  ///
  /// - Throws: `PolicyDefect` where the policy names what the scenario does not have.
  /// - Complexity: O(tiers × needs).
  public init(
    policy: Policy, scenario: Scenario, change: ChangeRule = .free
  ) throws(PolicyDefect) {
    guard !policy.tiers.isEmpty else { throw PolicyDefect(kind: .noTier, value: policy.name) }
    var tiers: [Tier] = []
    for tier in policy.tiers {
      tiers.append(try TierCompiler(scenario: scenario).compile(tier))
    }
    let changeTiers = ChangeTiers(scenario: scenario)
    if let first = changeTiers.first(change) { tiers.insert(first, at: 0) }
    if let last = changeTiers.last(change) { tiers.append(last) }
    if let lottery = LotteryTier.tier(of: scenario) { tiers.append(lottery) }
    self.init(
      policy: policy.name, tiers: Self.named(tiers),
      digest: Lottery.hexadecimal(Array(policy.canonical.utf8)))
  }
}

extension Valuation {
  /// The tiers with names of their own: a second of one name is called "name (2)".
  fileprivate static func named(_ tiers: [Tier]) -> [Tier] {
    var taken: Set<Tier.Name> = []
    return tiers.map { tier in
      var name = tier.name
      var number = 1
      while !taken.insert(name).inserted {
        number += 1
        name = Tier.Name("\(tier.name.rawValue) (\(number))")
      }
      return Tier(
        name: name, accounts: tier.accounts, travelWeight: tier.travelWeight,
        tolerance: tier.tolerance, onlyIfClosed: tier.onlyIfClosed)
    }
  }
}

extension Policy {
  /// The policy written down in one fixed way: what its digest is taken of.
  var canonical: String {
    tiers.map { tier in
      let parts = tier.parts.map { part in
        "\(part.measure.word)*\(part.weight)*\(part.weighsPriority)[\(part.scope.canonical)]"
      }
      return "\(parts.joined(separator: "+"))~\(tier.tolerance)"
    }.joined(separator: "\n")
  }
}

extension PolicyScope {
  var canonical: String {
    let ages = "\(ageFrom.map(String.init) ?? "")-\(ageTo.map(String.init) ?? "")"
    let columns = attributes.map { "\($0.column)=\($0.value)" }
    return [
      services.joined(separator: ","), ages, isRural.map(String.init) ?? "",
      languages.joined(separator: ","), categories.joined(separator: ","), lives ?? "",
      columns.joined(separator: ","),
    ].joined(separator: ";")
  }
}

/// Compiles the tiers of a policy for one scenario.
struct TierCompiler {
  let scenario: Scenario

  func compile(_ tier: PolicyTier) throws(PolicyDefect) -> Tier {
    guard !tier.parts.isEmpty else { throw PolicyDefect(kind: .emptyTier, value: tier.name ?? "") }
    var accounts: [Account] = []
    var travelWeight = 0
    for part in tier.parts {
      guard part.weight > 0 else {
        throw PolicyDefect(kind: .notPositiveWeight, value: String(part.weight))
      }
      if part.measure == .lessTravel {
        travelWeight += part.weight
      } else {
        let needs = try ScopeFilter(scope: part.scope, scenario: scenario).needs()
        accounts += AccountCompiler(scenario: scenario, part: part).accounts(of: needs)
      }
    }
    let name = tier.name ?? tier.parts.map(\.measure.word).joined(separator: " + ")
    return Tier(
      name: Tier.Name(name), accounts: accounts, travelWeight: travelWeight,
      tolerance: tier.tolerance)
  }
}
