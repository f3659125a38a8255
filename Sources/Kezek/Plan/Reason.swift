/// Why a need is not met in full: the codes of the waiting list, in the order of precedence.
public enum Reason: String, Sendable, Hashable, CaseIterable, Codable {
  case noConclusion = "R01"
  case postponed = "R02"
  case noSpecialist = "R03"
  case noCategory = "R04"
  case noLanguage = "R05"
  case tooFar = "R06"
  case notAccessible = "R07"
  case noCommonTime = "R08"
  case hoursFull = "R09"
  case caseloadFull = "R10"
  case roomsFull = "R11"
  case noGroup = "R12"
  case dailyLoad = "R13"
  case noTurnFits = "R14"
  case turnsFull = "R15"
  case tooSoon = "R16"
  case away = "R17"
  case pinned = "R18"

  /// Whether it is a filter that no plan of these tables can pass, rather than a shortage.
  public var isFilter: Bool { self < .hoursFull }
}

extension Reason: Comparable {
  public static func < (left: Reason, right: Reason) -> Bool { left.rawValue < right.rawValue }
}

/// How sure a reason is.
public enum Certainty: String, Sendable, Hashable, CaseIterable, Codable {
  /// Shown by the tables or by a bound.
  case noPlanCan = "no plan can"
  /// A forced re-solve showed that the rule prefers another.
  case ruleChoice = "rule's choice"
  /// Only the lottery decided.
  case byLot = "drawn by lot"
  /// Other children hold, in this plan, what it would need.
  case givenToOthers = "given to others"
  /// Seen in this plan, without others holding what it would need.
  case inThisPlan = "in this plan"
  /// The solve was stopped early.
  case notSettled = "not settled"
}

/// A need that the plan does not meet in full.
public struct UnmetNeed: Sendable, Hashable {
  public let need: Need.ID
  /// The calendar year of a yearly need's account; nil for sessions and appointments.
  public let year: Int?
  public let asked: Int
  /// Sessions or courses given; courses already had count here.
  public let given: Int
  /// The main reason first; empty where nothing stands against one more in this plan.
  public let reasons: [Reason]
  public let certainty: Certainty
  /// The most that any plan of these tables could give, as far as the need alone shows.
  public let possible: Int

  public init(
    need: Need.ID, year: Int?, asked: Int, given: Int, reasons: [Reason], certainty: Certainty,
    possible: Int? = nil
  ) {
    self.need = need
    self.year = year
    self.asked = asked
    self.given = given
    self.reasons = reasons
    self.certainty = certainty
    self.possible = possible ?? asked
  }
}
