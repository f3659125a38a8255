import Foundation

/// Means that one long run does not rule.
public enum ShiftedGeometricMean {
  /// (Π (xᵢ + s))^(1/n) − s; nil where there are no values (Achterberg 2007).
  public static func of(_ values: [Double], shift: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    let sum = values.reduce(0) { $0 + log(max(0, $1) + shift) }
    return exp(sum / Double(values.count)) - shift
  }
}

/// Median and spread over seeds.
public struct Spread: Sendable, Hashable {
  public let median: Double
  public let least: Double
  public let most: Double
  public let count: Int

  /// - Returns: nil where there are no values.
  public init?(_ values: [Double]) {
    guard let least = values.min(), let most = values.max() else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    median =
      sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    self.least = least
    self.most = most
    count = sorted.count
  }

  /// One value, which says nothing of a spread.
  init(single value: Double) {
    (median, least, most, count) = (value, value, value, 1)
  }

  /// How far the values lie apart.
  public var width: Double { most - least }
}

/// How much was missing of the best value known, over the time (Berthold 2013).
public enum PrimalIntegral {
  /// The share missing of a value against the best known: 0 where both are 0, 1 where there is no
  /// value or the signs differ, else |best − value| / max(|best|, |value|).
  public static func missing(_ value: Int?, best: Int) -> Double {
    guard let value else { return 1 }
    if value == best { return 0 }
    if (value < 0) != (best < 0), value != 0, best != 0 { return 1 }
    return Double(abs(best - value)) / Double(max(abs(best), abs(value)))
  }

  /// Seconds times share missing, from 0 to `end`; the last value holds on.
  public static func of(_ points: [BenchRow.Point], best: Int, end: Double) -> Double {
    var integral = 0.0
    var moment = 0.0
    var share = 1.0
    for point in points where point.seconds <= end {
      integral += share * (point.seconds - moment)
      moment = point.seconds
      share = missing(point.value, best: best)
    }
    return integral + share * max(0, end - moment)
  }
}

/// Performance profiles (Dolan and Moré 2002).
public struct PerformanceProfile: Sendable, Hashable {
  /// A program and the share of problems that it solves within a multiple of the best time.
  public struct Line: Sendable, Hashable {
    public let name: String
    /// Rising steps: from this multiple on, this share.
    public let steps: [Step]
  }

  public struct Step: Sendable, Hashable {
    public let ratio: Double
    public let share: Double
  }

  public let lines: [Line]
  /// All problems that were tried.
  public let problems: Int

  /// - Parameters:
  ///   - times: for each program its seconds by problem; a problem left out was not solved.
  ///   - problems: how many were tried; nil = those that at least one program solved.
  ///   - least: shorter times count as this, since clocks tell no more.
  public init(
    _ times: [(name: String, seconds: [String: Double])], problems: Int? = nil,
    least: Double = 0.01
  ) {
    var best: [String: Double] = [:]
    for program in times {
      for (problem, seconds) in program.seconds {
        best[problem] = min(best[problem] ?? .infinity, max(least, seconds))
      }
    }
    let count = problems ?? best.count
    self.problems = count
    lines = times.map { program in
      let ratios = program.seconds.compactMap { problem, seconds in
        best[problem].map { max(least, seconds) / $0 }
      }.sorted()
      var steps: [Step] = []
      for (place, ratio) in ratios.enumerated() {
        let share = Double(place + 1) / Double(max(1, count))
        if steps.last?.ratio == ratio { steps.removeLast() }
        steps.append(Step(ratio: ratio, share: share))
      }
      return Line(name: program.name, steps: steps)
    }
  }
}

/// y = factor · x^exponent, by least squares on logarithms.
public struct PowerFit: Sendable, Hashable {
  public let exponent: Double
  public let factor: Double
  /// Of the exponent; nil with two points, which any power fits.
  public let standardError: Double?

  /// - Returns: nil where there are not two different x, or anything is not above 0.
  public init?(_ points: [(x: Double, y: Double)]) {
    guard points.allSatisfy({ $0.x > 0 && $0.y > 0 }) else { return nil }
    let logs = points.map { (x: log($0.x), y: log($0.y)) }
    let count = Double(logs.count)
    let meanX = logs.reduce(0) { $0 + $1.x } / count
    let meanY = logs.reduce(0) { $0 + $1.y } / count
    let spread = logs.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
    guard logs.count >= 2, spread > 1e-12 else { return nil }
    let slope = logs.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) } / spread
    exponent = slope
    factor = exp(meanY - slope * meanX)
    if logs.count > 2 {
      let rest = logs.reduce(0) { sum, point in
        let error = point.y - meanY - slope * (point.x - meanX)
        return sum + error * error
      }
      standardError = (rest / (count - 2) / spread).squareRoot()
    } else {
      standardError = nil
    }
  }
}
