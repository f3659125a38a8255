import Kezek

/// A capacity that children share, as one dual variable.
///
/// Periods of a specialist that follow each other in a half-day, and the rooms of a half-day, are one
/// variable or a few: each of their periods has its price. Where only so many sessions fit one after
/// the other, *posts* are priced besides (`Timeline`).
enum PricedRow: Sendable, Hashable {
  case hours(Specialist.ID)
  case caseload(Specialist.ID)
  case periods(Specialist.ID, [Int])
  /// Of a specialist who chooses the site, at one of them.
  case periodsAt(Specialist.ID, Site.ID, [Int])
  /// Of a specialist who chooses the site: being where a need could be met.
  case presence(Need.ID, Specialist.ID)
  case rooms([Room.ID], [Int])
  case places(Turn.ID)
  case stepFreePlaces(Turn.ID)
  case quota(Turn.ID, Int)
  case reserved(Turn.ID, Int)
  case member(Need.ID, Specialist.ID, Int)

  /// Whether every plan uses exactly its capacity, so that its price may have any sign.
  var isEquality: Bool { sharedRows.contains(where: \.isEquality) }

  /// The rows of a price proof that the variable stands for.
  var sharedRows: [PriceProof.SharedRow] {
    switch self {
    case .hours(let specialist): [.hours(specialist)]
    case .caseload(let specialist): [.caseload(specialist)]
    case .periods(let specialist, let periods): periods.map { .period(specialist, $0) }
    case .periodsAt(let specialist, let site, let periods):
      periods.map { .periodAt(specialist, site, $0) }
    case .presence(let need, let specialist): [.presence(need, specialist)]
    case .rooms(let rooms, let periods): periods.map { .rooms(rooms, $0) }
    case .places(let turn): [.places(turn)]
    case .stepFreePlaces(let turn): [.stepFreePlaces(turn)]
    case .quota(let turn, let position): [.quota(turn, position)]
    case .reserved(let turn, let position): [.reserved(turn, position)]
    case .member(let need, let specialist, let count): [.member(need, specialist, count)]
    }
  }
}

/// What takes so much of each row: a session in a half-day, or a child's place in a turn.
struct RowUses: Sendable {
  private(set) var offsets: [Int32] = [0]
  private(set) var rows: [Int32] = []
  private(set) var amounts: [Double] = []

  var count: Int { offsets.count - 1 }

  /// Adds one more user; returns its position.
  mutating func append(_ uses: [(row: Int, amount: Double)]) -> Int {
    for use in uses {
      rows.append(Int32(use.row))
      amounts.append(use.amount)
    }
    offsets.append(Int32(rows.count))
    return count - 1
  }

  /// Writes what each user costs at those prices.
  func costs(_ prices: borrowing Scratch<Double>, into costs: borrowing Scratch<Double>) {
    for user in 0..<count {
      var cost = 0.0
      for place in Int(offsets[user])..<Int(offsets[user + 1]) {
        cost += prices[Int(rows[place])] * amounts[place]
      }
      costs[user] = cost
    }
  }

  /// Adds what so much of each user takes.
  func add(_ weights: borrowing Scratch<Double>, to usage: borrowing Scratch<Double>) {
    for user in 0..<count where weights[user] > 0 {
      for place in Int(offsets[user])..<Int(offsets[user + 1]) {
        usage[Int(rows[place])] += weights[user] * amounts[place]
      }
    }
  }
}
