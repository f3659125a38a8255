import Kezek

/// Gives every meeting of a plan its rooms, so that no unit is used twice at a time.
struct RoomAssignment {
  private let meetings: [Meeting]
  private let shape: [Int]
  private let mayShare: Bool
  private var busy: [UInt64]
  private var chosen: [[Int]] = []

  /// - Parameter mayShare: where resources do not count, units may be used twice.
  init(_ options: [PlanOption], rooms: Int, mayShare: Bool) {
    meetings = options.flatMap(\.meetings)
    shape = options.map(\.meetings.count)
    self.mayShare = mayShare
    busy = [UInt64](repeating: 0, count: rooms)
  }

  /// Tries assignments in a fixed order until one is accepted.
  ///
  /// - Parameter accept: given the rooms of each option's meetings.
  /// - Returns: whether one was.
  mutating func find(_ accept: ([[[Int]]]) -> Bool) -> Bool {
    guard chosen.count < meetings.count else { return accept(byOption) }
    let meeting = meetings[chosen.count]
    for rooms in meeting.rooms
    where mayShare || rooms.allSatisfy({ busy[$0] & meeting.mask == 0 }) {
      let before = busy
      for room in rooms { busy[room] |= meeting.mask }
      chosen.append(rooms)
      if find(accept) { return true }
      chosen.removeLast()
      busy = before
    }
    return false
  }

  private var byOption: [[[Int]]] {
    var next = 0
    return shape.map { count in
      defer { next += count }
      return Array(chosen[next..<(next + count)])
    }
  }
}
