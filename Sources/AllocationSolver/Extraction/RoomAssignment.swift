import Kezek

/// Gives each session the units of its resource classes.
///
/// Within a class units are alike and sessions are intervals, so taking the first free unit in the
/// order of starts never needs more units than run at once (greedy colouring of interval graphs).
/// Units and sessions of one start are taken by their keys, so that the order of rows in a file
/// changes nothing.
struct RoomAssignment {
  private let resources: Resources
  /// The units of each class by key.
  private let units: [[Room.ID]]

  init(_ resources: Resources, of scenario: Scenario) {
    self.resources = resources
    units = resources.classes.map { part in
      part.rooms.sorted { (scenario.rooms[$0].key, $0) < (scenario.rooms[$1].key, $1) }
    }
  }

  /// Something that takes one unit of each class of a combination.
  struct Demand {
    let combination: Int
    let start: Int
    let length: Int
    /// The key of the specialist, who has one session at a time.
    let specialist: String
  }

  /// The units of each demand, in the order of its combination's classes.
  ///
  /// A class that is overfull, which no plan that keeps the conditions has, gives its first unit.
  /// - Complexity: O(n log n + n × units).
  func rooms(for demands: [Demand]) -> [[Room.ID]] {
    var freeFrom = units.map { [Int](repeating: 0, count: $0.count) }
    var rooms = [[Room.ID]](repeating: [], count: demands.count)
    let order = demands.indices.sorted {
      (demands[$0].start, demands[$0].specialist, $0)
        < (demands[$1].start, demands[$1].specialist, $1)
    }
    for index in order {
      let demand = demands[index]
      for part in resources.combinations[demand.combination].classes {
        let unit = freeFrom[part].firstIndex { $0 <= demand.start } ?? 0
        freeFrom[part][unit] = demand.start + demand.length
        rooms[index].append(units[part][unit])
      }
    }
    return rooms
  }
}
