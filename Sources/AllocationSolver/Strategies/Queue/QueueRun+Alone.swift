import Kezek

extension QueueRun {
  /// A specialist who could serve a need, and where.
  private struct Option {
    let specialist: Specialist.ID
    /// In the order in which they are tried at one start.
    let combinations: [Int]
    let travel: Int
    let caseload: Int
    let lot: Int
    let site: Int

    var order: (Int, Int, Int, Int) { (travel, caseload, lot, site) }
  }

  /// Gives a need sessions alone until it holds `count`: by the first specialist who can give all
  /// of them, else by the one who can give most, if the need then holds at least `least`.
  ///
  /// - Parameter only: the one specialist to ask; nil = all.
  mutating func serveAlone(
    _ need: Need.ID, toCount count: Int, least: Int, only: Specialist.ID? = nil
  ) {
    let held = state.sessions(of: need)
    let minutes = state.tables.needs[need.index].minutes
    guard held < count else { return }
    var best: (specialist: Specialist.ID, slots: [SessionSlot])?
    for option in options(need, only) {
      let party = Party(need, with: option.specialist, minutes: minutes)
      guard state.obstacle(to: party) == nil else { continue }
      let slots = state.earliestSlots(of: party, in: option.combinations, upTo: count - held)
      guard held + slots.count >= least, slots.count > best?.slots.count ?? 0 else { continue }
      best = (option.specialist, slots)
      if held + slots.count == count { break }
    }
    guard let best else { return }
    for slot in best.slots {
      state.addSession(need, with: best.specialist, in: slot.combination, at: slot.start)
    }
  }

  /// The specialists to ask, by least travel, smallest caseload, lottery rank; one who must choose
  /// one site for the whole cycle stands there with each.
  private func options(_ need: Need.ID, _ only: Specialist.ID?) -> [Option] {
    let child = Child.ID(state.tables.needs[need.index].child)
    var options: [Option] = []
    for pair in candidates.pairs[candidates.pairsOfNeed[need.index]]
    where only == nil || only == pair.specialist {
      let combinations = sorted(pair.slots.map(\.combination), for: child)
      if state.tables.siteChoice[pair.specialist.index] == .once {
        for site in sites(of: combinations) {
          let here = combinations.filter { state.tables.site(of: $0) == site.index }
          options.append(option(pair.specialist, here, child))
        }
      } else {
        options.append(option(pair.specialist, combinations, child))
      }
    }
    return options.sorted { $0.order < $1.order }
  }

  private func option(
    _ specialist: Specialist.ID, _ combinations: [Int], _ child: Child.ID
  ) -> Option {
    let site = combinations.first.map { state.tables.site(of: $0) } ?? 0
    return Option(
      specialist: specialist, combinations: combinations, travel: travel(child, to: Site.ID(site)),
      caseload: state.caseloads[specialist.index], lot: order.lotOfSpecialist[specialist.index],
      site: order.rankOfSite[site])
  }

  /// The sites of combinations, each once, in their order.
  private func sites(of combinations: [Int]) -> [Site.ID] {
    var sites: [Site.ID] = []
    for combination in combinations {
      let site = candidates.resources.combinations[combination].site
      if !sites.contains(site) { sites.append(site) }
    }
    return sites
  }
}
