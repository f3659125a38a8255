import Kezek

/// What a schedule holds of one part of a search: its specialists' meetings and groups, and the
/// courses of its children.
struct SearchPiece: Sendable {
  private var alone: [ScheduledMeeting] = []
  private var groups: [(group: ScheduledGroup, meetings: [ScheduledMeeting])] = []
  private var courses: [PlannedCourse] = []

  /// - Parameter part: one of the parts, or `SearchParts.nobody` for what stays as it is.
  init(of part: Int, _ parts: SearchParts, _ schedule: ScheduleState) {
    for case let meeting? in schedule.meetings
    where parts.ofSpecialist[meeting.specialist.index] == part {
      if case .need = meeting.who { alone.append(meeting) }
    }
    for case let group? in schedule.groups
    where parts.ofSpecialist[group.specialist.index] == part {
      groups.append((group, group.meetings.compactMap { schedule.meetings[$0] }))
    }
    // Courses change in one part at most; those of all other children stay as they are.
    let changes = part == SearchParts.withCourses
    guard changes || part == SearchParts.nobody else { return }
    for course in schedule.coursesOfChild.joined() {
      let isOwn = parts.ofNeed[course.need.index] == SearchParts.withCourses
      if isOwn == changes { courses.append(course) }
    }
  }

  /// Puts the piece into a schedule that holds nothing of it.
  func add(to schedule: inout ScheduleState) {
    for meeting in alone {
      guard case .need(let need) = meeting.who else { continue }
      schedule.addSession(
        need, with: meeting.specialist, in: meeting.combination, at: meeting.start)
    }
    for (group, meetings) in groups {
      let place = schedule.openGroup(group)
      for meeting in meetings {
        schedule.addMeeting(of: place, in: meeting.combination, at: meeting.start)
      }
    }
    for course in courses { schedule.addCourse(course.need, in: course.turn) }
  }
}
