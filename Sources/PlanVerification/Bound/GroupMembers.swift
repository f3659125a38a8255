import Kezek

/// Those who could be in found groups of one specialist for one service, with what a proof pays for
/// each of them there.
struct GroupMembers: Sendable {
  let specialist: Specialist.ID
  let service: Service.ID
  /// Ascending; a member's number is its place here.
  let needs: [Need.ID]
  /// By member: the sites within reach.
  let sites: [[Site.ID]]
  /// The most meetings that any could have.
  let mostMeetings: Int
  /// By number of meetings from 1, and member: the price.
  private let prices: [Int]

  /// - Parameters:
  ///   - members: needs ascending, with the sites within reach.
  ///   - rows: the prices; those of others, or of numbers of meetings that nobody could have, count for
  ///     nothing.
  init(
    _ specialist: Specialist.ID, _ service: Service.ID,
    _ members: [(need: Need.ID, sites: [Site.ID])], _ rows: [PriceBook.MeetingsPrice],
    _ scenario: Scenario
  ) {
    self.specialist = specialist
    self.service = service
    needs = members.map(\.need)
    sites = members.map(\.sites)
    mostMeetings = min(
      scenario.grid.dayCount, members.map { scenario.needs[$0.need].asked }.max() ?? 0)
    var prices = [Int](repeating: 0, count: max(0, mostMeetings) * needs.count)
    for row in rows where (1...max(1, mostMeetings)).contains(row.meetings) {
      guard let member = Self.place(of: row.need, in: needs) else { continue }
      prices[(row.meetings - 1) * needs.count + member] = row.price
    }
    self.prices = prices
  }

  var count: Int { needs.count }

  func price(of member: Int, meetings: Int) -> Int {
    prices[(meetings - 1) * count + member]
  }

  /// The number of a need; nil where it is none of them.
  func number(of need: Need.ID) -> Int? { Self.place(of: need, in: needs) }

  private static func place(of need: Need.ID, in needs: [Need.ID]) -> Int? {
    var (low, high) = (0, needs.count)
    while low < high {
      let middle = (low + high) / 2
      if needs[middle] < need { low = middle + 1 } else { high = middle }
    }
    return low < needs.count && needs[low] == need ? low : nil
  }
}
