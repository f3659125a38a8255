import Kezek

/// A row of `services`.
struct ServiceDraft {
  var name: String
  /// `week`, `cycle`, `year`, `once`; nil = the built-in or default value.
  var per: String?
  /// Minutes by age: `under` nil is the last.
  var minutes: [(under: Int?, minutes: Int)] = []
  var form: String?
  var groupMin: Int?
  var groupMax: Int?
  var ageGap: Int?
  /// Kinds, one unit of each; a kind with a slash lists alternatives.
  var rooms: [String] = []
  var who: String?
  var gapDays: Int?
  var ageFrom: Int?
  var ageTo: Int?
}

/// A row of `sites`.
struct SiteDraft {
  var name: String
  var place: String
  var hours = WeeklyHours.whole
  /// `yes` for step-free, else tags (`quiet`, `loop`).
  var tags: [String] = []
  var kind = ""
}

/// A row of `rooms`.
struct RoomDraft {
  var id: String
  var site: String
  var kind: String
  var seats: Int?
  var tags: [String] = []
  var hours = WeeklyHours.whole
  var count: Int?
}

/// A row of `turns`.
struct TurnDraft {
  var id: String
  var site: String
  var service: String
  var days: DayRange
  var places: Int
  var ageFrom: Int?
  var ageTo: Int?
  var categories: [String] = []
  var stepFreePlaces: Int?
  /// `free`, `place` or `no`.
  var companion: String?
  /// Word and number; `village` is translated.
  var quotas: [(word: String, children: Int)] = []
  var reserved: [(word: String, children: Int)] = []
}

/// A row of `travel`.
struct TravelDraft {
  var from: String
  var to: String
  var minutes: Int
}
