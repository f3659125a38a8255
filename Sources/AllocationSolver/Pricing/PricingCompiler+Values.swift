import Kezek

extension PricingCompiler {
  /// What each number of sessions or courses of a child's items is worth in each tier.
  mutating func addValues(of child: Child.ID, items: Range<Int>) {
    for (tier, terms) in terms.enumerated() {
      for account in terms.accounts[child.index] { add(account, tier, items) }
      for item in items { addBonuses(terms, tier, item) }
    }
    part.firstAccount.append(part.accounts.count)
  }

  /// An account over one item stands on the item's own numbers, so that any table is exact.
  private mutating func add(_ account: Account, _ tier: Int, _ items: Range<Int>) {
    let touches = items.map { counts(account.measure, part.items[$0]) }
    let touched = zip(items, touches).filter(\.1).map(\.0)
    let countsServed: Bool
    if case .served = account.measure { countsServed = true } else { countsServed = false }
    let start = account.table.value(at: account.offset)
    func gain(_ given: Int) -> Double {
      Double(account.table.value(at: account.offset + given) - start)
    }
    if touched.count == 1 {
      let item = part.items[touched[0]]
      for count in 1...item.counts.upperBound {
        part.values[(item.firstValue + count) * part.tierCount + tier] += gain(
          countsServed ? 1 : count)
      }
    } else if touched.count > 1 {
      let reach = max(0, account.table.cap - account.offset)
      let first = part.accountValues.count
      part.accounts.append(
        PricingPart.SharedAccount(
          tier: tier, touches: part.accountTouches.count, countsServed: countsServed,
          values: first..<(first + reach + 1)))
      part.accountValues += (0...reach).map(gain)
      part.accountTouches += touches
    }
  }

  private func counts(_ measure: Account.Measure, _ item: PricingPart.Item) -> Bool {
    switch measure {
    case .sessions(let needs): item.isWeekly && needs.contains(item.need)
    case .courses(let needs, let year):
      !item.isWeekly && needs.contains(item.need) && (year == nil || year == item.year)
    case .served(let needs): needs.contains(item.need)
    case .sessionsAtHome, .keptRows: false
    }
  }

  private mutating func addBonuses(_ terms: PricedTerms, _ tier: Int, _ position: Int) {
    let item = part.items[position]
    let each: Double
    if item.isWeekly {
      each = terms.ofSession[item.need.index]
    } else {
      each = (terms.ofCourse[item.need] ?? []).reduce(0) { sum, entry in
        entry.year == nil || entry.year == item.year ? sum + entry.bonus : sum
      }
    }
    let served = terms.ofServed[item.need.index]
    guard each != 0 || served != 0 else { return }
    for count in 1...item.counts.upperBound {
      part.values[(item.firstValue + count) * part.tierCount + tier] +=
        served + each * Double(count)
    }
  }
}
