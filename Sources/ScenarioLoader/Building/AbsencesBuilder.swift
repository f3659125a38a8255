import Kezek

/// The absences of children, specialists, rooms and sites.
struct AbsencesBuilder {
  private(set) var absences: [Absence] = []

  /// The tables whose ids an absence may name.
  struct Ids {
    var children: Registry<Range<Int>>
    var specialists: Registry<Specialist.ID>
    var rooms: Registry<[Room.ID]>
    var sites: Registry<Site.ID>
  }

  init() {}

  /// Reads the table.
  mutating func read(
    _ table: Table, _ ids: Ids, childKeys: [String: Int], roomKeys: [String: Int],
    term: DayRange?, _ log: inout BuildLog
  ) {
    var ids = ids
    var from = Column(table, "from", read: DateCell.read)
    var to = Column(table, "to", read: DateCell.read)
    for row in table.rows {
      let first = from.required(row, &log.findings)
      let last = to.required(row, &log.findings)
      let who = who(table, row, &ids, childKeys, roomKeys, &log)
      guard let first, let last else { continue }
      guard let days = DayRange(first: first, last: last) else {
        log.findings.add(
          .datesReversed, at: table.place(row, "to"), value: last.dotted,
          details: ["first": first.dotted])
        continue
      }
      if let term, !days.overlaps(term) {
        log.findings.add(.dateOutsideTerm, at: table.place(row, "from"), value: first.dotted)
      }
      guard !log.isBroken(table, row) else { continue }
      absences.append(contentsOf: who.map { Absence(who: $0, days: days) })
    }
  }

  /// All whom an id names: the like children of a row, the like units of a room.
  private func who(
    _ table: Table, _ row: Int, _ ids: inout Ids, _ childKeys: [String: Int],
    _ roomKeys: [String: Int], _ log: inout BuildLog
  ) -> [Absence.Who] {
    let text = table.text(row, "who")
    if text.isEmpty {
      log.findings.add(.emptyCell, at: table.place(row, "who"))
      return []
    }
    // `C-1#2` and `R-1#2` are one of the like ones of a row.
    if text.contains("#") {
      if let child = childKeys[text] { return [.child(Child.ID(child))] }
      if let room = roomKeys[text] { return [.room(Room.ID(room))] }
    }
    let known = [
      ids.children.knows(text), ids.specialists.knows(text), ids.rooms.knows(text),
      ids.sites.knows(text),
    ]
    if known.count(where: { $0 }) > 1 {
      log.findings.add(.ambiguousWho, at: table.place(row, "who"), value: text)
      return []
    }
    if known[1] {
      return log.resolve(text, in: &ids.specialists, table, row, "who").map { [.specialist($0)] }
        ?? []
    }
    if known[2] {
      let units = log.resolve(text, in: &ids.rooms, table, row, "who") ?? []
      return units.map { .room($0) }
    }
    if known[3] {
      return log.resolve(text, in: &ids.sites, table, row, "who").map { [.site($0)] } ?? []
    }
    if known[0] {
      let like = log.resolve(text, in: &ids.children, table, row, "who") ?? 0..<0
      return like.map { .child(Child.ID($0)) }
    }
    report(unknown: text, table, row, ids, &log)
    return []
  }

  /// An id that none of the tables has; nothing is said where one of them could not be read.
  private func report(
    unknown text: String, _ table: Table, _ row: Int, _ ids: Ids, _ log: inout BuildLog
  ) {
    if ids.children.isUnreadable || ids.specialists.isUnreadable || ids.rooms.isUnreadable
      || ids.sites.isUnreadable
    {
      return log.leaveOut(table, row, refersTo: nil)
    }
    var maybe: String?
    for case .unknown(let near?, _) in [
      ids.children.match(text), ids.specialists.match(text), ids.rooms.match(text),
      ids.sites.match(text),
    ] where maybe == nil {
      maybe = near
    }
    let tables = [TableKind.children, .specialists, .rooms, .sites].map(\.fileName)
    log.findings.add(
      .unknownId, at: table.place(row, "who"), value: text,
      details: ["table": tables.joined(separator: ", ")], maybe: maybe)
  }
}
