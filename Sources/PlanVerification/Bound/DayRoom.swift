import Kezek

/// Which of a child's needs have room on one day of the cycle at one place, one session of each
/// (`Docs/Proof.md`, "A child's days together").
struct DayRoom {
  /// Sets of needs, a bit each, that have room.
  private let hasRoom: [Bool]

  /// - Parameters:
  ///   - starts: by need: when a session could begin that day, ascending.
  ///   - lengths: by need, in periods.
  ///   - minutes: by need.
  init(starts: [[Int]], lengths: [Int], minutes: [Int], _ settings: Settings) {
    var hasRoom = [Bool](repeating: false, count: 1 << starts.count)
    hasRoom[0] = true
    for set in 1..<hasRoom.count where set.nonzeroBitCount <= settings.daySessions {
      // Without one of its needs a set that has room has room all the more.
      let members = starts.indices.filter { set & 1 << $0 != 0 }
      guard members.allSatisfy({ hasRoom[set ^ 1 << $0] }) else { continue }
      let sum = members.reduce(0) { $0 + minutes[$1] }
      guard sum <= settings.dayMinutes ?? .max else { continue }
      hasRoom[set] = Self.fits(members, after: 0, starts, lengths)
    }
    self.hasRoom = hasRoom
  }

  /// Whether sessions of all those needs can follow each other from a period on, in any order.
  private static func fits(
    _ members: [Int], after period: Int, _ starts: [[Int]], _ lengths: [Int]
  ) -> Bool {
    guard !members.isEmpty else { return true }
    for (place, member) in members.enumerated() {
      guard let start = starts[member].first(where: { $0 >= period }) else { return false }
      var rest = members
      rest.remove(at: place)
      if fits(rest, after: start + lengths[member], starts, lengths) { return true }
    }
    return false
  }

  func holds(_ set: Int) -> Bool { hasRoom[set] }

  /// Whether all that have room alone have it together.
  var isAmple: Bool {
    var there = 0
    var bit = 1
    while bit < hasRoom.count {
      if hasRoom[bit] { there |= bit }
      bit <<= 1
    }
    return hasRoom[there]
  }
}
