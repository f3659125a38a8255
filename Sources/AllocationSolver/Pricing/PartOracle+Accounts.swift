import Foundation
import Kezek

/// Children with accounts over several items, or whose days hold less than they ask for: a dynamic
/// program over what the items give.
///
/// A state is the level of every account, at most its cap, and what is taken of the days, in mixed
/// radix. What an item adds depends on its number alone, so its options are summed up by number
/// first.
extension PartOracle {
  /// The most that a child's items are worth together.
  mutating func solveTogether(_ child: Int, besides solved: Solved) -> Double {
    let problem = problem(child, besides: solved)
    let rows = problem.choices.count + 1
    return withUnsafeTemporaryAllocation(
      of: Double.self, capacity: (rows + 3) * problem.states + 2 * problem.mostNumbers
    ) { buffer in
      guard let forward = buffer.baseAddress else { return 0 }
      return solve(
        problem, forward, worth: forward + rows * problem.states)
    }
  }

  /// States of accounts beyond which what the days hold is not looked at.
  private static let statesWithLoad = 200

  /// What is chosen at once: a weekly item, or a bundle of items met by turns.
  private struct Choice {
    /// Its position in the part's items or bundles.
    let position: Int
    let isWeekly: Bool
    /// Of an item: numbers from 0 to the most; of a bundle the ends of its diagram.
    let numbers: Int
  }

  /// The choices and accounts of a child that matter.
  private struct Problem {
    var choices: [Choice] = []
    /// By choice: where its ways begin; at the end, where they end.
    var firstWay = [0]
    var accounts: [Int] = []
    var radix: [Int] = []
    var load: PricingPart.Load?
    var loadRadix = 1
    var states = 1
    var firstItem = 0
    /// Numbers of any choice at most.
    var mostNumbers = 1
  }

  private mutating func problem(_ child: Int, besides solved: Solved) -> Problem {
    var problem = Problem()
    problem.firstItem = part.firstItem[child]
    for item in problem.firstItem..<part.firstItem[child + 1]
    where part.items[item].isWeekly && !isSolved(item, solved) {
      let end = findWays(item, at: problem.firstWay[problem.firstWay.count - 1])
      problem.firstWay.append(end)
      problem.choices.append(
        Choice(position: item, isWeekly: true, numbers: part.items[item].counts.upperBound + 1))
    }
    for bundle in part.firstBundle[child]..<part.firstBundle[child + 1] {
      let end = findCourses(bundle, at: problem.firstWay[problem.firstWay.count - 1])
      problem.firstWay.append(end)
      let diagram = part.diagrams[part.bundles[bundle].diagram]
      problem.choices.append(
        Choice(position: bundle, isWeekly: false, numbers: diagram.ends.count))
    }
    problem.mostNumbers = problem.choices.map(\.numbers).max() ?? 1
    for account in part.firstAccount[child]..<part.firstAccount[child + 1]
    where weights[part.accounts[account].tier] != 0 {
      problem.accounts.append(account)
      problem.radix.append(problem.states)
      problem.states *= part.accounts[account].values.count
    }
    if solved == .nothing, let load = part.loads[child], problem.states <= Self.statesWithLoad {
      problem.load = load
      problem.loadRadix = problem.states
      problem.states *= load.most + 1
    }
    return problem
  }

  private mutating func solve(
    _ problem: Problem, _ forward: UnsafeMutablePointer<Double>,
    worth: UnsafeMutablePointer<Double>
  ) -> Double {
    let states = problem.states
    let chances = worth + states
    let before = chances + states
    let ofCount = before + states
    let chanceOfCount = ofCount + problem.mostNumbers
    // Sums (or the most) over the choices of the first items that reach each state.
    for place in 0..<((problem.choices.count + 1) * states) { forward[place] = -.infinity }
    forward[0] = 0
    for place in problem.choices.indices {
      addUp(problem, place, into: ofCount, chanceOfCount)
      let here = forward + place * states
      let next = here + states
      for count in 0..<problem.choices[place].numbers
      where ofCount[count] > -.infinity {
        for state in 0..<states where here[state] > -.infinity {
          guard let to = self.state(problem, from: state, place, count) else { continue }
          next[to] = added(next[to], here[state] + ofCount[count])
        }
      }
    }
    let most = chooseStates(problem, forward + problem.choices.count * states, worth, chances)
    for place in problem.choices.indices.reversed() {
      addUp(problem, place, into: ofCount, chanceOfCount)
      let here = forward + place * states
      let next = here + states
      for state in 0..<states { before[state] = 0 }
      for count in 0..<problem.choices[place].numbers {
        var sum = 0.0
        for state in 0..<states where here[state] > -.infinity && ofCount[count] > -.infinity {
          guard let to = self.state(problem, from: state, place, count), chances[to] > 0
          else { continue }
          let taken = chances[to] * chance(here[state] + ofCount[count], of: next[to])
          before[state] += taken
          sum += taken
        }
        chanceOfCount[count] = sum
      }
      share(problem, place, ofCount, chanceOfCount)
      for state in 0..<states { chances[state] = before[state] }
    }
    return most
  }

  /// By number: the smoothed (or exact) most of a choice's ways.
  ///
  /// - Parameter totals: written over.
  private func addUp(
    _ problem: Problem, _ place: Int, into sums: UnsafeMutablePointer<Double>,
    _ totals: UnsafeMutablePointer<Double>
  ) {
    let range = problem.firstWay[place]..<problem.firstWay[place + 1]
    let numbers = 0..<problem.mostNumbers
    for count in numbers { sums[count] = -.infinity }
    for way in range { sums[ways.counts[way]] = max(sums[ways.counts[way]], ways.scores[way]) }
    guard temperature > 0 else { return }
    for count in numbers { totals[count] = 0 }
    for way in range {
      let count = ways.counts[way]
      totals[count] += exp((ways.scores[way] - sums[count]) / temperature)
    }
    for count in numbers where totals[count] > 0 { sums[count] += temperature * log(totals[count]) }
  }

  /// Takes a choice's ways, given the chance of each number.
  private mutating func share(
    _ problem: Problem, _ place: Int, _ sums: UnsafePointer<Double>,
    _ chances: UnsafePointer<Double>
  ) {
    let range = problem.firstWay[place]..<problem.firstWay[place + 1]
    for way in range {
      let count = ways.counts[way]
      ways.chances[way] =
        chances[count] > 0 ? chances[count] * chance(ways.scores[way], of: sums[count]) : 0
    }
    let choice = problem.choices[place]
    if choice.isWeekly {
      take(choice.position, range)
    } else {
      takeCourses(choice.position, range)
    }
  }

  /// The most of all states, with what their levels are worth; writes the chance of each state.
  private func chooseStates(
    _ problem: Problem, _ reached: UnsafePointer<Double>, _ worth: UnsafeMutablePointer<Double>,
    _ chances: UnsafeMutablePointer<Double>
  ) -> Double {
    var high = -Double.infinity
    var best = 0
    for state in 0..<problem.states {
      var sum = reached[state]
      for place in problem.accounts.indices {
        let account = part.accounts[problem.accounts[place]]
        sum += weights[account.tier] * value(problem, place, in: state)
      }
      worth[state] = sum
      if sum > high { (high, best) = (sum, state) }
    }
    var total = 0.0
    for state in 0..<problem.states {
      chances[state] =
        temperature > 0 ? exp((worth[state] - high) / temperature) : (state == best ? 1 : 0)
      total += chances[state]
    }
    for state in 0..<problem.states where chances[state] > 0 {
      chances[state] /= total
      for place in problem.accounts.indices {
        tierValues[part.accounts[problem.accounts[place]].tier] +=
          chanceOfStay * chances[state] * value(problem, place, in: state)
      }
    }
    return temperature > 0 ? high + temperature * log(total) : high
  }

  /// What the account at that position is worth by itself.
  private func value(_ problem: Problem, _ place: Int, in state: Int) -> Double {
    let values = part.accounts[problem.accounts[place]].values
    return part.accountValues[
      values.lowerBound + state / problem.radix[place] % values.count]
  }

  /// Nil where the days do not hold so much.
  private func state(
    _ problem: Problem, from state: Int, _ place: Int, _ number: Int
  ) -> Int? {
    let choice = problem.choices[place]
    guard choice.isWeekly else {
      let bundle = part.bundles[choice.position]
      var reached = state
      for (item, count) in zip(bundle.items, part.diagrams[bundle.diagram].ends[number]) {
        reached = level(problem, from: reached, item, count + bundle.pinned.count)
      }
      return reached
    }
    let reached = level(problem, from: state, choice.position, number)
    guard let load = problem.load else { return reached }
    let amount = part.loadAmounts[load.first + choice.position - problem.firstItem] * number
    guard state / problem.loadRadix + amount <= load.most else { return nil }
    return reached + problem.loadRadix * amount
  }

  /// The levels of the accounts after so much of an item.
  private func level(_ problem: Problem, from state: Int, _ item: Int, _ count: Int) -> Int {
    guard count > 0 else { return state }
    let ofChild = item - problem.firstItem
    var reached = state
    for place in problem.accounts.indices {
      let account = part.accounts[problem.accounts[place]]
      guard part.accountTouches[account.touches + ofChild] else { continue }
      let cap = account.values.count - 1
      let level = state / problem.radix[place] % (cap + 1)
      let step = account.countsServed ? 1 : count
      reached += problem.radix[place] * (min(level + step, cap) - level)
    }
    return reached
  }

  /// The smoothed (or exact) most of two.
  private func added(_ one: Double, _ other: Double) -> Double {
    let high = max(one, other)
    let low = min(one, other)
    guard temperature > 0, low > -.infinity else { return high }
    return high + temperature * log1p(exp((low - high) / temperature))
  }

  /// The chance of one way among all of which the most was taken.
  private func chance(_ score: Double, of all: Double) -> Double {
    temperature > 0 ? exp((score - all) / temperature) : (score >= all ? 1 : 0)
  }
}
