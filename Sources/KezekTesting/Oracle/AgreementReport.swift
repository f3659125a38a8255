public import Kezek

/// What a run of an agreement check saw.
public struct AgreementReport: Sendable {
  /// Scenario × policy pairs compared.
  public internal(set) var compared = 0
  /// Of them, those that no plan satisfies: the strategy must say so.
  public internal(set) var infeasible = 0
  /// Pairs left out because the scenario had too many plans.
  public internal(set) var refused = 0
  public internal(set) var disagreements: [Disagreement] = []
  private var cells: [Cell: Count] = [:]

  private struct Cell: Hashable {
    let family: ConstraintFamily
    let policy: String
  }

  /// Instances of a family under a policy.
  public struct Count: Sendable, Hashable {
    public internal(set) var run = 0
    /// Those whose best would be another without the family.
    public internal(set) var bound = 0
  }

  public init() {}

  /// Instances of a family under a policy.
  public func count(of family: ConstraintFamily, under policy: String) -> Count {
    cells[Cell(family: family, policy: policy)] ?? Count()
  }

  mutating func count(_ families: [ConstraintFamily], _ policy: String, isFeasible: Bool) {
    compared += 1
    if !isFeasible { infeasible += 1 }
    for family in families {
      cells[Cell(family: family, policy: policy), default: Count()].run += 1
    }
  }

  mutating func bound(_ family: ConstraintFamily, _ policy: String) {
    cells[Cell(family: family, policy: policy), default: Count()].bound += 1
  }

  /// The sum of two runs.
  public mutating func add(_ other: AgreementReport) {
    compared += other.compared
    infeasible += other.infeasible
    refused += other.refused
    disagreements += other.disagreements
    for (cell, count) in other.cells {
      cells[cell, default: Count()].run += count.run
      cells[cell, default: Count()].bound += count.bound
    }
  }

  /// Families and policies with no instance together.
  public func emptyCells(
    policies: [TestPolicy]
  ) -> [(family: ConstraintFamily, policy: String)] {
    ConstraintFamily.allCases.flatMap { family in
      policies.filter { count(of: family, under: $0.name).run == 0 }.map { (family, $0.name) }
    }
  }

  /// Family × policy, as *bound/run*.
  public func matrix(policies: [TestPolicy]) -> String {
    var lines = [
      "".padded(to: 20) + policies.map { $0.name.padded(to: 13) }.joined()
    ]
    for family in ConstraintFamily.allCases {
      let row = policies.map { policy in
        let count = count(of: family, under: policy.name)
        return "\(count.bound)/\(count.run)".padded(to: 13)
      }
      lines.append(family.rawValue.padded(to: 20) + row.joined())
    }
    lines.append(
      "compared \(compared), infeasible \(infeasible), left out \(refused), "
        + "disagreements \(disagreements.count)")
    return lines.joined(separator: "\n")
  }
}

/// A scenario and policy on which a strategy and brute force differ.
public struct Disagreement: Sendable, Hashable, CustomStringConvertible {
  public let `case`: AgreementCase
  public let policy: String
  /// The best of each tier; nil where no plan keeps every condition.
  public let expected: [Int]?
  public let found: Outcome
  /// The shrunk scenario in words.
  public let minimal: String

  /// What a strategy answers.
  public enum Outcome: Sendable, Hashable {
    case values([Int]?)
    case failure(String)
  }

  public var description: String {
    """
    Disagreement: \(`case`), policy \(policy)
      brute force: \(expected.map(String.init(describing:)) ?? "no plan")
      strategy: \(found)
    \(minimal)
    """
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
