extension PricingModel {
  /// What a session, a course or a way is worth on average in a tier: the measure of temperatures.
  func unit(_ tier: Int) -> Double {
    var worth = 0.0
    var count = 0
    var constants = 0.0
    var ways = 0.0
    var wayCount = 0
    for part in parts {
      for way in part.layoutWays where way > 0 && way < .infinity {
        ways += way
        wayCount += 1
      }
      for item in part.items {
        let most = item.counts.upperBound
        worth += abs(part.value(tier, item.firstValue + most))
        count += most
      }
      for account in part.accounts where account.tier == tier {
        worth += abs(part.accountValues[account.values.upperBound - 1])
      }
      for place in stride(from: tier, to: part.constants.count, by: tierCount) {
        constants = max(constants, abs(part.constants[place]))
      }
    }
    let way = wayCount == 0 ? 0 : travelWeights[tier] * ways / Double(wayCount)
    return max(count == 0 ? 0 : worth / Double(count), constants / 10, way, 1e-3)
  }

  /// By row: 1 over its curvature, which is about what one user takes times its capacity.
  var steps: [Double] {
    var sum = [Double](repeating: 0, count: rows.count)
    var users = sum
    func note(_ row: Int, _ amount: Double) {
      sum[row] += amount
      users[row] += 1
    }
    for part in parts {
      for uses in [part.slotUses, part.turnUses, part.countUses] {
        for (row, amount) in zip(uses.rows, uses.amounts) {
          note(part.rows[Int(row)], abs(amount))
        }
      }
      for option in part.options {
        if option.hoursAmount > 0 { note(part.rows[option.hoursRow], option.hoursAmount) }
        if option.caseloadRow >= 0 {
          note(part.rows[option.caseloadRow], option.caseloadAmount)
        }
      }
    }
    for group in groups {
      for (row, amount) in zip(group.uses.rows, group.uses.amounts) {
        note(group.rows[Int(row)], amount)
      }
    }
    var capacities = capacities
    for site in sites {
      for offers in site.stays.joined() {
        for offer in offers {
          let row = site.rows[offer.row]
          capacities[row] = max(capacities[row], offer.amount)
        }
      }
    }
    return capacities.indices.map { row in
      // Whether a need is in a group is one of two, whose variance is a quarter at most.
      if rows[row].isEquality { return 4 }
      let amount = users[row] > 0 ? sum[row] / users[row] : 1
      return 1 / (amount * max(capacities[row], amount))
    }
  }

  /// The same for the price of a floor.
  func step(_ floor: (tier: Int, value: Int)) -> Double {
    let each = max(1, unit(floor.tier))
    return 1 / (each * max(each, abs(Double(floor.value))))
  }
}
