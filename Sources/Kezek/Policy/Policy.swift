/// A rule by which what is scarce is given out: ordered tiers, as the planner names them.
///
/// A policy speaks of words; `Valuation(policy:scenario:…)` compiles it for one scenario.
public struct Policy: Sendable, Hashable {
  public let name: String
  public let tiers: [PolicyTier]

  public init(name: String, tiers: [PolicyTier]) {
    self.name = name
    self.tiers = tiers
  }
}

/// One tier of a policy: a weighted sum of measures.
public struct PolicyTier: Sendable, Hashable {
  /// What the tier is called; nil = after its measures.
  public let name: String?
  public let parts: [Part]
  public let tolerance: Tier.Tolerance

  /// A measure with a weight, over the children and services of a scope.
  public struct Part: Sendable, Hashable {
    public let measure: PolicyMeasure
    /// A positive integer.
    public let weight: Int
    /// Whether each need counts (1 + its priority) times.
    public let weighsPriority: Bool
    public let scope: PolicyScope

    public init(
      _ measure: PolicyMeasure, weight: Int = 1, weighsPriority: Bool = false,
      scope: PolicyScope = .everything
    ) {
      self.measure = measure
      self.weight = weight
      self.weighsPriority = weighsPriority
      self.scope = scope
    }
  }

  public init(name: String? = nil, parts: [Part], tolerance: Tier.Tolerance = .absolute(0)) {
    self.name = name
    self.parts = parts
    self.tolerance = tolerance
  }

  /// A tier of one measure.
  public init(
    _ measure: PolicyMeasure, scope: PolicyScope = .everything, name: String? = nil
  ) {
    self.init(name: name, parts: [Part(measure, scope: scope)])
  }
}

/// What a part of a tier counts.
public enum PolicyMeasure: Sendable, Hashable {
  /// The j-th session of a need that asks d is worth d − j + 1; courses likewise × `course_worth`
  /// (RULES 19).
  case shortage
  /// Children with any weekly or yearly service.
  case childrenServed
  /// Needs that get at least their `least`.
  case needsServed
  /// Sessions.
  case sessions
  /// Courses, and appointments.
  case courses
  /// Sessions at the place where the child lives.
  case sessionsAtHome
  /// Needs whose i-th owed course of the year is had or given, i from 1.
  case owedCourse(Int)
  /// Less travel of families: minutes one way × visits.
  case lessTravel

  /// The word that policy files, certificates and reports use.
  public var word: String {
    switch self {
    case .shortage: "need"
    case .childrenServed: "children"
    case .needsServed: "needs"
    case .sessions: "sessions"
    case .courses: "courses"
    case .sessionsAtHome: "sessions at home"
    case .owedCourse(let number): "owed course \(number)"
    case .lessTravel: "travel"
    }
  }

  /// The measure of a word as a policy file writes it, or nil.
  public init?(word: String) {
    let plain: [PolicyMeasure] = [
      .shortage, .childrenServed, .needsServed, .sessions, .courses, .sessionsAtHome, .lessTravel,
    ]
    if let match = plain.first(where: { $0.word == word }) {
      self = match
    } else if word.hasPrefix("owed course "), let number = Int(word.dropFirst(12)), number >= 1 {
      self = .owedCourse(number)
    } else {
      return nil
    }
  }
}

/// The needs that a part of a tier speaks of; every condition given must hold.
public struct PolicyScope: Sendable, Hashable {
  /// Service keys; empty = all.
  public var services: [String]
  /// Completed years on the first day of the term.
  public var ageFrom: Int?
  public var ageTo: Int?
  public var isRural: Bool?
  /// Catalogue words; empty = all.
  public var languages: [String]
  public var categories: [String]
  /// A place where the children live; nil = all.
  public var lives: String?
  /// Column and value of a further column listed in `report_by`.
  public var attributes: [Attribute]

  /// A further column's value.
  public struct Attribute: Sendable, Hashable {
    public let column: String
    public let value: String

    public init(column: String, value: String) {
      self.column = column
      self.value = value
    }
  }

  public init(
    services: [String] = [], ageFrom: Int? = nil, ageTo: Int? = nil, isRural: Bool? = nil,
    languages: [String] = [], categories: [String] = [], lives: String? = nil,
    attributes: [Attribute] = []
  ) {
    self.services = services
    self.ageFrom = ageFrom
    self.ageTo = ageTo
    self.isRural = isRural
    self.languages = languages
    self.categories = categories
    self.lives = lives
    self.attributes = attributes
  }

  /// All needs of all children.
  public static let everything = PolicyScope()
}
