import Kezek

extension Recreation {
  /// The places to which a child goes.
  mutating func places(visitedBy child: Int, _ schedule: ScheduleState) -> [Int] {
    var places: [Int] = []
    for need in schedule.tables.needsOfChild[child]
    where schedule.tables.needs[need.index].bindsChild {
      for place in schedule.meetingsOfNeed[need.index] {
        guard let meeting = schedule.meetings[place] else { continue }
        places.append(schedule.tables.place(of: meeting.combination))
      }
    }
    return places
  }

  /// What the way to the nearest site of a pair costs; nothing where the child goes there anyway.
  mutating func leastWay(
    of child: Int, _ position: Int, _ visited: [Int], _ schedule: ScheduleState
  ) -> Double {
    var least = Double.infinity
    for slots in candidates.pairs[position].slots.indices {
      let combination = candidates.pairs[position].slots[slots].combination
      if visited.contains(schedule.tables.place(of: combination)) { return 0 }
      least = min(least, leanings.way(of: child, to: schedule.tables.site(of: combination)))
    }
    return least.isFinite ? least : 0
  }
}
