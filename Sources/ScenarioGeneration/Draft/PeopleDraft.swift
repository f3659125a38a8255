import Kezek

/// A row of `children`.
struct ChildDraft {
  var id: String
  var born: CalendarDay
  /// English words of the catalogue; empty = not stated.
  var categories: [String] = []
  var languages: [String] = []
  var lives = ""
  var isRural = false
  var shift: Int?
  var hours = WeeklyHours.whole
  /// `yes` for step-free, else tags (`quiet`, `loop`).
  var tags: [String] = []
  /// `waits`, `seat` or nil.
  var companion: String?
  var since: CalendarDay?
  /// `no PMPC conclusion`, `postponed` or nil.
  var status: String?
  var family: String?
  var until: CalendarDay?
  /// The value of each column of `report_by`.
  var attributes: [String] = []
}

/// A row of `needs`.
struct NeedDraft {
  var child: String
  var service: String
  var times: Int
  var least: Int?
  /// `individual`, `group`, `any` or nil for the service's own.
  var form: String?
  var minutes: Int?
  var group: String?
  var last: CalendarDay?
  var site: String?
  var priority: Int?
  var categories: [String] = []
}

/// A row of `specialists`.
struct SpecialistDraft {
  var id: String
  var services: [String]
  /// Contact hours a week, in halves.
  var halfHours: Int
  var hours: WeeklyHours
  var languages: [String]
  var categories: [String] = []
  var caseload: Int?
  var travels = false
}

/// A row of `absences`.
struct AbsenceDraft {
  var who: String
  var days: DayRange
  var note: String
}

/// A row of `current`: a session, or a course where `turn` is named.
struct CurrentDraft: Equatable {
  var child: String
  var service: String
  var specialist = ""
  var site = ""
  /// 0 = A, 1 = B; nil in a cycle of one week.
  var week: Int?
  var day: Weekday?
  /// Minute of the day.
  var start: Int?
  var turn = ""
  /// `yes`, `no` or nil.
  var keep: String?
  var room = ""
}
