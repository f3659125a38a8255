public import Kezek

/// What a certificate, or the list of unmet needs, says otherwise than the plan itself.
public enum CertificateFault: Sendable, Hashable {
  /// The plan was made under another rule than the one it is judged by.
  case otherRule
  /// The certificate's steps are not those of the rule.
  case otherSteps(found: [String], wanted: [String])
  case value(step: String, claimed: Int, found: Int)
  /// A bound below the plan's own value.
  case boundBelowValue(step: String, bound: Int, value: Int)
  /// A step that is called closed with a gap beyond its tolerance, or without a bound.
  case notClosed(step: String)
  case tolerance(step: String, claimed: Int)
  /// The full value lies below the plan's own.
  case fullValue(step: String, claimed: Int, found: Int)
  /// The plan is called proven best, and a step of it is not closed.
  case notOptimal(step: String)
  /// An unmet need with figures other than the plan's; nil = it is met in full.
  case unmet(Need.ID, year: Int?, found: Unmet?)
  /// An unmet need that the list does not have.
  case unmetMissing(Need.ID, year: Int?)

  /// A row of the list that no need asks for.
  case unmetNotAsked(Child.ID, Service.ID)

  /// What the plan leaves of a need.
  public struct Unmet: Sendable, Hashable {
    public let asked: Int
    public let given: Int

    public init(asked: Int, given: Int) {
      self.asked = asked
      self.given = given
    }
  }
}
