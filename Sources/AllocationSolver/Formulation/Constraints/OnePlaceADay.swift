import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// One place a day: Σ_l visit[c,l,d] ≤ 1 over places l, and at two sites of one place only with
  /// the way between them free.
  ///
  /// A specialist's choice of site is in the specialist overlap's rows.
  mutating func addOnePlaceADay() {
    for child in scenario.children.ids {
      let positions = travellingAttendances(of: child)
      for (day, here) in byDay(positions).enumerated() {
        let places = Set(here.map { scenario.sites[columns.attendances[$0].site].place }).sorted()
        if places.count > 1 {
          var terms: [Term] = []
          for place in places { terms.append(Term(1, visit(child, place, day, here))) }
          atMost(1, terms, "one_place_a_day[\(label(child)),\(label(day: day))]")
        }
        if isByHalfDays { continue }
        for place in places { addSiteChanges(child, place, day, here) }
      }
    }
  }

  /// The attendances for which the child itself is at the site.
  func travellingAttendances(of child: Child.ID) -> [Int] {
    scenario.needsOfChild[child.index].filter { scenario.service(of: $0).who != .parent }
      .flatMap { attendancesOfNeed[$0.index] }
  }

  /// `visit[c,l,d]` at the lowest level: 1 where the child is at the place at all.
  private mutating func visit(
    _ child: Child.ID, _ place: Place.ID, _ day: Int, _ attendances: [Int]
  ) -> Variable {
    let lowest = visitLevels(child, place, attendances).first ?? 0
    return visit(child, place, day, atLeast: lowest, attendances)
  }

  /// The distinct minutes one way to the sites of a place among those attendances, ascending.
  func visitLevels(_ child: Child.ID, _ place: Place.ID, _ attendances: [Int]) -> [Int] {
    let sites = Set(attendances.map { columns.attendances[$0].site })
    return Set(
      sites.filter { scenario.sites[$0].place == place }.map { travelMinutes(child, to: $0) }
    ).sorted()
  }

  /// Minutes one way from where a child lives; 0 where nothing is listed (RULES 8).
  func travelMinutes(_ child: Child.ID, to site: Site.ID) -> Int {
    guard let home = scenario.children[child].lives else { return 0 }
    return scenario.travel.minutes(from: home, to: site, in: scenario.sites) ?? 0
  }

  /// A variable that is at least 1 where the child is at a site of the place to which the way is so
  /// many minutes or more.
  ///
  /// It need not be integer: what pushes it up is whole.
  mutating func visit(
    _ child: Child.ID, _ place: Place.ID, _ day: Int, atLeast minutes: Int, _ attendances: [Int]
  ) -> Variable {
    let key = VisitKey(child: child, place: place, day: day, minutes: minutes)
    if let known = visits[key] { return known }
    let name =
      "\(label(child)),\(scenario.places[place].key),\(label(day: day)),\(minutes)"
    let visit = builder.addVariable(.unit, name: "visit[\(name)]")
    visits[key] = visit
    let here = attendances.filter {
      let site = columns.attendances[$0].site
      return scenario.sites[site].place == place && travelMinutes(child, to: site) >= minutes
    }
    derived.append(.any(visit, of: here.map { columns.attendances[$0].variable }))
    for need in scenario.needsOfChild[child.index] {
      let terms = here.filter { columns.attendances[$0].need == need }
        .map { Term(1, columns.attendances[$0].variable) }
      if terms.isEmpty { continue }
      atMostZero(terms + [Term(-1, visit)], "visit[\(name),\(label(need))]")
    }
    return visit
  }

  /// Where two sites of a place are minutes apart, sessions at both leave those minutes free between
  /// the periods they occupy.
  private mutating func addSiteChanges(
    _ child: Child.ID, _ place: Place.ID, _ day: Int, _ attendances: [Int]
  ) {
    let here = attendances.filter { scenario.sites[columns.attendances[$0].site].place == place }
    for (index, first) in here.enumerated() {
      let one = columns.attendances[first]
      var tooClose: [Int] = []
      for second in here[(index + 1)...] {
        let other = columns.attendances[second]
        guard one.site != other.site, one.need != other.need else { continue }
        let way = scenario.travel.minutes(between: one.site, and: other.site, in: scenario.sites)
        let free = max(
          (other.start - one.start - one.length) * grid.step,
          (one.start - other.start - other.length) * grid.step)
        if free < way, way > 0 { tooClose.append(second) }
      }
      for need in scenario.needsOfChild[child.index] {
        let terms = tooClose.filter { columns.attendances[$0].need == need }
          .map { Term(1, columns.attendances[$0].variable) }
        guard !terms.isEmpty else { continue }
        atMost(
          1, terms + [Term(1, one.variable)],
          "site_change[\(label(child)),\(label(day: day)),\(index + 1),\(label(need))]")
      }
    }
  }
}
