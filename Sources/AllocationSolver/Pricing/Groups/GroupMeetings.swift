import Kezek

/// The groups that a specialist could find for a service: who could be in them, and where and when
/// they could meet.
///
/// Members are meant by their number here.
struct GroupMeetings: Sendable {
  let specialist: Specialist.ID
  let service: Service.ID
  /// Members that a group has.
  let sizes: ClosedRange<Int>
  /// Ascending.
  let members: [Need.ID]
  /// Numbers of meetings that some member asks for.
  let counts: ClosedRange<Int>
  /// No plan has more of these groups.
  let most: Int
  var gatherings: [Gathering] = []
  var days: [Day] = []
  var starts: [Start] = []
  /// What meetings take of the specialist and of rooms.
  var shapes: [MeetingShape] = []
  /// By set: its members.
  var sets = BitRows(rows: 0, columns: 0)
  /// By number of meetings from the least: the members that could have so many.
  var possible = BitRows(rows: 0, columns: 0)

  /// Members whom a category, a language, a range of ages and a length admit, at one site.
  struct Gathering: Sendable {
    /// Positions in `days`, ascending by day of the cycle.
    let days: Range<Int>
    /// Of the member that may meet most often.
    let mostInWeek: Int
    /// The choices of its days with the service's days between; nil where they may follow each other.
    let spacing: DaySpacing?
  }

  /// A day of the cycle with its starts.
  struct Day: Sendable {
    let week: Int
    /// Positions in `starts`.
    let starts: Range<Int>
  }

  /// When a meeting could begin, for whoever is free then.
  struct Start: Sendable {
    /// Number of the set of members who could be there.
    let set: Int
    /// Position in `shapes`.
    let shape: Int
  }

  /// What a meeting takes.
  struct MeetingShape: Sendable, Hashable {
    let minutes: Int
    let shape: TimeRows.Shape
    let takes: TimeRows.Takes
  }

  /// Whether a member could have so many meetings.
  func isPossible(_ member: Int, meetings: Int) -> Bool {
    possible.contains(member, row: meetings - counts.lowerBound)
  }
}
