/// Days, weekly number and days between, as sessions of one party are added one by one.
struct PartyRhythm {
  private let gap: Int
  private let cycle: Int
  /// By week: sessions that there may still be.
  private var left: [Int]
  private var added = DaySet()

  init(gap: Int, cycle: Int, left: [Int]) {
    self.gap = gap
    self.cycle = cycle
    self.left = left
  }

  func allows(_ day: Int) -> Bool {
    left[day / 7] > 0 && !added.barred(byGap: gap, cycle: cycle).contains(day)
  }

  mutating func hold(_ day: Int) {
    added.insert(day)
    left[day / 7] -= 1
  }
}
