import Kezek

/// What the rows of `current` with `keep` no forbid, by need.
struct ForbiddenRows: Sendable {
  /// By need: asked for far too often to be looked up by name.
  private let slots: [[CurrentRow.Slot]]
  private let turns: [[Turn.ID]]

  init(_ scenario: Scenario) {
    var slots = [[CurrentRow.Slot]](repeating: [], count: scenario.needs.count)
    var turns = [[Turn.ID]](repeating: [], count: scenario.needs.count)
    for row in scenario.current where row.keep == .no {
      for need in scenario.needs(of: row) {
        switch row.content {
        case .session(let slot): slots[need.index].append(slot)
        case .course(let turn): turns[need.index].append(turn)
        }
      }
    }
    self.slots = slots
    self.turns = turns
  }

  /// Whether any row speaks of a need's sessions.
  func names(_ need: Need.ID) -> Bool { !slots[need.index].isEmpty }

  func forbids(_ need: Need.ID, _ turn: Turn.ID) -> Bool {
    turns[need.index].contains(turn)
  }

  /// Whether a specialist must not serve a need at all: a row without a day.
  func forbids(_ need: Need.ID, _ specialist: Specialist.ID) -> Bool {
    slots[need.index].contains { $0.specialist == specialist && $0.time == nil }
  }

  /// The starts at which a specialist must not give a need a session at a site.
  func starts(
    _ need: Need.ID, _ specialist: Specialist.ID, at site: Site.ID, in grid: TimeGrid
  ) -> [Int] {
    slots[need.index].flatMap { slot -> [Int] in
      guard slot.specialist == specialist, (slot.site ?? site) == site, let time = slot.time else {
        return []
      }
      return grid.starts(at: time, week: slot.week)
    }
  }
}

extension TimeGrid {
  /// The starts that a row of `current` names: one a week, or of the week it names.
  func starts(at time: CurrentRow.Time, week: Int?) -> [Int] {
    (0..<weeks).filter { week == nil || week == $0 }.compactMap {
      period(day: day(week: $0, weekday: time.weekday), minute: time.minute)
    }
  }
}
