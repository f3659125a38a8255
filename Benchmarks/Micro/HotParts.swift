import AllocationSolver
import Benchmark
import GLPKSolver
import Kezek
import PlanVerification
import ScenarioGeneration
import ScenarioLoader

/// The district: 120 children, the same bytes on every machine.
private enum District {
  static let files = AlmatyDistrict().files()
  static let loaded = ScenarioTables(name: "almaty-district", files: files).load()

  static func valuation(_ scenario: Scenario) throws -> Valuation {
    guard let policy = Policy.named("need", mostOwed: scenario.mostOwed) else {
      throw Missing()
    }
    return try Valuation(policy: policy, scenario: scenario)
  }

  struct Missing: Error {}
}

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident, .throughput],
    maxDuration: .seconds(5), maxIterations: 200)

  Benchmark("Loader: tables of 120 children") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(ScenarioTables(name: "almaty-district", files: District.files).load())
    }
  }

  guard let scenario = District.loaded.scenario,
    let valuation = try? District.valuation(scenario)
  else { return }
  let planner = Planner(scenario, valuation, solver: GLPKSolver())
  let queue = planner.queuePlan()

  Benchmark("Model: compact program of 120 children") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(try await planner.exactProgram(tier: 0)) }
  }

  Benchmark("Prices: bound of the first step, no search") { benchmark in
    let request = PlanningRequest(strategy: .decomposed, workLimit: 0)
    for _ in benchmark.scaledIterations { blackHole(try await planner.plan(request)) }
  }

  Benchmark("Queue: the clerk's plan") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(planner.queuePlan()) }
  }

  Benchmark("Verifier: every condition of a plan") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(PlanVerifier(scenario).verify(queue)) }
  }

  Benchmark("Value: of a plan under the rule") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(PlanValue(of: queue, in: scenario)) }
  }
}
