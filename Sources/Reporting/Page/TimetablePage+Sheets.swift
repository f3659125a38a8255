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
    let filled = entries.enumerated().filter { hasSheet($0.element) }
    let empty = entries.filter { !hasSheet($0) }.map(\.key)
    let isTooMany = filled.count > Self.mostSheets
    let shown = isTooMany ? [] : filled
    return [
      "title": title,
      "links": shown.map { ["id": "\(prefix)\($0.offset)", "key": $0.element.key] as Values },
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
    ]
  }

  /// Whether there is anything to tell: meetings, or a child's courses.
  private func hasSheet(_ entry: Entry) -> Bool {
    if case .child(let id) = entry.owner, coursesByChild[id] != nil { return true }
    return !entry.meetings.isEmpty
  }

  private func shortList(_ names: [String]) -> String {
    names.prefix(20).joined(separator: ", ") + (names.count > 20 ? " …" : "")
  }

  private func sheet(_ entry: Entry, id: String) -> Values {
    let notes = notes(of: entry.owner)
    let weeks = weeks(of: entry)
    let starts = weeks.map { Set($0.meetings.map(\.start)).count }
    // Two weeks that do not fit one sheet together take one each.
    let isLong = starts.reduce(0, +) > 22
    let grids = zip(weeks, starts).map { week, count in
      grid(
        week.meetings, name: week.name, owner: entry.owner,
        density: Self.density(rows: isLong ? count : starts.reduce(0, +)))
    }
    return [
      "id": id, "title": title(of: entry).capitalizedFirst, "weeks": grids, "plain": grids.isEmpty,
      "long": isLong,
      "hasNotes": !notes.isEmpty,
      "notes": notes,
    ]
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
      return phrases.say(family: "label", "room", ["value": .text(entry.key)]) + ", "
        + phrases.site(scenario.sites[room.site].key)
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

  /// How close the lines of a table stand, so that a sheet holds it.
  private static func density(rows: Int) -> String {
    switch rows {
    case ...9: "roomy"
    case ...14: ""
    case ...22: "close"
    default: "dense"
    }
  }

  /// One week: a row for each start, a column for each day on which anything is open.
  private func grid(
    _ meetings: [Timetable.Meeting], name: String?, owner: Owner, density: String
  ) -> Values {
    let days = Weekday.allCases.filter { day in
      openDays.contains(day) || meetings.contains { $0.weekday == day }
    }
    let starts = Set(meetings.map(\.start)).sorted()
    let rows: [Values] = starts.map { start in
      [
        "time": PlanDocument.clock(start),
        "cells": days.map { day -> Values in
          [
            "day": phrases.day(day),
            "meetings": meetings.filter { $0.start == start && $0.weekday == day }
              .map { values(of: $0, for: owner) },
          ]
        },
      ]
    }
    return [
      "week": name.map { [$0] } ?? [], "span": days.count + 1, "days": days.map(phrases.day),
      "rows": rows, "density": density,
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
  private func values(of meeting: Timetable.Meeting, for owner: Owner) -> Values {
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
    return [
      "main": main, "rest": ((group ?? []) + rest).joined(separator: ", "),
      "time": PlanDocument.clock(meeting.start) + "–" + PlanDocument.clock(meeting.end),
      "group": meeting.group != nil,
    ]
  }
}
