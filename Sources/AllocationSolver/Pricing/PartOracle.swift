import Foundation
import Kezek

/// One part's share of the Lagrangian function, with all that is written while it is evaluated.
struct PartOracle: OracleShare, ~Copyable {
  let part: PricingPart
  /// Of the part's first row in the component.
  private let rowsFrom: Int
  private let travelWeights: [Double]
  /// By profile.
  let shapes: [DayShape]
  /// By profile: where its table of subsets of days starts; −1 where nothing asks for it.
  let subsetFirst: [Int]
  private(set) var temperature = 0.0
  private(set) var travel = 0.0
  /// Whether children's days are told apart by place, so that subsets of days are asked for.
  private var isByPlace = false
  /// By tier: its weight.
  let weights: Scratch<Double>
  /// By row: its price, and what the children's choices take of it.
  let prices: Scratch<Double>
  let usage: Scratch<Double>
  let tierValues: Scratch<Double>
  /// By place in the values, and by constant: what it is worth; and the chance of it.
  let values: Scratch<Double>
  let valueChances: Scratch<Double>
  let constants: Scratch<Double>
  let constantTotals: Scratch<Double>
  /// By use of a slot or turn: what it costs, and its chance.
  private let slotCosts: Scratch<Double>
  private let slotTotals: Scratch<Double>
  let turnCosts: Scratch<Double>
  let turnTotals: Scratch<Double>
  /// By use of a number of meetings in found groups.
  let countCosts: Scratch<Double>
  let countTotals: Scratch<Double>
  private let dayWeights: Scratch<Double>
  private let dayChances: Scratch<Double>
  private let weightsWithin: Scratch<Double>
  private let order: Scratch<Int>
  /// By profile and number of sessions.
  let profileScores: Scratch<Double>
  let profileChances: Scratch<Double>
  /// By profile: the logarithm by which its days' weights were divided.
  let dayScales: Scratch<Double>
  /// By subset and number: the sum of the weights of all choices of days; exact: the least cost.
  let subsetTable: Scratch<Double>
  /// The slope of the whole in each sum; exact: the chance of the cheapest choice.
  let subsetSlopes: Scratch<Double>
  private let choice: DayChoice
  private let subsets: DaySubsets
  let ways: WayScratch
  let places: PlaceScratch
  /// Minutes of visits that the choices take.
  var minutes = 0.0

  /// Numbers by profile in the scores.
  var width: Int { part.mostCount + 1 }

  init(_ part: PricingPart, rowsFrom firstRow: Int, travelWeights: [Double]) {
    self.part = part
    self.travelWeights = travelWeights
    rowsFrom = firstRow
    shapes = part.profiles.map { DayShape($0, part.days) }
    let (first, size) = Self.subsets(part, shapes)
    subsetFirst = first
    subsetTable = Scratch(0, count: size)
    subsetSlopes = Scratch(0, count: size)
    weights = Scratch(0, count: part.tierCount)
    tierValues = Scratch(0, count: part.tierCount)
    prices = Scratch(0, count: part.rows.count)
    usage = Scratch(0, count: part.rows.count)
    let tiers = max(1, part.tierCount)
    values = Scratch(0, count: part.values.count / tiers)
    valueChances = Scratch(0, count: part.values.count / tiers)
    constants = Scratch(0, count: part.constants.count / tiers)
    constantTotals = Scratch(0, count: part.constants.count / tiers)
    slotCosts = Scratch(0, count: part.slotUses.count)
    slotTotals = Scratch(0, count: part.slotUses.count)
    turnCosts = Scratch(0, count: part.turnUses.count)
    turnTotals = Scratch(0, count: part.turnUses.count)
    countCosts = Scratch(0, count: part.countUses.count)
    countTotals = Scratch(0, count: part.countUses.count)
    dayWeights = Scratch(0, count: part.days.count)
    dayChances = Scratch(0, count: part.days.count)
    weightsWithin = Scratch(0, count: part.slots.count)
    order = Scratch(0, count: shapes.map(\.count).max() ?? 0)
    profileScores = Scratch(0, count: shapes.count * (part.mostCount + 1))
    profileChances = Scratch(0, count: shapes.count * (part.mostCount + 1))
    dayScales = Scratch(0, count: shapes.count)
    choice = DayChoice(for: shapes)
    subsets = DaySubsets(for: shapes)
    ways = WayScratch(part)
    places = PlaceScratch(part)
  }

  /// Where the tables of subsets start, and how long they are together.
  private static func subsets(
    _ part: PricingPart, _ shapes: [DayShape]
  ) -> (first: [Int], size: Int) {
    var first = [Int](repeating: -1, count: shapes.count)
    var size = 0
    for (option, own) in zip(part.options, part.ownDaysOfOption) where own >= 0 {
      guard first[option.profile] < 0 else { continue }
      first[option.profile] = size
      size += shapes[option.profile].width << shapes[option.profile].count
    }
    return (first, size)
  }

  /// What the part's children add to L at a point.
  mutating func evaluate(_ point: PricePoint) -> Double {
    temperature = point.temperature
    travel = point.travel
    isByPlace = point.byPlace || travel > 0
    for (row, position) in part.rows.enumerated() {
      prices[row] = point.prices[position - rowsFrom]
    }
    for tier in 0..<part.tierCount { weights[tier] = point.weights[tier] }
    combine(part.values, into: values)
    combine(part.constants, into: constants)
    part.slotUses.costs(prices, into: slotCosts)
    part.turnUses.costs(prices, into: turnCosts)
    part.countUses.costs(prices, into: countCosts)
    clear()
    for profile in shapes.indices { score(profile) }
    var total = 0.0
    for child in 0..<part.childCount {
      // What its days hold says more than where it spends them, but of ways.
      let isLoaded = part.loads[child] != nil
      let layout =
        travel > 0 ? part.layoutsWithWays[child] : isLoaded ? nil : part.layouts[child]
      if isByPlace, let layout {
        total += solve(layout)
        total += solve(child, besidesPlaced: true)
      } else {
        total += solve(child, besidesPlaced: false)
      }
    }
    for profile in shapes.indices { spread(profile) }
    part.slotUses.add(slotTotals, to: usage)
    part.turnUses.add(turnTotals, to: usage)
    part.countUses.add(countTotals, to: usage)
    addTierValues()
    return total
  }

  /// Adds what the choices take and are worth.
  func add(to total: inout [Double], _ values: inout [Double]) {
    for (row, position) in part.rows.enumerated() { total[position - rowsFrom] += usage[row] }
    for tier in values.indices { values[tier] += tierValues[tier] }
  }

  // MARK: Before the children

  /// Σ over tiers of weight × value, place by place.
  private func combine(_ ofTiers: [Double], into sums: borrowing Scratch<Double>) {
    let tiers = part.tierCount
    for place in 0..<sums.count {
      var sum = 0.0
      for tier in 0..<tiers { sum += weights[tier] * ofTiers[place * tiers + tier] }
      sums[place] = sum
    }
  }

  private mutating func clear() {
    minutes = 0
    usage.fill(0)
    tierValues.fill(0)
    valueChances.fill(0)
    constantTotals.fill(0)
    profileChances.fill(0)
    if isByPlace { subsetSlopes.fill(0) }
    dayChances.fill(0)
    slotTotals.fill(0)
    turnTotals.fill(0)
    countTotals.fill(0)
  }

  private func cost(_ slot: PricingPart.Slot, _ share: Double) -> Double {
    slotCosts[slot.use] * share - constants[slot.constant]
  }

  /// What each number of sessions on a profile's days is worth: less its cost.
  private func score(_ position: Int) {
    let profile = part.profiles[position]
    let scores = profileScores.start + position * width
    guard temperature > 0 else {
      scoreExactly(position, profile, scores)
      return
    }
    var highest = -Double.infinity
    for day in profile.days {
      let slots = part.days[day].slots
      var best = -Double.infinity
      for slot in slots {
        weightsWithin[slot] = -cost(part.slots[slot], profile.share) / temperature
        best = max(best, weightsWithin[slot])
      }
      dayWeights[day] = best
      if slots.count == 1 {
        weightsWithin[slots.lowerBound] = 1
      } else {
        var sum = 0.0
        for slot in slots {
          weightsWithin[slot] = exp(weightsWithin[slot] - best)
          sum += weightsWithin[slot]
        }
        for slot in slots { weightsWithin[slot] /= sum }
        dayWeights[day] += log(sum)
      }
      highest = max(highest, dayWeights[day])
    }
    for day in profile.days { dayWeights[day] = exp(dayWeights[day] - highest) }
    dayScales[position] = highest
    let weights = dayWeights.start + profile.days.lowerBound
    if isByPlace, subsetFirst[position] >= 0 {
      subsets.sums(shapes[position], weights, into: subsetTable.start + subsetFirst[position])
    }
    choice.logarithms(of: shapes[position], weights, scale: highest, into: scores)
    for count in 0...profile.most { scores[count] *= temperature }
  }

  private func scoreExactly(
    _ position: Int, _ profile: PricingPart.Profile, _ scores: UnsafeMutablePointer<Double>
  ) {
    for day in profile.days {
      var best = Double.infinity
      for slot in part.days[day].slots { best = min(best, cost(part.slots[slot], profile.share)) }
      dayWeights[day] = best
    }
    for count in 0...profile.most { scores[count] = count == 0 ? 0 : -.infinity }
    let costs = dayWeights.start + profile.days.lowerBound
    let number = choice.cheapest(shapes[position], costs, into: order.start)
    var sum = 0.0
    for count in 0..<min(number, profile.most) {
      sum += costs[order[count]]
      scores[count + 1] = -sum
    }
    if isByPlace, subsetFirst[position] >= 0 {
      subsets.costs(shapes[position], costs, into: subsetTable.start + subsetFirst[position])
    }
  }

  // MARK: After the children

  private func addTierValues() {
    let tiers = part.tierCount
    for tier in 0..<tiers {
      var sum = 0.0
      for place in 0..<valueChances.count {
        sum += valueChances[place] * part.values[place * tiers + tier]
      }
      for constant in 0..<constantTotals.count {
        sum += constantTotals[constant] * part.constants[constant * tiers + tier]
      }
      sum -= travelWeights[tier] * minutes
      tierValues[tier] += sum
    }
  }

  /// Hands the chances of each number on a profile down to its half-days.
  private func spread(_ position: Int) {
    let profile = part.profiles[position]
    spreadNumbers(position, profile)
    if isByPlace, subsetFirst[position] >= 0 { spreadSubsets(position, profile) }
    for day in profile.days where dayChances[day] > 0 {
      let slots = part.days[day].slots
      if temperature > 0 {
        for slot in slots {
          add(part.slots[slot], dayChances[day] * weightsWithin[slot], profile.share)
        }
      } else if let slot = slots.min(by: {
        cost(part.slots[$0], profile.share) < cost(part.slots[$1], profile.share)
      }) {
        add(part.slots[slot], dayChances[day], profile.share)
      }
    }
  }

  private func spreadNumbers(_ position: Int, _ profile: PricingPart.Profile) {
    let chances = profileChances.start + position * width
    var isTaken = false
    for count in 1..<(profile.most + 1) where chances[count] > 0 { isTaken = true }
    guard isTaken else { return }
    let days = profile.days.lowerBound
    guard temperature == 0 else {
      choice.spread(
        shapes[position], dayWeights.start + days, chances: chances, to: dayChances.start + days)
      return
    }
    _ = choice.cheapest(shapes[position], dayWeights.start + days, into: order.start)
    for count in 1..<(profile.most + 1) where chances[count] > 0 {
      for place in 0..<count { dayChances[days + order[place]] += chances[count] }
    }
  }

  private func spreadSubsets(_ position: Int, _ profile: PricingPart.Profile) {
    let first = subsetFirst[position]
    let days = profile.days.lowerBound
    let shape = shapes[position]
    let slopes = subsetSlopes.start + first
    guard temperature == 0 else {
      subsets.spread(
        shape, dayWeights.start + days, subsetTable.start + first, slopes: slopes,
        to: dayChances.start + days)
      return
    }
    for place in 0..<(shape.width << shape.count) where slopes[place] > 0 {
      _ = choice.cheapest(
        shape, dayWeights.start + days, open: place / shape.width, into: order.start)
      for day in 0..<(place % shape.width) { dayChances[days + order[day]] += slopes[place] }
    }
  }

  private func add(_ slot: PricingPart.Slot, _ chance: Double, _ share: Double) {
    slotTotals[slot.use] += chance * share
    constantTotals[slot.constant] += chance
  }
}
