import Kezek

/// What a word of the availability grammar means.
enum AvailabilityWord: Sendable, Hashable {
  /// A day; `isAblative` where the form says *from the day*, as `сәрсенбіден`.
  case day(Weekday, isAblative: Bool)
  case days(DaySet)
  case any
  case wholeDay
  case morning
  case afternoon
  /// Takes away what follows.
  case except
  /// Takes away what stands before, as Kazakh `басқа`, or what follows.
  case exceptBehind
  case everySecondWeek
  /// *Every second*, a day to follow.
  case everySecond
  /// *Every*, a day to follow.
  case every
  /// *Week*, a letter beside it.
  case week
  case from
  case until
  /// `по`: *until* between two days or times, *on* before a day.
  case onOrUntil
  /// `дейін`: *until*, behind its time.
  case untilBefore
  /// `кейін`, `бастап`: *from*, behind its time.
  case fromBefore
  case and
  /// A word that changes nothing.
  case filler
  case hourUnit
  case minuteUnit
  /// *In the morning*, behind a time of a clock of twelve hours.
  case beforeNoon
  /// *In the afternoon*, behind a time of a clock of twelve hours.
  case afterNoon
  /// The ending of a case behind a number or an abbreviation, as in `9-дан`.
  case ending(isAblative: Bool)
  /// *First*, *third*, *last*, *month*: days of the month.
  case ofMonth
  /// Even or odd weeks.
  case evenOrOddWeek
  case byArrangement
  /// *No*, *day off*.
  case negation
  case step
  case breakTime
}
