import Kezek

/// What the compilation of every part of a `PricingModel` reads.
struct PricingBasis: Sendable {
  let candidates: Candidates
  let forbidden: ForbiddenRows
  let halfDays: HalfDayRows
  let terms: [PricedTerms]
  let sharesOfNeed: [[ShareOfNeed]]
  /// By need and specialist in whose groups it could be: what a number of meetings takes of rows.
  let companions: [GroupOption: [CompanionUse]]

  /// Meetings in groups for which too few others could be there.
  let impossible: Set<GroupCompanions.Meeting>

  /// A need in groups of a specialist.
  struct GroupOption: Hashable, Sendable {
    let need: Need.ID
    let specialist: Specialist.ID
  }

  /// How much of a row of companions a member takes that meets so often; less than 0 of those that
  /// need it.
  struct CompanionUse: Sendable {
    let meetings: Int
    let row: PricedRow
    let amount: Double
  }

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
    var uses: [GroupOption: [CompanionUse]] = [:]
    let found = GroupCompanions(candidates, shares)
    impossible = found.impossible
    for row in found.rows {
      let priced = PricedRow.companions(row.need, row.specialist, row.meetings)
      func note(_ need: Need.ID, _ amount: Double) {
        uses[GroupOption(need: need, specialist: row.specialist), default: []].append(
          CompanionUse(meetings: row.meetings, row: priced, amount: amount))
      }
      note(row.need, Double(row.least))
      for other in row.others { note(other, -1) }
    }
    companions = uses
  }
}
