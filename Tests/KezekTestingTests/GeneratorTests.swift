import Kezek
import KezekTesting
import Testing

@Suite struct GeneratorTests {
  @Test func splitMixIsVignas() {
    // The first outputs of the reference implementation for seed 1234567.
    var random = SplitMix64(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
  }

  @Test(arguments: ConstraintFamily.allCases)
  func sameSeedSameScenario(family: ConstraintFamily) throws {
    for seed in 0..<5 as Range<UInt64> {
      let other = ConstraintFamily.allCases[Int(seed) * 4]
      let families = other == family ? [family] : [family, other]
      let first = try SmallScenarioGenerator(seed: seed).scenario(families: families)
      let second = try SmallScenarioGenerator(seed: seed).scenario(families: families)
      #expect(ScenarioSummary.text(of: first) == ScenarioSummary.text(of: second))
      #expect(first.needs == second.needs && first.children == second.children, "seed \(seed)")
      #expect(first.specialists == second.specialists && first.turns == second.turns)
      #expect(first.current == second.current && first.absences == second.absences)
    }
  }

  @Test func seedsDiffer() throws {
    let texts = try (0..<20).map { seed in
      ScenarioSummary.text(of: try SmallScenarioGenerator(seed: UInt64(seed)).scenario())
    }
    #expect(Set(texts).count == 20)
  }

  @Test func staysSmall() throws {
    for agreement in AgreementCase.pairs(seedsEach: 1, from: 77) {
      let scenario = try agreement.scenario()
      #expect((1...4).contains(scenario.children.count), "\(agreement)")
      #expect((1...4).contains(scenario.specialists.count), "\(agreement)")
      #expect((1...2).contains(scenario.sites.count), "\(agreement)")
      #expect(scenario.turns.count <= 5, "\(agreement)")
    }
  }

  @Test func turnsLieInTheTerm() throws {
    for agreement in AgreementCase.pairs(seedsEach: 2, from: 300) {
      let scenario = try agreement.scenario()
      let term = scenario.settings.term
      for turn in scenario.turns {
        #expect(term.contains(turn.days.first) && term.contains(turn.days.last), "\(agreement)")
      }
    }
  }
}
