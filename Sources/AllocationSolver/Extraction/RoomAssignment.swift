import Kezek

/// Gives each session the units of its resource classes.
///
/// Within a class units are alike and sessions are intervals, so taking the first free unit in the
/// order of starts never needs more units than run at once (greedy colouring of interval graphs).
struct RoomAssignment {
  private let resources: Resources

  init(_ resources: Resources) {
    self.resources = resources
  }

  /// Something that takes one unit of each class of a combination.
  struct Demand {
    let combination: Int
    let start: Int
    let length: Int
  }

  /// The units of each demand, in the order of its combination's classes.
  ///
  /// A class that is overfull, which no plan that keeps the conditions has, gives its first unit.
  /// - Complexity: O(n log n + n × units).
  func rooms(for demands: [Demand]) -> [[Room.ID]] {
    var freeFrom = resources.classes.map { [Int](repeating: 0, count: $0.rooms.count) }
    var rooms = [[Room.ID]](repeating: [], count: demands.count)
    let order = demands.indices.sorted { (demands[$0].start, $0) < (demands[$1].start, $1) }
    for index in order {
      let demand = demands[index]
      for part in resources.combinations[demand.combination].classes {
        let unit = freeFrom[part].firstIndex { $0 <= demand.start } ?? 0
        freeFrom[part][unit] = demand.start + demand.length
        rooms[index].append(resources.classes[part].rooms[unit])
      }
    }
    return rooms
  }
}
