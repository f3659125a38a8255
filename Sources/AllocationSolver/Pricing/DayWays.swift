import Foundation

/// What all ways through a `DayDiagram` are worth together, smoothed or exact, and the chance of each
/// choice.
///
/// From the end back each node knows what the ways from it are worth, relative to the best of them, so
/// that no sum vanishes however cold it is; chances then go forward, through nodes that have one.
struct DayWays: ~Copyable {
  /// By node: what the ways from it to the end are worth.
  private let worth: Scratch<Double>
  /// By node: the chance of the ways through it.
  private let chances: Scratch<Double>

  /// Logarithm below which a part of a sum is nothing beside the largest.
  private static let least = -40.0

  /// - Parameter size: nodes of the largest diagram.
  init(size: Int) {
    worth = Scratch(0, count: size)
    chances = Scratch(0, count: size)
  }

  /// The smoothed (or exact) most of all ways.
  ///
  /// - Parameters:
  ///   - scores: by choice; −∞ where it cannot be had.
  ///   - temperature: 0 for the best alone.
  /// - Complexity: O(arcs).
  func goThrough(
    _ diagram: DayDiagram, _ scores: UnsafePointer<Double>, temperature: Double
  ) -> Double {
    let end = diagram.nodeCount - 1
    worth[end] = 0
    diagram.arcs.withUnsafeBufferPointer { arcs in
      for node in (0..<end).reversed() {
        let own = Int(diagram.firstArc[node])..<Int(diagram.firstArc[node + 1])
        var most = -Double.infinity
        for arc in own { most = max(most, Self.worth(arcs[arc], scores, worth.start)) }
        guard temperature > 0 else {
          worth[node] = most
          continue
        }
        let enough = most + Self.least * temperature
        var sum = 0.0
        for arc in own {
          let here = Self.worth(arcs[arc], scores, worth.start)
          if here > enough { sum += here < most ? exp((here - most) / temperature) : 1 }
        }
        worth[node] = sum > 1 ? most + temperature * log(sum) : most
      }
    }
    return worth[0]
  }

  /// Adds the chance of each choice; after `goThrough` at the same scores.
  func addChances(
    _ diagram: DayDiagram, _ scores: UnsafePointer<Double>, temperature: Double,
    to found: UnsafeMutablePointer<Double>
  ) {
    let end = diagram.nodeCount - 1
    for node in 0...end { chances[node] = 0 }
    chances[0] = 1
    diagram.arcs.withUnsafeBufferPointer { arcs in
      for node in 0..<end where chances[node] > 1e-12 {
        for arc in Int(diagram.firstArc[node])..<Int(diagram.firstArc[node + 1]) {
          let below = Self.worth(arcs[arc], scores, worth.start) - worth[node]
          var chance = chances[node]
          if temperature > 0 {
            guard below > Self.least * temperature else { continue }
            chance *= exp(below / temperature)
          } else if below < 0 {
            continue
          }
          chances[Int(arcs[arc].next)] += chance
          if arcs[arc].choice >= 0 { found[Int(arcs[arc].choice)] += chance }
          if temperature == 0 { break }
        }
      }
    }
  }

  private static func worth(
    _ arc: DayDiagram.Arc, _ scores: UnsafePointer<Double>, _ worth: UnsafePointer<Double>
  ) -> Double {
    let next = worth[Int(arc.next)]
    return arc.choice < 0 ? next : scores[Int(arc.choice)] + next
  }
}
