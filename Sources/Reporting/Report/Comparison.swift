public import Kezek
public import PlanVerification

/// Several plans of one scenario side by side: the baselines and a column for each policy.
public struct Comparison: Sendable {
  public let scenario: Scenario
  /// In the order in which they are printed.
  public let columns: [Column]
  public let language: Language

  /// One plan of a comparison.
  public struct Column: Sendable {
    public let kind: Kind
    public let metrics: PlanMetrics
    /// nil for the current plan, which nobody has optimized.
    public let certificate: Certificate?
    /// Conditions broken at least once.
    public let brokenFamilies: Int
    /// Fixed decisions that the clerk could not keep.
    public let brokenPins: Int

    public enum Kind: Sendable, Hashable {
      case baseline(Baseline.Kind)
      /// A policy by its name.
      case policy(String)
    }

    public init(
      _ kind: Kind, metrics: PlanMetrics, certificate: Certificate?, brokenFamilies: Int,
      brokenPins: Int = 0
    ) {
      self.brokenPins = brokenPins
      self.kind = kind
      self.metrics = metrics
      self.certificate = certificate
      self.brokenFamilies = brokenFamilies
    }

    /// The name that files use: `current`, `queue`, or the policy's.
    public var name: String {
      switch kind {
      case .baseline(let kind): kind.rawValue
      case .policy(let name): name
      }
    }
  }

  public init(scenario: Scenario, columns: [Column], language: Language) {
    self.scenario = scenario
    self.columns = columns
    self.language = language
  }

  var phrases: Phrases { Phrases(language) }

  /// One figure of every column.
  struct Row: Sendable {
    /// What files call it; stable.
    let key: String
    let section: String
    let label: String
    /// nil where a column has nothing to say.
    let values: [Value?]

    enum Value: Sendable, Hashable {
      case count(Int)
      case share(Share)
      case tenths(Int)
      case text(String)
    }
  }

  func title(of column: Column) -> String {
    switch column.kind {
    case .baseline(let kind): phrases.baseline(kind)
    case .policy(let name): name
    }
  }
}
