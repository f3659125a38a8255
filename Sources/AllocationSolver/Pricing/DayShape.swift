/// A profile's days, without the half-days in them.
struct DayShape: Sendable {
  let count: Int
  /// Days in the first week; the others are in the second.
  let firstWeek: Int
  let mostInWeek: Int
  /// The most sessions that count.
  let most: Int
  /// Position in `PricingPart.spacings` of the days between; −1 where days may follow each other.
  let spacing: Int

  /// Numbers in a table: from 0 to the most.
  var width: Int { most + 1 }

  init(count: Int, firstWeek: Int, mostInWeek: Int, most: Int, spacing: Int = -1) {
    self.count = count
    self.firstWeek = firstWeek
    self.mostInWeek = mostInWeek
    self.most = most
    self.spacing = spacing
  }

  init(_ profile: PricingPart.Profile, _ days: [PricingPart.Day]) {
    self.init(
      count: profile.days.count, firstWeek: profile.days.count { days[$0].week == 0 },
      mostInWeek: profile.mostInWeek, most: profile.most, spacing: profile.spacing)
  }
}
