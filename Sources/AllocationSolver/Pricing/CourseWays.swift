import Foundation

/// What all ways of having courses together are worth, smoothed or exact, by the ends of their
/// `CourseDiagram`.
///
/// Sums are over all paths of exp(−cost/T), each node's divided by its largest term, so that none
/// vanishes however cold it is.
struct CourseWays: ~Copyable {
  /// By node: the most that a path to it is worth.
  private let most: Scratch<Double>
  /// By node: the sum over paths to it, each divided by the largest.
  private let sums: Scratch<Double>
  /// By node: by what a path is multiplied on the way to the next.
  private let taken: Scratch<Double>
  private let left: Scratch<Double>
  /// By node: the slope of the whole in its sum.
  private let slopes: Scratch<Double>
  /// By node: the last arc of the best path to it, its start's number doubled, with one more where the
  /// course is taken.
  private let arcs: Scratch<Int>

  /// Logarithm below which a part of a sum is nothing beside the largest.
  private static let least = -40.0

  /// - Parameter size: of the largest diagram.
  init(size: Int) {
    most = Scratch(0, count: size)
    sums = Scratch(0, count: size)
    taken = Scratch(0, count: size)
    left = Scratch(0, count: size)
    slopes = Scratch(0, count: size)
    arcs = Scratch(0, count: size)
  }

  /// Goes through all ways.
  ///
  /// - Parameters:
  ///   - costs: by course, in the diagram's order; infinite where it cannot be had.
  ///   - temperature: 0 for the best alone.
  func goThrough(
    _ diagram: CourseDiagram, _ costs: UnsafePointer<Double>, temperature: Double
  ) {
    for node in 0..<diagram.size { most[node] = -.infinity }
    most[0] = 0
    for (number, node) in diagram.nodes.enumerated() where most[number] > -.infinity {
      follow(number, node.left, most[number], isTaken: false)
      follow(number, node.taken, most[number] - costs[Int(node.course)], isTaken: true)
    }
    guard temperature > 0 else { return }
    for node in 0..<diagram.size { sums[node] = 0 }
    sums[0] = 1
    for (number, node) in diagram.nodes.enumerated() {
      guard sums[number] > 0 else {
        left[number] = 0
        taken[number] = 0
        continue
      }
      left[number] = weight(most[number], of: node.left, temperature)
      taken[number] = weight(
        most[number] - costs[Int(node.course)], of: node.taken, temperature)
      if node.left >= 0 { sums[Int(node.left)] += sums[number] * left[number] }
      if node.taken >= 0 { sums[Int(node.taken)] += sums[number] * taken[number] }
    }
  }

  private func follow(_ number: Int, _ next: Int32, _ worth: Double, isTaken: Bool) {
    guard next >= 0, worth > most[Int(next)] else { return }
    most[Int(next)] = worth
    arcs[Int(next)] = 2 * number + (isTaken ? 1 : 0)
  }

  private func weight(_ worth: Double, of next: Int32, _ temperature: Double) -> Double {
    guard next >= 0, worth > -.infinity else { return 0 }
    let below = (worth - most[Int(next)]) / temperature
    if below < Self.least { return 0 }
    return below < 0 ? exp(below) : 1
  }

  /// The smoothed (or exact) most of the ways to an end; −∞ where there is none.
  func worth(ofEnd end: Int, _ diagram: CourseDiagram, temperature: Double) -> Double {
    let node = diagram.nodes.count + end
    guard temperature > 0, most[node] > -.infinity else { return most[node] }
    return most[node] + temperature * log(sums[node])
  }

  /// Adds the chance of each course, given that of each end.
  ///
  /// - Parameter chance: of an end, 0 where no way leads to it.
  func addChances(
    _ diagram: CourseDiagram, temperature: Double, ofEnd chance: (_ end: Int) -> Double,
    to chances: UnsafeMutablePointer<Double>
  ) {
    let inner = diagram.nodes.count
    guard temperature > 0 else {
      for end in diagram.ends.indices where chance(end) > 0 {
        var node = inner + end
        while node > 0 {
          let start = arcs[node] / 2
          if arcs[node] & 1 == 1 { chances[Int(diagram.nodes[start].course)] += chance(end) }
          node = start
        }
      }
      return
    }
    for end in diagram.ends.indices {
      let node = inner + end
      slopes[node] = sums[node] > 0 ? chance(end) / sums[node] : 0
    }
    for number in (0..<inner).reversed() {
      let node = diagram.nodes[number]
      guard sums[number] > 0 else {
        slopes[number] = 0
        continue
      }
      var slope = 0.0
      if left[number] > 0 { slope += left[number] * slopes[Int(node.left)] }
      if taken[number] > 0 {
        let own = taken[number] * slopes[Int(node.taken)]
        chances[Int(node.course)] += sums[number] * own
        slope += own
      }
      slopes[number] = slope
    }
  }
}
