import Foundation
import Kezek

extension PriceOracle {
  /// One way of meeting an item: an option with a number, or a number of courses.
  struct Way {
    let option: Int
    let count: Int
    let score: Double
  }

  /// The most that a child is worth.
  ///
  /// - Parameter layout: whose items are solved already.
  mutating func solve(
    _ child: Int, _ prices: [Double], _ weights: [Double], besides layout: DayLayout? = nil
  ) -> Double {
    let items = model.firstItem[child]..<model.firstItem[child + 1]
    let shared = model.sharedAccounts[child].filter { weights[$0.tier] != 0 }
    guard shared.isEmpty else { return solveTogether(items, shared, prices, weights) }
    var total = 0.0
    for item in items where !(layout?.items.contains { $0.item == item } ?? false) {
      let ways = ways(item, prices)
      let (most, chances) = best(ways.map(\.score))
      total += most
      take(item, zip(ways, chances).filter { $0.1 > 0 }.map { ($0.0, $0.1) })
    }
    return total
  }

  /// The most that several items are worth together: a dynamic program over what they give.
  ///
  /// Each state is the level of every shared account, at most its cap.
  private mutating func solveTogether(
    _ items: Range<Int>, _ shared: [PricingModel.SharedAccount], _ prices: [Double],
    _ weights: [Double]
  ) -> Double {
    let levels = SharedLevels(shared, weights)
    let waysOfItem = items.map { ways($0, prices) }
    // Sums (or the most) over the choices of the first items that reach each state.
    var forward = [levels.start]
    for (position, ways) in waysOfItem.enumerated() {
      var next = [Double](repeating: -.infinity, count: levels.count)
      for (state, reached) in forward[position].enumerated() where reached > -.infinity {
        for way in ways {
          let to = levels.state(from: state, item: position, count: way.count)
          next[to] = added(next[to], reached + way.score)
        }
      }
      forward.append(next)
    }
    let last = forward[items.count]
    let (most, chances) = best(last.indices.map { last[$0] + levels.worth[$0] })
    for (state, chance) in chances.enumerated() where chance > 0 {
      for (place, account) in shared.enumerated() {
        tierValues[account.tier] += chance * levels.value(ofAccount: place, in: state)
      }
    }
    var chancesOfState = chances
    for (position, item) in items.enumerated().reversed() {
      let ways = waysOfItem[position]
      var before = [Double](repeating: 0, count: levels.count)
      var taken: [(Way, Double)] = []
      for way in ways {
        var sum = 0.0
        for (state, reached) in forward[position].enumerated() where reached > -.infinity {
          let to = levels.state(from: state, item: position, count: way.count)
          guard chancesOfState[to] > 0 else { continue }
          let part = chancesOfState[to] * part(reached + way.score, of: forward[position + 1][to])
          before[state] += part
          sum += part
        }
        if sum > 0 { taken.append((way, sum)) }
      }
      take(item, taken)
      chancesOfState = before
    }
    return most
  }

  /// The smoothed (or exact) most of two.
  private func added(_ one: Double, _ other: Double) -> Double {
    guard temperature > 0 else { return max(one, other) }
    let high = max(one, other)
    guard high > -.infinity else { return high }
    return high + temperature
      * log(exp((one - high) / temperature) + exp((other - high) / temperature))
  }

  /// The chance of one way among all that reach a state.
  private func part(_ score: Double, of all: Double) -> Double {
    temperature > 0 ? exp((score - all) / temperature) : (score >= all ? 1 : 0)
  }

  /// All ways of meeting an item, nothing first.
  private mutating func ways(_ position: Int, _ prices: [Double]) -> [Way] {
    let item = model.items[position]
    var ways = [Way(option: -1, count: 0, score: 0)]
    guard item.isWeekly else { return ways + courseWays(item) }
    for number in item.choices {
      let option = model.options[number]
      var fixed = constants[option.constant]
      if option.caseloadRow >= 0 { fixed -= prices[option.caseloadRow] * option.caseloadAmount }
      let hours = prices[option.hoursRow] * option.hoursAmount
      let first = option.profile * width
      for count in option.counts {
        let score =
          values[item.firstValue + count] + fixed - hours * Double(count)
          + profileScores[first + count]
        if score > -.infinity { ways.append(Way(option: number, count: count, score: score)) }
      }
    }
    return ways
  }

  /// The most of some scores, and the chance of each.
  private func best(_ scores: [Double]) -> (most: Double, chances: [Double]) {
    var chances = [Double](repeating: 0, count: scores.count)
    guard let high = scores.max(), high > -.infinity else { return (0, chances) }
    guard temperature > 0 else {
      if let place = scores.firstIndex(of: high) { chances[place] = 1 }
      return (high, chances)
    }
    var sum = 0.0
    for place in scores.indices {
      chances[place] = exp((scores[place] - high) / temperature)
      sum += chances[place]
    }
    for place in chances.indices { chances[place] /= sum }
    return (high + temperature * log(sum), chances)
  }

  private mutating func take(_ position: Int, _ ways: [(Way, Double)]) {
    for (way, chance) in ways where way.count > 0 {
      note(position, way, chance)
      guard way.option >= 0 else { continue }
      profileChances[model.options[way.option].profile * width + way.count] += chance
    }
    if !model.items[position].isWeekly { takeCourses(model.items[position], ways) }
  }

  /// What a way of meeting an item takes and is worth, but for its days.
  mutating func note(_ position: Int, _ way: Way, _ chance: Double) {
    let item = model.items[position]
    for tier in 0..<model.tierCount {
      tierValues[tier] += chance * model.values[tier][item.firstValue + way.count]
    }
    guard way.option >= 0 else { return }
    let option = model.options[way.option]
    usage[option.hoursRow] += chance * Double(way.count) * option.hoursAmount
    if option.caseloadRow >= 0 { usage[option.caseloadRow] += chance * option.caseloadAmount }
    constantTotals[option.constant] += chance
  }
}
