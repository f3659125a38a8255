/// Why brute force does not answer.
public enum OracleRefusal: Error, Sendable, Hashable {
  /// The scenario has more plans than the limit.
  case tooManyPlans(limit: Int)
  /// More than 64 periods in which a specialist works, or more than 64 needs or current rows.
  case tooLarge
}
