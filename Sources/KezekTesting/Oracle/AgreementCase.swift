public import Kezek

/// One generated scenario to agree on.
public struct AgreementCase: Sendable, Hashable, CustomStringConvertible {
  public let seed: UInt64
  public let families: [ConstraintFamily]
  public let shape: SmallShape?

  public init(seed: UInt64, families: [ConstraintFamily], shape: SmallShape? = nil) {
    self.seed = seed
    self.families = families
    self.shape = shape
  }

  /// The scenario of the case: the same every time.
  ///
  /// - Throws: `ScenarioDefects`, which would be a defect of the generator.
  public func scenario() throws(ScenarioDefects) -> Scenario {
    try SmallScenarioGenerator(seed: seed).scenario(families: families, shape: shape)
  }

  public var description: String {
    let names = families.map(\.rawValue).joined(separator: " + ")
    let shaped = shape.map { ", shape \($0)" } ?? ""
    return "seed \(seed), \(names.isEmpty ? "no family" : names)\(shaped)"
  }

  /// Each family alone, so many seeds each.
  public static func singles(seedsEach count: Int, from first: UInt64 = 0) -> [AgreementCase] {
    ConstraintFamily.allCases.flatMap { family in
      (0..<count).map { AgreementCase(seed: first + UInt64($0), families: [family]) }
    }
  }

  /// Each pair of families, so many seeds each.
  public static func pairs(seedsEach count: Int, from first: UInt64 = 0) -> [AgreementCase] {
    let families = ConstraintFamily.allCases
    return families.indices.flatMap { one in
      families.indices.dropFirst(one + 1).flatMap { other in
        (0..<count).map {
          AgreementCase(seed: first + UInt64($0), families: [families[one], families[other]])
        }
      }
    }
  }

  /// Every shape of the small box, with no family emphasized.
  public static func shapes(seedsEach count: Int, from first: UInt64 = 0) -> [AgreementCase] {
    SmallShape.sweep.flatMap { shape in
      (0..<count).map { AgreementCase(seed: first + UInt64($0), families: [], shape: shape) }
    }
  }

  /// The cases that fall to one of several shards, so that tests can run them side by side.
  public static func shard(
    _ shard: Int, of count: Int, _ cases: [AgreementCase]
  ) -> [AgreementCase] {
    cases.indices.filter { $0 % count == shard }.map { cases[$0] }
  }
}
