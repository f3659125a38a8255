/// Minimizes a smooth convex function over the points none of whose coordinates lies below its least.
///
/// A limited-memory quasi-Newton method (Nocedal 1980) within the coordinates that are free, with
/// steps projected onto the bounds (Bertsekas 1982) and Armijo's rule. Rows that stand for nearly the
/// same capacity (a specialist's hours, caseload and half-days) make steps along the slope alone
/// very slow.
struct QuasiNewton {
  /// By coordinate: about 1 over the curvature.
  let scales: [Double]
  /// By coordinate: its least value, 0 or −∞.
  let least: [Double]
  /// Changes of point and slope, the newest last.
  private var changes: [(point: [Double], slope: [Double], product: Double)] = []

  private static let memory = 30

  init(scales: [Double], least: [Double]) {
    self.scales = scales
    self.least = least
  }

  /// The lowest point found, and its value.
  ///
  /// - Parameters:
  ///   - start: where to begin.
  ///   - other: where to begin instead, if it is lower.
  ///   - evaluate: the value and the slope at a point.
  ///   - isEnough: told of the value after each step, whether to stop.
  mutating func minimize(
    from start: [Double], or other: [Double]? = nil, steps: Int,
    evaluate: ([Double]) -> (value: Double, slope: [Double]), isEnough: (Double) -> Bool
  ) -> (point: [Double], value: Double) {
    changes = []
    var point = start
    var (value, slope) = evaluate(point)
    if let other {
      let found = evaluate(other)
      if found.value < value { (point, value, slope) = (other, found.value, found.slope) }
    }
    for _ in 0..<steps {
      if isEnough(value) { break }
      var direction = direction(slope, at: point)
      if product(direction, slope) >= 0 {
        changes = []
        direction = self.direction(slope, at: point)
      }
      guard let next = step(from: point, value, slope, along: direction, evaluate) else {
        if changes.isEmpty { break }
        changes = []
        continue
      }
      note(from: point, slope, to: next.point, next.slope)
      (point, value, slope) = next
    }
    return (point, value)
  }

  private func step(
    from point: [Double], _ value: Double, _ slope: [Double], along direction: [Double],
    _ evaluate: ([Double]) -> (value: Double, slope: [Double])
  ) -> (point: [Double], value: Double, slope: [Double])? {
    var length = 1.0
    for _ in 0..<12 {
      var next = point
      var promised = 0.0
      for place in next.indices {
        next[place] = max(least[place], point[place] + length * direction[place])
        promised += slope[place] * (next[place] - point[place])
      }
      guard promised < 0 else { return nil }
      let found = evaluate(next)
      if found.value <= value + 1e-4 * promised { return (next, found.value, found.slope) }
      length /= 2
    }
    return nil
  }

  /// Downhill, by what is known of the curvature; coordinates held at their least stay there.
  private func direction(_ slope: [Double], at point: [Double]) -> [Double] {
    var isFree = [Bool](repeating: true, count: point.count)
    var rest = slope
    for place in point.indices where point[place] <= least[place] && slope[place] > 0 {
      isFree[place] = false
      rest[place] = 0
    }
    var parts = [Double](repeating: 0, count: changes.count)
    for number in changes.indices.reversed() {
      let change = changes[number]
      parts[number] = product(change.point, rest) / change.product
      for place in rest.indices where isFree[place] {
        rest[place] -= parts[number] * change.slope[place]
      }
    }
    var scale = 0.5
    if let last = changes.last {
      var sum = 0.0
      for place in last.slope.indices {
        sum += last.slope[place] * last.slope[place] * scales[place]
      }
      if sum > 0 { scale = last.product / sum }
    }
    for place in rest.indices { rest[place] *= scale * scales[place] }
    for (number, change) in changes.enumerated() {
      let part = product(change.slope, rest) / change.product
      for place in rest.indices where isFree[place] {
        rest[place] += change.point[place] * (parts[number] - part)
      }
    }
    for place in rest.indices { rest[place] = isFree[place] ? -rest[place] : 0 }
    return rest
  }

  private mutating func note(
    from point: [Double], _ slope: [Double], to next: [Double], _ nextSlope: [Double]
  ) {
    var step = next
    var change = nextSlope
    for place in step.indices {
      step[place] -= point[place]
      change[place] -= slope[place]
    }
    let along = product(step, change)
    guard along > 1e-12 else { return }
    if changes.count == Self.memory { changes.removeFirst() }
    changes.append((step, change, along))
  }

  private func product(_ one: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for place in one.indices { sum += one[place] * other[place] }
    return sum
  }
}
