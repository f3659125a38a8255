import Kezek

/// Needs that are not met where it counts in the tier that is worked on: away from where the child
/// lives, or otherwise than in the current plan.
///
/// However much such a need is given, it may be worth taking out.
struct Displaced: Sendable {
  /// By need: where the child lives, if a session there counts and could be; −1 elsewhere.
  private let homes: [Int]
  /// By need: the rows of the current plan that count and that it could keep.
  private let rows: [[Int]]
  /// Nothing counts where or when sessions are.
  let isNever: Bool

  init(_ recreation: Recreation, _ tier: Tier) {
    let scenario = recreation.scenario
    var homes = [Int](repeating: -1, count: scenario.needs.count)
    var rows = [[Int]](repeating: [], count: scenario.needs.count)
    for account in tier.accounts {
      switch account.measure {
      case .sessionsAtHome(let needs):
        for need in needs where recreation.homes.ofNeed[need.index] > 0 {
          homes[need.index] = scenario.child(of: need).lives?.index ?? -1
        }
      case .keptRows(let counted):
        for row in counted {
          for need in scenario.needs(of: scenario.current[row])
          where recreation.couldKeep(scenario.current[row], need) {
            rows[need.index].append(row)
          }
        }
      case .sessions, .courses, .served: continue
      }
    }
    self.homes = homes
    self.rows = rows
    isNever = homes.allSatisfy { $0 < 0 } && rows.allSatisfy(\.isEmpty)
  }

  /// Whether a need could be met where it counts and is, at least once, not.
  func contains(_ need: Need.ID, _ state: SearchState) -> Bool {
    rows[need.index].contains { !state.isKept($0) }
      || (homes[need.index] >= 0 && isAway(need, state.schedule))
  }

  private func isAway(_ need: Need.ID, _ schedule: ScheduleState) -> Bool {
    schedule.meetingsOfNeed[need.index].contains { place in
      schedule.meetings[place].map {
        schedule.tables.place(of: $0.combination) != homes[need.index]
      } ?? false
    }
  }

  /// Whether the children of two needs live at one place, and it counts for both.
  func areNeighbours(_ one: Need.ID, _ other: Need.ID) -> Bool {
    homes[one.index] >= 0 && homes[one.index] == homes[other.index]
  }
}
