import Foundation
import Kezek

/// Children whose days are told apart by place: all assignments of days to places are gone through,
/// and under each of them the child's needs are met one by one.
extension PartOracle {
  /// The most that a child is worth, each day at one place.
  mutating func solve(_ layout: DayLayout) -> Double {
    let table = part.dayTables[layout.table]
    findSessions(layout)
    if temperature > 0, let most = smoothed(layout, table) { return most }
    findSessions(layout)
    return exact(layout, table)
  }

  /// Writes all numbers of sessions of all options, worth what they are but for their days.
  private func findSessions(_ layout: DayLayout) {
    var session = 0
    var ofItem = 0
    var firstClass = 0
    for entry in part.layoutItems[layout.items] {
      places.firstSession[ofItem] = session
      places.firstClass[ofItem] = firstClass
      firstClass += entry.maps.count
      ofItem += 1
      let item = part.items[entry.item]
      for number in item.choices {
        let option = part.options[number]
        var fixed = constants[option.constant]
        if option.caseloadRow >= 0 { fixed -= prices[option.caseloadRow] * option.caseloadAmount }
        let hours = prices[option.hoursRow] * option.hoursAmount
        for count in option.counts {
          places.options[session] = number
          places.counts[session] = count
          places.worth[session] =
            values[item.firstValue + count] + fixed - hours * Double(count)
            - countCost(option, count)
          session += 1
        }
      }
    }
    places.firstSession[ofItem] = session
    places.firstClass[ofItem] = firstClass
  }

  // MARK: Smoothed

  /// Nil where every sum is too small for the arithmetic; then the exact choice is next to it.
  private mutating func smoothed(_ layout: DayLayout, _ table: DayTable) -> Double? {
    let entries = part.layoutItems[layout.items]
    let assignments = table.assignments
    findStarts(layout, table)
    var references = 0.0
    for (place, entry) in entries.enumerated() {
      findWeights(place, entry)
      addUp(place, entry, subsets: 1 << table.dayCount)
      references += places.references[place]
      multiply(place, entry, assignments, subsets: 1 << table.dayCount)
    }
    var total = 0.0
    for assignment in 0..<assignments { total += places.chances[assignment] }
    guard total > 1e-250 else { return nil }
    var alive = 0
    for assignment in 0..<assignments {
      let chance = chanceOfStay * places.chances[assignment] / total
      places.chances[assignment] = chance
      guard chance > 1e-12 else { continue }
      places.alive[alive] = assignment
      alive += 1
    }
    noteVisits(layout, table, alive)
    for (place, entry) in entries.enumerated() {
      findSlopes(place, entry, assignments, subsets: 1 << table.dayCount, alive)
      noteSessions(place, entry, subsets: 1 << table.dayCount)
    }
    return temperature * (references + log(total))
  }

  /// The weight of each session of an item, over that of the item's best.
  private func findWeights(_ place: Int, _ entry: DayLayout.Item) {
    let sessions = places.firstSession[place]..<places.firstSession[place + 1]
    var reference = 0.0
    for session in sessions {
      let profile = part.options[places.options[session]].profile
      let count = places.counts[session]
      let score = profileScores[profile * width + count]
      guard score > -.infinity else {
        places.worth[session] = -.infinity
        continue
      }
      let worth = places.worth[session]
      reference = max(reference, (worth + score) / temperature)
      // The tables of days are scaled by the best day of the profile.
      places.worth[session] = worth / temperature + dayScales[profile] * Double(count)
    }
    places.references[place] = reference
    for session in sessions {
      let power = places.worth[session] - reference
      // What is too small for the arithmetic, or for nothing but it, counts for nothing.
      places.worth[session] = power > -570 ? exp(min(power, 690)) : 0
    }
  }

  /// By class and subset of the child's days: the weights of the sessions on them.
  private func addUp(_ place: Int, _ entry: DayLayout.Item, subsets: Int) {
    let first = places.firstClass[place]
    for sum in (first * subsets)..<((first + entry.maps.count) * subsets) { places.sums[sum] = 0 }
    let choices = part.items[entry.item].choices
    var session = places.firstSession[place]
    part.ownDays.withUnsafeBufferPointer { ownDays in
      for number in choices {
        let option = part.options[number]
        let weights = places.worth.start + session
        session += option.counts.count
        var isWorth = false
        for count in 0..<option.counts.count where weights[count] > 0 { isWorth = true }
        guard isWorth else { continue }
        let ofClass = first + part.layoutClasses[entry.firstClass + number - choices.lowerBound]
        let sums = places.sums.start + ofClass * subsets
        let width = shapes[option.profile].width
        let table = subsetTable.start + subsetFirst[option.profile] + option.counts.lowerBound
        let own = Int(part.ownDaysOfOption[number])
        for subset in 0..<subsets {
          let row = table + Int(ownDays[own + subset]) * width
          var sum = 0.0
          for count in 0..<option.counts.count { sum += weights[count] * row[count] }
          sums[subset] += sum
        }
      }
    }
  }

  /// Multiplies each assignment's chance by what an item is worth under it.
  private func multiply(
    _ place: Int, _ entry: DayLayout.Item, _ assignments: Int, subsets: Int
  ) {
    let factors = places.factors.start + place * assignments
    let chances = places.chances.start
    let nothing = exp(-places.references[place])
    for assignment in 0..<assignments { factors[assignment] = nothing }
    part.dayMaps.withUnsafeBufferPointer { maps in
      var sums = places.sums.start + places.firstClass[place] * subsets
      for number in entry.maps {
        let map = maps.baseAddress.unsafelyUnwrapped + part.layoutMaps[number]
        for assignment in 0..<assignments { factors[assignment] += sums[Int(map[assignment])] }
        sums += subsets
      }
    }
    for assignment in 0..<assignments { chances[assignment] *= factors[assignment] }
  }

  /// By class and subset: the slope of the whole in the sum of the weights.
  private func findSlopes(
    _ place: Int, _ entry: DayLayout.Item, _ assignments: Int, subsets: Int, _ alive: Int
  ) {
    let factors = places.factors.start + place * assignments
    let first = places.firstClass[place]
    for slope in (first * subsets)..<((first + entry.maps.count) * subsets) {
      places.slopes[slope] = 0
    }
    for position in 0..<alive {
      let assignment = places.alive[position]
      factors[assignment] = places.chances[assignment] / factors[assignment]
    }
    part.dayMaps.withUnsafeBufferPointer { maps in
      var slopes = places.slopes.start + first * subsets
      for (number, position) in entry.maps.enumerated() {
        let map = maps.baseAddress.unsafelyUnwrapped + part.layoutMaps[position]
        for position in 0..<alive {
          let assignment = places.alive[position]
          slopes[Int(map[assignment])] += factors[assignment]
        }
        let sloped = places.sloped.start + (first + number) * subsets
        var count = 0
        for subset in 0..<subsets where slopes[subset] > 0 {
          sloped[count] = subset
          count += 1
        }
        places.slopedCount[first + number] = count
        slopes += subsets
      }
    }
  }

  /// Notes each session of an item at its chance, and the slopes of its days.
  private func noteSessions(_ place: Int, _ entry: DayLayout.Item, subsets: Int) {
    let item = part.items[entry.item]
    var session = places.firstSession[place]
    part.ownDays.withUnsafeBufferPointer { ownDays in
      for number in item.choices {
        let option = part.options[number]
        let ofClass =
          places.firstClass[place]
          + part.layoutClasses[entry.firstClass + number - item.choices.lowerBound]
        let slopes = places.slopes.start + ofClass * subsets
        let sloped = places.sloped.start + ofClass * subsets
        let width = shapes[option.profile].width
        let first = subsetFirst[option.profile]
        let own = Int(part.ownDaysOfOption[number])
        for count in option.counts {
          let weight = places.worth[session]
          session += 1
          guard weight > 0 else { continue }
          let table = subsetTable.start + first + count
          let totals = subsetSlopes.start + first + count
          var chance = 0.0
          for position in 0..<places.slopedCount[ofClass] {
            let slope = slopes[sloped[position]] * weight
            let row = Int(ownDays[own + sloped[position]]) * width
            chance += slope * table[row]
            totals[row] += slope
          }
          note(item.firstValue + count, number, count, chance)
        }
      }
    }
  }

  /// By assignment: what its ways weigh.
  private func findStarts(_ layout: DayLayout, _ table: DayTable) {
    for assignment in 0..<table.assignments { places.chances[assignment] = 1 }
    guard table.hasHome else { return }
    for block in 0..<table.blockCount {
      let way = exp(-travel * part.layoutWays[layout.ways.lowerBound + block] / temperature)
      places.powers[0] = 1
      for day in 0..<table.dayCount { places.powers[day + 1] = places.powers[day] * way }
      for assignment in 0..<table.assignments {
        let days = Int(table.dayNumbers[assignment * table.blockCount + block])
        places.chances[assignment] *= places.powers[days]
      }
    }
  }

  private mutating func noteVisits(_ layout: DayLayout, _ table: DayTable, _ alive: Int) {
    guard table.hasHome, travel > 0 else { return }
    for position in 0..<alive {
      let assignment = places.alive[position]
      minutes += places.chances[assignment] * way(layout, table, assignment)
    }
  }

  private func way(_ layout: DayLayout, _ table: DayTable, _ assignment: Int) -> Double {
    var minutes = 0.0
    for block in 0..<table.blockCount {
      minutes +=
        part.layoutWays[layout.ways.lowerBound + block]
        * Double(table.dayNumbers[assignment * table.blockCount + block])
    }
    return minutes
  }

  // MARK: Exact

  private mutating func exact(_ layout: DayLayout, _ table: DayTable) -> Double {
    let entries = part.layoutItems[layout.items]
    let subsets = 1 << table.dayCount
    for (place, entry) in entries.enumerated() { findMost(place, entry, subsets) }
    var best = (value: -Double.infinity, assignment: 0)
    for assignment in 0..<table.assignments {
      var value = table.hasHome ? -travel * way(layout, table, assignment) : 0
      for (place, entry) in entries.enumerated() {
        value += bestSum(place, entry, assignment, subsets).value
      }
      if value > best.value { best = (value, assignment) }
    }
    places.chances[best.assignment] = chanceOfStay
    places.alive[0] = best.assignment
    noteVisits(layout, table, 1)
    for (place, entry) in entries.enumerated() {
      let sum = bestSum(place, entry, best.assignment, subsets).place
      guard sum >= 0, places.chosen[sum] >= 0 else { continue }
      let session = places.chosen[sum]
      let number = places.options[session]
      let count = places.counts[session]
      note(part.items[entry.item].firstValue + count, number, count, chanceOfStay)
      let day = dayPlace(number, count, subset: sum % subsets)
      subsetSlopes[day] += chanceOfStay * (temperature > 0 ? 1 / subsetTable[day] : 1)
    }
    return best.value
  }

  /// By class and subset: the most that any session is worth, or nothing.
  private func findMost(_ place: Int, _ entry: DayLayout.Item, _ subsets: Int) {
    let first = places.firstClass[place]
    for sum in (first * subsets)..<((first + entry.maps.count) * subsets) {
      places.sums[sum] = 0
      places.chosen[sum] = -1
    }
    let firstOption = part.items[entry.item].choices.lowerBound
    for session in places.firstSession[place]..<places.firstSession[place + 1] {
      let number = places.options[session]
      let count = places.counts[session]
      let row = (first + part.layoutClasses[entry.firstClass + number - firstOption]) * subsets
      for subset in 0..<subsets {
        let day = dayPlace(number, count, subset: subset)
        let score = places.worth[session] - dayCost(number, count, day)
        if score > places.sums[row + subset] {
          places.sums[row + subset] = score
          places.chosen[row + subset] = session
        }
      }
    }
  }

  /// The place in the table of subsets of an option's number of sessions on days of the child.
  private func dayPlace(_ number: Int, _ count: Int, subset: Int) -> Int {
    let profile = part.options[number].profile
    let own = Int(part.ownDays[Int(part.ownDaysOfOption[number]) + subset])
    return subsetFirst[profile] + own * shapes[profile].width + count
  }

  private func bestSum(
    _ place: Int, _ entry: DayLayout.Item, _ assignment: Int, _ subsets: Int
  ) -> (value: Double, place: Int) {
    var best = (value: 0.0, place: -1)
    var row = places.firstClass[place] * subsets
    for number in entry.maps {
      let sum = row + Int(part.dayMaps[part.layoutMaps[number] + assignment])
      if places.sums[sum] > best.value { best = (places.sums[sum], sum) }
      row += subsets
    }
    return best
  }

  /// The least cost of so many days.
  private func dayCost(_ number: Int, _ count: Int, _ day: Int) -> Double {
    guard temperature > 0 else { return subsetTable[day] }
    let scale = dayScales[part.options[number].profile]
    return -temperature * (log(subsetTable[day]) + scale * Double(count))
  }
}
