import Kezek

/// Who meets: a specialist with one child for a need, or with the members of a group.
struct Party: Sendable {
  let specialist: Specialist.ID
  /// The needs met; one unless it is a group.
  let members: Members
  let minutes: Int
  /// The held group; nil for one child alone and for a group not yet opened.
  let group: Int?
  /// Whether it is a group, held or not.
  let isGroup: Bool
  /// The named roster that it is of.
  let roster: Roster.ID?

  /// A specialist with one child.
  init(_ need: Need.ID, with specialist: Specialist.ID, minutes: Int) {
    self.specialist = specialist
    members = .one(need)
    self.minutes = minutes
    group = nil
    isGroup = false
    roster = nil
  }

  /// A specialist with the members of a group, held or yet to be opened.
  init(
    group: Int? = nil, of members: [Need.ID], with specialist: Specialist.ID, minutes: Int,
    roster: Roster.ID? = nil
  ) {
    self.specialist = specialist
    self.members = .several(members)
    self.minutes = minutes
    self.group = group
    isGroup = true
    self.roster = roster
  }
}

/// The needs of a party: one alone takes no array, since parties are made by the million.
enum Members: RandomAccessCollection, Sendable {
  case one(Need.ID)
  case several([Need.ID])

  var startIndex: Int { 0 }

  var endIndex: Int {
    switch self {
    case .one: 1
    case .several(let needs): needs.count
    }
  }

  subscript(position: Int) -> Need.ID {
    switch self {
    case .one(let need): need
    case .several(let needs): needs[position]
    }
  }
}
