/// A policy that cannot be compiled for a scenario.
public struct PolicyDefect: Error, Sendable, Hashable {
  /// What does not fit.
  public enum Kind: Sendable, Hashable {
    case unknownService
    case unknownLanguage
    case unknownCategory
    case unknownPlace
    case unknownColumn
    case notPositiveWeight
    case noTier
    case emptyTier
  }

  public let kind: Kind
  /// The word or number that does not fit.
  public let value: String
  /// What the scenario has instead.
  public let known: [String]

  public init(kind: Kind, value: String, known: [String] = []) {
    self.kind = kind
    self.value = value
    self.known = known
  }
}
