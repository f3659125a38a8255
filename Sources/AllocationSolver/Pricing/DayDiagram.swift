/// All ways in which the sessions of a child's needs can lie on its days together.
///
/// An exact decision diagram (Bergman, Cire, van Hoeve and Hooker 2016, chapters 3 and 4): its levels
/// are the needs, an arc is a choice of days of one need, or none of it, and ways after which the same
/// is possible on every day meet in one node. Each path from the first node to the end is a way.
struct DayDiagram: Sendable {
  struct Arc: Sendable {
    /// Number of the choice among all choices of all needs; −1 for no session of the need.
    let choice: Int32
    /// The next node.
    let next: Int32
  }

  /// Days of one need, at a place or at any.
  struct Choice: Sendable, Hashable {
    let place: Int?
    /// A bit for each of the child's days.
    let days: UInt16
  }

  /// By node, each before those that follow it, where its arcs start; the end has none.
  let firstArc: [Int32]
  let arcs: [Arc]

  /// Nodes, the end among them.
  var nodeCount: Int { firstArc.count }

  /// - Parameters:
  ///   - choices: by need.
  ///   - limit: arcs at most; nil where there are more.
  /// - Complexity: O(arcs × days).
  init?(_ choices: [[Choice]], _ fits: DayFits, limit: Int = .max) {
    guard let classes = DayClasses(fits) else { return nil }
    var arcs: [Arc] = []
    var firstArc: [Int32] = [0]
    var level: [UInt64] = [0]
    var firstChoice = 0
    for need in choices.indices {
      let following = firstArc.count + level.count - 1
      var numbers: [UInt64: Int32] = [:]
      var next: [UInt64] = []
      func number(_ state: UInt64) -> Int32 {
        if let known = numbers[state] { return known }
        let number = Int32(following + next.count)
        numbers[state] = number
        next.append(state)
        return number
      }
      let withNone = [nil] + choices[need].map(Optional.some)
      for state in level {
        for (position, choice) in withNone.enumerated() {
          guard let reached = classes.state(after: choice, of: need, from: state) else { continue }
          let own = choice == nil ? -1 : firstChoice + position - 1
          arcs.append(Arc(choice: Int32(own), next: number(reached)))
        }
        if arcs.count > limit { return nil }
        firstArc.append(Int32(arcs.count))
      }
      firstChoice += choices[need].count
      level = next
    }
    self.firstArc = firstArc
    self.arcs = arcs
  }
}

/// What a day holds already, as far as it matters for the needs that follow: classes of places and sets
/// of needs to which the same can be added.
private struct DayClasses {
  /// By level and day, then by class and what is added (nothing, a session at any place, one at each
  /// place): the class after it; −1 where it does not fit.
  private let steps: [[[Int8]]]
  private let width: Int
  private let bits: Int

  /// Nil where there are too many for a number.
  init?(_ fits: DayFits) {
    width = fits.places + 2
    bits = min(7, 64 / max(1, fits.days))
    var steps = [[[Int8]]](
      repeating: [[Int8]](repeating: [], count: fits.days), count: fits.needs)
    for day in 0..<fits.days {
      // From the last level back: what fits after it tells a level's classes apart. In the first there
      // is one, number 0.
      var classOf: [Held: Int] = [:]
      for held in Self.all(fits, upTo: fits.needs, day) { classOf[held] = 0 }
      for level in (0..<fits.needs).reversed() {
        var numbers: [[Int8]: Int] = [:]
        var table: [Int8] = []
        var known: [Held: Int] = [:]
        for held in Self.all(fits, upTo: level, day) {
          let row = (0..<width).map { added -> Int8 in
            guard let next = held.adding(added, level, fits, day) else { return -1 }
            return Int8(clamping: classOf[next] ?? -1)
          }
          let number = numbers[row] ?? numbers.count
          if number == numbers.count {
            numbers[row] = number
            table += row
          }
          known[held] = number
        }
        guard numbers.count <= min(127, 1 << bits) else { return nil }
        steps[level][day] = table
        classOf = known
      }
    }
    self.steps = steps
  }

  /// What is held on a day: at which place, nil where that is not told, and of which needs.
  private struct Held: Hashable {
    let place: Int?
    let set: Int

    /// - Parameter added: 0 for nothing, 1 for a session at any place, from 2 on at a place.
    func adding(_ added: Int, _ need: Int, _ fits: DayFits, _ day: Int) -> Held? {
      if added == 0 { return self }
      let own = added == 1 ? nil : added - 2
      if let own, let place, own != place { return nil }
      let next = Held(place: own ?? place, set: set | 1 << need)
      return fits.fits(next.set, on: day, at: next.place) ? next : nil
    }
  }

  /// Everything that can be held of the first needs, in a fixed order.
  private static func all(_ fits: DayFits, upTo needs: Int, _ day: Int) -> [Held] {
    var all = [Held(place: nil, set: 0)]
    for set in 1..<max(1, 1 << needs) {
      for place in [nil] + (0..<fits.places).map(Optional.some)
      where fits.fits(set, on: day, at: place) {
        all.append(Held(place: place, set: set))
      }
    }
    return all
  }

  /// The state of all days after a choice of a need; nil where it does not fit.
  func state(
    after choice: DayDiagram.Choice?, of need: Int, from state: UInt64
  ) -> UInt64? {
    var reached: UInt64 = 0
    let mask: UInt64 = 1 << UInt64(bits) - 1
    for day in steps[need].indices {
      let shift = UInt64(day * bits)
      let own = Int(state >> shift & mask)
      var added = 0
      if let choice, choice.days & 1 << UInt16(day) != 0 {
        added = choice.place.map { $0 + 2 } ?? 1
      }
      let next = steps[need][day][own * width + added]
      guard next >= 0 else { return nil }
      reached |= UInt64(next) << shift
    }
    return reached
  }
}
