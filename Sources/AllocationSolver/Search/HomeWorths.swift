import Kezek

/// What a session adds by being where the child lives, where it could be there.
struct HomeWorths: Sendable {
  /// By position in the candidates' pairs: with that specialist.
  let ofPair: [Double]
  /// By need: with whoever could be there, alone or in a group.
  let ofNeed: [Double]

  /// - Parameters:
  ///   - leaders: by need: who could lead a found group with it.
  ///   - sites: by specialist: the sites at which it can work.
  /// - Complexity: O(slots of all pairs + sites of all leaders).
  init(
    _ candidates: Candidates, _ leanings: Leanings, leaders: [[Specialist.ID]], sites: [[Site.ID]]
  ) {
    let ofPair = candidates.pairs.map { pair in
      pair.slots.map { slots in
        let site = candidates.resources.combinations[slots.combination].site
        return leanings.home(of: pair.need, at: site.index)
      }.max() ?? 0
    }
    self.ofPair = ofPair
    ofNeed = candidates.scenario.needs.ids.map { need in
      guard leanings.prefersHome(need) else { return 0.0 }
      let alone = candidates.pairsOfNeed[need.index].map { ofPair[$0] }
      let together = leaders[need.index].flatMap { sites[$0.index] }.map {
        leanings.home(of: need, at: $0.index)
      }
      return (alone + together).max() ?? 0
    }
  }
}
