import Kezek

/// One session or group meeting of a specialist at a time.
struct SpecialistOverlap: PlanConstraint {
  let family = ConstraintFamily.specialistOverlap

  func check(_ index: PlanIndex, into violations: inout [Violation]) {
    for specialist in index.scenario.specialists.indices {
      for (later, earlier) in index.overlaps(among: index.meetingsOfSpecialist[specialist]) {
        violations.append(
          index.violation(
            .specialistTwice, meeting: later,
            details: index.naming(session: index.meetings[earlier].first)))
      }
    }
  }
}

extension PlanIndex {
  /// Meetings that begin before one earlier in the list has ended, with that one.
  ///
  /// - Parameter meetings: in the order of time.
  func overlaps(among meetings: ArraySlice<Int>) -> [(later: Int, earlier: Int)] {
    var found: [(later: Int, earlier: Int)] = []
    var lane = Lane()
    for place in meetings {
      guard let span = self.meetings[place].span else { continue }
      if let earlier = lane.add(place, span) { found.append((place, earlier)) }
    }
    return found
  }

  /// The child and the start of the session that another one collides with.
  func naming(session place: Int) -> [String: String] {
    let session = sessions[place]
    let start = plan.sessions[session.position].start
    return [
      "other child": scenario.children[session.child].key,
      "other service": scenario.services[session.service].key,
      "other start": "\(start)",
    ]
  }
}

/// What follows one after another in time, and must not overlap.
struct Lane {
  private var latest: (item: Int, end: Int)?

  /// Adds an item that starts no earlier than those before; returns one that it overlaps.
  mutating func add(_ item: Int, _ span: Range<Int>) -> Int? {
    defer {
      if span.upperBound > latest?.end ?? Int.min { latest = (item, span.upperBound) }
    }
    guard let latest, span.lowerBound < latest.end else { return nil }
    return latest.item
  }
}
