import Kezek

extension PricingCompiler {
  /// What each number of sessions or courses of a child's items is worth in each tier.
  mutating func addValues(of child: Child.ID, items: Range<Int>) {
    var shared: [PricingModel.SharedAccount] = []
    for (tier, terms) in terms.enumerated() {
      for account in terms.accounts[child.index] {
        add(account, tier, items, &shared)
      }
      for item in items { addBonuses(terms, tier, item) }
    }
    model.sharedAccounts.append(shared)
  }

  /// An account over one item stands on the item's own numbers, so that any table is exact.
  private mutating func add(
    _ account: Account, _ tier: Int, _ items: Range<Int>,
    _ shared: inout [PricingModel.SharedAccount]
  ) {
    let touched = items.filter { counts(account.measure, model.items[$0]) }
    let countsServed: Bool
    if case .served = account.measure { countsServed = true } else { countsServed = false }
    let start = account.table.value(at: account.offset)
    func gain(_ given: Int) -> Double {
      Double(account.table.value(at: account.offset + given) - start)
    }
    if touched.count == 1 {
      let item = model.items[touched[0]]
      for count in 1...item.counts.upperBound {
        model.values[tier][item.firstValue + count] += gain(countsServed ? 1 : count)
      }
    } else if touched.count > 1 {
      let reach = max(0, account.table.cap - account.offset)
      shared.append(
        PricingModel.SharedAccount(
          tier: tier, items: touched.map { $0 - items.lowerBound }, countsServed: countsServed,
          values: (0...reach).map(gain)))
    }
  }

  private func counts(_ measure: Account.Measure, _ item: PricingModel.Item) -> Bool {
    switch measure {
    case .sessions(let needs): item.isWeekly && needs.contains(item.need)
    case .courses(let needs, let year):
      !item.isWeekly && needs.contains(item.need) && (year == nil || year == item.year)
    case .served(let needs): needs.contains(item.need)
    case .sessionsAtHome, .keptRows: false
    }
  }

  private mutating func addBonuses(_ terms: PricedTerms, _ tier: Int, _ position: Int) {
    let item = model.items[position]
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
      model.values[tier][item.firstValue + count] += served + each * Double(count)
    }
  }
}
