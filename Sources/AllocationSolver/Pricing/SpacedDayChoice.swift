import Foundation

/// The choice of so many days of a profile with days between them: what `DayChoice` and `DaySubsets`
/// find where days may follow each other.
///
/// All choices are gone through, each weighed by the product of its days; what is within a subset
/// of the days is summed over subsets of subsets, day by day (the zeta transform; Yates 1937).
struct SpacedDayChoice: ~Copyable {
  /// By choice: the product of its days' weights, or the sum of their costs.
  private let worth: Scratch<Double>

  init(for spacings: [DaySpacing]) {
    let most = spacings.map(\.choices.count).max() ?? 0
    worth = Scratch(0, count: most)
  }

  // MARK: Smoothed

  /// Writes, for each number, the logarithm of the sum of the days' weights over all choices.
  ///
  /// - Parameters:
  ///   - weights: of the profile's days, at most 1, some of them 1.
  ///   - scale: the logarithm by which every weight was divided.
  func logarithms(
    of spacing: DaySpacing, most: Int, _ weights: UnsafePointer<Double>, scale: Double,
    into logs: UnsafeMutablePointer<Double>
  ) {
    multiply(spacing, weights)
    for count in 0...most { logs[count] = 0 }
    for (place, choice) in spacing.choices.enumerated() where choice.count <= most {
      logs[choice.count] += worth[place]
    }
    for count in 0...most {
      logs[count] = logs[count] > 0 ? log(logs[count]) + scale * Double(count) : -.infinity
    }
  }

  /// Adds to each day's chance, given the chance of each number.
  func spread(
    _ spacing: DaySpacing, most: Int, _ weights: UnsafePointer<Double>,
    chances: UnsafePointer<Double>, to dayChances: UnsafeMutablePointer<Double>
  ) {
    multiply(spacing, weights)
    for count in 1..<(most + 1) where chances[count] > 0 {
      var total = 0.0
      for (place, choice) in spacing.choices.enumerated() where choice.count == count {
        total += worth[place]
      }
      guard total > 0 else { continue }
      for (place, choice) in spacing.choices.enumerated() where choice.count == count {
        let chance = chances[count] * worth[place] / total
        Self.eachDay(of: choice) { dayChances[$0] += chance }
      }
    }
  }

  /// Sums, over the choices of each number within each subset, of the products of the weights.
  ///
  /// - Parameter table: subset × (most + 1), as in `DaySubsets`.
  func sums(
    of spacing: DaySpacing, _ shape: DayShape, _ weights: UnsafePointer<Double>,
    into table: UnsafeMutablePointer<Double>
  ) {
    let width = shape.width
    multiply(spacing, weights)
    for place in 0..<(width << shape.count) { table[place] = 0 }
    for (place, choice) in spacing.choices.enumerated() where choice.count < width {
      table[choice.days * width + choice.count] = worth[place]
    }
    for day in 0..<shape.count {
      for subset in 0..<(1 << shape.count) where subset & (1 << day) != 0 {
        let own = table + subset * width
        let rest = table + (subset ^ (1 << day)) * width
        for number in 0..<width { own[number] += rest[number] }
      }
    }
  }

  /// Adds to each day's chance, given the slope of the whole in each sum; the slopes are used up.
  func spread(
    _ spacing: DaySpacing, _ shape: DayShape, _ weights: UnsafePointer<Double>,
    slopes table: UnsafeMutablePointer<Double>, to chances: UnsafeMutablePointer<Double>
  ) {
    let width = shape.width
    multiply(spacing, weights)
    for day in 0..<shape.count {
      for subset in 0..<(1 << shape.count) where subset & (1 << day) == 0 {
        let own = table + subset * width
        let wider = table + (subset | (1 << day)) * width
        for number in 0..<width { own[number] += wider[number] }
      }
    }
    for (place, choice) in spacing.choices.enumerated() where choice.count < width {
      let chance = worth[place] * table[choice.days * width + choice.count]
      guard chance != 0 else { continue }
      Self.eachDay(of: choice) { chances[$0] += chance }
    }
  }

  // MARK: Exact

  /// The least cost of each number; infinite where so many do not fit.
  func costs(
    of spacing: DaySpacing, most: Int, _ costs: UnsafePointer<Double>,
    into least: UnsafeMutablePointer<Double>
  ) {
    add(spacing, costs)
    for count in 0...most { least[count] = .infinity }
    for (place, choice) in spacing.choices.enumerated() where choice.count <= most {
      least[choice.count] = min(least[choice.count], worth[place])
    }
  }

  /// The same within each subset of the days.
  func costs(
    of spacing: DaySpacing, _ shape: DayShape, _ costs: UnsafePointer<Double>,
    into table: UnsafeMutablePointer<Double>
  ) {
    let width = shape.width
    add(spacing, costs)
    for place in 0..<(width << shape.count) { table[place] = .infinity }
    for (place, choice) in spacing.choices.enumerated() where choice.count < width {
      table[choice.days * width + choice.count] = worth[place]
    }
    for day in 0..<shape.count {
      for subset in 0..<(1 << shape.count) where subset & (1 << day) != 0 {
        let own = table + subset * width
        let rest = table + (subset ^ (1 << day)) * width
        for number in 0..<width { own[number] = min(own[number], rest[number]) }
      }
    }
  }

  /// Adds a chance to each day of the cheapest choice of a number.
  ///
  /// - Parameter open: which days there are, a bit each.
  func addCheapest(
    _ number: Int, _ chance: Double, of spacing: DaySpacing, _ costs: UnsafePointer<Double>,
    open: Int = -1, to chances: UnsafeMutablePointer<Double>
  ) {
    add(spacing, costs)
    var cheapest = -1
    for (place, choice) in spacing.choices.enumerated()
    where choice.count == number && choice.days & ~open == 0 {
      if cheapest < 0 || worth[place] < worth[cheapest] { cheapest = place }
    }
    guard cheapest >= 0 else { return }
    Self.eachDay(of: spacing.choices[cheapest]) { chances[$0] += chance }
  }

  // MARK: Parts

  private func multiply(_ spacing: DaySpacing, _ weights: UnsafePointer<Double>) {
    worth[0] = 1
    for (place, choice) in spacing.choices.enumerated().dropFirst() {
      worth[place] = worth[choice.rest] * weights[choice.last]
    }
  }

  private func add(_ spacing: DaySpacing, _ costs: UnsafePointer<Double>) {
    worth[0] = 0
    for (place, choice) in spacing.choices.enumerated().dropFirst() {
      worth[place] = worth[choice.rest] + costs[choice.last]
    }
  }

  private static func eachDay(of choice: DaySpacing.Choice, _ body: (Int) -> Void) {
    var rest = choice.days
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }
}
