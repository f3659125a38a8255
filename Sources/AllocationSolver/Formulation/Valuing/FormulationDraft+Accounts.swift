import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// The objective of a tier: Σ accounts − travel.
  mutating func objective(of tier: Tier, number: Int) -> LinearExpression {
    var objective = LinearExpression()
    for (position, account) in tier.accounts.enumerated() {
      objective += value(of: account, "\(number + 1),\(position + 1)")
    }
    if tier.travelWeight > 0 { objective += travel(weight: tier.travelWeight) }
    return objective
  }

  /// The value v(level) of an account, with variables of its own where its table is not straight.
  private mutating func value(of account: Account, _ name: String) -> LinearExpression {
    let table = account.table
    let base = table.value(at: account.offset)
    func gain(_ level: Int) -> Int { table.value(at: account.offset + level) - base }
    switch account.measure {
    case .sessions(let needs) where needs.count == 1:
      // The value of each number of sessions stands on its own option, so any table is exact.
      return LinearExpression(
        serveTerms(needs[0]) { gain($0.sessions) }, constant: Double(base))
    case .served(let needs) where needs.count == 1 && isWeekly(needs[0]):
      return LinearExpression(serveTerms(needs[0]) { _ in gain(1) }, constant: Double(base))
    default: break
    }
    let (level, most) = level(of: account.measure)
    guard most > 0 else { return LinearExpression(constant: Double(base)) }
    let gains = ValueTable(values: (0...most).map(gain))
    return LinearExpression(constant: Double(base)) + worth(of: level, gains, name)
  }

  /// v(level) of a level given as an expression with whole values from 0 to the table's cap.
  private mutating func worth(
    of level: LinearExpression, _ table: ValueTable, _ name: String
  ) -> LinearExpression {
    let segments = table.segments
    if segments.count == 1 { return Double(segments[0].worth) * level }
    var worth = LinearExpression()
    var parts = -1 * level
    if table.isConcave {
      var filled: [(variable: Variable, length: Int)] = []
      for (index, segment) in segments.enumerated() {
        let part = builder.addVariable(
          .between(0, Double(segment.to - segment.from)), name: "level[\(name),\(index + 1)]")
        parts.add(1, part)
        worth.add(Double(segment.worth), part)
        filled.append((part, segment.to - segment.from))
      }
      derived.append(.segments(filled, level: level))
    } else {
      // One binary variable for each level: exact for any table.
      var chosen: [Term] = []
      for reached in 0...table.cap {
        let isReached = builder.addVariable(.unit, .integer, name: "level[\(name),\(reached)]")
        chosen.append(Term(1, isReached))
        parts.add(Double(reached), isReached)
        worth.add(Double(table.value(at: reached)), isReached)
      }
      derived.append(.oneLevel(chosen.map(\.variable), level: level))
      builder.addConstraint(LinearExpression(chosen), .exactly(1), name: "one_level[\(name)]")
    }
    builder.addConstraint(parts, .exactly(0), name: "level[\(name)]")
    return worth
  }

  /// What a measure counts, as an expression, and the most it can be.
  private mutating func level(of measure: Account.Measure) -> (LinearExpression, Int) {
    switch measure {
    case .sessions(let needs):
      let terms = needs.flatMap { serveTerms($0) { $0.sessions } }
      let most = needs.reduce(0) { $0 + mostSessions($1) }
      return (LinearExpression(terms), most)
    case .courses(let needs, let year):
      let places = needs.flatMap { self.places(of: $0, in: year) }
      return (LinearExpression(placeTerms(places)), places.count)
    case .served(let needs):
      return servedLevel(needs)
    case .sessionsAtHome(let needs):
      let terms = needs.flatMap(attendancesAtHome)
      return (LinearExpression(terms), needs.reduce(0) { $0 + mostSessions($1) })
    case .keptRows(let rows):
      var level = LinearExpression()
      for row in rows { level += kept(row) }
      return (level, rows.count)
    }
  }

  private mutating func servedLevel(_ needs: [Need.ID]) -> (LinearExpression, Int) {
    var terms: [Term] = []
    var most = 0
    for need in needs {
      if isWeekly(need) {
        let serves = serveTerms(need)
        terms += serves
        most += serves.isEmpty ? 0 : 1
        continue
      }
      let isYearly = scenario.service(of: need).per == .year
      let years: [Int?] = isYearly ? scenario.courseYears(of: scenario.needs[need].service) : [nil]
      for year in years where !places(of: need, in: year).isEmpty {
        terms.append(Term(1, servedIndicator(need, in: year)))
        most += 1
      }
    }
    return (LinearExpression(terms), most)
  }

  private func mostSessions(_ need: Need.ID) -> Int {
    servesOfNeed[need.index].map { columns.serves[$0].sessions }.max() ?? 0
  }

  private func isWeekly(_ need: Need.ID) -> Bool { scenario.service(of: need).per.isWeekly }

  private func attendancesAtHome(_ need: Need.ID) -> [Term] {
    guard let home = scenario.child(of: need).lives else { return [] }
    return attendancesOfNeed[need.index].map { columns.attendances[$0] }
      .filter { scenario.sites[$0.site].place == home }.map { Term(1, $0.variable) }
  }

  /// 1 where a row of the current plan is kept.
  private mutating func kept(_ row: Int) -> LinearExpression {
    let variables = currentVariables(row)
    if variables.count <= 1 { return LinearExpression(sumOf: variables) }
    let kept = builder.addVariable(
      .unit, .integer, name: "kept[row \(scenario.current[row].fileRow)]")
    derived.append(.any(kept, of: variables))
    let terms = variables.map { Term(-1, $0) }
    atMostZero([Term(1, kept)] + terms, "kept[row \(scenario.current[row].fileRow)]")
    return LinearExpression(kept)
  }

  /// − weight × minutes one way × visits, families only (RULES 20).
  private mutating func travel(weight: Int) -> LinearExpression {
    var cost = LinearExpression()
    for child in scenario.children.ids {
      let positions = travellingAttendances(of: child)
      for (day, here) in byDay(positions).enumerated() {
        for place in Set(here.map { scenario.sites[columns.attendances[$0].site].place }).sorted() {
          var reached = 0
          for minutes in visitLevels(child, place, here) where minutes > 0 {
            let level = visit(child, place, day, atLeast: minutes, here)
            cost.add(-Double(weight * (minutes - reached)), level)
            reached = minutes
          }
        }
      }
    }
    return cost
  }
}
