/// The conditions a plan keeps, one name each: in the formulation, the verifier, the messages and
/// `Docs/Model.md`.
public enum ConstraintFamily: String, Sendable, Hashable, CaseIterable, Codable {
  /// At most one specialist, or one group, for a need.
  case continuity
  /// A need gets nothing or at least its `least`, at most what it asks, and in a week at most its
  /// weekly number.
  case sessionCount = "session count"
  /// One session or group meeting of a specialist at a time.
  case specialistOverlap = "specialist overlap"
  /// One session of a child at a time, and one of a companion.
  case childOverlap = "child overlap"
  /// A child's sessions and minutes in a day; one session of a need in a day.
  case dailyLoad = "daily load"
  /// Least days between two sessions of a need.
  case sessionSpacing = "session spacing"
  /// Child, specialist, site and resource are there, within one open stretch of a day.
  case availability
  /// A specialist's contact minutes over the cycle.
  case weeklyHours = "weekly hours"
  /// A specialist's distinct children.
  case caseload
  /// Units of a resource and its seats; one unit of every kind the service lists.
  case resourceCapacity = "resource capacity"
  /// The tags a child needs are among those of the room, site or turn.
  case accessibility
  /// The specialist gives the service and covers the need's category.
  case qualification
  /// Specialist and child share a language.
  case language
  /// No site beyond `max_travel`.
  case travelLimit = "travel limit"
  /// A child is at one place a day, a specialist who may choose at one site, and the way between
  /// two sites leaves time.
  case onePlaceADay = "one place a day"
  /// Size, common category and language, ages, length, and everyone at every meeting.
  case groupRoster = "group roster"
  /// A turn's places and its step-free places.
  case places
  /// A turn's quotas and reserved places.
  case quotas
  /// Age, profile, companion and papers on a turn's first day.
  case turnEligibility = "turn eligibility"
  /// Days between two courses, and no two turns of a child on one date.
  case courseSpacing = "course spacing"
  /// Courses in a calendar year at most those owed.
  case entitlement
  /// A long absence or turn removes weekly sessions; an absence bars the turns it touches.
  case absence
  /// What must stay stays, and what must not be is not.
  case pins
  /// Who may have the service at all: asked for, conclusion, status, ages of the service, the
  /// form and the site that the need requires.
  case admission
}
