import Kezek

/// The needs of a scenario, ascending by child, service and form, and the groups that rows name.
struct NeedsBuilder {
  private(set) var needs: [Need] = []
  private(set) var rosters: [Roster] = []
  /// The rows of the table that ask for each service without errors, for later findings.
  private(set) var rowsOfService: [Service.ID: [Int]] = [:]

  /// A need before its group has an id, and its group's name.
  private struct Draft {
    let need: Need
    let group: String
    let row: Int
  }

  /// A need's key without its child's ordinal.
  private struct Key: Hashable {
    let child: Int
    let service: Service.ID
    let form: Service.Form
  }

  private struct RosterKey: Hashable {
    let service: Service.ID
    let name: String
  }

  init() {}

  /// Reads the table.
  mutating func read(
    _ table: Table, _ context: BuildContext, services: [Service], directory: ServiceDirectory,
    children: [Child], childRows: inout Registry<Range<Int>>, sites: inout SiteDirectory,
    _ log: inout BuildLog
  ) {
    var reader = NeedRowReader(table, context, services: services, directory: directory)
    var drafts: [Draft] = []
    drafts.reserveCapacity(table.rows.count)
    var rowOfKey: [Key: Int] = [:]
    for row in table.rows {
      let like = log.resolveRequired(in: &childRows, table, row, "child")
      guard let cells = reader.cells(row, like.map { children[$0.lowerBound].age }, &sites, &log)
      else { continue }
      guard let like else { continue }
      let key = Key(child: like.lowerBound, service: cells.service, form: cells.form)
      if let earlier = rowOfKey[key] {
        log.findings.add(
          .duplicateNeed, at: table.place(row),
          details: [
            "first": String(table.shownRow(earlier)), "service": services[cells.service].key,
          ])
        continue
      }
      rowOfKey[key] = row
      guard !log.isBroken(table, row), cells.asked > 0 else { continue }
      rowsOfService[cells.service, default: []].append(table.shownRow(row))
      for index in like {
        drafts.append(
          Draft(need: cells.need(of: Child.ID(index), children), group: cells.group, row: row))
      }
    }
    finish(&drafts)
  }

  /// Sorts the needs and gives the groups their ids.
  private mutating func finish(_ drafts: inout [Draft]) {
    drafts.sort { left, right in
      if left.need.child != right.need.child { return left.need.child < right.need.child }
      if left.need.service != right.need.service { return left.need.service < right.need.service }
      return left.need.form.order < right.need.form.order
    }
    var members: [RosterKey: [Need.ID]] = [:]
    for (index, draft) in drafts.enumerated() where !draft.group.isEmpty {
      members[RosterKey(service: draft.need.service, name: draft.group), default: []]
        .append(Need.ID(index))
    }
    let keys = members.keys.sorted { left, right in
      left.service == right.service
        ? left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
        : left.service < right.service
    }
    var ids: [RosterKey: Roster.ID] = [:]
    for (index, key) in keys.enumerated() { ids[key] = Roster.ID(index) }
    rosters = keys.map {
      Roster(key: $0.name, service: $0.service, members: members[$0] ?? [])
    }
    needs = drafts.map { draft in
      let key = RosterKey(service: draft.need.service, name: draft.group)
      return draft.group.isEmpty ? draft.need : draft.need.joining(ids[key])
    }
  }
}

extension Service.Form {
  /// The place in the fixed order of needs.
  var order: Int {
    switch self {
    case .individual: 0
    case .group: 1
    case .any: 2
    }
  }
}

extension Need {
  fileprivate func joining(_ roster: Roster.ID?) -> Need {
    Need(
      child: child, service: service, form: form, asked: asked, mostInWeek: mostInWeek,
      least: least, minutes: minutes, roster: roster, site: site, priority: priority,
      categories: categories, last: last, had: had)
  }
}

/// What a row of `needs.csv` says of each of its children.
private struct NeedCells {
  let service: Service.ID
  let form: Service.Form
  /// 0 where the row asks for nothing.
  let asked: Int
  let mostInWeek: Int
  let least: Int
  let minutes: Int
  let group: String
  let site: Site.ID?
  let priority: Int
  /// nil = the child's.
  let categories: WordSet?
  let last: CalendarDay?
  let had: Int?

  func need(of child: Child.ID, _ children: [Child]) -> Need {
    Need(
      child: child, service: service, form: form, asked: asked, mostInWeek: mostInWeek,
      least: least, minutes: minutes, roster: nil, site: site, priority: priority,
      categories: categories ?? children[child].categories, last: last, had: had)
  }
}

/// The columns of `needs.csv`.
private struct NeedRowReader {
  private let table: Table
  private let context: BuildContext
  private let services: [Service]
  private let directory: ServiceDirectory
  private var service: Column<String>
  private var times: Column<Int>
  private var least: Column<Int>
  private var form: Column<Service.Form>
  private var minutes: Column<Int>
  private var last: Column<CalendarDay>
  private var had: Column<Int>
  private var priority: Column<Int>
  private var category: Column<WordSet>
  private let groupIndex: Int?
  private let siteIndex: Int?
  /// Days of a week on which the grid opens.
  private let openDays: Int

  init(
    _ table: Table, _ context: BuildContext, services: [Service], directory: ServiceDirectory
  ) {
    self.table = table
    self.context = context
    self.services = services
    self.directory = directory
    let choice = directory.choice
    service = Column(table, "service") { WordCell.read($0, choice) }
    times = Column(table, "times", read: FieldWords.whole(0...1000))
    least = Column(table, "least", read: FieldWords.whole(0...1000))
    form = Column(table, "form", read: FieldWords.reader("form", FieldWords.form))
    minutes = Column(table, "minutes", read: FieldWords.whole(5...480, .minutes))
    last = Column(table, "last", read: DateCell.read)
    had = Column(table, "had", read: FieldWords.whole(0...50))
    priority = Column(table, "priority", read: FieldWords.whole(-1000...1000))
    category = Column(table, "category", read: context.vocabularies.categories.read)
    groupIndex = table.index(of: "group")
    siteIndex = table.index(of: "site")
    let grid = context.grid
    openDays = (0..<7).count { day in
      let first = day * grid.periodsPerDay
      return (first..<(first + grid.periodsPerDay)).contains(where: grid.open.contains)
    }
  }

  /// Reads all cells of a row; nil where the service is not known.
  mutating func cells(
    _ row: Int, _ age: Int?, _ sites: inout SiteDirectory, _ log: inout BuildLog
  ) -> NeedCells? {
    let serviceID = serviceID(row, &log)
    let times = times.required(row, &log.findings)
    let leastCell = least.value(row, &log.findings)
    let formCell = form.value(row, &log.findings)
    let minutesCell = minutes.value(row, &log.findings)
    let last = last.value(row, &log.findings)
    if context.isTermKnown, let last, last > context.settings.term.last {
      log.findings.add(.dateOutsideTerm, at: table.place(row, "last"), value: last.dotted)
    }
    let had = had.value(row, &log.findings)
    let priority = priority.value(row, &log.findings) ?? 0
    let categories = category.value(row, &log.findings)
    let site = siteID(row, &sites, &log)
    guard let id = serviceID, let times, case .some(let site) = site else { return nil }
    let service = services[id]
    let asked = asked(times, service, row, &log)
    let group = table.text(row, at: groupIndex)
    let form = form(formCell, service, group, row, &log)
    let least = max(1, leastCell ?? 1)
    if asked > 0, least > asked {
      log.findings.add(
        .leastAboveTimes, at: table.place(row, "least"), value: String(least),
        details: ["asked": String(asked)])
    }
    let isWeekly = service.per.isWeekly
    return NeedCells(
      service: id, form: form, asked: asked, mostInWeek: isWeekly ? min(times, asked) : 0,
      least: least, minutes: isWeekly ? minutesCell ?? service.minutes(atAge: age ?? 0) : 0,
      group: isWeekly ? group : "", site: site, priority: priority, categories: categories,
      last: last, had: had)
  }

  private mutating func serviceID(_ row: Int, _ log: inout BuildLog) -> Service.ID? {
    guard let word = service.required(row, &log.findings) else { return nil }
    switch directory.found(word) {
    case .service(let id): return id
    case .broken(let entry):
      log.leaveOut(table, row, refersTo: entry)
      return nil
    }
  }

  /// The site that the row requires; nil inside where it names none, nil outside where it is lost.
  private func siteID(
    _ row: Int, _ sites: inout SiteDirectory, _ log: inout BuildLog
  ) -> Site.ID?? {
    let text = table.text(row, at: siteIndex)
    if text.isEmpty { return .some(nil) }
    guard let id = log.resolve(text, in: &sites.registry, table, row, "site") else { return nil }
    return .some(id)
  }

  /// The sessions of a cycle or courses of a year that a number of times asks.
  private mutating func asked(
    _ times: Int, _ service: Service, _ row: Int, _ log: inout BuildLog
  ) -> Int {
    let place = table.place(row, "times")
    if times == 0 {
      log.findings.add(.asksNothing, at: place, value: "0")
      return 0
    }
    switch service.per {
    case .week, .cycle:
      let weeks = service.per == .week ? 1 : context.grid.weeks
      let most = 14 * weeks
      if times > most {
        log.findings.add(
          .tooManyTimes, at: place, value: String(times), details: ["most": String(most)])
      } else if times > openDays * weeks {
        log.findings.add(
          .moreThanPossible, at: place, value: String(times),
          details: [
            "possible": String(openDays * weeks), "lost": String(times - openDays * weeks),
          ])
      }
      return service.per == .week ? times * context.grid.weeks : times
    case .year:
      if times > 24 {
        log.findings.add(
          .tooManyTimes, at: place, value: String(times), details: ["most": "24"])
      }
      return times
    case .once:
      if times > 1 {
        log.findings.add(.timesOfAppointment, at: place, value: String(times))
      }
      return 1
    }
  }

  /// The form of the row: a named group is a group, else the row's cell, else the service's.
  private func form(
    _ cell: Service.Form?, _ service: Service, _ group: String, _ row: Int,
    _ log: inout BuildLog
  ) -> Service.Form {
    guard service.per.isWeekly else { return service.form }
    guard !group.isEmpty else { return cell ?? service.form }
    if cell == .individual {
      log.findings.add(.groupYetIndividual, at: table.place(row, "form"))
    }
    return .group
  }
}
