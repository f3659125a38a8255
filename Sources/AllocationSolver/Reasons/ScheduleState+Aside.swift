import Kezek

/// A need's sessions, taken out of a schedule for a moment.
struct SessionsAside: Sendable {
  fileprivate let need: Need.ID
  fileprivate let sessions: [ScheduledMeeting]
  /// The group that the need was in.
  fileprivate let group: Int?
  /// A named roster's group, whole.
  fileprivate let roster: ScheduledGroup?
}

extension ScheduleState {
  /// Takes a need's sessions out: those of its own, its attendance of a group, or its named
  /// roster's meetings.
  ///
  /// - Complexity: O(sessions of the need and its group × length).
  mutating func setAside(_ need: Need.ID) -> SessionsAside {
    switch givers[need.index] {
    case .nobody:
      return SessionsAside(need: need, sessions: [], group: nil, roster: nil)
    case .specialist:
      let places = meetingsOfNeed[need.index]
      let sessions = places.compactMap { meetings[$0] }
      for place in places { removeMeeting(place) }
      return SessionsAside(need: need, sessions: sessions, group: nil, roster: nil)
    case .group(let place):
      guard let group = groups[place], group.roster != nil else {
        leave(need, group: place)
        return SessionsAside(need: need, sessions: [], group: place, roster: nil)
      }
      let sessions = group.meetings.compactMap { meetings[$0] }
      closeGroup(place)
      return SessionsAside(need: need, sessions: sessions, group: nil, roster: group)
    }
  }

  /// Puts back what was taken out; nothing else may have changed since.
  mutating func putBack(_ aside: SessionsAside) {
    if let group = aside.group {
      join(aside.need, group: group)
    } else if let roster = aside.roster {
      let place = openGroup(roster)
      for meeting in aside.sessions {
        addMeeting(of: place, in: meeting.combination, at: meeting.start)
      }
    } else {
      for meeting in aside.sessions {
        addSession(
          aside.need, with: meeting.specialist, in: meeting.combination, at: meeting.start)
      }
    }
  }
}
