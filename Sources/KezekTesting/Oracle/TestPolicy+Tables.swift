import Kezek

extension TestPolicy {
  /// Leximin over children's sessions: tier k counts the children with at least k, one account a
  /// child.
  public static let levels = TestPolicy(name: "levels") { scenario in
    let children = weeklyNeedsByChild(scenario)
    let most = children.map { $0.needs.reduce(0) { $0 + scenario.needs[$1].asked } }.max() ?? 0
    let courses = levelsOfCourses(scenario)
    guard most > 0 || !courses.isEmpty else { return nil }
    let sessions = (1..<(most + 1)).map { level in
      Tier(
        name: Tier.Name("at least \(level)"),
        accounts: children.map { child, needs in
          Account(
            owner: .child(child), measure: .sessions(needs), table: .step(at: level))
        })
    }
    return Valuation(policy: "levels", tiers: sessions + courses, digest: "")
  }

  /// Tier k counts the yearly needs that have at least k courses of each year, what was had too.
  private static func levelsOfCourses(_ scenario: Scenario) -> [Tier] {
    let yearly = scenario.needs.ids.filter { scenario.service(of: $0).per == .year }
    return (1..<(scenario.mostOwed + 1)).map { level in
      let accounts = yearly.flatMap { id in
        scenario.courseYears(of: scenario.needs[id].service).map { year in
          Account(
            owner: .child(scenario.needs[id].child), measure: .courses([id], year: year),
            offset: scenario.had(id, in: year), table: .step(at: level))
        }
      }
      return Tier(name: Tier.Name("at least \(level) courses"), accounts: accounts)
    }
  }

  /// Tables that are neither concave nor monotone, by need and by child.
  public static let steps = TestPolicy(name: "steps") { scenario in
    let children = weeklyNeedsByChild(scenario)
    let jumps = ValueTable(values: [0, 1, 5, 4, 9, 9, 12, 2])
    let ofNeeds = scenario.needs.ids.map { id in
      let isWeekly = scenario.service(of: id).per.isWeekly
      return Account(
        owner: .need(id), measure: isWeekly ? .sessions([id]) : .courses([id], year: nil),
        table: jumps)
    }
    let late = ValueTable(values: [0, 0, 3, 3, 8, 20, 21])
    let ofChildren = children.map { child, needs in
      Account(owner: .child(child), measure: .sessions(needs), table: late)
    }
    let tiers = [
      Tier(name: Tier.Name("jumps"), accounts: ofNeeds, tolerance: .absolute(1)),
      Tier(name: Tier.Name("late"), accounts: ofChildren, travelWeight: 1),
    ]
    return Valuation(policy: "steps", tiers: tiers, digest: "")
  }

  /// A share kept for rural children: what is missing of it costs, and so does too much.
  public static let reserve = TestPolicy(name: "reserve") { scenario in
    let weekly = scenario.needs.ids.filter { scenario.service(of: $0).per.isWeekly }
    let yearly = scenario.needs.ids.filter { scenario.service(of: $0).per == .year }
    let rural = weekly.filter { scenario.child(of: $0).isRural }
    var accounts = [
      Account(
        owner: .population("rural"), measure: .sessions(rural),
        table: ValueTable(values: [-9, -4, -1, 0, 0, -2])),
      Account(
        owner: .population("all"), measure: .sessions(weekly), table: .linear(worth: 2, upTo: 12)),
      Account(
        owner: .population("served"), measure: .served(scenario.needs.ids),
        table: ValueTable(values: [0, 1, 3, 7, 7, 6])),
    ]
    for year in Set(scenario.turns.map(\.days.first.year)).sorted() {
      accounts.append(
        Account(
          owner: .population("courses"), measure: .courses(yearly, year: year), offset: 1,
          table: ValueTable(values: [0, 2, 3, 7, 8])))
    }
    let total = Tier(
      name: Tier.Name("total"),
      accounts: [
        Account(
          owner: .population("all"), measure: .sessions(weekly), table: .linear(upTo: 20))
      ], travelWeight: 1)
    return Valuation(
      policy: "reserve", tiers: [Tier(name: Tier.Name("reserve"), accounts: accounts), total],
      digest: "")
  }

  private static func weeklyNeedsByChild(
    _ scenario: Scenario
  ) -> [(child: Child.ID, needs: [Need.ID])] {
    scenario.children.ids.compactMap { child in
      let needs = scenario.needsOfChild[child.index].filter {
        scenario.service(of: $0).per.isWeekly
      }
      return needs.isEmpty ? nil : (child, needs)
    }
  }
}
