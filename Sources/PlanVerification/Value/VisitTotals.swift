import Kezek

/// Trips of families to weekly sessions: a visit is one child at one place on one day.
struct VisitTotals: Sendable {
  private(set) var count = 0
  /// Minutes one way of all visits; where sites of one place have different listed minutes, the
  /// largest of the day counts.
  private(set) var minutes = 0

  init(_ index: PlanIndex) {
    for child in index.scenario.children.ids { add(child, index) }
  }

  /// Visits of one child.
  init(of child: Child.ID, _ index: PlanIndex) {
    add(child, index)
  }

  private mutating func add(_ child: Child.ID, _ index: PlanIndex) {
    var day = -1
    var visits: [(place: Place.ID, minutes: Int)] = []
    for place in index.sessionsOfChild[child.index] {
      let session = index.sessions[place]
      guard session.span != nil, index.scenario.services[session.service].who != .parent
      else { continue }
      if session.day != day {
        close(visits)
        visits.removeAll(keepingCapacity: true)
        day = session.day
      }
      let way = index.scenario.minutesFromHome(of: child, to: session.site)
      let there = index.scenario.sites[session.site].place
      if let known = visits.firstIndex(where: { $0.place == there }) {
        visits[known].minutes = max(visits[known].minutes, way)
      } else {
        visits.append((there, way))
      }
    }
    close(visits)
  }

  private mutating func close(_ visits: [(place: Place.ID, minutes: Int)]) {
    count += visits.count
    minutes += visits.reduce(0) { $0 + $1.minutes }
  }
}

extension Scenario {
  /// Minutes one way from a child's home to a site; 0 where home or pair is not known (RULES 8).
  func minutesFromHome(of child: Child.ID, to site: Site.ID) -> Int {
    guard let home = children[child].lives else { return 0 }
    return travel.minutes(from: home, to: site, in: sites) ?? 0
  }
}
