import Kezek

/// The groups of a specialist for a service as a part of a `PricingModel`: what a meeting takes of
/// rows, and which rows its members pay.
struct GroupPart: Sendable {
  let meetings: GroupMeetings
  /// By row of the part: its position in the model; rows are meant by their number here elsewhere.
  private(set) var rows: [Int] = []
  /// By shape of a meeting.
  private(set) var uses = RowUses()
  /// By number of meetings from the least, then by member: its row; −1 where it cannot have so many.
  private(set) var memberRows: [Int32] = []

  /// - Parameter position: of a row in the model, with its capacity.
  init(
    _ meetings: GroupMeetings, _ basis: PricingBasis,
    position: (_ row: PricedRow, _ capacity: Double) -> Int
  ) {
    self.meetings = meetings
    let scenario = basis.candidates.scenario
    let specialist = meetings.specialist
    var numbers: [Int: Int] = [:]
    var rows: [Int] = []
    func number(_ row: PricedRow, _ capacity: Double) -> Int {
      let position = position(row, capacity)
      if let known = numbers[position] { return known }
      numbers[position] = rows.count
      rows.append(position)
      return rows.count - 1
    }
    let hours = number(
      .hours(specialist), Double(scenario.specialists[specialist].contactMinutes))
    for shape in meetings.shapes {
      let contact = scenario.settings.contactMinutes(ofSession: shape.minutes)
      var taken = [(row: hours, amount: Double(contact))]
      for use in basis.timeRows.uses(specialist, shape.shape, shape.takes) {
        taken.append((number(use.row, use.capacity), use.amount))
      }
      _ = uses.append(taken)
    }
    for count in meetings.counts {
      for (member, need) in meetings.members.enumerated() {
        guard meetings.isPossible(member, meetings: count) else {
          memberRows.append(-1)
          continue
        }
        memberRows.append(Int32(number(.member(need, specialist, count), 0)))
      }
    }
    self.rows = rows
  }
}
