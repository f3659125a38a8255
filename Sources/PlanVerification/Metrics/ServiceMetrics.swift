public import Kezek

/// What is asked and given of one service.
public struct ServiceMetrics: Sendable, Hashable {
  public let service: Service.ID
  public let per: Service.Per
  /// Children with a need of it.
  public let children: Int
  /// Sessions of the cycle, courses of the years, or appointments; courses had not included.
  public let given: Share
  /// Courses already had; 0 for other services.
  public let had: Int
  /// Needs that get at least their `least`, a year each, of all.
  public let served: Share
  /// Sessions held in groups, of all held.
  public let inGroups: Share
  /// Contact minutes used on this service, a group meeting once.
  public let usedMinutes: Int
  /// Contact minutes of the specialists who give it; one who gives several services counts whole
  /// in each.
  public let capacityMinutes: Int
  /// Contact minutes that those specialists have left over.
  public let spareMinutes: Int
  /// Minutes of its sessions that are lost to rounding up to the grid.
  public let lostMinutes: Int
  /// Places of its turns, and those taken.
  public let places: Share

  /// What is short: asked, not had and not given.
  public var short: Int { given.denominator - had - given.numerator }

  static func all(_ index: PlanIndex) -> [ServiceMetrics] {
    let scenario = index.scenario
    var tallies = scenario.services.map { _ in Tally() }
    for need in scenario.needs.ids { tallies[scenario.needs[need].service.index].add(need, index) }
    let used = index.meetings.map {
      scenario.settings.contactMinutes(ofSession: $0.countedMinutes)
    }
    for (place, meeting) in index.meetings.enumerated() {
      let service = index.sessions[meeting.first].service.index
      tallies[service].usedMinutes += used[place]
      tallies[service].lostMinutes += index.lostMinutes(of: meeting)
      tallies[service].sessions += meeting.sessions.count
      if meeting.group != nil { tallies[service].grouped += meeting.sessions.count }
    }
    for id in scenario.specialists.ids {
      let specialist = scenario.specialists[id]
      let minutes = index.meetingsOfSpecialist[id.index].reduce(0) { $0 + used[$1] }
      for service in specialist.services {
        tallies[service.index].capacityMinutes += specialist.contactMinutes
        tallies[service.index].spareMinutes += max(0, specialist.contactMinutes - minutes)
      }
    }
    for id in scenario.turns.ids {
      let turn = scenario.turns[id]
      tallies[turn.service.index].places += turn.places
      tallies[turn.service.index].taken += index.placesTaken(in: id)
    }
    return scenario.services.ids.map { tallies[$0.index].metrics(of: $0, scenario) }
  }
}

/// Running sums of one service.
private struct Tally {
  var children = 0
  var asked = 0
  var given = 0
  var had = 0
  var accounts = 0
  var served = 0
  var sessions = 0
  var grouped = 0
  var usedMinutes = 0
  var capacityMinutes = 0
  var spareMinutes = 0
  var lostMinutes = 0
  var places = 0
  var taken = 0
  private var seen: Set<Child.ID> = []

  mutating func add(_ need: Need.ID, _ index: PlanIndex) {
    if seen.insert(index.scenario.needs[need].child).inserted { children += 1 }
    for outcome in index.outcomes(of: need) {
      asked += outcome.asked
      given += outcome.given
      had += outcome.had
      accounts += 1
      if outcome.isServed { served += 1 }
    }
  }

  func metrics(of id: Service.ID, _ scenario: Scenario) -> ServiceMetrics {
    ServiceMetrics(
      service: id, per: scenario.services[id].per, children: children,
      given: Share(given, of: asked), had: had, served: Share(served, of: accounts),
      inGroups: Share(grouped, of: sessions), usedMinutes: usedMinutes,
      capacityMinutes: capacityMinutes, spareMinutes: spareMinutes, lostMinutes: lostMinutes,
      places: Share(taken, of: places))
  }
}

extension PlanIndex {
  /// Minutes between a meeting's own end and the end of the periods that it occupies.
  func lostMinutes(of meeting: Meeting) -> Int {
    meeting.span.map { $0.count - meeting.countedMinutes } ?? 0
  }

  /// Places of a turn that children and companions take.
  func placesTaken(in turn: Turn.ID) -> Int {
    let takesCompanions = scenario.turns[turn].companion == .place
    return coursesOfTurn[turn.index].reduce(0) { sum, course in
      let companion = scenario.children[courses[course].child].companion
      return sum + (takesCompanions && companion == .seat ? 2 : 1)
    }
  }
}
