public import Kezek

/// What was understood of the tables: what `doctor` shows first.
public struct Understanding: Sendable, Hashable {
  /// First and last day of the plan.
  public let term: DayRange
  /// Weeks of the cycle.
  public let weeks: Int
  /// Minutes of a period.
  public let step: Int
  /// Children, the like ones of a row counted each.
  public let children: Int
  public let sites: Int
  /// Units of rooms and other resources.
  public let rooms: Int
  /// By service, in the scenario's order.
  public let services: [ServiceLine]
  /// In the scenario's order.
  public let specialists: [SpecialistLine]
  public let turns: Int
  /// Rows of today's plan.
  public let currentRows: Int
  /// The keys left to their defaults, in the catalogue's order.
  public let defaultsInForce: [String]
  /// The step that would lose less time than the present one; nil where none does.
  public let betterStep: BetterStep?

  /// What is asked of one service, and who gives it.
  public struct ServiceLine: Sendable, Hashable {
    /// The service's key.
    public let service: String
    public let per: Service.Per
    /// Children who ask for it.
    public let children: Int
    /// Sessions a cycle, courses a year or appointments.
    public let asked: Int
    /// Contact minutes a cycle that all of it would take, if held singly.
    public let askedMinutes: Int
    /// Specialists who give it.
    public let specialists: Int
    /// Their contact minutes a cycle, of all their services.
    public let contactMinutes: Int
    /// Places in turns of it.
    public let places: Int
    /// Minutes a cycle lost because its sessions are rounded up to the step.
    public let minutesLostToRounding: Int
    /// Minutes a cycle of its specialists' hours that fit no period of the grid.
    public let minutesOffGrid: Int
  }

  /// One specialist's hours, read back.
  public struct SpecialistLine: Sendable, Hashable {
    public let specialist: String
    /// The services' keys.
    public let services: [String]
    /// Contact minutes a week.
    public let minutesToGive: Int
    /// Minutes a week, on average, in which the specialist is there.
    public let minutesAvailable: Int
    private let words: [Language: String]

    init(
      specialist: String, services: [String], minutesToGive: Int, minutesAvailable: Int,
      words: [Language: String]
    ) {
      self.specialist = specialist
      self.services = services
      self.minutesToGive = minutesToGive
      self.minutesAvailable = minutesAvailable
      self.words = words
    }

    /// The hours in words of a language, as "4 days Ыргыз 16 h … 18 h to give".
    public func hours(in language: Language) -> String { words[language] ?? "" }
  }

  /// A step of the grid and the minutes a cycle that are lost with it and with the present one.
  public struct BetterStep: Sendable, Hashable {
    public let step: Int
    public let minutesLost: Int
    public let minutesLostNow: Int
  }
}
