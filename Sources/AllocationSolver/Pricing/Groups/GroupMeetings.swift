import Kezek

/// The groups that a specialist could find for a service: who could be in them, and where and when
/// they could meet.
///
/// Members are meant by their number here, sets of them are bits in rows of `sets`.
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
  /// By set: words of bits, `wordsPerSet` each.
  var sets: [UInt64] = []
  /// By number of meetings from the least, bits of the members that could have so many.
  var possible: [UInt64] = []

  var wordsPerSet: Int { Self.words(of: members.count) }
  var setCount: Int { sets.count / max(1, wordsPerSet) }

  /// Members whom a category, a language, a range of ages and a length admit, at one site.
  struct Gathering: Sendable {
    /// Positions in `days`, ascending by day of the cycle.
    let days: Range<Int>
    /// Of the member that may meet most often.
    let mostInWeek: Int
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
    let shape: HalfDayRows.Shape
    let posts: [Int]
  }

  static func words(of members: Int) -> Int { (members + 63) / 64 }

  func contains(_ member: Int, inSet set: Int) -> Bool {
    sets[set * wordsPerSet + member >> 6] & (1 << UInt64(member & 63)) != 0
  }

  /// Whether a member could have so many meetings.
  func isPossible(_ member: Int, meetings: Int) -> Bool {
    let first = (meetings - counts.lowerBound) * wordsPerSet
    return possible[first + member >> 6] & (1 << UInt64(member & 63)) != 0
  }
}
