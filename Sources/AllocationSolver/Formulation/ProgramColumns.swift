import Kezek
import MathematicalProgram

/// The decision variables of a compact program, with what each of them stands for.
struct ProgramColumns: Sendable {
  /// `serve[n,t,j]`, and `member[n,g,j]` for membership in a group that meets j times.
  var serves: [ServeColumn] = []
  /// `session[n,t,ρ,h]`, and `attend[n,g,h]` for one member at a group's meeting.
  var attendances: [Attendance] = []
  /// What takes a specialist's and the resources' time: `session[n,t,ρ,h]` and `meet[g,ρ,h]`.
  var occupations: [Occupation] = []
  var groups: [GroupColumns] = []
  /// `place[c,k]`.
  var places: [PlaceColumn] = []
}

/// A need is served by a specialist so many times a cycle, alone or in a group.
struct ServeColumn: Sendable {
  let need: Need.ID
  let specialist: Specialist.ID
  let sessions: Int
  /// The group's position; nil = alone.
  let group: Int?
  let variable: Variable
}

/// One child's session at one start.
struct Attendance: Sendable {
  let need: Need.ID
  let specialist: Specialist.ID
  let site: Site.ID
  /// Starting period.
  let start: Int
  /// Periods occupied.
  let length: Int
  /// The session's own minutes.
  let minutes: Int
  /// The group's position; nil = alone.
  let group: Int?
  /// The same variable may stand for several members who always come together.
  let variable: Variable
}

/// One session or meeting, as it takes a specialist and resources.
struct Occupation: Sendable {
  let specialist: Specialist.ID
  let combination: Int
  let site: Site.ID
  let start: Int
  let length: Int
  let minutes: Int
  /// The need of an individual session; nil for a group's meeting.
  let need: Need.ID?
  let group: Int?
  let variable: Variable
}

/// The variables of one group candidate.
struct GroupColumns: Sendable {
  let candidate: GroupCandidate
  /// `meetings[g,j]` for each j of the candidate's range: the group is open and meets j times.
  let meetings: [Variable]
  /// `choose[g,κ]` for each kind; empty where there is one kind.
  let choose: [Variable]
  /// Positions in `occupations`.
  let occupations: Range<Int>
  /// Positions in `serves`, by optional member.
  let servesOfOptional: [Range<Int>]
  /// Positions in `attendances`, by optional member.
  let attendancesOfOptional: [Range<Int>]
}

/// A need's place in a turn.
struct PlaceColumn: Sendable {
  let need: Need.ID
  let turn: Turn.ID
  let variable: Variable
}
