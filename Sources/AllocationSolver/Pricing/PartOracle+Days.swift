import Foundation

/// What the days of a profile cost, before the children choose; and what their choices take of them,
/// after.
extension PartOracle {
  private func cost(_ slot: PricingPart.Slot, _ share: Double) -> Double {
    slotCosts[slot.use] * share - constants[slot.constant]
  }

  /// What each number of sessions on a profile's days is worth: less its cost.
  func score(_ position: Int) {
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
      dayWorth[day] = temperature * dayWeights[day]
      highest = max(highest, dayWeights[day])
    }
    for day in profile.days { dayWeights[day] = exp(dayWeights[day] - highest) }
    dayScales[position] = highest
    findSums(position, profile, scale: highest, scores)
    for count in 0...profile.most { scores[count] *= temperature }
  }

  /// The logarithm of each number's sum over choices of days, and the table of subsets.
  private func findSums(
    _ position: Int, _ profile: PricingPart.Profile, scale: Double,
    _ logs: UnsafeMutablePointer<Double>
  ) {
    let weights = dayWeights.start + profile.days.lowerBound
    let table = isByPlace && subsetFirst[position] >= 0 ? subsetFirst[position] : nil
    guard profile.spacing >= 0 else {
      if let table { subsets.sums(shapes[position], weights, into: subsetTable.start + table) }
      choice.logarithms(of: shapes[position], weights, scale: scale, into: logs)
      return
    }
    let spacing = part.spacings[profile.spacing]
    if let table {
      spaced.sums(of: spacing, shapes[position], weights, into: subsetTable.start + table)
    }
    spaced.logarithms(of: spacing, most: profile.most, weights, scale: scale, into: logs)
  }

  private func scoreExactly(
    _ position: Int, _ profile: PricingPart.Profile, _ scores: UnsafeMutablePointer<Double>
  ) {
    for day in profile.days {
      var best = Double.infinity
      for slot in part.days[day].slots { best = min(best, cost(part.slots[slot], profile.share)) }
      dayWeights[day] = best
      dayWorth[day] = -best
    }
    let costs = dayWeights.start + profile.days.lowerBound
    if profile.spacing >= 0 {
      let spacing = part.spacings[profile.spacing]
      spaced.costs(of: spacing, most: profile.most, costs, into: scores)
      for count in 0...profile.most { scores[count] = -scores[count] }
      if isByPlace, subsetFirst[position] >= 0 {
        spaced.costs(
          of: spacing, shapes[position], costs, into: subsetTable.start + subsetFirst[position])
      }
      return
    }
    for count in 0...profile.most { scores[count] = count == 0 ? 0 : -.infinity }
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

  /// Hands the chances of each number on a profile down to its half-days.
  func spread(_ position: Int) {
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
    if profile.spacing >= 0 { return spreadSpacedNumbers(profile, chances) }
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

  private func spreadSpacedNumbers(
    _ profile: PricingPart.Profile, _ chances: UnsafePointer<Double>
  ) {
    let spacing = part.spacings[profile.spacing]
    let weights = dayWeights.start + profile.days.lowerBound
    let days = dayChances.start + profile.days.lowerBound
    guard temperature == 0 else {
      spaced.spread(spacing, most: profile.most, weights, chances: chances, to: days)
      return
    }
    for count in 1..<(profile.most + 1) where chances[count] > 0 {
      spaced.addCheapest(count, chances[count], of: spacing, weights, to: days)
    }
  }

  private func spreadSubsets(_ position: Int, _ profile: PricingPart.Profile) {
    let first = subsetFirst[position]
    let days = profile.days.lowerBound
    let shape = shapes[position]
    let slopes = subsetSlopes.start + first
    if profile.spacing >= 0 { return spreadSpacedSubsets(shape, profile, slopes) }
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

  private func spreadSpacedSubsets(
    _ shape: DayShape, _ profile: PricingPart.Profile, _ slopes: UnsafeMutablePointer<Double>
  ) {
    let spacing = part.spacings[profile.spacing]
    let weights = dayWeights.start + profile.days.lowerBound
    let days = dayChances.start + profile.days.lowerBound
    guard temperature == 0 else {
      spaced.spread(spacing, shape, weights, slopes: slopes, to: days)
      return
    }
    for place in 0..<(shape.width << shape.count) where slopes[place] > 0 {
      spaced.addCheapest(
        place % shape.width, slopes[place], of: spacing, weights, open: place / shape.width,
        to: days)
    }
  }

  private func add(_ slot: PricingPart.Slot, _ chance: Double, _ share: Double) {
    slotTotals[slot.use] += chance * share
    constantTotals[slot.constant] += chance
  }
}
