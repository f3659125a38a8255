import Kezek

/// What the compilation of every part of a `PricingModel` reads.
struct PricingBasis: Sendable {
  let candidates: Candidates
  let forbidden: ForbiddenRows
  let halfDays: HalfDayRows
  let terms: [PricedTerms]
  let sharesOfNeed: [[ShareOfNeed]]

  /// A member's chance of being in a group, by need.
  struct ShareOfNeed: Sendable {
    let specialist: Specialist.ID
    let member: GroupShare.Member
  }

  /// - Parameter shares: who could be in groups, and of what size at most.
  init(_ candidates: Candidates, _ shares: [GroupShare], _ tiers: [Tier]) {
    let scenario = candidates.scenario
    self.candidates = candidates
    forbidden = ForbiddenRows(scenario)
    halfDays = HalfDayRows(candidates, shares)
    terms = tiers.map { PricedTerms($0, scenario) }
    var ofNeed = [[ShareOfNeed]](repeating: [], count: scenario.needs.count)
    for share in shares {
      for member in share.members {
        ofNeed[member.need.index].append(
          ShareOfNeed(specialist: share.specialist, member: member))
      }
    }
    sharesOfNeed = ofNeed
  }
}
