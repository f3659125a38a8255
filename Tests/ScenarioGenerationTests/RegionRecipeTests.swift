import Testing

@testable import ScenarioGeneration

@Suite struct RegionRecipeTests {
  @Test(arguments: [20, 300, 3000])
  func hasTheChildrenAskedFor(count: Int) {
    let draft = RegionRecipe(children: count, seed: 11).draft()
    #expect(draft.children.count == count)
    #expect(Set(draft.children.map(\.id)).count == count)
    let posts = draft.specialists.count
    #expect(posts >= count / 16 && posts <= count / 5 + 2, "\(posts) specialists")
    let rural = draft.children.filter(\.isRural).count
    #expect(rural * 100 / count >= 35 && rural * 100 / count <= 50)
    #expect(!draft.current.isEmpty)
  }

  @Test func rowsReferToWhatThereIs() {
    let draft = RegionRecipe(children: 1200, seed: 4).draft()
    let sites = Set(draft.sites.map(\.name))
    let ids = Set(draft.children.map(\.id))
    #expect(draft.rooms.allSatisfy { sites.contains($0.site) })
    #expect(draft.turns.allSatisfy { sites.contains($0.site) })
    #expect(draft.specialists.allSatisfy { $0.hours.sites.allSatisfy(sites.contains) })
    #expect(draft.needs.allSatisfy { ids.contains($0.child) })
    #expect(draft.needs.allSatisfy { $0.site.map(sites.contains) ?? true })
  }

  @Test func seedDecidesEverything() {
    let first = RegionRecipe(children: 150, seed: 1).files()
    #expect(first == RegionRecipe(children: 150, seed: 1).files())
    #expect(first != RegionRecipe(children: 150, seed: 2).files())
  }

  @Test func knobsDoWhatTheySay() {
    func draft(_ change: (inout RegionRecipe.Knobs) -> Void) -> ScenarioDraft {
      var knobs = RegionRecipe.Knobs()
      knobs.hasCurrent = false
      change(&knobs)
      return RegionRecipe(children: 400, seed: 9, knobs: knobs).draft()
    }
    let plain = draft { _ in }
    #expect(draft { $0.childrenPerPost = 20 }.specialists.count < plain.specialists.count)
    let units = { (draft: ScenarioDraft) in draft.rooms.reduce(0) { $0 + ($1.count ?? 1) } }
    #expect(units(draft { $0.roomsBind = true }) < units(plain))
    #expect(draft { $0.oneShift = true }.children.allSatisfy { ($0.shift ?? 1) == 1 })
    #expect(draft { $0.groups = 900 }.needs.filter { $0.form == "group" }.count > 300)
    #expect(draft { $0.visited = 0 }.settings.weeks == 1)
    #expect(draft { $0.mixedLengths = true }.settings.grid.step == 15)
    #expect(draft { $0.turns = 12 }.turns.count == 12)
    #expect(plain.current.isEmpty)
  }
}
