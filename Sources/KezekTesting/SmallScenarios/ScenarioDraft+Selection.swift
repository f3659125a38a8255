import Kezek

extension ScenarioDraft {
  /// Which entities remain, and in which order: old positions, each at most once.
  public struct Selection: Sendable {
    public var children: [Int]
    public var specialists: [Int]
    public var needs: [Int]
    public var rooms: [Int]
    public var turns: [Int]

    /// Everything, in the order of the draft.
    public init(all draft: ScenarioDraft) {
      children = Array(draft.children.indices)
      specialists = Array(draft.specialists.indices)
      needs = Array(draft.needs.indices)
      rooms = Array(draft.rooms.indices)
      turns = Array(draft.turns.indices)
    }
  }

  /// The draft with the selected entities alone, in the selection's order; what refers to one that
  /// is gone goes too.
  public func selecting(_ selection: Selection) -> ScenarioDraft {
    let child = Renumbering(selection.children)
    let specialist = Renumbering(selection.specialists)
    let room = Renumbering(selection.rooms)
    let turn = Renumbering(selection.turns)
    let keptNeeds = selection.needs.filter { child[needs[$0].child.index] != nil }
    let need = Renumbering(keptNeeds)
    var draft = self
    draft.children = selection.children.map { children[$0] }
    draft.specialists = selection.specialists.map { specialists[$0] }
    draft.rooms = selection.rooms.map { rooms[$0] }
    draft.turns = selection.turns.map { turns[$0] }
    draft.needs = keptNeeds.compactMap { position in
      var kept = needs[position]
      guard let owner = child.id(kept.child) else { return nil }
      kept.child = owner
      return kept
    }
    draft.rosters = rosters.map { roster in
      Roster(
        key: roster.key, service: roster.service,
        members: roster.members.compactMap { need.id($0) }.sorted())
    }
    draft.current = current.compactMap { row in
      row.renumbered(child: child, specialist: specialist, room: room, turn: turn)
    }
    draft.absences = absences.compactMap { absence in
      absence.who.renumbered(child: child, specialist: specialist, room: room)
        .map { Absence(who: $0, days: absence.days) }
    }
    return draft
  }
}

/// New numbers of entities: the place of each old number in a selection.
struct Renumbering {
  private let newNumber: [Int: Int]

  init(_ selected: [Int]) {
    var numbers: [Int: Int] = [:]
    for (new, old) in selected.enumerated() { numbers[old] = new }
    newNumber = numbers
  }

  subscript(old: Int) -> Int? { newNumber[old] }

  func id<Entity>(_ old: DenseID<Entity>) -> DenseID<Entity>? {
    newNumber[old.index].map { DenseID<Entity>($0) }
  }
}

extension CurrentRow {
  fileprivate func renumbered(
    child: Renumbering, specialist: Renumbering, room: Renumbering, turn: Renumbering
  ) -> CurrentRow? {
    guard let newChild = child.id(self.child) else { return nil }
    let newContent: Content
    switch content {
    case .course(let old):
      guard let new = turn.id(old) else { return nil }
      newContent = .course(new)
    case .session(let slot):
      guard let new = specialist.id(slot.specialist) else { return nil }
      newContent = .session(
        Slot(
          specialist: new, site: slot.site, week: slot.week, time: slot.time,
          rooms: slot.rooms.compactMap { room.id($0) }, minutes: slot.minutes))
    }
    return CurrentRow(
      child: newChild, service: service, content: newContent, keep: keep, fileRow: fileRow)
  }
}

extension Absence.Who {
  fileprivate func renumbered(
    child: Renumbering, specialist: Renumbering, room: Renumbering
  ) -> Absence.Who? {
    switch self {
    case .child(let old): child.id(old).map { .child($0) }
    case .specialist(let old): specialist.id(old).map { .specialist($0) }
    case .room(let old): room.id(old).map { .room($0) }
    case .site: self
    }
  }
}
