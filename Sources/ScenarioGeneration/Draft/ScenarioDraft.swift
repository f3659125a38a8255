import Kezek

/// A scenario before it is written: what the tables will say, in English words and structured
/// hours, with names of places and services as the tables have them.
struct ScenarioDraft {
  var language: Language
  var settings: SettingsDraft
  var services: [ServiceDraft] = []
  var sites: [SiteDraft] = []
  var rooms: [RoomDraft] = []
  var specialists: [SpecialistDraft] = []
  var children: [ChildDraft] = []
  var needs: [NeedDraft] = []
  var turns: [TurnDraft] = []
  var travel: [TravelDraft] = []
  var absences: [AbsenceDraft] = []
  var current: [CurrentDraft] = []
  /// Where the figures come from; written beside the settings.
  var sources: [FigureSource] = []

  /// The index of each child's row by id.
  var childIndex: [String: Int] {
    Dictionary(uniqueKeysWithValues: children.indices.map { (children[$0].id, $0) })
  }
}

/// The settings that a scenario states; what is nil stays at its default and is not written.
struct SettingsDraft {
  var first: CalendarDay
  var last: CalendarDay
  var holidays: [DayRange] = []
  var grid = GridDraft()
  var weeks = 1
  /// Hours in which a child of shift 1 or 2 is at school.
  var shifts: [GridDraft.Window] = [.init(from: 480, to: 780), .init(from: 810, to: 1110)]
  var statesShifts = false
  var noon = 780
  var daySessions: Int?
  var dayMinutes: Int?
  var maxTravel: Int?
  var courseWorth: Int?
  /// Each session counts as one of the hours.
  var countsLessons = false
  var reportBy: [String] = []
  var asOf: CalendarDay?
  var seed: UInt64?
}

/// The template grid of the settings.
struct GridDraft {
  var days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
  var window = Window(from: 510, to: 1110)
  var step = 30
  var pause: Window?

  /// Minutes of the day.
  struct Window {
    var from: Int
    var to: Int
  }

  /// The grid as the loader will build it.
  func timeGrid(weeks: Int) -> TimeGrid {
    let perDay = (window.to - window.from) / step
    var open = PeriodSet(count: weeks * 7 * perDay)
    let blank = TimeGrid(
      weeks: weeks, step: step, firstMinute: window.from, periodsPerDay: perDay, open: open)
    for day in 0..<blank.dayCount where days.contains(blank.weekday(ofDay: day)) {
      open.insert(day * perDay..<(day + 1) * perDay)
      guard let pause else { continue }
      for period in day * perDay..<(day + 1) * perDay {
        let minute = blank.minute(of: period)
        if minute < pause.to, minute + step > pause.from { open.remove(period) }
      }
    }
    return TimeGrid(
      weeks: weeks, step: step, firstMinute: window.from, periodsPerDay: perDay, open: open)
  }
}
