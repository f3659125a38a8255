import Kezek
import KezekTesting
import MathematicalProgram
import Testing

@testable import AllocationSolver

/// What is counted without writing a program is about what it has.
@Suite struct ProgramSizeTests {
  @Test(arguments: [ConstraintFamily.groupRoster, .places, .caseload])
  func columnsAreAboutTheVariablesOfTheProgram(family: ConstraintFamily) throws {
    var counted = 0
    for seed in UInt64(1)...30 {
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [family])
      let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
      let valuation = try Valuation(policy: policy, scenario: scenario)
      let candidates = Candidates(scenario)
      let compact = try CompactProgram(
        candidates, groups: GroupFinder(candidates).groups(), tiers: valuation.tiers)
      let size = ProgramSize(candidates)
      let ratio = Double(size.columns + 10) / Double(compact.program.variableCount + 10)
      #expect(
        (0.6...1.4).contains(ratio),
        "seed \(seed): \(size.columns), \(compact.program.variableCount)")
      counted += size.columns
    }
    #expect(counted > 100)
  }

  /// Sixteen children of eight ages could all meet one leader, but no three of them are of an age.
  @Test func groupsThatCannotBeAreNotCounted() throws {
    func columns(ageGap: Int) throws -> Int {
      var tiny = TinyScenario()
      let service = tiny.service("music", form: .group, groupSize: 3...6, ageGap: ageGap)
      _ = tiny.specialist("S-1", gives: [service])
      for year in 2012...2019 {
        for twin in 1...2 {
          let child = tiny.child("C-\(year)-\(twin)", born: "\(year)-03-01")
          _ = tiny.need(child, service, asked: 1)
        }
      }
      return ProgramSize(Candidates(try tiny.scenario())).columns
    }
    #expect(try columns(ageGap: 0) == 0)
    #expect(try columns(ageGap: 1) > 100)
  }
}
