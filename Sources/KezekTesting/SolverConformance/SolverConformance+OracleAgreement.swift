import Kezek
public import MathematicalProgram

extension SolverConformance {
  /// Agreement with enumeration on small random programs.
  static let oracleAgreement: [Check] = [
    Check("OracleAgreement.randomIntegerPrograms", requires: [.pureIntegerPrograms]) { solver in
      for seed in UInt64(1)...150 {
        let program = try randomIntegerProgram(seed: seed)
        let expected = try await ExhaustiveSolver().solve(program)
        let result = try await solver.solve(program)
        try Expectation.consistent(result, for: program)
        try Expectation.expect(
          result.termination.reason == expected.termination.reason,
          "seed \(seed): \(result.termination.reason), enumeration says \(expected.termination.reason)"
        )
        try Expectation.close(
          result.bounds.primal, expected.bounds.primal, "seed \(seed): the optimum")
      }
    }
  ]

  /// A small pure integer program: boxes of a few values, rows of all kinds; about one in five
  /// infeasible.
  public static func randomIntegerProgram(seed: UInt64) throws(ProgramError) -> MathematicalProgram
  {
    var random = SplitMix64(seed: seed)
    var builder = ProgramBuilder()
    let count = random.integer(in: 1...6)
    var x: [Variable] = []
    for _ in 0..<count {
      let lower = random.integer(in: -2...1)
      let upper = lower + random.integer(in: 0...3)
      x.append(builder.addVariable(.between(Double(lower), Double(upper)), .integer))
    }
    for _ in 0..<random.integer(in: 0...5) {
      var expression = LinearExpression()
      for variable in x where random.happens(0.6) {
        expression.add(Double(random.integer(in: -5...5)), variable)
      }
      let end = Double(random.integer(in: -6...6))
      let bounds: [Bounds] = [
        .atMost(end), .atLeast(end), .between(end, end + 3), .exactly(end), .atMost(end + 5),
      ]
      builder.addConstraint(expression, bounds[random.integer(in: 0...4)])
    }
    let costs = x.map { Term(Double(random.integer(in: -9...9)), $0) }
    builder.setObjective(
      random.happens(0.5) ? .minimize : .maximize,
      LinearExpression(costs, constant: Double(random.integer(in: -3...3))))
    return try builder.frozen()
  }
}
