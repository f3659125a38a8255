import Foundation

/// Children the days of whose weekly needs are chosen together (`DayDiagram`).
extension PartOracle {
  /// The most that the items of a bundle are worth.
  mutating func solve(_ bundle: PricingPart.DayBundle) -> Double {
    let diagram = part.dayDiagrams[bundle.diagram]
    for choice in 0..<bundle.choices.count {
      bundled.scores[choice] = -.infinity
      bundled.chances[choice] = 0
    }
    for item in part.bundledItems[bundle.items] { score(item, bundle) }
    let worth = bundled.ways.goThrough(diagram, bundled.scores.start, temperature: temperature)
    bundled.ways.addChances(
      diagram, bundled.scores.start, temperature: temperature, to: bundled.chances.start)
    for item in part.bundledItems[bundle.items] { take(item, bundle) }
    return worth
  }

  /// What each choice of an item's days is worth, with the best or with all of its options.
  private func score(
    _ bundledItem: PricingPart.BundledItem, _ bundle: PricingPart.DayBundle
  ) {
    let item = part.items[bundledItem.item]
    for own in part.bundledOptions[bundledItem.options] {
      let option = part.options[own.option]
      var fixed = constants[option.constant]
      if option.caseloadRow >= 0 { fixed -= prices[option.caseloadRow] * option.caseloadAmount }
      let hours = prices[option.hoursRow] * option.hoursAmount
      for entry in own.choices {
        let choice = Int(part.optionChoices[entry])
        var days = part.choiceDays[bundle.choices.lowerBound + choice]
        let count = days.nonzeroBitCount
        var score =
          values[item.firstValue + count] + fixed - hours * Double(count)
          - countCost(option, count)
        while days != 0 {
          score += dayWorth[Int(part.optionDays[own.firstDay + days.trailingZeroBitCount])]
          days &= days - 1
        }
        bundled.ofEntry[entry - bundle.entries.lowerBound] = score
        bundled.scores[choice] = max(bundled.scores[choice], score)
      }
    }
    guard temperature > 0 else { return }
    for choice in bundledItem.choices { bundled.sums[choice] = 0 }
    for own in part.bundledOptions[bundledItem.options] {
      for entry in own.choices {
        let choice = Int(part.optionChoices[entry])
        let weight = exp(
          (bundled.ofEntry[entry - bundle.entries.lowerBound] - bundled.scores[choice])
            / temperature)
        bundled.sums[choice] += weight
      }
    }
    for choice in bundledItem.choices where bundled.sums[choice] > 1 {
      bundled.scores[choice] += temperature * log(bundled.sums[choice])
    }
  }

  /// Notes the sessions of an item at the chances of its choices.
  private func take(
    _ bundledItem: PricingPart.BundledItem, _ bundle: PricingPart.DayBundle
  ) {
    let item = part.items[bundledItem.item]
    for own in part.bundledOptions[bundledItem.options] {
      for entry in own.choices {
        let choice = Int(part.optionChoices[entry])
        var chance = chanceOfStay * bundled.chances[choice]
        guard chance > 0 else { continue }
        let below = bundled.ofEntry[entry - bundle.entries.lowerBound] - bundled.scores[choice]
        if temperature > 0 {
          chance *= exp(below / temperature)
        } else if below < 0 {
          continue
        } else {
          bundled.chances[choice] = 0
        }
        var days = part.choiceDays[bundle.choices.lowerBound + choice]
        note(
          item.firstValue + days.nonzeroBitCount, own.option, days.nonzeroBitCount, chance)
        while days != 0 {
          dayChances[Int(part.optionDays[own.firstDay + days.trailingZeroBitCount])] += chance
          days &= days - 1
        }
      }
    }
  }
}
