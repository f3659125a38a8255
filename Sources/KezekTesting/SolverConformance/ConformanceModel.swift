import Kezek
import MathematicalProgram

/// A documented program with a known answer.
struct ConformanceModel: Sendable {
  let program: MathematicalProgram
  let optimum: Double

  init(optimum: Double, _ build: (inout ProgramBuilder) -> Void) throws {
    var builder = ProgramBuilder()
    build(&builder)
    program = try builder.frozen()
    self.optimum = optimum
  }
}

extension ConformanceModel {
  /// A knapsack whose relaxation is fractional.
  ///
  /// - Decision variables: x₁, x₂, x₃, x₄ ∈ {0, 1}.
  /// - Statement: maximize 8x₁ + 11x₂ + 6x₃ + 4x₄ subject to 5x₁ + 7x₂ + 4x₃ + 3x₄ ≤ 14.
  /// - Analysis: the relaxation takes x₁, x₂ and half of x₃: 22. In whole numbers {2, 3, 4} fills the
  ///   room exactly and brings 21; {1, 2} brings 19 and room for nothing else.
  static func knapsack() throws -> ConformanceModel {
    try ConformanceModel(optimum: 21) { builder in
      let x = builder.addVariables(4, .unit, .integer) { "x\($0 + 1)" }.map { $0 }
      builder.addConstraint(
        5 * x[0] + 7 * x[1] + 4 * x[2] + 3 * x[3], .atMost(14), name: "room")
      builder.setObjective(.maximize, 8 * x[0] + 11 * x[1] + 6 * x[2] + 4 * x[3])
    }
  }

  /// A covering program, minimized, with general integers and a ranged row.
  ///
  /// - Decision variables: x, y ∈ {0, …, 10}.
  /// - Statement: minimize 5x + 4y + 1 subject to 3x + 2y ≥ 12 and 2 ≤ x + y ≤ 5.
  /// - Analysis: x + y ≤ 5 leaves x ≥ 2. (2, 3) costs 23, (3, 2) costs 24, (4, 0) costs 21,
  ///   (3, 1) covers only 11. So x = 4, y = 0 and the optimum is 21; the relaxation agrees.
  static func cover() throws -> ConformanceModel {
    try ConformanceModel(optimum: 21) { builder in
      let x = builder.addVariable(.between(0, 10), .integer, name: "x")
      let y = builder.addVariable(.between(0, 10), .integer, name: "y")
      builder.addConstraint(3 * x + 2 * y, .atLeast(12), name: "demand")
      builder.addConstraint(1 * x + 1 * y, .between(2, 5), name: "count")
      builder.setObjective(.minimize, 5 * x + 4 * y + 1)
    }
  }

  /// A linear program with a unique vertex and known prices.
  ///
  /// - Decision variables: x, y ≥ 0.
  /// - Statement: maximize 3x + 5y subject to x ≤ 4 (a row), 2y ≤ 12, 3x + 2y ≤ 18.
  /// - Analysis: the vertex (2, 6) with value 36. Dual values 0, 3/2, 1; reduced costs 0, 0.
  ///   (Wyndor Glass in Hillier and Lieberman's textbook.)
  static func factory() throws -> ConformanceModel {
    try ConformanceModel(optimum: 36) { builder in
      let x = builder.addVariable(name: "x")
      let y = builder.addVariable(name: "y")
      builder.addConstraint(1 * x, .atMost(4), name: "first")
      builder.addConstraint(2 * y, .atMost(12), name: "second")
      builder.addConstraint(3 * x + 2 * y, .atMost(18), name: "third")
      builder.setObjective(.maximize, 3 * x + 5 * y)
    }
  }

  /// A diet: minimized, `≥` rows, one variable at its bound.
  ///
  /// - Decision variables: x ≥ 0, 0 ≤ y ≤ 3, z ≥ 0.
  /// - Statement: minimize 2x + y + 5z subject to x + y ≥ 4 and x + 3z ≥ 0.5.
  /// - Analysis: y = 3 at its bound, so x = 1, and z = 0: value 5. The second row is slack. One unit
  ///   more of the first demand costs 2, through x: dual values 2, 0 and reduced costs 0, −1, 5.
  static func diet() throws -> ConformanceModel {
    try ConformanceModel(optimum: 5) { builder in
      let x = builder.addVariable(name: "x")
      let y = builder.addVariable(.between(0, 3), name: "y")
      let z = builder.addVariable(name: "z")
      builder.addConstraint(1 * x + 1 * y, .atLeast(4), name: "first")
      builder.addConstraint(1 * x + 3 * z, .atLeast(0.5), name: "second")
      builder.setObjective(.minimize, 2 * x + 1 * y + 5 * z)
    }
  }

  /// An assignment of 4 to 4, whose relaxation is integral.
  ///
  /// - Decision variables: x[i, j] ∈ {0, 1}.
  /// - Statement: minimize Σ c[i, j]·x[i, j], each i and each j exactly once, with the costs
  ///   (9 2 7 8; 6 4 3 7; 5 8 1 8; 7 6 9 4).
  /// - Analysis: 2 + 6 + 1 + 4 = 13, found by the Hungarian method.
  static func assignment() throws -> ConformanceModel {
    try ConformanceModel(optimum: 13) { builder in
      let costs: [Double] = [9, 2, 7, 8, 6, 4, 3, 7, 5, 8, 1, 8, 7, 6, 9, 4]
      let x = builder.addVariables(16, .unit, .integer) { "x[\($0 / 4),\($0 % 4)]" }.map { $0 }
      for i in 0..<4 {
        builder.addConstraint(
          LinearExpression(sumOf: (0..<4).map { x[4 * i + $0] }), .exactly(1), name: "row\(i)")
        builder.addConstraint(
          LinearExpression(sumOf: (0..<4).map { x[4 * $0 + i] }), .exactly(1), name: "column\(i)")
      }
      builder.setObjective(
        .minimize, LinearExpression(zip(costs, x).map { Term($0, $1) }))
    }
  }

  /// A mixed program: open two facilities or one, and ship.
  ///
  /// - Decision variables: open a, b ∈ {0, 1}; shipped s, t ≥ 0.
  /// - Statement: minimize 10a + 6b + 1s + 2t subject to s + t ≥ 7.5, s ≤ 8a, t ≤ 5b.
  /// - Analysis: a alone: 10 + 7.5 = 17.5; b alone cannot ship 7.5; both: 16 + 7.5 at least. 17.5.
  static func facility() throws -> ConformanceModel {
    try ConformanceModel(optimum: 17.5) { builder in
      let a = builder.addVariable(.unit, .integer, name: "a")
      let b = builder.addVariable(.unit, .integer, name: "b")
      let s = builder.addVariable(name: "s")
      let t = builder.addVariable(name: "t")
      builder.addConstraint(1 * s + 1 * t, .atLeast(7.5), name: "demand")
      builder.addConstraint(1 * s + -8 * a, .atMost(0), name: "from a")
      builder.addConstraint(1 * t + -5 * b, .atMost(0), name: "from b")
      builder.setObjective(.minimize, 10 * a + 6 * b + (1 * s + 2 * t))
    }
  }

  /// A market split, easy to satisfy and very hard to close: for limits and cancellation.
  ///
  /// - Decision variables: xⱼ ∈ {0, 1} for 40 j; slack and surplus of 5 rows, ≥ 0.
  /// - Statement: minimize Σ slack + Σ surplus subject to Σⱼ aᵢⱼxⱼ + slackᵢ − surplusᵢ = dᵢ, with
  ///   aᵢⱼ pseudo-random in 0 … 99 and dᵢ = ⌊Σⱼ aᵢⱼ / 2⌋.
  /// - Analysis: the relaxation is 0; x = 0 with slack d is feasible, and its value is the `optimum`
  ///   of this model, that is an upper bound here. Branch and bound takes hours
  ///   (Cornuéjols and Dawande, "A class of hard small 0-1 programs", 1998).
  static func marketSplit() throws -> ConformanceModel {
    var random = SplitMix64(seed: 1998)
    let rows = (0..<5).map { _ in (0..<40).map { _ in Double(random.integer(in: 0...99)) } }
    let demand = rows.map { ($0.reduce(0, +) / 2).rounded(.down) }
    return try ConformanceModel(optimum: demand.reduce(0, +)) { builder in
      let x = builder.addVariables(40, .unit, .integer) { "x\($0)" }.map { $0 }
      var objective = LinearExpression()
      for (row, coefficients) in rows.enumerated() {
        let slack = builder.addVariable(name: "slack\(row)")
        let surplus = builder.addVariable(name: "surplus\(row)")
        let split = LinearExpression(zip(coefficients, x).map { Term($0, $1) })
        builder.addConstraint(
          split + (1 * slack + -1 * surplus), .exactly(demand[row]), name: "row\(row)")
        objective += 1 * slack + 1 * surplus
      }
      builder.setObjective(.minimize, objective)
    }
  }

  /// A multidimensional knapsack, whose bound falls slowly: for limits that must reproduce.
  ///
  /// - Decision variables: xⱼ ∈ {0, 1} for 60 j.
  /// - Statement: maximize Σ pⱼxⱼ subject to Σⱼ wᵢⱼxⱼ ≤ ⌊Σⱼ wᵢⱼ / 2⌋ for 5 i, with wᵢⱼ pseudo-random in
  ///   1 … 1000 and pⱼ = ⌊Σᵢ wᵢⱼ / 5⌋ + a pseudo-random number in 0 … 500.
  /// - Analysis: weights and prices are correlated, so the search is long (Chu and Beasley, "A genetic
  ///   algorithm for the multidimensional knapsack problem", 1998). The `optimum` here is Σ pⱼ, which
  ///   no point exceeds.
  static func multiKnapsack() throws -> ConformanceModel {
    var random = SplitMix64(seed: 60)
    let weights = (0..<5).map { _ in (0..<60).map { _ in Double(random.integer(in: 1...1000)) } }
    let prices = (0..<60).map { column in
      (weights.reduce(0) { $0 + $1[column] } / 5).rounded(.down)
        + Double(random.integer(in: 0...500))
    }
    return try ConformanceModel(optimum: prices.reduce(0, +)) { builder in
      let x = builder.addVariables(60, .unit, .integer) { "x\($0)" }.map { $0 }
      for (row, weight) in weights.enumerated() {
        builder.addConstraint(
          LinearExpression(zip(weight, x).map { Term($0, $1) }),
          .atMost((weight.reduce(0, +) / 2).rounded(.down)), name: "room\(row)")
      }
      builder.setObjective(.maximize, LinearExpression(zip(prices, x).map { Term($0, $1) }))
    }
  }

  /// The point x = 0 of a market split: feasible, with the value `optimum` of that model.
  static func marketSplitStart(_ model: ConformanceModel) -> [Double] {
    let program = model.program
    return program.variables.map { variable in
      let name = program.name(of: variable)
      guard name.hasPrefix("slack"), let row = Int(name.dropFirst(5)) else { return 0 }
      return program.constraintLower[row]
    }
  }
}
