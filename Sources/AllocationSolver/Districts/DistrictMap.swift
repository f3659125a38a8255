import Kezek

/// The new ids of a district's children, needs, specialists and rows, and entities with them.
struct DistrictMap {
  /// Of the whole scenario, ascending.
  let children: [Child.ID]
  let rosters: [Roster.ID]
  let rows: [Int]
  private let numberOfChild: [Child.ID: Int]
  private let numberOfNeed: [Need.ID: Int]
  private let numberOfSpecialist: [Specialist.ID: Int]
  private let numberOfRoster: [Roster.ID: Int]
  private let numberOfRow: [Int: Int]

  init(of whole: Scenario, needs: [Need.ID], specialists: [Specialist.ID]) {
    var children: [Child.ID] = []
    var rosters: Set<Roster.ID> = []
    var served: Set<ChildService> = []
    for need in needs {
      let row = whole.needs[need]
      if children.last != row.child { children.append(row.child) }
      if let roster = row.roster { rosters.insert(roster) }
      served.insert(ChildService(child: row.child, service: row.service))
    }
    // Needs of a child need not lie side by side in the tables.
    self.children = Set(children).sorted()
    self.rosters = rosters.sorted()
    rows = whole.current.indices.filter { position in
      let row = whole.current[position]
      return served.contains(ChildService(child: row.child, service: row.service))
    }
    numberOfChild = Self.numbers(self.children)
    numberOfNeed = Self.numbers(needs)
    numberOfSpecialist = Self.numbers(specialists)
    numberOfRoster = Self.numbers(self.rosters)
    numberOfRow = Self.numbers(rows)
  }

  private struct ChildService: Hashable {
    let child: Child.ID
    let service: Service.ID
  }

  private static func numbers<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
    Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
  }

  // What a district holds is linked to it, so every look-up below finds something; a new id out of
  // range would be refused by the scenario.

  private func id(_ child: Child.ID) -> Child.ID { Child.ID(numberOfChild[child] ?? .max) }
  private func id(_ need: Need.ID) -> Need.ID { Need.ID(numberOfNeed[need] ?? .max) }

  private func id(_ specialist: Specialist.ID) -> Specialist.ID {
    Specialist.ID(numberOfSpecialist[specialist] ?? .max)
  }

  func need(_ need: Need) -> Need {
    Need(
      child: id(need.child), service: need.service, form: need.form, asked: need.asked,
      mostInWeek: need.mostInWeek, least: need.least, minutes: need.minutes,
      roster: need.roster.map { Roster.ID(numberOfRoster[$0] ?? .max) }, site: need.site,
      priority: need.priority, categories: need.categories, last: need.last, had: need.had)
  }

  func roster(_ roster: Roster) -> Roster {
    Roster(key: roster.key, service: roster.service, members: roster.members.map(id))
  }

  func row(_ row: CurrentRow) -> CurrentRow {
    let content: CurrentRow.Content =
      switch row.content {
      case .course: row.content
      case .session(let slot):
        .session(
          CurrentRow.Slot(
            specialist: id(slot.specialist), site: slot.site, week: slot.week, time: slot.time,
            rooms: slot.rooms, minutes: slot.minutes))
      }
    return CurrentRow(
      child: id(row.child), service: row.service, content: content, keep: row.keep,
      fileRow: row.fileRow)
  }

  /// Nil where it is of somebody elsewhere.
  func absence(_ absence: Absence) -> Absence? {
    switch absence.who {
    case .room, .site: absence
    case .child(let child):
      numberOfChild[child].map { Absence(who: .child(Child.ID($0)), days: absence.days) }
    case .specialist(let specialist):
      numberOfSpecialist[specialist].map {
        Absence(who: .specialist(Specialist.ID($0)), days: absence.days)
      }
    }
  }

  func account(_ account: Account) -> Account {
    let owner: Account.Owner =
      switch account.owner {
      case .need(let need): .need(id(need))
      case .child(let child): .child(id(child))
      case .population: account.owner
      }
    let measure: Account.Measure =
      switch account.measure {
      case .sessions(let needs): .sessions(needs.map(id))
      case .courses(let needs, let year): .courses(needs.map(id), year: year)
      case .served(let needs): .served(needs.map(id))
      case .sessionsAtHome(let needs): .sessionsAtHome(needs.map(id))
      case .keptRows(let rows): .keptRows(rows.compactMap { numberOfRow[$0] })
      }
    return Account(owner: owner, measure: measure, offset: account.offset, table: account.table)
  }
}
