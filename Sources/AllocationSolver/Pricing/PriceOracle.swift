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
  /// By row: what the children's choices take of it.
  var usage: [Double]
  /// By tier: the value that the children's choices are worth.
  var tierValues: [Double]
  var values: [Double] = []
  var constants: [Double] = []
  private var slotCosts: [Double] = []
  var turnCosts: [Double] = []
  private var dayWeights: [Double]
  private var dayChances: [Double]
  private var weightsWithin: [Double]
  var profileScores: [Double]
  var profileChances: [Double]
  private var useTotals: [Double] = []
  var turnTotals: [Double] = []
  var constantTotals: [Double] = []
  /// By profile: the logarithm by which its days' weights were divided.
  var dayScales: [Double]
  /// By profile: where its table of subsets of days starts; −1 where nothing asks for it.
  let subsetFirst: [Int]
  /// By subset and number: the sum of the weights of all choices of days; exact: the least cost.
  var subsetTable: [Double]
  /// The slope of the whole in each sum; exact: the chance of the cheapest choice.
  var subsetSlopes: [Double]
  private var choice: DayChoice
  var courseChoice = CourseChoice()
  var temperature = 0.0

  var width: Int { model.mostCount + 1 }

  init(_ model: PricingModel) {
    self.model = model
    usage = [Double](repeating: 0, count: model.rows.count)
    tierValues = [Double](repeating: 0, count: model.tierCount)
    dayWeights = [Double](repeating: 0, count: model.days.count)
    dayChances = dayWeights
    weightsWithin = [Double](repeating: 0, count: model.slots.count)
    profileScores = [Double](
      repeating: 0, count: model.profiles.count * (model.mostCount + 1))
    profileChances = profileScores
    dayScales = [Double](repeating: 0, count: model.profiles.count)
    let (first, size) = Self.subsets(model)
    subsetFirst = first
    subsetTable = [Double](repeating: 0, count: size)
    subsetSlopes = subsetTable
    choice = DayChoice(most: model.mostCount)
  }

  /// Where the tables of subsets start, and how long they are together.
  private static func subsets(_ model: PricingModel) -> (first: [Int], size: Int) {
    var first = [Int](repeating: -1, count: model.profiles.count)
    var size = 0
    for (option, own) in zip(model.options, model.ownDaysOfOption) where own >= 0 {
      guard first[option.profile] < 0 else { continue }
      first[option.profile] = size
      let profile = model.profiles[option.profile]
      size += (profile.most + 1) << profile.days.count
    }
    return (first, size)
  }

  /// L at those prices; `usage` and `tierValues` are then those of the children's choices.
  ///
  /// - Parameters:
  ///   - prices: of the rows, none negative.
  ///   - weights: of the tiers: 1 for the one that is bounded, the floor's price for those before it.
  ///   - temperature: 0 for the exact value, which bounds; above for the smoothed one.
  ///   - byPlace: whether children's days are told apart by place even where ways cost nothing.
  /// - Complexity: O(slots + options × counts), and for children whose days are told apart by place
  ///   O(assignments of days × needs).
  mutating func evaluate(
    _ prices: [Double], weights: [Double], temperature: Double, byPlace: Bool = true
  ) -> Double {
    self.temperature = temperature
    combine(weights)
    slotCosts = model.slotUses.costs(prices)
    turnCosts = model.turnUses.costs(prices)
    clear()
    for profile in model.profiles.indices { score(profile) }
    var total = zip(prices, model.capacities).reduce(0) { $0 + $1.0 * $1.1 }
    total += zip(model.base, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let travel = zip(model.travelWeights, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let layouts = travel > 0 ? model.layoutsWithWays : model.layouts
    for child in 0..<(model.firstItem.count - 1) {
      if byPlace || travel > 0, let layout = layouts[child] {
        total += solve(layout, prices, travel: travel)
        total += solve(child, prices, weights, besides: layout)
      } else {
        total += solve(child, prices, weights)
      }
    }
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
    for place in subsetSlopes.indices { subsetSlopes[place] = 0 }
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
      scoreExactly(position, profile, at: first)
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
    dayScales[position] = highest
    if subsetFirst[position] >= 0 {
      DaySubsets(profile, model.days)
        .sums(dayWeights[profile.days], into: &subsetTable, at: subsetFirst[position])
    }
    choice.logarithms(
      of: profile, model.days, dayWeights, scale: highest, into: &profileScores, at: first)
    for count in 0...profile.most { profileScores[first + count] *= temperature }
  }

  private mutating func scoreExactly(
    _ position: Int, _ profile: PricingModel.Profile, at first: Int
  ) {
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
    if subsetFirst[position] >= 0 {
      DaySubsets(profile, model.days)
        .costs(dayWeights[profile.days], into: &subsetTable, at: subsetFirst[position])
    }
  }

  // MARK: After the children

  /// Hands the chances of each number on a profile down to its half-days.
  private mutating func spread(_ position: Int) {
    let profile = model.profiles[position]
    spreadNumbers(profile, at: position * width)
    if subsetFirst[position] >= 0 { spreadSubsets(profile, at: subsetFirst[position]) }
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

  private mutating func spreadNumbers(_ profile: PricingModel.Profile, at first: Int) {
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
  }

  private mutating func spreadSubsets(_ profile: PricingModel.Profile, at first: Int) {
    guard temperature == 0 else {
      DaySubsets(profile, model.days)
        .spread(dayWeights[profile.days], slopes: subsetSlopes, at: first, to: &dayChances)
      return
    }
    let width = profile.most + 1
    for place in first..<(first + width << profile.days.count) where subsetSlopes[place] > 0 {
      let subset = (place - first) / width
      let days = choice.cheapest(profile, model.days, dayWeights) {
        subset & (1 << ($0 - profile.days.lowerBound)) != 0
      }
      for day in days.prefix((place - first) % width) { dayChances[day] += subsetSlopes[place] }
    }
  }

  private mutating func add(_ slot: Int, _ chance: Double, _ share: Double) {
    useTotals[model.slots[slot].use] += chance * share
    constantTotals[model.slots[slot].constant] += chance
  }
}
