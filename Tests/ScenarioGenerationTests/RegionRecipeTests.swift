import AllocationSolver
import Kezek
import ScenarioLoader
import Testing

@testable import ScenarioGeneration

@Suite struct RegionRecipeTests {
  @Test(arguments: [20, 300, 3000])
  func hasTheChildrenAskedFor(count: Int) {
    let draft = RegionRecipe(children: count, seed: 11).draft()
    #expect(draft.children.count == count)
    #expect(Set(draft.children.map(\.id)).count == count)
    let posts = draft.specialists.count
    #expect(posts >= count / 8 && posts <= count / 5 + 4, "\(posts) specialists")
    let rural = draft.children.filter(\.isRural).count
    #expect(rural * 100 / count >= 33 && rural * 100 / count <= 50)
    #expect(draft.current.isEmpty)
  }

  @Test func rowsReferToWhatThereIs() {
    let draft = RegionRecipe(children: 6000, seed: 4).draft()
    let sites = Set(draft.sites.map(\.name))
    let ids = Set(draft.children.map(\.id))
    #expect(sites.count == draft.sites.count)
    #expect(Set(draft.children.map(\.attributes)).count == 1)
    #expect(draft.rooms.allSatisfy { sites.contains($0.site) })
    #expect(draft.turns.allSatisfy { sites.contains($0.site) })
    #expect(draft.specialists.allSatisfy { $0.hours.sites.allSatisfy(sites.contains) })
    #expect(draft.needs.allSatisfy { ids.contains($0.child) })
    #expect(draft.needs.allSatisfy { $0.site.map(sites.contains) ?? true })
    #expect(draft.turns.allSatisfy { $0.days.last <= draft.settings.last })
  }

  @Test func familiesOfRegionsAreDifferent() {
    var knobs = RegionRecipe.Knobs()
    knobs.regions = 3
    let draft = RegionRecipe(children: 600, seed: 4, knobs: knobs).draft()
    #expect(Set(draft.children.map(\.attributes)).count == 3)
    let homes = Dictionary(grouping: draft.children.filter { $0.family != nil }) { $0.family }
    #expect(!homes.isEmpty)
    #expect(homes.values.allSatisfy { Set($0.map(\.lives)).count == 1 })
  }

  @Test func seedDecidesEverything() {
    let first = RegionRecipe(children: 150, seed: 1).files()
    #expect(first == RegionRecipe(children: 150, seed: 1).files())
    #expect(first != RegionRecipe(children: 150, seed: 2).files())
    // Written here once: it changes only where the recipe does, on no other machine.
    #expect(
      Lottery.hexadecimal(first.keys.sorted().flatMap { first[$0] ?? [] })
        == "17bd551302db81b0ab488d438726ca1f673ecefd51b3cab5cfc95141d7a238c7")
  }

  @Test func theNationHasItsRegionsAndCentres() {
    var random = SplitMix64(seed: 1)
    let map = RegionMap(children: 86_000, knobs: .init(), random: &random)
    #expect(map.regions.count == 20)
    #expect(map.regions.flatMap(\.centres).count == 57)
    #expect(map.regions.flatMap(\.centres).count { $0.isNational } == 2)
    #expect(map.places.reduce(0) { $0 + $1.children } == 86_000)
    let rural = map.places.filter(\.isRural).reduce(0) { $0 + $1.children }
    #expect((395...411).contains(rural * 1000 / 86_000), "\(rural)")
    #expect(Set(map.places.map(\.name)).count == map.places.count)
    // What competes for the same hours stays local.
    for from in stride(from: 0, to: map.places.count, by: 41) {
      #expect(map.places.indices.count { map.minutes(from, $0) <= 25 } <= 10)
    }
  }

  // MARK: Knobs, measured on the scenario as it is loaded

  private func loaded(
    _ children: Int = 400, _ change: (inout RegionRecipe.Knobs) -> Void = { _ in }
  ) throws -> Scenario {
    var knobs = RegionRecipe.Knobs()
    change(&knobs)
    let recipe = RegionRecipe(children: children, seed: 9, knobs: knobs)
    let loaded = ScenarioTables(name: "region", files: recipe.files()).load()
    #expect(loaded.findings.filter { $0.severity != .note }.isEmpty, "\(loaded.findings)")
    return try #require(loaded.scenario)
  }

  /// Contact minutes a week for a hundred minutes asked of those who are not barred.
  private func load(_ scenario: Scenario) -> Int {
    let there = scenario.specialists.reduce(0) { $0 + $1.contactMinutes }
    let asked = scenario.needs.filter {
      scenario.services[$0.service].per.isWeekly
        && scenario.children[$0.child].status == .active
    }.reduce(0) { $0 + $1.asked * $1.minutes }
    return asked * 100 / there
  }

  @Test func moreIsAskedThanThereIs() throws {
    let plain = try loaded(2000)
    #expect((100...135).contains(load(plain)), "\(load(plain))")
    #expect(plain.settings.data == .synthetic)
    let scarce = try loaded(2000) { $0.scarcity = 260 }
    #expect((load(plain) * 18 / 10...load(plain) * 22 / 10).contains(load(scarce)))
    let weekly = plain.needs.filter { plain.services[$0.service].per.isWeekly }
    #expect((280...300).contains(weekly.count * 100 / 2000))
  }

  @Test func roomsBind() throws {
    let plain = try loaded()
    let scarce = try loaded { $0.turn(to: .rooms) }
    #expect(scarce.rooms.count * 2 < plain.rooms.count + plain.specialists.count)
    #expect(scarce.rooms.count * 10 < plain.rooms.count * 7)
  }

  @Test func allChildrenAreFreeInOneShift() throws {
    let scenario = try loaded { $0.turn(to: .shift) }
    let noon = scenario.settings.noon
    for child in scenario.children {
      let periods = child.hours.anyPeriods.intersection(scenario.grid.open)
      #expect(periods.members.allSatisfy { scenario.grid.minute(of: $0) >= noon })
    }
    #expect(
      scenario.specialists.contains { specialist in
        specialist.hours.anyPeriods.members.contains { scenario.grid.minute(of: $0) < noon }
      })
  }

  @Test func mostNeedsAreOfGroups() throws {
    let scenario = try loaded { $0.turn(to: .groups) }
    let weekly = scenario.needs.filter { scenario.services[$0.service].per.isWeekly }
    #expect(weekly.count { $0.form == .group } * 100 / weekly.count >= 75)
    #expect(try loaded { $0.groups = 0 }.needs.allSatisfy { $0.form != .group })
  }

  @Test func mostSpecialistsTravel() throws {
    func share(_ scenario: Scenario) -> Int {
      scenario.specialists.count { $0.hours.atSites.count > 1 } * 100 / scenario.specialists.count
    }
    let (usual, most) = (share(try loaded()), share(try loaded { $0.turn(to: .travelling) }))
    #expect(most > usual + 10, "\(usual) and \(most) of a hundred")
    let weeks = try loaded { $0.weeks = 2 }
    #expect(weeks.grid.weeks == 2)
  }

  @Test func lengthsAreMixed() throws {
    let scenario = try loaded { $0.turn(to: .lengths) }
    #expect(scenario.grid.step == 15)
    let weekly = scenario.needs.filter { scenario.services[$0.service].per.isWeekly }
    #expect(Set(weekly.map(\.minutes)) == [20, 30, 45])
  }

  @Test func turnsAreMany() throws {
    func turns(_ scenario: Scenario) -> Int {
      scenario.turns.count { scenario.services[$0.service].key == "rehabilitation" }
    }
    #expect(turns(try loaded()) == 6)
    #expect(turns(try loaded { $0.turn(to: .turns) }) == 24)
    #expect(turns(try loaded { $0.centres = 3 }) == 18)
    let none = try loaded { $0.turns = 0 }
    #expect(none.turns.isEmpty)
    #expect(none.needs.allSatisfy { none.services[$0.service].per.isWeekly })
  }

  @Test func townsAndVillagesAndReach() throws {
    #expect(try loaded { $0.urban = 1000 }.children.allSatisfy { !$0.isRural })
    #expect(try loaded { $0.urban = 0 }.children.allSatisfy(\.isRural))
    #expect(try loaded { $0.maxTravel = 40 }.settings.maxTravel == 40)
  }

  @Test(arguments: 3...8)
  func theRuleHasItsSteps(steps: Int) throws {
    var knobs = RegionRecipe.Knobs()
    knobs.tiers = steps
    let files = RegionRecipe(children: 40, seed: 2, knobs: knobs).files()
    let bytes = try #require(files["policy.yaml"])
    let loaded = PolicyFile.load(bytes, name: "policy.yaml", mostOwed: 3)
    #expect(loaded.findings.isEmpty, "\(loaded.findings)")
    #expect(loaded.policy?.tiers.count == steps)
  }

  @Test func aClerksTableStandsWhereItIsAskedFor() throws {
    var knobs = RegionRecipe.Knobs()
    knobs.hasCurrent = true
    let recipe = RegionRecipe(children: 200, seed: 5, knobs: knobs)
    let loaded = ScenarioTables(name: "region", files: recipe.files()).load()
    #expect(loaded.findings.allSatisfy { $0.severity == .note }, "\(loaded.findings)")
    #expect(try #require(loaded.scenario).current.count > 200)
  }

  @Test(arguments: Language.allCases)
  func everyLanguageIsUnderstood(language: Language) throws {
    let scenario = try loaded(60) { $0.language = language }
    #expect(scenario.children.count == 60)
  }

  @Test(arguments: RegionRecipe.HardFamily.allCases, [20, 120])
  func nothingIsToMendInAnyFamily(family: RegionRecipe.HardFamily, children: Int) throws {
    _ = try loaded(children) { $0.turn(to: family) }
  }

  @Test func fewNeedsAreImpossible() throws {
    let scenario = try loaded(2000)
    let barred: [Reason] = [.noConclusion, .postponed, .away]
    let other = ImpossibleNeeds.list(of: scenario).filter { need in
      need.reasons.allSatisfy { !barred.contains($0) }
    }
    #expect(other.count * 50 < scenario.needs.count, "\(other.count)")
  }
}
