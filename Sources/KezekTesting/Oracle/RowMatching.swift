import Kezek

/// Whether an option holds what a row of the current plan says (RULES 23).
struct RowMatching: Sendable {
  private let needs: [Int]
  private let row: CurrentRow
  private let scenario: Scenario

  init(_ row: CurrentRow, scenario: Scenario) {
    self.row = row
    self.scenario = scenario
    needs = scenario.needs.indices.filter {
      scenario.needs[$0].child == row.child && scenario.needs[$0].service == row.service
    }
  }

  func isKept(by option: PlanOption) -> Bool {
    guard option.needs.contains(where: needs.contains) else { return false }
    switch row.content {
    case .course(let turn): return option.turns.contains(turn.index)
    case .session(let slot):
      return option.meetings.contains { meeting in
        guard meeting.specialist == slot.specialist.index else { return false }
        guard let time = slot.time else { return true }
        return scenario.grid.weekday(ofDay: meeting.day) == time.weekday
          && scenario.grid.minute(of: meeting.start) == time.minute
          && (slot.week ?? meeting.week) == meeting.week
          && (slot.site?.index ?? meeting.site) == meeting.site
      }
    }
  }
}

/// A row that must stay, with its bit among those that must.
struct PinnedRow: Sendable {
  let bit: UInt64
  private let matching: RowMatching

  static func all(of scenario: Scenario) -> [PinnedRow] {
    scenario.current.filter { $0.keep == .yes }.enumerated().map { number, row in
      PinnedRow(
        bit: 1 << UInt64(number), matching: RowMatching(row, scenario: scenario))
    }
  }

  func isKept(by option: PlanOption) -> Bool { matching.isKept(by: option) }
}
