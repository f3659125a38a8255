import Foundation
import Kezek

extension PartOracle {
  /// The most that a child is worth.
  mutating func solve(_ child: Int) -> Double {
    guard isByPlace, stay != .away else { return solve(child, besides: .nothing) }
    if travel > 0, let layout = part.layoutsWithWays[child] {
      return solve(layout) + solve(child, besides: .placed)
    }
    if let bundle = part.dayBundles[child] {
      return solve(bundle) + solve(child, besides: .bundled)
    }
    // What its days hold says more than where it spends them.
    if travel == 0, part.loads[child] == nil, let layout = part.layouts[child] {
      return solve(layout) + solve(child, besides: .placed)
    }
    return solve(child, besides: .nothing)
  }

  /// Items of a child that are solved already.
  enum Solved {
    case nothing
    /// Those of its layout.
    case placed
    /// Those whose days are chosen together.
    case bundled
  }

  /// Whether an item is solved already.
  func isSolved(_ item: Int, _ solved: Solved) -> Bool {
    switch solved {
    case .nothing: false
    case .placed: part.isPlaced[item]
    case .bundled: part.isBundled[item]
    }
  }

  /// The most that its other items are worth.
  private mutating func solve(_ child: Int, besides solved: Solved) -> Double {
    if solved == .nothing, part.loads[child] != nil { return solveTogether(child, besides: solved) }
    for account in part.firstAccount[child]..<part.firstAccount[child + 1]
    where weights[part.accounts[account].tier] != 0 {
      return solveTogether(child, besides: solved)
    }
    var total = 0.0
    for item in part.firstItem[child]..<part.firstItem[child + 1]
    where part.items[item].isWeekly && !isSolved(item, solved) {
      let number = findWays(item, at: 0)
      total += choose(0..<number)
      take(item, 0..<number)
    }
    for bundle in part.firstBundle[child]..<part.firstBundle[child + 1] {
      let number = findCourses(bundle, at: 0)
      total += choose(0..<number)
      takeCourses(bundle, 0..<number)
    }
    return total
  }

  /// Writes all ways of meeting a weekly item, nothing first; returns where they end.
  func findWays(_ position: Int, at first: Int) -> Int {
    let item = part.items[position]
    var end = first
    add(-1, 0, 0, at: &end)
    guard stay != .away else { return end }
    for number in item.choices {
      let option = part.options[number]
      var fixed = constants[option.constant]
      if option.caseloadRow >= 0 { fixed -= prices[option.caseloadRow] * option.caseloadAmount }
      let hours = prices[option.hoursRow] * option.hoursAmount
      let scores = profileScores.start + option.profile * width
      for count in option.counts where scores[count] > -.infinity {
        add(
          number, count,
          values[item.firstValue + count] + fixed - hours * Double(count) + scores[count]
            - countCost(option, count), at: &end)
      }
    }
    return end
  }

  /// What so many meetings in found groups cost besides the meetings.
  func countCost(_ option: PricingPart.Option, _ count: Int) -> Double {
    guard option.firstCountUse >= 0 else { return 0 }
    return countCosts[option.firstCountUse + count - option.counts.lowerBound]
  }

  /// Adds a way.
  func add(_ option: Int, _ count: Int, _ score: Double, at end: inout Int) {
    ways.options[end] = option
    ways.counts[end] = count
    ways.scores[end] = score
    end += 1
  }

  /// The most of some ways' scores; writes the chance of each.
  private func choose(_ range: Range<Int>) -> Double {
    var best = range.lowerBound
    for way in range where ways.scores[way] > ways.scores[best] { best = way }
    let high = ways.scores[best]
    guard temperature > 0 else {
      for way in range { ways.chances[way] = way == best ? 1 : 0 }
      return high
    }
    var sum = 0.0
    for way in range {
      let weight = exp((ways.scores[way] - high) / temperature)
      ways.chances[way] = weight
      sum += weight
    }
    for way in range { ways.chances[way] /= sum }
    return high + temperature * log(sum)
  }

  /// Notes the ways of a weekly item at their chances.
  func take(_ position: Int, _ range: Range<Int>) {
    let item = part.items[position]
    for way in range { ways.chances[way] *= chanceOfStay }
    for way in range where ways.counts[way] > 0 && ways.chances[way] > 0 {
      let option = ways.options[way]
      note(item.firstValue + ways.counts[way], option, ways.counts[way], ways.chances[way])
      guard option >= 0 else { continue }
      profileChances[part.options[option].profile * width + ways.counts[way]] += ways.chances[way]
    }
  }

  /// What a way of meeting an item takes and is worth, but for its days.
  func note(_ value: Int, _ number: Int, _ count: Int, _ chance: Double) {
    valueChances[value] += chance
    guard number >= 0 else { return }
    let option = part.options[number]
    usage[option.hoursRow] += chance * Double(count) * option.hoursAmount
    if option.caseloadRow >= 0 { usage[option.caseloadRow] += chance * option.caseloadAmount }
    constantTotals[option.constant] += chance
    if option.firstCountUse >= 0 {
      countTotals[option.firstCountUse + count - option.counts.lowerBound] += chance
    }
  }
}
