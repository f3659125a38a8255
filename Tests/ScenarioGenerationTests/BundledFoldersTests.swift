import AllocationSolver
import Foundation
import GLPKSolver
import Kezek
import PlanVerification
import ScenarioGeneration
import ScenarioLoader
import Testing

/// The stored folders load, and the tiny ones have the optimum that their README proves.
@Suite struct BundledFoldersTests {
  static let tiny = folders(in: "tiny")

  /// A row of a README's table: policy, tier, optimum.
  struct Optimum: Hashable {
    let policy: String
    let tier: String
    let value: Int
  }

  @Test(arguments: BundledRecipes.names + tiny)
  func loadsWithoutErrors(name: String) throws {
    let loaded = ScenarioFolder(Self.path(of: name)).load()
    let serious = loaded.findings.filter { $0.severity == .error }
    #expect(serious.isEmpty, "\(serious.map { "\($0.code.rawValue) \($0.file ?? "")" })")
    let scenario = try #require(loaded.scenario)
    #expect(scenario.settings.data == .synthetic)
    #expect(!scenario.needs.isEmpty)
  }

  @Test(arguments: BundledRecipes.names + tiny)
  func theQueueBreaksNothingButPins(name: String) throws {
    let scenario = try #require(ScenarioFolder(Self.path(of: name)).load().scenario)
    let policy = try #require(Policy.named("need", mostOwed: scenario.mostOwed))
    let valuation = try Valuation(policy: policy, scenario: scenario)
    let plan = Planner(scenario, valuation, solver: GLPKSolver()).queuePlan()
    let broken = PlanVerifier(scenario).verify(plan).violations.filter { $0.family != .pins }
    #expect(broken.isEmpty, "\(broken.prefix(3))")
    #expect(!plan.sessions.isEmpty || !plan.courses.isEmpty)
  }

  @Test(arguments: tiny)
  func optimumIsThatOfTheReadme(name: String) async throws {
    let stated = try Self.optima(of: name)
    #expect(stated.filter { $0.policy == "need" }.count >= 2)
    #expect(stated.filter { $0.policy == "coverage" }.count == 4)
    let scenario = try #require(ScenarioFolder(Self.path(of: name)).load().scenario)
    for policy in Set(stated.map(\.policy)).sorted() {
      let found = try await solve(scenario, policy)
      for row in stated where row.policy == policy {
        #expect(found[row.tier] == row.value, "\(name), \(policy), tier \(row.tier)")
      }
    }
  }

  @Test(arguments: [20, 200, 1500])
  func generatedRegionLoads(children: Int) throws {
    let recipe = RegionRecipe(children: children, seed: 5)
    let loaded = ScenarioTables(name: recipe.name, files: recipe.files()).load()
    #expect(!loaded.hasErrors, "\(loaded.findings.prefix(3))")
    #expect(try #require(loaded.scenario).children.count == children)
  }

  /// The value of each tier, every one of them proven.
  private func solve(_ scenario: Scenario, _ policy: String) async throws -> [String: Int] {
    let words = policy.split(separator: " ").map(String.init)
    let named = try #require(Policy.named(words[0], mostOwed: scenario.mostOwed))
    let change = words.count == 3 ? Int(words[2]) : nil
    let valuation = try Valuation(
      policy: named, scenario: scenario, change: change.map { .atMost($0) } ?? .free)
    let outcome = try await Planner(scenario, valuation, solver: GLPKSolver())
      .plan(PlanningRequest(strategy: .exact))
    #expect(outcome.certificate.termination == .optimal)
    return Dictionary(
      outcome.certificate.tiers.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }
    )
  }

  private static func path(of name: String) -> String {
    StoredFoldersTests.root.appending(path: name).path
  }

  private static func folders(in name: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: path(of: name))
    return (names ?? []).sorted().map { "\(name)/\($0)" }
  }

  private static func optima(of name: String) throws -> [Optimum] {
    let text = try String(
      contentsOf: StoredFoldersTests.root.appending(path: "\(name)/README.md"), encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, cells[0].hasPrefix("`"), let value = Int(cells[2]) else { return nil }
      return Optimum(
        policy: cells[0].trimmingCharacters(in: ["`"]), tier: cells[1], value: value)
    }
  }
}

extension Scenario {
  /// The most courses a year that any need is owed.
  fileprivate var mostOwed: Int {
    needs.filter { !services[$0.service].per.isWeekly }.map(\.asked).max() ?? 1
  }
}
