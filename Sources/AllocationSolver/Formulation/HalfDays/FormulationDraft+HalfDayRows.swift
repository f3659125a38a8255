import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// Σ session = Σ j·serve, one a day and the weekly number for each need with one specialist in
  /// one shared form.
  mutating func addSharedRows() {
    for need in scenario.needs.ids {
      let groups = Dictionary(
        grouping: servesOfNeed[need.index].filter { columns.serves[$0].group != nil }
      ) { columns.serves[$0].group ?? 0 }
      for group in groups.keys.sorted() {
        let serves = groups[group, default: []].map { columns.serves[$0] }
        let sessions = attendancesOfNeed[need.index].filter {
          columns.attendances[$0].group == group
        }
        let name = "\(label(need)),\(group + 1)"
        balance(
          sessions.map { Term(1, columns.attendances[$0].variable) }
            + serves.map { Term(-Double($0.sessions), $0.variable) }, "shared_count[\(name)]")
        let isServed = serves.map { Term(-1, $0.variable) }
        for (day, held) in byDay(sessions).enumerated() where !held.isEmpty {
          atMostZero(
            held.map { Term(1, columns.attendances[$0].variable) } + isServed,
            "shared_one_a_day[\(name),\(label(day: day))]")
        }
        addWeeklyNumber(need, sessions, serves, name)
      }
    }
  }

  private mutating func addWeeklyNumber(
    _ need: Need.ID, _ sessions: [Int], _ serves: [ServeColumn], _ name: String
  ) {
    let most = scenario.needs[need].mostInWeek
    guard grid.weeks > 1, most < scenario.needs[need].asked else { return }
    for week in 0..<grid.weeks {
      let held = sessions.filter {
        grid.week(ofDay: grid.day(of: columns.attendances[$0].start)) == week
      }
      atMostZero(
        held.map { Term(1, columns.attendances[$0].variable) }
          + serves.map { Term(-Double(most), $0.variable) },
        "shared_weekly_number[\(name),\(week + 1)]")
    }
  }

  /// Contact minutes with each group member charged its part, rounded down.
  mutating func addSharedHours() {
    var terms = [[Term]](repeating: [], count: scenario.specialists.count)
    for serve in columns.serves {
      let contact = scenario.settings.contactMinutes(
        ofSession: scenario.needs[serve.need].minutes)
      let part = Double(contact * serve.sessions) / Double(size(serve.group))
      terms[serve.specialist.index].append(Term(part, serve.variable))
    }
    for specialist in scenario.specialists.ids {
      atMost(
        scenario.specialists[specialist].contactMinutes, terms[specialist.index],
        "weekly_hours[\(label(specialist))]", shared: .hours(specialist))
    }
  }

  /// Members of the largest group that shares a column; 1 for a session alone.
  func size(_ group: Int?) -> Int { group.map { sharedGroups[$0] } ?? 1 }

  /// Periods of a specialist: each half of a day, and the whole day, hold no more than they have.
  mutating func addHalfDayCapacity() {
    var ofSpecialist = [[Int]](repeating: [], count: scenario.specialists.count)
    for (position, attendance) in columns.attendances.enumerated() {
      ofSpecialist[attendance.specialist.index].append(position)
    }
    for specialist in scenario.specialists.ids {
      let available = candidates.filters.sites(of: specialist).reduce(grid.none) {
        $0.union($1.periods)
      }
      for (day, positions) in byDay(ofSpecialist[specialist.index]).enumerated()
      where !positions.isEmpty {
        for half in HalfDay.allCases {
          let here = positions.filter { half == .across || self.half($0) == half }
          let capacity = HalfDayCapacity(available, day: day, half: half, in: scenario)
          addCapacityRows(
            here, capacity, units: 1,
            "half_day[\(label(specialist)),\(label(day: day)),\(half)]"
          ) { .specialist(specialist, $0) }
        }
      }
    }
  }

  /// Where a specialist may choose the site: Σ periods at l in a half-day ≤ periods · present[t,l,d],
  /// each session ≤ present, and at one site a day or for the cycle.
  mutating func addHalfDaySites() {
    for specialist in scenario.specialists.ids {
      let choice = scenario.specialists[specialist].siteChoice
      let sites = candidates.filters.sites(of: specialist)
      guard choice != .given, sites.count > 1 else { continue }
      let own = columns.attendances.indices.filter {
        columns.attendances[$0].specialist == specialist
      }
      let days = choice == .eachDay ? grid.dayCount : 1
      let present = sites.map { _ in
        (0..<days).map { _ in builder.addVariable(.unit, .integer) }
      }
      for day in 0..<days {
        atMost(
          1, present.map { Term(1, $0[day]) }, "one_place_a_day[\(label(specialist)),\(day + 1)]")
      }
      for (index, place) in sites.enumerated() {
        let here = own.filter { columns.attendances[$0].site == place.site }
        for (day, positions) in byDay(here).enumerated() where !positions.isEmpty {
          let isThere = present[index][choice == .eachDay ? day : 0]
          addPresence(specialist, positions, isThere, place, day)
        }
      }
    }
  }

  private mutating func addPresence(
    _ specialist: Specialist.ID, _ positions: [Int], _ present: Variable,
    _ place: (site: Site.ID, periods: PeriodSet), _ day: Int
  ) {
    let name = "\(label(specialist)),\(label(day: day))"
    for half in HalfDay.allCases {
      let here = positions.filter { half == .across || self.half($0) == half }
      let capacity = HalfDayCapacity(place.periods, day: day, half: half, in: scenario)
      let taken = here.map { position in
        let attendance = columns.attendances[position]
        return Term(
          Double(attendance.length) / Double(size(attendance.group)), attendance.variable)
      }
      guard !taken.isEmpty else { continue }
      let row = builder.addConstraint(
        LinearExpression(taken + [Term(-Double(capacity.periods.memberCount), present)]),
        .atMost(0), name: "present[\(name),\(half)]")
      halfDayRows.append(
        HalfDayRow(
          constraint: row, owner: .specialistAt(specialist, place.site, capacity.periods)))
    }
    for position in positions {
      atMostZero(
        [Term(1, columns.attendances[position].variable), Term(-1, present)],
        "present[\(name),\(position + 1)]")
    }
  }

  /// Units of a kind at a site, by half-days: where a service lists one kind alone.
  mutating func addHalfDayRooms() {
    guard scenario.roomsAreListed else { return }
    let rooms = Dictionary(grouping: candidates.resources.classes.indices) {
      let part = candidates.resources.classes[$0]
      return [part.site.index, part.kind.index]
    }
    for key in rooms.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let classes = rooms[key, default: []].map { candidates.resources.classes[$0] }
      let units = classes.flatMap(\.rooms).sorted()
      let opening = classes.reduce(grid.none) { $0.union($1.opening) }
      let users = columns.attendances.indices.filter { position in
        let attendance = columns.attendances[position]
        let kinds = scenario.service(of: attendance.need).kinds
        return attendance.site.index == key[0] && kinds.contains([Kind.ID(key[1])])
      }
      let specialists = Set(users.map { columns.attendances[$0].specialist }).count
      guard specialists > units.count else { continue }
      for (day, positions) in byDay(users).enumerated() where !positions.isEmpty {
        for half in HalfDay.allCases {
          let here = positions.filter { half == .across || self.half($0) == half }
          let capacity = HalfDayCapacity(opening, day: day, half: half, in: scenario)
          addCapacityRows(
            here, capacity, units: units.count,
            "half_day_rooms[\(key[0] + 1),\(key[1] + 1),\(label(day: day)),\(half)]"
          ) { .rooms(units, $0) }
        }
      }
    }
  }

  private func half(_ position: Int) -> HalfDay {
    let attendance = columns.attendances[position]
    return HalfDay.of(start: attendance.start, length: attendance.length, in: scenario)
  }

  /// Σ periods ≤ open periods; and Σ sessions ≤ the most that fit, where none is shared.
  private mutating func addCapacityRows(
    _ positions: [Int], _ capacity: HalfDayCapacity, units: Int, _ name: String,
    _ owner: (PeriodSet) -> HalfDayRow.Owner
  ) {
    guard !positions.isEmpty else { return }
    let open = capacity.periods.memberCount * units
    let terms = positions.map { position in
      let attendance = columns.attendances[position]
      return Term(
        Double(attendance.length) / Double(size(attendance.group)), attendance.variable)
    }
    guard terms.reduce(0, { $0 + $1.coefficient }) > Double(open) else { return }
    let row = builder.addConstraint(
      LinearExpression(terms), .atMost(Double(open)), name: name)
    halfDayRows.append(HalfDayRow(constraint: row, owner: owner(capacity.periods)))
    let shortest = positions.map { columns.attendances[$0].length }.min() ?? 1
    let posts = capacity.posts(forSessionsOf: shortest, in: grid)
    let most = posts.memberCount * units
    guard shortest > 1, most * shortest < open else { return }
    let counted = positions.map {
      Term(1 / Double(size(columns.attendances[$0].group)), columns.attendances[$0].variable)
    }
    let count = builder.addConstraint(
      LinearExpression(counted), .atMost(Double(most)), name: "\(name)_count")
    halfDayRows.append(HalfDayRow(constraint: count, owner: owner(posts)))
  }
}

/// A capacity row over periods, whose dual value prices each of them alike.
///
/// Where sessions count, the periods are the posts: every session holds at least one of them.
struct HalfDayRow: Sendable {
  let constraint: Constraint
  let owner: Owner

  enum Owner: Sendable {
    case specialist(Specialist.ID, PeriodSet)
    /// Where the specialist chooses the site.
    case specialistAt(Specialist.ID, Site.ID, PeriodSet)
    case rooms([Room.ID], PeriodSet)
  }
}
