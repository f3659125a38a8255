import Kezek

/// A session or a group's meeting as strategies hold it, before rooms and keys are given out.
struct HeldMeeting: Sendable, Hashable {
  /// The needs of those who attend, ascending.
  let needs: [Need.ID]
  let specialist: Specialist.ID
  let combination: Int
  /// Starting period.
  let start: Int
  /// Whether it is a group's meeting, be it of one.
  let isGroup: Bool
  /// What tells one group from another within a strategy; nil for a session alone.
  let group: Int?
}
