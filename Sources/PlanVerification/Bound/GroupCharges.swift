import Kezek

/// What a number of meetings in a group that nobody named costs a need besides the meetings: the
/// prices of companions.
///
/// A group with a need in it that meets so often holds at least so many others, who meet as often:
/// the need is charged its own row's price for each of them, and whoever could be one of them is
/// paid the price.
struct GroupCharges: Sendable {
  private var charges: [Key: [Int: Int]] = [:]
  /// Numbers of meetings for which too few others could be there.
  private var impossible: [Key: Set<Int>] = [:]

  private struct Key: Hashable {
    let need: Need.ID
    let specialist: Specialist.ID
  }

  /// The charges of a book's prices; rows of groups that are priced whole charge nothing.
  ///
  /// - Complexity: O(priced rows × needs of a service that the specialist could serve × starts).
  init(
    _ facts: ScenarioIndex, _ book: PriceBook, _ all: GroupSizes.Companions, _ whole: WholeGroups
  ) throws(BoundCheckError) {
    let rows = book.companions.filter {
      !whole.contain($0.specialist, facts.scenario.needs[$0.need].service)
    }
    guard !rows.isEmpty else { return }
    var companions = GroupCompanions(facts, all, of: Set(rows.map(\.specialist)))
    var others: [[Need.ID]] = []
    for row in rows {
      others.append(try companions.others(of: row.need, row.specialist, meetings: row.meetings))
    }
    findImpossible(facts, rows, &others)
    for (row, others) in zip(rows, others) where !isImpossible(row) {
      let service = facts.scenario.service(of: row.need)
      try add(
        Exact.product(row.price, max(0, service.groupSize.lowerBound - 1)), to: row.need, row)
      for other in others { try add(-row.price, to: other, row) }
    }
  }

  /// Whoever has too few others cannot meet so often in a group, and is nobody's company: until
  /// nothing more follows.
  private mutating func findImpossible(
    _ facts: ScenarioIndex, _ rows: [PriceBook.MeetingsPrice], _ others: inout [[Need.ID]]
  ) {
    var isSettled = false
    while !isSettled {
      isSettled = true
      for (place, row) in rows.enumerated() where !isImpossible(row) {
        others[place].removeAll { isImpossible($0, row.specialist, row.meetings) }
        let least = facts.scenario.service(of: row.need).groupSize.lowerBound - 1
        guard others[place].count < least else { continue }
        impossible[Key(need: row.need, specialist: row.specialist), default: []]
          .insert(row.meetings)
        isSettled = false
      }
    }
  }

  private func isImpossible(_ row: PriceBook.MeetingsPrice) -> Bool {
    isImpossible(row.need, row.specialist, row.meetings)
  }

  /// Whether so many meetings of a need in a specialist's group cannot be.
  private func isImpossible(_ need: Need.ID, _ specialist: Specialist.ID, _ meetings: Int) -> Bool {
    impossible[Key(need: need, specialist: specialist)]?.contains(meetings) ?? false
  }

  private mutating func add(
    _ amount: Int, to need: Need.ID, _ row: PriceBook.MeetingsPrice
  ) throws(BoundCheckError) {
    let key = Key(need: need, specialist: row.specialist)
    let sum = try Exact.sum(charges[key]?[row.meetings] ?? 0, amount)
    charges[key, default: [:]][row.meetings] = sum
  }

  /// Numbers of meetings that cannot be.
  func impossible(_ need: Need.ID, with specialist: Specialist.ID) -> Set<Int> {
    impossible[Key(need: need, specialist: specialist)] ?? []
  }

  /// By number of meetings; those that cost nothing are left out.
  func charges(of need: Need.ID, with specialist: Specialist.ID) -> [Int: Int] {
    charges[Key(need: need, specialist: specialist)] ?? [:]
  }
}
