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
  private(set) var isByPlace = false
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
  let slotCosts: Scratch<Double>
  let slotTotals: Scratch<Double>
  let turnCosts: Scratch<Double>
  let turnTotals: Scratch<Double>
  /// By use of a number of meetings in found groups.
  let countCosts: Scratch<Double>
  let countTotals: Scratch<Double>
  let dayWeights: Scratch<Double>
  /// By day: the smoothed (or exact) most of its slots, less what they cost.
  let dayWorth: Scratch<Double>
  let dayChances: Scratch<Double>
  let weightsWithin: Scratch<Double>
  let order: Scratch<Int>
  /// By profile and number of sessions.
  let profileScores: Scratch<Double>
  let profileChances: Scratch<Double>
  /// By profile: the logarithm by which its days' weights were divided.
  let dayScales: Scratch<Double>
  /// By subset and number: the sum of the weights of all choices of days; exact: the least cost.
  let subsetTable: Scratch<Double>
  /// The slope of the whole in each sum; exact: the chance of the cheapest choice.
  let subsetSlopes: Scratch<Double>
  let choice: DayChoice
  let subsets: DaySubsets
  let spaced: SpacedDayChoice
  let ways: WayScratch
  let places: PlaceScratch
  let bundled: BundleScratch
  /// Minutes of visits that the choices take.
  var minutes = 0.0
  /// Which of its items the child at hand may choose from, and the chance of that.
  var stay = Stay.free
  var chanceOfStay = 1.0
  /// The bundle whose ways were last gone through; −1 where they are others by now.
  var bundleAtHand = -1

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
    dayWorth = Scratch(0, count: part.days.count)
    dayChances = Scratch(0, count: part.days.count)
    weightsWithin = Scratch(0, count: part.slots.count)
    order = Scratch(0, count: shapes.map(\.count).max() ?? 0)
    profileScores = Scratch(0, count: shapes.count * (part.mostCount + 1))
    profileChances = Scratch(0, count: shapes.count * (part.mostCount + 1))
    dayScales = Scratch(0, count: shapes.count)
    choice = DayChoice(for: shapes)
    subsets = DaySubsets(for: shapes)
    spaced = SpacedDayChoice(for: part.spacings)
    ways = WayScratch(part)
    places = PlaceScratch(part)
    bundled = BundleScratch(part)
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
      total += part.choosesLongTurns[child] ? solveWithLongTurns(child) : solve(child)
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
    bundleAtHand = -1
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
}
