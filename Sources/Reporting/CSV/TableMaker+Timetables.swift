import Kezek

extension TableMaker {
  /// A row for each meeting of each specialist.
  func specialists() -> CSVTable {
    var table = table(
      "timetable-specialists.csv",
      [phrases.say("column.specialist")] + timeColumns + [
        phrases.say("column.service"), phrases.say("column.site"), phrases.say("column.room"),
        phrases.say("column.group"), phrases.say("column.children"),
        phrases.say("column.number of children"),
      ])
    for (index, meetings) in timetable.bySpecialist.enumerated() {
      for meeting in meetings {
        table.append(
          marked(
            [.text(scenario.specialists[index].key)] + time(meeting) + [
              service(meeting), site(meeting), room(meeting), .optional(meeting.group),
              .text(names(of: meeting.children)), .integer(meeting.children.count),
            ]))
      }
    }
    return table
  }

  /// A row for each meeting in each room; those without a room stand under their site.
  func rooms() -> CSVTable {
    var table = table(
      "timetable-rooms.csv",
      [phrases.say("column.room"), phrases.say("column.site")] + timeColumns + [
        phrases.say("column.service"), phrases.say("column.specialist"),
        phrases.say("column.group"), phrases.say("column.children"),
        phrases.say("column.number of children"),
      ])
    func append(_ meetings: [Timetable.Meeting], room: CSVTable.Cell) {
      for meeting in meetings {
        table.append(
          marked(
            [room, site(meeting)] + time(meeting) + [
              service(meeting), specialist(meeting), .optional(meeting.group),
              .text(names(of: meeting.children)), .integer(meeting.children.count),
            ]))
      }
    }
    for (index, meetings) in timetable.byRoom.enumerated() {
      append(meetings, room: .text(scenario.rooms[index].key))
    }
    for meetings in timetable.withoutRoomBySite { append(meetings, room: .empty) }
    return table
  }

  /// A row for each session of each child.
  func children() -> CSVTable {
    var table = table(
      "timetable-children.csv",
      [phrases.say("column.child")] + timeColumns + [
        phrases.say("column.service"), phrases.say("column.specialist"),
        phrases.say("column.site"), phrases.say("column.room"), phrases.say("column.group"),
      ])
    for (index, meetings) in timetable.byChild.enumerated() {
      for meeting in meetings {
        table.append(
          marked(
            [.text(scenario.children[index].key)] + time(meeting) + [
              service(meeting), specialist(meeting), site(meeting), room(meeting),
              .optional(meeting.group),
            ]))
      }
    }
    return table
  }

  /// Week only where the cycle has two.
  private var timeColumns: [String] {
    (scenario.grid.weeks > 1 ? [phrases.say("column.week")] : []) + [
      phrases.say("column.day"), phrases.say("column.start"), phrases.say("column.end"),
      phrases.say("column.minutes"),
    ]
  }

  private func time(_ meeting: Timetable.Meeting) -> [CSVTable.Cell] {
    let week: [CSVTable.Cell] =
      scenario.grid.weeks > 1 ? [.text(PlanDocument.word(ofWeek: meeting.week))] : []
    return week + [
      .text(phrases.day(meeting.weekday)), .clock(meeting.start), .clock(meeting.end),
      .integer(meeting.minutes),
    ]
  }

  private func service(_ meeting: Timetable.Meeting) -> CSVTable.Cell {
    .text(phrases.service(scenario.services[meeting.service].key))
  }

  private func specialist(_ meeting: Timetable.Meeting) -> CSVTable.Cell {
    .text(scenario.specialists[meeting.specialist].key)
  }

  private func site(_ meeting: Timetable.Meeting) -> CSVTable.Cell {
    .text(phrases.site(scenario.sites[meeting.site].key))
  }

  private func room(_ meeting: Timetable.Meeting) -> CSVTable.Cell {
    .text(names(of: meeting.rooms))
  }
}
