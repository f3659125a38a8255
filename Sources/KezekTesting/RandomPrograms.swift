import Kezek
public import MathematicalProgram

/// Random programs for properties of file formats: every kind of bound and row, awkward names and
/// numbers.
public enum RandomPrograms {
  /// A program that need not be feasible.
  ///
  /// - Parameter isTame: only short numbers and names, which fixed columns can hold.
  public static func awkward(seed: UInt64, isTame: Bool) throws(ProgramError) -> MathematicalProgram
  {
    var random = SplitMix64(seed: seed)
    var builder = ProgramBuilder()
    let count = random.integer(in: 0...8)
    for index in 0..<count {
      let name = name(&random, "v\(index)", isTame)
      builder.addVariable(
        bounds(&random, isTame), random.happens(0.5) ? .integer : .continuous, name: name)
    }
    let x = (0..<count).map { Variable($0) }
    for row in 0..<random.integer(in: 0...8) {
      var expression = LinearExpression()
      for variable in x where random.happens(0.5) {
        expression.add(number(&random, isTame), variable)
      }
      builder.addConstraint(
        expression, bounds(&random, isTame), name: name(&random, "r\(row)", isTame))
    }
    var objective = LinearExpression(constant: random.happens(0.5) ? number(&random, isTame) : 0)
    for variable in x where random.happens(0.6) {
      objective.add(number(&random, isTame), variable)
    }
    builder.setObjective(random.happens(0.5) ? .minimize : .maximize, objective)
    return try builder.frozen()
  }

  private static func number(_ random: inout SplitMix64, _ isTame: Bool) -> Double {
    if isTame { return Double(random.integer(in: -999...999)) / 8 }
    switch random.integer(in: 0...5) {
    case 0: return Double(random.integer(in: -9...9))
    case 1: return random.unit() - 0.5
    case 2: return (random.unit() - 0.5) * 1e15
    case 3: return (random.unit() - 0.5) * 1e-12
    case 4: return Double(random.integer(in: -1_000_000...1_000_000)) / 3
    default: return random.happens(0.5) ? Double.leastNonzeroMagnitude : 1.7976931348623157e300
    }
  }

  /// The size of a finite bound stays below what files take as infinite.
  private static func bounds(_ random: inout SplitMix64, _ isTame: Bool) -> Bounds {
    func finite() -> Double {
      let value = number(&random, isTame)
      return abs(value) < 1e29 ? value : 1e29 * (value < 0 ? -1 : 1)
    }
    let first = finite()
    let second = finite()
    let choices: [Bounds] = [
      .nonNegative, .free, .unit, .atLeast(first), .atMost(first), .exactly(first),
      .between(min(first, second), max(first, second)), .between(0, abs(first)), .atMost(-1),
      .between(-abs(first), 0), .atLeast(1), .exactly(0),
    ]
    return choices[random.integer(in: 0...choices.count - 1)]
  }

  private static func name(_ random: inout SplitMix64, _ plain: String, _ isTame: Bool) -> String? {
    if isTame { return plain }
    let names = [
      plain, "\(plain)[1,2]", "a name with blanks", "", "st", "Free", "e5", "3x", "x", "X",
      "балалар \(plain)", "кезек", "*star", "$dollar", "100%", "%41", "-minus", "a:b<=c>=d",
      "RHS", "MARKER", "'MARKER'", "obj", "end", "tab\there", "line\nbreak", "back\\slash",
      String(repeating: "long", count: 100), "é", "C1%", "one%", "kezek row a b", ".5", "inf",
    ]
    return random.happens(0.1) ? nil : names[random.integer(in: 0...names.count - 1)]
  }
}
