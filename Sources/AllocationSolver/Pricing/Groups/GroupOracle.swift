import Foundation
import Kezek

/// What the groups of a specialist for a service add to the Lagrangian function: at most so many
/// groups, each of which is worth what its members pay, less what its meetings cost.
///
/// A group that meets j times is, on each of its days, worth a j-th of what those who are free then
/// could pay: what it pays in all is the mean over its days (`Docs/Model.md`, "Prices").
struct GroupOracle: OracleShare, ~Copyable {
  private let part: GroupPart
  /// Of the part's first row in the component.
  private let rowsFrom: Int
  private var temperature = 0.0
  private let prices: Scratch<Double>
  private let usage: Scratch<Double>
  /// By shape of a meeting: what it costs, and its chance.
  private let costs: Scratch<Double>
  private let totals: Scratch<Double>
  /// By number of meetings and set: the most that its members pay.
  private let payments: Scratch<Double>
  /// By set: its chance.
  private let chances: Scratch<Double>
  /// By number of meetings and gathering: what a group is worth.
  private let worths: Scratch<Double>
  /// By number of meetings: members in descending order of what they pay, and what; −1 after the
  /// last.
  private let order: Scratch<Int>
  private let paid: Scratch<Double>
  /// Of the set at hand: its members, what they pay, and the chance of each.
  private let chosen: Scratch<Int>
  private let chosenPaid: Scratch<Double>
  private let chosenChances: Scratch<Double>
  /// Of the gathering at hand, by day and by start within the part.
  private let dayWeights: Scratch<Double>
  private let dayChances: Scratch<Double>
  private let startWeights: Scratch<Double>
  private let bestStarts: Scratch<Int>
  private let dayOrder: Scratch<Int>
  private let logs: Scratch<Double>
  private let numbers: Scratch<Double>
  private let shapes: [DayShape]
  private let dayChoice: DayChoice
  private let spaced: SpacedDayChoice
  private let memberChoice: MemberChoice

  private var meetings: GroupMeetings { part.meetings }

  /// A chance that is too small to follow.
  private static let least = 1e-9

  init(_ part: GroupPart, rowsFrom firstRow: Int) {
    self.part = part
    rowsFrom = firstRow
    let meetings = part.meetings
    let counts = meetings.counts.count
    shapes = meetings.gatherings.map {
      DayShape(
        count: $0.days.count, firstWeek: meetings.days[$0.days].count { $0.week == 0 },
        mostInWeek: $0.mostInWeek, most: meetings.counts.upperBound)
    }
    let days = shapes.map(\.count).max() ?? 0
    prices = Scratch(0, count: part.rows.count)
    usage = Scratch(0, count: part.rows.count)
    costs = Scratch(0, count: part.uses.count)
    totals = Scratch(0, count: part.uses.count)
    payments = Scratch(0, count: counts * meetings.sets.rowCount)
    chances = Scratch(0, count: meetings.sets.rowCount)
    worths = Scratch(0, count: counts * meetings.gatherings.count)
    order = Scratch(0, count: counts * meetings.members.count)
    paid = Scratch(0, count: counts * meetings.members.count)
    chosen = Scratch(0, count: meetings.members.count)
    chosenPaid = Scratch(0, count: meetings.members.count)
    chosenChances = Scratch(0, count: meetings.members.count)
    dayWeights = Scratch(0, count: days)
    dayChances = Scratch(0, count: days)
    startWeights = Scratch(0, count: meetings.starts.count)
    bestStarts = Scratch(0, count: days)
    dayOrder = Scratch(0, count: days)
    logs = Scratch(0, count: meetings.counts.upperBound + 1)
    numbers = Scratch(0, count: meetings.counts.upperBound + 1)
    dayChoice = DayChoice(for: shapes)
    spaced = SpacedDayChoice(for: meetings.gatherings.compactMap(\.spacing))
    memberChoice = MemberChoice(sizes: meetings.sizes, members: meetings.members.count)
  }

  /// What the groups add to L at a point.
  ///
  /// - Complexity: O(numbers of meetings × sets × members × largest size).
  mutating func evaluate(_ point: PricePoint) -> Double {
    temperature = point.temperature
    for (row, position) in part.rows.enumerated() {
      prices[row] = point.prices[position - rowsFrom]
    }
    part.uses.costs(prices, into: costs)
    usage.fill(0)
    totals.fill(0)
    for count in meetings.counts {
      sort(count)
      findPayments(count)
      for gathering in shapes.indices {
        worths[place(count, gathering)] = worth(of: gathering, count)
      }
    }
    let value = temperature > 0 ? spreadSmoothed() : spreadExactly()
    part.uses.add(totals, to: usage)
    return value
  }

  /// Adds what the groups take; less than 0 of the rows that members pay.
  func add(to total: inout [Double]) {
    for (row, position) in part.rows.enumerated() { total[position - rowsFrom] += usage[row] }
  }

  private func place(_ count: Int, _ gathering: Int) -> Int {
    (count - meetings.counts.lowerBound) * shapes.count + gathering
  }

  private func memberRow(_ count: Int, _ member: Int) -> Int {
    Int(part.memberRows[firstMember(count) + member])
  }

  // MARK: What members pay

  /// Where the members' places of a number of meetings start.
  private func firstMember(_ count: Int) -> Int {
    (count - meetings.counts.lowerBound) * meetings.members.count
  }

  /// Members who could have so many meetings, those who pay most first.
  private func sort(_ count: Int) {
    let first = firstMember(count)
    var number = 0
    for member in meetings.members.indices where memberRow(count, member) >= 0 {
      order[first + number] = member
      number += 1
    }
    var members = UnsafeMutableBufferPointer(start: order.start + first, count: number)
    members.sort { one, other in
      let prices = (prices[memberRow(count, one)], prices[memberRow(count, other)])
      return prices.0 == prices.1 ? one < other : prices.0 > prices.1
    }
    let scale = temperature > 0 ? temperature : 1
    for place in first..<(first + number) {
      paid[place] = prices[memberRow(count, order[place])] / scale
    }
    for place in number..<meetings.members.count { order[first + place] = -1 }
  }

  /// Writes a set's members in descending order of what they pay, and what, as far as they matter;
  /// returns how many there are.
  private func choose(_ set: Int, _ count: Int) -> Int {
    let first = firstMember(count)
    let most = max(1, meetings.sizes.upperBound)
    let reach = temperature > 0 ? MemberChoice.reach : 0
    var number = 0
    for place in first..<(first + meetings.members.count) {
      let member = order[place]
      guard member >= 0 else { break }
      // A whole group pays more than whoever pays so little could.
      if number >= most, chosenPaid[most - 1] - paid[place] > reach { break }
      guard meetings.sets.contains(member, row: set) else { continue }
      chosen[number] = member
      chosenPaid[number] = paid[place]
      number += 1
    }
    return number
  }

  private func findPayments(_ count: Int) {
    let first = (count - meetings.counts.lowerBound) * chances.count
    for set in 0..<chances.count {
      let number = choose(set, count)
      payments[first + set] =
        temperature > 0
        ? memberChoice.smoothed(chosenPaid.start, number)
        : memberChoice.most(chosenPaid.start, number)
    }
  }

  // MARK: What a group is worth

  private func worth(of gathering: Int, _ count: Int) -> Double {
    guard findDays(gathering, count) >= count else { return -.infinity }
    let shape = shapes[gathering]
    let spacing = meetings.gatherings[gathering].spacing
    guard temperature > 0 else {
      if let spacing {
        spaced.costs(of: spacing, most: shape.most, dayWeights.start, into: numbers.start)
        return -numbers[count]
      }
      let number = dayChoice.cheapest(shape, dayWeights.start, into: dayOrder.start)
      guard number >= count else { return -.infinity }
      return (0..<count).reduce(0) { $0 - dayWeights[dayOrder[$1]] }
    }
    let high = scale(shape)
    if let spacing {
      spaced.logarithms(
        of: spacing, most: shape.most, dayWeights.start, scale: high, into: logs.start)
    } else {
      dayChoice.logarithms(of: shape, dayWeights.start, scale: high, into: logs.start)
    }
    return temperature * logs[count]
  }

  /// Writes what each day is worth, over the temperature (exact: what it costs), and of each start
  /// its chance on its day; returns how many days there are.
  private func findDays(_ gathering: Int, _ count: Int) -> Int {
    let first = (count - meetings.counts.lowerBound) * chances.count
    let days = meetings.gatherings[gathering].days
    let each = 1 / Double(count)
    var open = 0
    for (day, entry) in meetings.days[days].enumerated() {
      var best = -Double.infinity
      for number in entry.starts {
        let start = meetings.starts[number]
        let cost = temperature > 0 ? costs[start.shape] / temperature : costs[start.shape]
        let worth = payments[first + start.set] * each - cost
        startWeights[number] = worth
        if worth > best {
          best = worth
          bestStarts[day] = number
        }
      }
      if best > -.infinity { open += 1 }
      guard temperature > 0 else {
        dayWeights[day] = -best
        continue
      }
      dayWeights[day] = best
      guard best > -.infinity else { continue }
      var sum = 0.0
      for number in entry.starts {
        startWeights[number] = exp(startWeights[number] - best)
        sum += startWeights[number]
      }
      for number in entry.starts { startWeights[number] /= sum }
      dayWeights[day] += log(sum)
    }
    return open
  }

  /// Divides the days' weights by the largest; returns its logarithm.
  private func scale(_ shape: DayShape) -> Double {
    var high = -Double.infinity
    for day in 0..<shape.count { high = max(high, dayWeights[day]) }
    for day in 0..<shape.count { dayWeights[day] = exp(dayWeights[day] - high) }
    return high
  }

  // MARK: What the choices take

  private func spreadSmoothed() -> Double {
    var high = 0.0
    for place in 0..<worths.count { high = max(high, worths[place]) }
    var sum = exp(-high / temperature)
    for place in 0..<worths.count { sum += exp((worths[place] - high) / temperature) }
    let most = Double(meetings.most)
    for count in meetings.counts {
      chances.fill(0)
      var isTaken = false
      for gathering in shapes.indices {
        let chance = exp((worths[place(count, gathering)] - high) / temperature) / sum
        guard chance > Self.least else { continue }
        isTaken = true
        spread(gathering, count, most * chance)
      }
      if isTaken { spreadSets(count) }
    }
    return most * (high + temperature * log(sum))
  }

  /// Hands the chance of a gathering and a number of meetings down to days, starts and sets.
  private func spread(_ gathering: Int, _ count: Int, _ chance: Double) {
    _ = findDays(gathering, count)
    let shape = shapes[gathering]
    _ = scale(shape)
    numbers.fill(0)
    numbers[count] = chance
    dayChances.fill(0)
    if let spacing = meetings.gatherings[gathering].spacing {
      spaced.spread(
        spacing, most: shape.most, dayWeights.start, chances: numbers.start, to: dayChances.start)
    } else {
      dayChoice.spread(shape, dayWeights.start, chances: numbers.start, to: dayChances.start)
    }
    for (day, entry) in meetings.days[meetings.gatherings[gathering].days].enumerated()
    where dayChances[day] > 0 {
      for number in entry.starts {
        let start = meetings.starts[number]
        let part = dayChances[day] * startWeights[number]
        totals[start.shape] += part
        chances[start.set] += part / Double(count)
      }
    }
  }

  private func spreadSets(_ count: Int) {
    for set in 0..<chances.count where chances[set] > Self.least {
      let number = choose(set, count)
      memberChoice.chances(chosenPaid.start, number, into: chosenChances.start)
      for place in 0..<number {
        usage[memberRow(count, chosen[place])] -= chances[set] * chosenChances[place]
      }
    }
  }

  /// The most that one group is worth, as often as there may be groups.
  private func spreadExactly() -> Double {
    var best: (count: Int, gathering: Int, worth: Double) = (0, 0, 0)
    for count in meetings.counts {
      for gathering in shapes.indices {
        let worth = worths[place(count, gathering)]
        if worth > best.worth { best = (count, gathering, worth) }
      }
    }
    guard best.worth > 0 else { return 0 }
    let most = Double(meetings.most)
    _ = findDays(best.gathering, best.count)
    dayChances.fill(0)
    if let spacing = meetings.gatherings[best.gathering].spacing {
      spaced.addCheapest(best.count, 1, of: spacing, dayWeights.start, to: dayChances.start)
    } else {
      _ = dayChoice.cheapest(shapes[best.gathering], dayWeights.start, into: dayOrder.start)
      for place in 0..<best.count { dayChances[dayOrder[place]] = 1 }
    }
    for day in 0..<shapes[best.gathering].count where dayChances[day] > 0 {
      let start = meetings.starts[bestStarts[day]]
      totals[start.shape] += most
      let number = memberChoice.number(chosenPaid.start, choose(start.set, best.count))
      for member in 0..<number {
        usage[memberRow(best.count, chosen[member])] -= most / Double(best.count)
      }
    }
    return most * best.worth
  }
}
