import Foundation
import Kezek

/// Children whose days are told apart by place: all assignments of days to places are gone through,
/// and under each of them the child's needs are met one by one.
extension PriceOracle {
  /// A number of sessions of an option, with what it is worth besides its days.
  private struct Sessions {
    let item: Int
    let option: Int
    let count: Int
    /// Within the layout's item.
    let place: Int
    /// What it is worth but for the days, less the item's reference; smoothed: the weight of that.
    var worth: Double
    /// The first subset's place in the table of days, for that number.
    let days: Int
    let ownDays: Int
  }

  /// The most that a child is worth, each day at one place.
  mutating func solve(_ layout: DayLayout, _ prices: [Double], travel: Double) -> Double {
    temperature > 0
      ? smoothed(layout, prices, travel) ?? exact(layout, prices, travel)
      : exact(layout, prices, travel)
  }

  /// All numbers of sessions of all options, worth what they are but for their days.
  private func sessions(_ layout: DayLayout, _ prices: [Double]) -> [Sessions] {
    var sessions: [Sessions] = []
    for (place, entry) in layout.items.enumerated() {
      let item = model.items[entry.item]
      for number in item.choices {
        let option = model.options[number]
        var fixed = constants[option.constant]
        if option.caseloadRow >= 0 { fixed -= prices[option.caseloadRow] * option.caseloadAmount }
        let hours = prices[option.hoursRow] * option.hoursAmount
        for count in option.counts {
          sessions.append(
            Sessions(
              item: entry.item, option: number, count: count, place: place,
              worth: values[item.firstValue + count] + fixed - hours * Double(count),
              days: subsetFirst[option.profile] + count,
              ownDays: Int(model.ownDaysOfOption[number])))
        }
      }
    }
    return sessions
  }

  private func className(_ layout: DayLayout, _ one: Sessions) -> Int {
    layout.items[one.place].classes[one.option - model.items[one.item].choices.lowerBound]
  }

  private func width(ofOption option: Int) -> Int {
    model.profiles[model.options[option].profile].most + 1
  }

  // MARK: Smoothed

  /// Nil where every sum is too small for the arithmetic; then the exact choice is next to it.
  private mutating func smoothed(
    _ layout: DayLayout, _ prices: [Double], _ travel: Double
  ) -> Double? {
    let table = model.dayTables[layout.table]
    let subsets = 1 << table.dayCount
    var sessions = sessions(layout, prices)
    var references = [Double](repeating: 0, count: layout.items.count)
    for place in sessions.indices {
      let one = sessions[place]
      let option = model.options[one.option]
      let score = profileScores[option.profile * width + one.count]
      guard score > -.infinity else {
        sessions[place].worth = -.infinity
        continue
      }
      references[one.place] = max(references[one.place], (one.worth + score) / temperature)
      // The tables of days are scaled by the best day of the profile.
      sessions[place].worth =
        one.worth / temperature + dayScales[option.profile] * Double(one.count)
    }
    var firstClass: [Int] = []
    var classCount = 0
    for item in layout.items {
      firstClass.append(classCount)
      classCount += item.maps.count
    }
    var sums = [Double](repeating: 0, count: classCount * subsets)
    for place in sessions.indices where sessions[place].worth > -.infinity {
      let one = sessions[place]
      let weight = exp(one.worth - references[one.place])
      sessions[place].worth = weight
      let first = (firstClass[one.place] + className(layout, one)) * subsets
      let width = width(ofOption: one.option)
      for subset in 0..<subsets {
        let own = Int(model.ownDays[one.ownDays + subset])
        sums[first + subset] += weight * subsetTable[one.days + own * width]
      }
    }
    var chances = starts(table, layout, travel)
    let nothing = references.map { exp(-$0) }
    var factors = [Double](repeating: 0, count: layout.items.count * table.assignments)
    for (place, item) in layout.items.enumerated() {
      let first = place * table.assignments
      for assignment in 0..<table.assignments { factors[first + assignment] = nothing[place] }
      for (number, map) in item.maps.enumerated() {
        let row = (firstClass[place] + number) * subsets
        for assignment in 0..<table.assignments {
          factors[first + assignment] += sums[row + Int(model.dayMaps[map + assignment])]
        }
      }
      for assignment in 0..<table.assignments {
        chances[assignment] *= factors[first + assignment]
      }
    }
    let total = chances.reduce(0, +)
    guard total > 1e-250 else { return nil }
    for assignment in chances.indices { chances[assignment] /= total }
    noteVisits(table, layout, chances, travel)
    var slopes = [Double](repeating: 0, count: sums.count)
    for (place, item) in layout.items.enumerated() {
      let first = place * table.assignments
      for (number, map) in item.maps.enumerated() {
        let row = (firstClass[place] + number) * subsets
        for assignment in 0..<table.assignments where chances[assignment] > 1e-12 {
          slopes[row + Int(model.dayMaps[map + assignment])] +=
            chances[assignment] / factors[first + assignment]
        }
      }
    }
    for one in sessions where one.worth > 0 {
      let first = (firstClass[one.place] + className(layout, one)) * subsets
      let width = width(ofOption: one.option)
      var chance = 0.0
      for subset in 0..<subsets {
        let slope = slopes[first + subset] * one.worth
        guard slope > 0 else { continue }
        let place = one.days + Int(model.ownDays[one.ownDays + subset]) * width
        chance += slope * subsetTable[place]
        subsetSlopes[place] += slope
      }
      note(one.item, Way(option: one.option, count: one.count, score: 0), chance)
    }
    return temperature * (references.reduce(0, +) + log(total))
  }

  /// By assignment: what its ways weigh.
  private func starts(_ table: DayTable, _ layout: DayLayout, _ travel: Double) -> [Double] {
    var weights = [Double](repeating: 1, count: table.assignments)
    guard table.hasHome else { return weights }
    for block in 0..<table.blockCount {
      let way = exp(-travel * layout.ways[block] / temperature)
      var powers = [1.0]
      for _ in 0..<table.dayCount { powers.append(powers[powers.count - 1] * way) }
      for assignment in weights.indices {
        let days = table.masks[assignment * table.blockCount + block].nonzeroBitCount
        weights[assignment] *= powers[days]
      }
    }
    return weights
  }

  private mutating func noteVisits(
    _ table: DayTable, _ layout: DayLayout, _ chances: [Double], _ travel: Double
  ) {
    guard table.hasHome, travel > 0 else { return }
    var minutes = 0.0
    for (assignment, chance) in chances.enumerated() where chance > 0 {
      minutes += chance * way(table, layout, assignment)
    }
    for tier in tierValues.indices { tierValues[tier] -= model.travelWeights[tier] * minutes }
  }

  private func way(_ table: DayTable, _ layout: DayLayout, _ assignment: Int) -> Double {
    var minutes = 0.0
    for block in 0..<table.blockCount {
      let days = table.masks[assignment * table.blockCount + block].nonzeroBitCount
      minutes += layout.ways[block] * Double(days)
    }
    return minutes
  }

  // MARK: Exact

  private mutating func exact(
    _ layout: DayLayout, _ prices: [Double], _ travel: Double
  ) -> Double {
    let table = model.dayTables[layout.table]
    let subsets = 1 << table.dayCount
    let sessions = sessions(layout, prices)
    var most: [[Double]] = []
    var choices: [[Int]] = []
    var firstClass: [Int] = []
    for item in layout.items {
      firstClass.append(most.count)
      for _ in item.maps {
        most.append([Double](repeating: 0, count: subsets))
        choices.append([Int](repeating: -1, count: subsets))
      }
    }
    for (place, one) in sessions.enumerated() {
      let number = firstClass[one.place] + className(layout, one)
      let width = width(ofOption: one.option)
      for subset in 0..<subsets {
        let own = Int(model.ownDays[one.ownDays + subset])
        let score = one.worth - dayCost(one, own * width)
        if score > most[number][subset] {
          most[number][subset] = score
          choices[number][subset] = place
        }
      }
    }
    var best = (value: -Double.infinity, assignment: 0)
    for assignment in 0..<table.assignments {
      var value = table.hasHome ? -travel * way(table, layout, assignment) : 0
      for place in layout.items.indices {
        value += bestClass(layout, place, firstClass[place], assignment, most).value
      }
      if value > best.value { best = (value, assignment) }
    }
    var chances = [Double](repeating: 0, count: table.assignments)
    chances[best.assignment] = 1
    noteVisits(table, layout, chances, travel)
    for place in layout.items.indices {
      let (_, number, subset) = bestClass(
        layout, place, firstClass[place], best.assignment, most)
      guard number >= 0, choices[number][subset] >= 0 else { continue }
      let one = sessions[choices[number][subset]]
      note(one.item, Way(option: one.option, count: one.count, score: 0), 1)
      let own = Int(model.ownDays[one.ownDays + subset])
      let day = one.days + own * width(ofOption: one.option)
      subsetSlopes[day] += temperature > 0 ? 1 / subsetTable[day] : 1
    }
    return best.value
  }

  private func bestClass(
    _ layout: DayLayout, _ place: Int, _ first: Int, _ assignment: Int, _ most: [[Double]]
  ) -> (value: Double, number: Int, subset: Int) {
    var best = (value: 0.0, number: -1, subset: 0)
    for (number, map) in layout.items[place].maps.enumerated() {
      let subset = Int(model.dayMaps[map + assignment])
      let value = most[first + number][subset]
      if value > best.value { best = (value, first + number, subset) }
    }
    return best
  }

  /// The least cost of so many days.
  private func dayCost(_ one: Sessions, _ subset: Int) -> Double {
    temperature > 0
      ? -temperature
        * (log(subsetTable[one.days + subset])
          + dayScales[model.options[one.option].profile] * Double(one.count))
      : subsetTable[one.days + subset]
  }
}
