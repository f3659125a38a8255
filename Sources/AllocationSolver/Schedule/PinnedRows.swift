import Kezek

/// What the rows of `current` with `keep` yes demand of a need that is its child's only one of the
/// service: of several, any could keep the row.
struct PinnedRows: Sendable {
  private let specialists: [Need.ID: Specialist.ID]
  private let turns: [Need.ID: [Turn.ID]]

  init(_ scenario: Scenario) {
    var specialists: [Need.ID: Specialist.ID] = [:]
    var turns: [Need.ID: [Turn.ID]] = [:]
    for row in scenario.current where row.keep == .yes {
      let needs = scenario.needs(of: row)
      guard needs.count == 1, let need = needs.first else { continue }
      switch row.content {
      case .session(let slot): specialists[need] = slot.specialist
      case .course(let turn):
        if !turns[need, default: []].contains(turn) { turns[need, default: []].append(turn) }
      }
    }
    self.specialists = specialists
    self.turns = turns
  }

  /// Whether a need's sessions are with somebody else: one specialist gives them all.
  func bars(_ need: Need.ID, _ specialist: Specialist.ID) -> Bool {
    specialists[need].map { $0 != specialist } ?? false
  }

  /// Whether a need must have a course in a turn.
  func demands(_ need: Need.ID, _ turn: Turn.ID) -> Bool {
    turns[need]?.contains(turn) ?? false
  }
}
