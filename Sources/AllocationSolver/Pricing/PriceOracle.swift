import Foundation
import Kezek

/// The Lagrangian function of prices, its slope, and what each child would then choose.
///
/// L(π, μ) = Σ b·π − Σ μ·floor + Σ over children of the most that the child's own choice is worth
/// less what it costs. It is convex, and nowhere below the value of a plan. With a temperature T > 0
/// the most is replaced by T·log Σ exp(·/T), which lies above it and has a slope everywhere
/// (Nesterov 2005).
struct PriceOracle {
  let model: PricingModel
  /// By tier: what one unit of its value weighs: 1 for the tier that is bounded, the floor's price
  /// for those before it.
  private(set) var usage: [Double]
  /// By tier: the value that the children's choices are worth.
  private(set) var tierValues: [Double]
  private var values: [Double] = []
  private var constants: [Double] = []
  private var slotCosts: [Double] = []
  private var turnCosts: [Double] = []
  private var slotChances: [Double]
  private var dayWeights: [Double]
  private var dayChances: [Double]
  private var weightsWithin: [Double]
  private var profileScores: [Double]
  private var profileChances: [Double]
  private var useTotals: [Double] = []
  private var turnTotals: [Double] = []
  private var constantTotals: [Double] = []
  private var choice: DayChoice
  private var courseChoice = CourseChoice()
  private var temperature = 0.0

  private var width: Int { model.mostCount + 1 }

  init(_ model: PricingModel) {
    self.model = model
    usage = [Double](repeating: 0, count: model.rows.count)
    tierValues = [Double](repeating: 0, count: model.tierCount)
    slotChances = [Double](repeating: 0, count: model.slots.count)
    dayWeights = [Double](repeating: 0, count: model.days.count)
    dayChances = dayWeights
    weightsWithin = slotChances
    profileScores = [Double](
      repeating: 0, count: model.profiles.count * (model.mostCount + 1))
    profileChances = profileScores
    choice = DayChoice(most: model.mostCount)
  }

  /// L at those prices; `usage` and `tierValues` are then those of the children's choices.
  ///
  /// - Parameters:
  ///   - prices: of the rows, none negative.
  ///   - weights: of the tiers.
  ///   - temperature: 0 for the exact value, which bounds; above for the smoothed one.
  /// - Complexity: O(slots + options × counts).
  mutating func evaluate(_ prices: [Double], weights: [Double], temperature: Double) -> Double {
    self.temperature = temperature
    combine(weights)
    slotCosts = model.slotUses.costs(prices)
    turnCosts = model.turnUses.costs(prices)
    clear()
    for profile in model.profiles.indices { score(profile) }
    var total = zip(prices, model.capacities).reduce(0) { $0 + $1.0 * $1.1 }
    total += zip(model.base, weights).reduce(0) { $0 + $1.0 * $1.1 }
    for child in 0..<(model.firstItem.count - 1) { total += solve(child, prices, weights) }
    for profile in model.profiles.indices { spread(profile) }
    model.slotUses.add(useTotals, to: &usage)
    model.turnUses.add(turnTotals, to: &usage)
    for tier in 0..<model.tierCount {
      var sum = model.base[tier]
      for constant in constantTotals.indices {
        sum += constantTotals[constant] * model.constants[constant * model.tierCount + tier]
      }
      tierValues[tier] += sum
    }
    return total
  }

  // MARK: Before the children

  private mutating func combine(_ weights: [Double]) {
    let active = weights.indices.filter { weights[$0] != 0 }
    values = [Double](repeating: 0, count: model.values.first?.count ?? 0)
    for tier in active {
      for place in values.indices { values[place] += weights[tier] * model.values[tier][place] }
    }
    let count = model.constants.count / max(1, model.tierCount)
    constants = [Double](repeating: 0, count: count)
    for constant in 0..<count {
      for tier in active {
        constants[constant] += weights[tier] * model.constants[constant * model.tierCount + tier]
      }
    }
  }

  private mutating func clear() {
    for row in usage.indices { usage[row] = 0 }
    for tier in tierValues.indices { tierValues[tier] = 0 }
    for place in profileChances.indices { profileChances[place] = 0 }
    for day in dayChances.indices { dayChances[day] = 0 }
    useTotals = [Double](repeating: 0, count: model.slotUses.count)
    turnTotals = [Double](repeating: 0, count: model.turnUses.count)
    constantTotals = [Double](repeating: 0, count: constants.count)
  }

  private func cost(_ slot: Int, _ share: Double) -> Double {
    slotCosts[model.slots[slot].use] * share - constants[model.slots[slot].constant]
  }

  /// What each number of sessions on a profile's days is worth: less its cost.
  private mutating func score(_ position: Int) {
    let profile = model.profiles[position]
    let first = position * width
    guard temperature > 0 else {
      scoreExactly(profile, at: first)
      return
    }
    var highest = -Double.infinity
    for day in profile.days {
      let slots = model.days[day].slots
      var best = -Double.infinity
      for slot in slots {
        weightsWithin[slot] = -cost(slot, profile.share) / temperature
        best = max(best, weightsWithin[slot])
      }
      var sum = 0.0
      for slot in slots {
        weightsWithin[slot] = slots.count == 1 ? 1 : exp(weightsWithin[slot] - best)
        sum += weightsWithin[slot]
      }
      for slot in slots { weightsWithin[slot] /= sum }
      dayWeights[day] = best + (slots.count == 1 ? 0 : log(sum))
      highest = max(highest, dayWeights[day])
    }
    for day in profile.days { dayWeights[day] = exp(dayWeights[day] - highest) }
    choice.logarithms(
      of: profile, model.days, dayWeights, scale: highest, into: &profileScores, at: first)
    for count in 0...profile.most { profileScores[first + count] *= temperature }
  }

  private mutating func scoreExactly(_ profile: PricingModel.Profile, at first: Int) {
    for day in profile.days {
      var best = Double.infinity
      for slot in model.days[day].slots { best = min(best, cost(slot, profile.share)) }
      dayWeights[day] = best
    }
    for count in 0...profile.most { profileScores[first + count] = count == 0 ? 0 : -.infinity }
    var sum = 0.0
    for (count, day) in choice.cheapest(profile, model.days, dayWeights).prefix(profile.most)
      .enumerated()
    {
      sum += dayWeights[day]
      profileScores[first + count + 1] = -sum
    }
  }

  // MARK: A child

  /// One way of meeting an item: an option with a number, or a number of courses.
  private struct Way {
    let option: Int
    let count: Int
    let score: Double
  }

  private mutating func solve(_ child: Int, _ prices: [Double], _ weights: [Double]) -> Double {
    let items = model.firstItem[child]..<model.firstItem[child + 1]
    let shared = model.sharedAccounts[child].filter { weights[$0.tier] != 0 }
    guard shared.isEmpty else { return solveTogether(items, shared, prices, weights) }
    var total = 0.0
    for item in items {
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
    let item = model.items[position]
    for (way, chance) in ways where way.count > 0 {
      for tier in 0..<model.tierCount {
        tierValues[tier] += chance * model.values[tier][item.firstValue + way.count]
      }
      guard item.isWeekly else { continue }
      let option = model.options[way.option]
      usage[option.hoursRow] += chance * Double(way.count) * option.hoursAmount
      if option.caseloadRow >= 0 { usage[option.caseloadRow] += chance * option.caseloadAmount }
      constantTotals[option.constant] += chance
      profileChances[option.profile * width + way.count] += chance
    }
    if !item.isWeekly { takeCourses(item, ways) }
  }

  // MARK: Courses

  private func courseCosts(_ item: PricingModel.Item) -> [Double] {
    model.courses[item.choices].map { turnCosts[$0.use] - constants[$0.constant] }
  }

  private mutating func courseWays(_ item: PricingModel.Item) -> [Way] {
    let costs = courseCosts(item)
    let before = model.courses[item.choices].map(\.before)
    let most = item.counts.upperBound
    guard temperature > 0 else {
      let cheapest = CourseChoice.cheapest(costs, before: before, most: most)
      return item.counts.compactMap { count in
        guard count < cheapest.count else { return nil }
        let value = values[item.firstValue + count]
        return Way(option: -1, count: count, score: value - cheapest[count].cost)
      }
    }
    let low = costs.min() ?? 0
    let weights = costs.map { exp((low - $0) / temperature) }
    let sums = courseChoice.sum(weights, before: before, most: most)
    return item.counts.compactMap { count in
      guard sums[count] > 0 else { return nil }
      let score =
        values[item.firstValue + count] + temperature * log(sums[count]) - low * Double(count)
      return Way(option: -1, count: count, score: score)
    }
  }

  private mutating func takeCourses(_ item: PricingModel.Item, _ ways: [(Way, Double)]) {
    let costs = courseCosts(item)
    let courses = model.courses[item.choices]
    let before = courses.map(\.before)
    let most = item.counts.upperBound
    var chances = [Double](repeating: 0, count: costs.count)
    if temperature > 0 {
      var ofNumber = [Double](repeating: 0, count: most + 1)
      for (way, chance) in ways { ofNumber[way.count] += chance }
      let low = costs.min() ?? 0
      let weights = costs.map { exp((low - $0) / temperature) }
      _ = courseChoice.sum(weights, before: before, most: most)
      chances = courseChoice.chances(weights, before: before, ofNumber: ofNumber)
    } else {
      let cheapest = CourseChoice.cheapest(costs, before: before, most: most)
      for (way, chance) in ways {
        for course in cheapest[way.count].courses { chances[course] += chance }
      }
    }
    for (course, chance) in zip(courses, chances) where chance > 0 {
      turnTotals[course.use] += chance
      constantTotals[course.constant] += chance
    }
  }

  // MARK: After the children

  /// Hands the chances of each number on a profile down to its half-days.
  private mutating func spread(_ position: Int) {
    let profile = model.profiles[position]
    let first = position * width
    guard (1..<(profile.most + 1)).contains(where: { profileChances[first + $0] > 0 }) else {
      return
    }
    if temperature > 0 {
      choice.spread(
        profile, model.days, dayWeights, chances: profileChances, at: first, to: &dayChances)
    } else {
      let order = choice.cheapest(profile, model.days, dayWeights)
      for count in 1..<(profile.most + 1) where profileChances[first + count] > 0 {
        for day in order.prefix(count) { dayChances[day] += profileChances[first + count] }
      }
    }
    for day in profile.days where dayChances[day] > 0 {
      let slots = model.days[day].slots
      guard temperature > 0 else {
        if let slot = slots.min(by: { cost($0, profile.share) < cost($1, profile.share) }) {
          add(slot, dayChances[day], profile.share)
        }
        continue
      }
      for slot in slots { add(slot, dayChances[day] * weightsWithin[slot], profile.share) }
    }
  }

  private mutating func add(_ slot: Int, _ chance: Double, _ share: Double) {
    useTotals[model.slots[slot].use] += chance * share
    constantTotals[model.slots[slot].constant] += chance
  }
}

/// The states of a child's shared accounts: the level of each, in mixed radix.
private struct SharedLevels {
  private let accounts: [PricingModel.SharedAccount]
  private let radix: [Int]
  let count: Int
  /// By state: what the accounts are worth together.
  private(set) var worth: [Double]

  init(_ accounts: [PricingModel.SharedAccount], _ weights: [Double]) {
    self.accounts = accounts
    var product = 1
    var radix: [Int] = []
    for account in accounts {
      radix.append(product)
      product *= account.values.count
    }
    self.radix = radix
    count = product
    worth = [Double](repeating: 0, count: product)
    for state in 0..<product {
      for (place, account) in accounts.enumerated() {
        let level = state / radix[place] % account.values.count
        worth[state] += weights[account.tier] * account.values[level]
      }
    }
  }

  var start: [Double] { [0] + [Double](repeating: -.infinity, count: count - 1) }

  func state(from state: Int, item: Int, count: Int) -> Int {
    guard count > 0 else { return state }
    var reached = 0
    for (place, account) in accounts.enumerated() {
      let level = state / radix[place] % account.values.count
      let step = account.items.contains(item) ? (account.countsServed ? 1 : count) : 0
      reached += radix[place] * min(level + step, account.values.count - 1)
    }
    return reached
  }

  /// What the account at that position is worth by itself.
  func value(ofAccount place: Int, in state: Int) -> Double {
    accounts[place].values[state / radix[place] % accounts[place].values.count]
  }
}
