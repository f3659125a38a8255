import Foundation
import Testing

/// A published family as an outside check of the solver layer: the generalized assignment problems
/// of the OR-Library, whose optima are known.
@Suite(.serialized) struct GeneralizedAssignmentEndToEndTests {
  /// The optima that the OR-Library states for `gap1` to `gap12`, problem by problem.
  private static let highest = [
    [336, 327, 339, 341, 326], [434, 436, 420, 419, 428], [580, 564, 573, 570, 564],
    [656, 644, 673, 647, 664], [563, 558, 564, 568, 559], [761, 759, 758, 752, 747],
    [942, 949, 968, 945, 951], [1133, 1134, 1141, 1117, 1127], [709, 717, 712, 723, 706],
    [958, 963, 960, 947, 947], [1139, 1178, 1195, 1171, 1171], [1451, 1449, 1433, 1447, 1446],
  ]

  /// Those of `gapa` to `gapd`, which are minimized (Posta, Ferland and Michelon 2012).
  private static let lowest = [
    "a": [1698, 3235, 1360, 2623, 1158, 2339], "b": [1843, 3552, 1407, 2827, 1166, 2339],
    "c": [1931, 3456, 1402, 2806, 1243, 2391], "d": [6353, 12742, 6347, 12430, 6185, 12244],
  ]

  @Test(arguments: 1...4)
  func findsKnownOptima(file: Int) throws {
    for (number, problem) in try problems("gap\(file)").enumerated() {
      let answer = try solve(problem, maximizing: true)
      #expect(answer.status == "optimal")
      #expect(answer.objective == Double(Self.highest[file - 1][number]), "\(number + 1)")
      #expect(answer.bound == answer.objective)
    }
  }

  /// However far it comes in a second: no value is better than the optimum, and no bound worse.
  @Test(arguments: 5...12)
  func bracketsKnownHighestValues(file: Int) throws {
    for (number, problem) in try problems("gap\(file)").prefix(2).enumerated() {
      let answer = try solve(problem, maximizing: true, seconds: 1)
      let optimum = Double(Self.highest[file - 1][number])
      if let value = answer.objective { #expect(value <= optimum + 1e-6) }
      if let bound = answer.bound { #expect(bound >= optimum - 1e-6) }
      if answer.status == "optimal" { #expect(answer.objective == optimum) }
    }
  }

  @Test(arguments: ["a", "b", "c", "d"])
  func bracketsKnownLowestCosts(file: String) throws {
    let optima = try #require(Self.lowest[file])
    for (number, problem) in try problems("gap\(file)").enumerated() where number % 2 == 0 {
      let answer = try solve(problem, maximizing: false, seconds: 1)
      let optimum = Double(optima[number])
      if let value = answer.objective { #expect(value >= optimum - 1e-6) }
      if let bound = answer.bound { #expect(bound <= optimum + 1e-6) }
      if answer.status == "optimal" { #expect(answer.objective == optimum) }
    }
  }

  // MARK: Problems

  private struct Problem {
    /// By agent and job.
    var worth: [[Int]]
    var takes: [[Int]]
    var capacities: [Int]
  }

  private func problems(_ name: String) throws -> [Problem] {
    let file = Binary.root.appending(path: "Tests/KezekCommandTests/ORLibrary/\(name).txt")
    let text = try String(contentsOf: file, encoding: .utf8)
    var numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }[...]
    func next() throws -> Int {
      let number = numbers.popFirst()
      return try #require(number, "\(name) ends early")
    }
    func table(_ rows: Int, _ columns: Int) -> [[Int]] {
      (0..<rows).map { _ in
        defer { numbers = numbers.dropFirst(columns) }
        return Array(numbers.prefix(columns))
      }
    }
    let count = try next()
    let problems = try (0..<count).map { _ in
      let agents = try next()
      let jobs = try next()
      return Problem(
        worth: table(agents, jobs), takes: table(agents, jobs), capacities: table(1, agents)[0])
    }
    #expect(numbers.isEmpty && count >= 5, "\(name)")
    return problems
  }

  /// Each job at one agent, no agent beyond its capacity, as free MPS.
  private func program(_ problem: Problem, maximizing: Bool) -> String {
    let agents = problem.capacities.indices
    let jobs = problem.worth[0].indices
    var lines = ["NAME gap"]
    if maximizing { lines += ["OBJSENSE", "  MAX"] }
    lines += ["ROWS", " N worth"]
    lines += jobs.map { " E job\($0)" } + agents.map { " L agent\($0)" }
    lines += ["COLUMNS", " M1 'MARKER' 'INTORG'"]
    for agent in agents {
      for job in jobs {
        lines.append(" x\(agent)_\(job) worth \(problem.worth[agent][job]) job\(job) 1")
        lines.append(" x\(agent)_\(job) agent\(agent) \(problem.takes[agent][job])")
      }
    }
    lines += [" M2 'MARKER' 'INTEND'", "RHS"]
    lines += jobs.map { " rhs job\($0) 1" }
    lines += agents.map { " rhs agent\($0) \(problem.capacities[$0])" }
    lines.append("BOUNDS")
    for agent in agents { lines += jobs.map { " UP bnd x\(agent)_\($0) 1" } }
    lines.append("ENDATA")
    return lines.joined(separator: "\n") + "\n"
  }

  private struct Answer {
    let status: String
    let objective: Double?
    let bound: Double?
  }

  private func solve(
    _ problem: Problem, maximizing: Bool, seconds: Int? = nil
  ) throws -> Answer {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "gap.mps")
    try program(problem, maximizing: maximizing).write(to: file, atomically: true, encoding: .utf8)
    let limit = seconds.map { ["--time-limit", "\($0)"] } ?? []
    let run = try Binary.run(["solve", file.path, "--solver", "glpk", "--json"] + limit)
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any], "\(run.errors)")
    return Answer(
      status: try #require(json["status"] as? String), objective: json["objective"] as? Double,
      bound: json["bound"] as? Double)
  }
}
