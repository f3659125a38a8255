import Kezek

/// Which of a child's needs can be met on one day together: at one place, between its other hours, and
/// within what one day may hold.
struct DayFits: Sendable, Hashable {
  /// Needs, at most `mostNeeds`: a set of them has a bit for each.
  let needs: Int
  let days: Int
  /// Places that are told apart; a session may besides be at a place that is not.
  let places: Int
  /// By day, place (the last being none that is told apart) and set of needs.
  private var table: [Bool]

  static let mostNeeds = 8
  /// Places beyond which none is told apart.
  static let mostPlaces = 6

  /// A need that the child attends itself.
  struct Wish {
    let length: Int
    let minutes: Int
    /// By place and day: when a session could begin, ascending.
    let starts: [[[Int]]]
  }

  /// What one day may hold.
  struct Limits {
    let sessions: Int
    let minutes: Int
  }

  /// - Parameters:
  ///   - wishes: no more than `mostNeeds`.
  ///   - places: of all their starts.
  /// - Complexity: O(days × places × sets × needs × starts of a day).
  init(_ wishes: [Wish], days: Int, places: Int, _ limits: Limits) {
    needs = wishes.count
    self.days = days
    self.places = places <= Self.mostPlaces ? places : 0
    let sets = 1 << wishes.count
    table = [Bool](repeating: false, count: days * (self.places + 1) * sets)
    for day in 0..<days {
      let none = row(day, self.places)
      for place in 0..<self.places {
        let starts = wishes.map { $0.starts[place][day] }
        let first = row(day, place)
        for (set, fits) in Self.fits(wishes, starts, limits).enumerated() where fits {
          table[first + set] = true
          table[none + set] = true
        }
      }
      guard self.places == 0 else { continue }
      let starts = wishes.map { wish in
        Set((0..<places).flatMap { wish.starts[$0][day] }).sorted()
      }
      for (set, fits) in Self.fits(wishes, starts, limits).enumerated() {
        table[none + set] = fits
      }
    }
  }

  private func row(_ day: Int, _ place: Int) -> Int { (day * (places + 1) + place) << needs }

  /// Whether those needs can be met on a day.
  ///
  /// - Parameter place: where; nil where it is not told.
  func fits(_ set: Int, on day: Int, at place: Int?) -> Bool {
    table[row(day, place ?? places) + set]
  }

  /// Whether on some day needs that could be met by themselves cannot be met together.
  var isScarce: Bool {
    (0..<days).contains { day in
      // Needs that bar each other because they are at different places are told apart by place.
      (0..<max(1, places)).contains { place in
        var here = 0
        for need in 0..<needs where table[row(day, place) + 1 << need] { here |= 1 << need }
        return !table[row(day, place) + here]
      }
    }
  }

  /// By set of needs: whether they can be met one after the other.
  ///
  /// Of all orders in which the needs of a set follow each other the one that ends first leaves the
  /// most open to the next, so ends are found set by set.
  private static func fits(_ wishes: [Wish], _ starts: [[Int]], _ limits: Limits) -> [Bool] {
    var end = [Int](repeating: .max, count: 1 << wishes.count)
    end[0] = 0
    for set in 1..<end.count where set.nonzeroBitCount <= limits.sessions {
      var minutes = 0
      for (need, wish) in wishes.enumerated() where set & 1 << need != 0 {
        minutes += wish.minutes
      }
      guard minutes <= limits.minutes else { continue }
      for (last, wish) in wishes.enumerated() where set & 1 << last != 0 {
        let before = end[set ^ 1 << last]
        guard before < .max, let start = starts[last].first(where: { $0 >= before })
        else { continue }
        end[set] = min(end[set], start + wish.length)
      }
    }
    return end.map { $0 < .max }
  }
}
