public import Kezek
public import PlanVerification

/// `plan.json`: a plan with its certificate and what it leaves unmet.
///
/// It holds no clock, host or thread count, so that the same plan is the same bytes.
public struct PlanDocument: Sendable, Hashable {
  /// The version of the format that this program writes.
  public static let version = 1

  /// The scenario's folder name.
  public let scenario: String
  /// The policy's name.
  public let policy: String
  /// The text of the policy's file; nil for a named policy.
  public let ruleText: String?
  /// How the plan was allowed to differ from the current one.
  public let change: ChangeRule
  public let data: Settings.DataMark
  /// Rows of the file that no need asks for; the plan does not hold them.
  public let notAsked: [Violation]
  /// Rows of the list of unmet needs that no need asks for.
  public let unmetNotAsked: [CertificateFault]
  /// nil where somebody wrote the plan by hand.
  public let certificate: Certificate?
  public let plan: Plan
  /// What is not met in full, in the order of the waiting list.
  public let unmet: [UnmetNeed]
  /// The rows that were left out so that the rest could be planned.
  public let leftOut: [Finding]
  /// What a reader should know of the file; empty for one that is to be written.
  public let notes: [FileProblem]

  public init(
    scenario: String, policy: String, data: Settings.DataMark, certificate: Certificate?,
    plan: Plan, unmet: [UnmetNeed], leftOut: [Finding] = [], notes: [FileProblem] = [],
    ruleText: String? = nil, change: ChangeRule = .free, notAsked: [Violation] = [],
    unmetNotAsked: [CertificateFault] = []
  ) {
    self.scenario = scenario
    self.policy = policy
    self.data = data
    self.certificate = certificate
    self.plan = plan
    self.unmet = unmet
    self.leftOut = leftOut
    self.notes = notes
    self.ruleText = ruleText
    self.change = change
    self.notAsked = notAsked
    self.unmetNotAsked = unmetNotAsked
  }

  /// The word of a week: A or B.
  static func word(ofWeek week: Int) -> String { week == 0 ? "A" : "B" }

  /// A minute of the day as HH:MM.
  static func clock(_ minute: Int) -> String {
    let hour = String(minute / 60)
    let rest = String(minute % 60)
    return (hour.count < 2 ? "0" : "") + hour + ":" + (rest.count < 2 ? "0" : "") + rest
  }
}

extension Scenario {
  /// Whether a child asks for the service of this need in another form too, so that child and
  /// service alone do not say which need is meant.
  func isAmbiguous(_ need: Need.ID) -> Bool {
    needsOfChild[needs[need].child.index]
      .filter { needs[$0].service == needs[need].service }.count > 1
  }
}
