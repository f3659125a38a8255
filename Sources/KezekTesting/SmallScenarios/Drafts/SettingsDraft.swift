public import Kezek

/// Settings whose fields can be changed.
public struct SettingsDraft: Sendable {
  public var term: DayRange
  public var holidays: [DayRange]
  public var noon: Int
  public var daySessions: Int
  public var dayMinutes: Int?
  public var maxTravel: Int?
  public var courseWorth: Int
  public var reportBy: [String]
  public var hoursAre: Settings.HoursAre
  public var data: Settings.DataMark
  public var asOf: CalendarDay
  public var seed: UInt64
  public var defaultsInForce: [String]

  /// The draft of a value.
  public init(_ value: Settings) {
    term = value.term
    holidays = value.holidays
    noon = value.noon
    daySessions = value.daySessions
    dayMinutes = value.dayMinutes
    maxTravel = value.maxTravel
    courseWorth = value.courseWorth
    reportBy = value.reportBy
    hoursAre = value.hoursAre
    data = value.data
    asOf = value.asOf
    seed = value.seed
    defaultsInForce = value.defaultsInForce
  }

  /// The value as it stands.
  public var value: Settings {
    Settings(
      term: term, holidays: holidays, noon: noon, daySessions: daySessions,
      dayMinutes:
        dayMinutes, maxTravel: maxTravel, courseWorth: courseWorth, reportBy: reportBy,
      hoursAre: hoursAre, data: data, asOf: asOf, seed: seed,
      defaultsInForce:
        defaultsInForce)
  }
}
