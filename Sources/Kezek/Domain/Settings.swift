/// What settings say about the whole scenario.
public struct Settings: Sendable, Hashable {
  /// The days for which the plan is valid.
  public let term: DayRange
  public let holidays: [DayRange]
  /// Minute of the day that parts morning from afternoon.
  public let noon: Int
  /// A child's sessions in a day.
  public let daySessions: Int
  /// A child's own session minutes in a day; nil = no limit.
  public let dayMinutes: Int?
  /// Minutes one way that a family can be asked to travel; nil = no limit.
  public let maxTravel: Int?
  /// What one missing course counts beside one missing session.
  public let courseWorth: Int
  /// Further columns of children that are dimensions of the reports.
  public let reportBy: [String]
  public let hoursAre: HoursAre
  public let data: DataMark
  /// The day the tables describe.
  public let asOf: CalendarDay
  /// Of the lottery.
  public internal(set) var seed: UInt64
  /// The keys left to their defaults, in the order of the catalogue.
  public let defaultsInForce: [String]

  /// What a specialist's hours count.
  public enum HoursAre: Sendable, Hashable {
    /// A session counts its own minutes.
    case clock
    /// Each session counts as one hour.
    case lessons
  }

  /// What the planner says the data are.
  public enum DataMark: String, Sendable, Hashable, CaseIterable {
    case unmarked
    case synthetic
    case real
  }

  public init(
    term: DayRange, holidays: [DayRange], noon: Int, daySessions: Int, dayMinutes: Int?,
    maxTravel: Int?, courseWorth: Int, reportBy: [String], hoursAre: HoursAre, data: DataMark,
    asOf: CalendarDay, seed: UInt64, defaultsInForce: [String]
  ) {
    self.term = term
    self.holidays = holidays
    self.noon = noon
    self.daySessions = daySessions
    self.dayMinutes = dayMinutes
    self.maxTravel = maxTravel
    self.courseWorth = courseWorth
    self.reportBy = reportBy
    self.hoursAre = hoursAre
    self.data = data
    self.asOf = asOf
    self.seed = seed
    self.defaultsInForce = defaultsInForce
  }

  /// Contact minutes that a session of so many minutes uses up (RULES, `hours_are`).
  public func contactMinutes(ofSession minutes: Int) -> Int {
    hoursAre == .clock ? minutes : 60
  }
}
