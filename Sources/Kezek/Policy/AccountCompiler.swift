/// Turns one part of a tier into accounts over the needs of its scope.
struct AccountCompiler {
  let scenario: Scenario
  let part: PolicyTier.Part

  func accounts(of needs: [Need.ID]) -> [Account] {
    switch part.measure {
    case .childrenServed: childAccounts(of: needs)
    case .lessTravel: []
    default: needs.flatMap { accounts(of: $0) }
    }
  }

  private func accounts(of id: Need.ID) -> [Account] {
    let per = scenario.service(of: id).per
    let weight = weight(of: id)
    guard per.isWeekly else { return courseAccounts(of: id, per: per, weight: weight) }
    let asked = scenario.needs[id].asked
    switch part.measure {
    case .shortage:
      return [account(id, .sessions([id]), Self.shortage(asked, had: 0).scaled(by: weight))]
    case .needsServed:
      return [account(id, .served([id]), .step(at: 1, worth: weight))]
    case .sessions:
      return [account(id, .sessions([id]), .linear(worth: weight, upTo: asked))]
    case .sessionsAtHome:
      return [account(id, .sessionsAtHome([id]), .linear(worth: weight, upTo: asked))]
    case .courses, .owedCourse, .childrenServed, .lessTravel: return []
    }
  }

  /// One account for each calendar year in which turns of the service start (RULES 18).
  private func courseAccounts(of id: Need.ID, per: Service.Per, weight: Int) -> [Account] {
    let need = scenario.needs[id]
    // An appointment is one for the whole term, whatever years its days fall in.
    let years: [Int?] = per == .once ? [nil] : scenario.courseYears(of: need.service)
    return years.compactMap { year in
      let had = year.map { scenario.had(id, in: $0) } ?? 0
      let measure = Account.Measure.courses([id], year: year)
      func owned(_ table: ValueTable) -> Account {
        Account(owner: .need(id), measure: measure, offset: had, table: table)
      }
      switch part.measure {
      case .shortage:
        let worth = per == .year ? scenario.settings.courseWorth : 1
        return owned(Self.shortage(need.asked, had: had).scaled(by: worth * weight))
      case .needsServed:
        return owned(.step(at: need.least, worth: weight))
      case .courses:
        let given = (0...max(need.asked, had)).map { max(0, $0 - had) * weight }
        return owned(ValueTable(values: given))
      case .owedCourse(let number):
        guard per == .year, number <= need.asked else { return nil }
        return owned(.step(at: number, worth: weight))
      case .sessions, .sessionsAtHome, .childrenServed, .lessTravel: return nil
      }
    }
  }

  /// Children with any weekly or yearly service: an appointment is not one (RULES 30).
  private func childAccounts(of needs: [Need.ID]) -> [Account] {
    var accounts: [Account] = []
    var current: (child: Child.ID, needs: [Need.ID])?
    func close() {
      guard let group = current else { return }
      let weight = group.needs.map { self.weight(of: $0) }.max() ?? part.weight
      accounts.append(
        Account(
          owner: .child(group.child), measure: .served(group.needs),
          table: .step(at: 1, worth: weight)))
    }
    let counted = needs.filter { scenario.service(of: $0).per != .once }
    let byChild = counted.sorted {
      (scenario.needs[$0].child, $0) < (scenario.needs[$1].child, $1)
    }
    for id in byChild {
      let child = scenario.needs[id].child
      if current?.child == child {
        current?.needs.append(id)
      } else {
        close()
        current = (child, [id])
      }
    }
    close()
    return accounts
  }

  private func account(_ id: Need.ID, _ measure: Account.Measure, _ table: ValueTable) -> Account {
    Account(owner: .need(id), measure: measure, table: table)
  }

  private func weight(of id: Need.ID) -> Int {
    part.weight * (part.weighsPriority ? 1 + max(0, scenario.needs[id].priority) : 1)
  }

  /// v(u): each further one is worth the number still missing; what was had is worth nothing.
  static func shortage(_ asked: Int, had: Int) -> ValueTable {
    var values = [Int](repeating: 0, count: max(asked, had) + 1)
    for level in values.indices.dropFirst() where level > had {
      values[level] = values[level - 1] + asked - level + 1
    }
    return ValueTable(values: values)
  }
}
