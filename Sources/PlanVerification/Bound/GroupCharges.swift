import Kezek

/// What a number of meetings in a group that nobody named costs a need besides the meetings: the
/// prices of companions.
///
/// A group with a need in it that meets so often holds at least so many others, who meet as often:
/// the need is charged its own row's price for each of them, and whoever could be one of them is
/// paid the price.
struct GroupCharges: Sendable {
  private var charges: [Key: [Int: Int]] = [:]

  private struct Key: Hashable {
    let need: Need.ID
    let specialist: Specialist.ID
  }

  /// The charges of a book's prices.
  ///
  /// - Complexity: O(priced rows × needs of a service that the specialist could serve × starts).
  init(
    _ facts: ScenarioIndex, _ book: PriceBook, _ all: GroupSizes.Companions
  ) throws(BoundCheckError) {
    guard !book.companions.isEmpty else { return }
    var companions = GroupCompanions(
      facts, all, of: Set(book.companions.map(\.specialist)))
    for row in book.companions {
      let service = facts.scenario.service(of: row.need)
      try add(
        Exact.product(row.price, max(0, service.groupSize.lowerBound - 1)), to: row.need, row)
      for other in try companions.others(of: row.need, row.specialist, meetings: row.meetings) {
        try add(-row.price, to: other, row)
      }
    }
  }

  private mutating func add(
    _ amount: Int, to need: Need.ID, _ row: PriceBook.CompanionPrice
  ) throws(BoundCheckError) {
    let key = Key(need: need, specialist: row.specialist)
    let sum = try Exact.sum(charges[key]?[row.meetings] ?? 0, amount)
    charges[key, default: [:]][row.meetings] = sum
  }

  /// By number of meetings; those that cost nothing are left out.
  func charges(of need: Need.ID, with specialist: Specialist.ID) -> [Int: Int] {
    charges[Key(need: need, specialist: specialist)] ?? [:]
  }
}
