import Kezek

extension TimetablePage {
  /// Whose timetable a sheet is.
  enum Owner {
    case specialist(Specialist.ID)
    case room(Room.ID)
    case child(Child.ID)
  }

  /// Specialists, rooms, children: contents and sheets of each.
  var groups: [Values] {
    let specialists = timetable.bySpecialist.enumerated().map {
      (owner: Owner.specialist(.init($0)), key: scenario.specialists[$0].key, meetings: $1)
    }
    let rooms = timetable.byRoom.enumerated().map {
      (owner: Owner.room(.init($0)), key: scenario.rooms[$0].key, meetings: $1)
    }
    let children = timetable.byChild.enumerated().map {
      (owner: Owner.child(.init($0)), key: report.shown(.init($0)), meetings: $1)
    }
    return [
      group(phrases.say("page.specialists"), prefix: "s", specialists),
      group(phrases.say("page.rooms"), prefix: "r", rooms),
      group(phrases.say("page.children"), prefix: "c", children),
    ]
  }

  private typealias Entry = (owner: Owner, key: String, meetings: [Timetable.Meeting])

  private func group(_ title: String, prefix: String, _ entries: [Entry]) -> Values {
    let filled = entries.enumerated().filter { !$0.element.meetings.isEmpty }
    let others = entries.filter { $0.meetings.isEmpty }
    let courses = others.filter(hasCourses)
    let empty = others.filter { !hasCourses($0) }.map(\.key)
    let isTooMany = filled.count > mostSheets
    let shown = isTooMany ? [] : filled
    return [
      "title": title,
      "links": shown.map { ["id": "\(prefix)\($0.offset)", "key": $0.element.key] as Values }
        + (courses.isEmpty
          ? [] : [["id": "courses", "key": phrases.say("page.courses only")] as Values]),
      "empty": empty.isEmpty
        ? []
        : [
          phrases.say(
            "page.without sessions",
            ["count": .number(empty.count), "names": .text(shortList(empty))])
        ],
      "omitted": isTooMany
        ? [phrases.say("page.too many", ["count": .number(filled.count)])] : [],
      "sheets": shown.map { sheet($0.element, id: "\(prefix)\($0.offset)") },
      "courses": courses.isEmpty ? [] : [list(courses)],
    ]
  }

  /// Whether a child has courses.
  private func hasCourses(_ entry: Entry) -> Bool {
    if case .child(let id) = entry.owner { return coursesByChild[id] != nil }
    return false
  }

  private func shortList(_ names: [String]) -> String {
    names.prefix(20).joined(separator: ", ") + (names.count > 20 ? " …" : "")
  }

  /// Children with courses and no sessions, a row each: no page of its own for one line.
  private func list(_ entries: [Entry]) -> Values {
    [
      "title": phrases.say("page.courses only").capitalizedFirst,
      "rows": entries.map { entry -> Values in
        ["child": entry.key, "notes": notes(of: entry.owner)]
      },
    ]
  }

  private func sheet(_ entry: Entry, id: String) -> Values {
    let notes = notes(of: entry.owner)
    let title = title(of: entry).capitalizedFirst
    let weeks = weeks(of: entry)
    let apart = weeks.map { cells(of: $0.meetings, name: $0.name, for: entry.owner) }
    func scale(_ grids: [Grid]) -> SheetScale {
      SheetScale(
        weeks: grids.map { $0.rows.map { row in row.cells.map { $0.map(\.text) } } },
        notes: notes,
        head: [title, weeks.first?.name ?? "", scenario.name, valid, mark].joined(
          separator: " "))
    }
    // Two weeks stand below each other, or beside where that leaves larger type.
    var (grids, points) = (apart, scale(apart).points)
    if apart.count == 2 {
      let beside = [Grid(apart[0], beside: apart[1])]
      if scale(beside).points > points { (grids, points) = (beside, scale(beside).points) }
    }
    return [
      "id": id, "title": title, "points": Self.decimal(points),
      "noteSize": Self.decimal(min(8, points)),
      "weeks": grids.enumerated().map { values(of: $1, isFirst: $0 == 0) },
      "hasNotes": !notes.isEmpty, "notes": notes,
    ]
  }

  /// A size in quarters of a point as a style sheet writes it.
  private static func decimal(_ points: Double) -> String {
    let hundredths = Int((points * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
  }

  private func title(of entry: Entry) -> String {
    switch entry.owner {
    case .specialist(let id):
      let services = scenario.specialists[id].services.map {
        phrases.service(scenario.services[$0].key)
      }
      return phrases.say(family: "label", "specialist", ["value": .text(entry.key)]) + ", "
        + (services + (onlySite[id.index].map { [phrases.site(scenario.sites[$0].key)] } ?? []))
        .joined(separator: ", ")
    case .room(let id):
      let room = scenario.rooms[id]
      let kind = scenario.kinds[room.kind]
      // A second adult or a set of equipment is no room.
      let name =
        kind.isPlace
        ? phrases.say(family: "label", "room", ["value": .text(entry.key)])
        : phrases.kind(kind.key) + " " + entry.key
      return name + ", " + phrases.site(scenario.sites[room.site].key)
    case .child:
      return phrases.say(family: "label", "child", ["value": .text(entry.key)])
    }
  }

  /// The weeks with meetings and their names; two alike are one, a single one has no name.
  private func weeks(of entry: Entry) -> [(name: String?, meetings: [Timetable.Meeting])] {
    guard scenario.grid.weeks > 1 else {
      return entry.meetings.isEmpty ? [] : [(nil, entry.meetings)]
    }
    let first = entry.meetings.filter { $0.week == 0 }
    let second = entry.meetings.filter { $0.week == 1 }
    if !first.isEmpty, first == second.map({ $0.moved(toWeek: 0) }) {
      return [(phrases.say("label.both weeks"), first)]
    }
    return [first, second].enumerated().filter { !$0.element.isEmpty }.map { week, meetings in
      (phrases.say("label.week", ["week": .text(PlanDocument.word(ofWeek: week))]), meetings)
    }
  }

  /// One week's table, or two beside each other.
  private struct Grid {
    /// The week's name, where it has one; none where two stand beside each other.
    let name: String?
    /// Weeks that stand beside each other, with their columns.
    let bands: [(name: String, columns: Int)]
    /// The days' names.
    let columns: [String]
    let rows: [(start: Int, cells: [[Cell]])]

    init(name: String?, columns: [String], rows: [(start: Int, cells: [[Cell]])]) {
      self.name = name
      self.columns = columns
      self.rows = rows
      bands = []
    }

    init(_ first: Grid, beside second: Grid) {
      name = nil
      bands = [first, second].map { ($0.name ?? "", $0.columns.count) }
      columns = first.columns + second.columns
      let starts = Set((first.rows + second.rows).map(\.start)).sorted()
      rows = starts.map { start in
        let cells = [first, second].flatMap { week in
          week.rows.first { $0.start == start }?.cells
            ?? [[Cell]](repeating: [], count: week.columns.count)
        }
        return (start, cells)
      }
    }
  }

  /// A meeting in a cell.
  private struct Cell {
    let text: SheetScale.Meeting
    let isGroup: Bool
  }

  /// A row for each start, a column for each day on which anything is open.
  private func cells(
    of meetings: [Timetable.Meeting], name: String?, for owner: Owner
  ) -> Grid {
    let days = Weekday.allCases.filter { day in
      openDays.contains(day) || meetings.contains { $0.weekday == day }
    }
    let starts = Set(meetings.map(\.start)).sorted()
    return Grid(
      name: name, columns: days.map(phrases.day),
      rows: starts.map { start in
        let cells = days.map { day in
          meetings.filter { $0.start == start && $0.weekday == day }
            .map { Cell(text: text(of: $0, for: owner), isGroup: $0.group != nil) }
        }
        return (start, cells)
      })
  }

  private func values(of grid: Grid, isFirst: Bool) -> Values {
    let rows: [Values] = grid.rows.map { start, cells in
      [
        "time": PlanDocument.clock(start),
        "cells": zip(grid.columns, cells).map { day, cells -> Values in
          [
            "day": day,
            "meetings": cells.map { cell -> Values in
              [
                "main": cell.text.main, "rest": cell.text.rest, "time": cell.text.time,
                "group": cell.isGroup,
              ]
            },
          ]
        },
      ]
    }
    let bands: [Values] = grid.bands.map { ["name": $0.name, "columns": $0.columns] }
    return [
      "week": grid.name.map { [$0] } ?? [], "first": isFirst, "span": grid.columns.count + 1,
      "days": grid.columns, "rows": rows, "hasBands": !bands.isEmpty, "bands": bands,
    ]
  }

  /// The weekdays on which the grid is open at all.
  private var openDays: [Weekday] {
    let grid = scenario.grid
    return Weekday.allCases.filter { day in
      (0..<grid.weeks).contains { week in
        let first = grid.day(week: week, weekday: day) * grid.periodsPerDay
        return (first..<(first + grid.periodsPerDay)).contains { grid.open.contains($0) }
      }
    }
  }

  /// A meeting in two lines: who or what with its time, and the rest.
  private func text(of meeting: Timetable.Meeting, for owner: Owner) -> SheetScale.Meeting {
    let service = phrases.service(scenario.services[meeting.service].key)
    let children = meeting.children.map(report.shown).joined(separator: ", ")
    let specialist = scenario.specialists[meeting.specialist].key
    let rooms = meeting.rooms.map { scenario.rooms[$0].key }
    let place = [phrases.site(scenario.sites[meeting.site].key)] + rooms
    let group = meeting.group.map {
      [phrases.say(family: "label", "group", ["value": .text($0)])]
    }
    let main: String
    let rest: [String]
    switch owner {
    case .specialist(let id):
      main = children
      rest =
        (scenario.specialists[id].services.count > 1 ? [service] : [])
        + (onlySite[id.index] == nil ? place : rooms)
    case .room: (main, rest) = (children, [service, specialist])
    case .child: (main, rest) = (service, [specialist] + place)
    }
    return SheetScale.Meeting(
      main: main,
      time: PlanDocument.clock(meeting.start) + "–" + PlanDocument.clock(meeting.end),
      rest: ((group ?? []) + rest).joined(separator: ", "))
  }
}
