import Kezek

/// Courses of one child that may be had together: no two share a date, and those of one need have the
/// service's days between them.
///
/// A dynamic program over the courses by first day. A state is how many courses of each part are had,
/// and from which on another may be; states that allow the same from there are one.
struct CourseSets {
  /// A need's courses in one calendar year.
  struct Part {
    let part: ChildProblem.Part
    /// Courses that count, at most.
    let most: Int
    /// Days from the last day of a course to the first of the need's next, at least.
    let gapDays: Int
    /// By first day.
    let courses: [CourseCosts.PricedCourse]

    init(
      _ part: ChildProblem.Part, most: Int, gapDays: Int, _ courses: [CourseCosts.PricedCourse]
    ) {
      self.part = part
      self.most = most
      self.gapDays = max(1, gapDays)
      self.courses = courses.sorted {
        ($0.days.first, $0.days.last, $0.cost) < ($1.days.first, $1.days.last, $1.cost)
      }
    }
  }

  /// States beyond which courses of several needs are not looked at together.
  static let mostStates = 10_000

  private let parts: [Part]
  /// By merged order of first days: the part, and the position in it.
  private let order: [(part: Int, position: Int)]
  /// By part and position: the place in the order.
  private let placeInOrder: [[Int]]

  init(_ parts: [Part]) {
    self.parts = parts
    var order: [(part: Int, position: Int)] = []
    for (number, part) in parts.enumerated() {
      order += part.courses.indices.map { (number, $0) }
    }
    order.sort { one, other in
      let first = parts[one.part].courses[one.position].days.first
      let second = parts[other.part].courses[other.position].days.first
      return (first, one.part, one.position) < (second, other.part, other.position)
    }
    var places = parts.map { [Int](repeating: 0, count: $0.courses.count) }
    for (place, course) in order.enumerated() { places[course.part][course.position] = place }
    self.order = order
    placeInOrder = places
  }

  /// How many courses of each part are had, and by part the first of its courses that may still be.
  private struct State {
    var counts: [Int]
    var next: [Int]
  }

  /// States as numbers in mixed radix.
  private struct Code {
    /// By part: of its count, and of the next of its courses.
    private var radices: [(count: Int, next: Int)] = []

    /// Nil where there are too many states for a number.
    init?(_ parts: [Part]) {
      var states = 1
      for part in parts {
        radices.append((part.most + 1, part.courses.count + 1))
        let (more, isTooMuch) = states.multipliedReportingOverflow(
          by: (part.most + 1) * (part.courses.count + 1))
        guard !isTooMuch else { return nil }
        states = more
      }
    }

    func number(of state: State) -> Int {
      var number = 0
      for (part, radix) in radices.enumerated() {
        number = (number * radix.count + state.counts[part]) * radix.next + state.next[part]
      }
      return number
    }

    func state(of number: Int) -> State {
      var rest = number
      let nothing = [Int](repeating: 0, count: radices.count)
      var state = State(counts: nothing, next: nothing)
      for (part, radix) in radices.enumerated().reversed() {
        state.next[part] = rest % radix.next
        rest /= radix.next
        state.counts[part] = rest % radix.count
        rest /= radix.count
      }
      return state
    }
  }

  /// The least that each choice of numbers costs, of those that can be had.
  ///
  /// - Parameter limit: states at most; nil where there are more.
  /// - Complexity: O(states × parts × log courses).
  func cheapest(limit: Int = .max) throws(BoundCheckError) -> [ChildProblem.Option]? {
    guard let code = Code(parts) else { return nil }
    // By place in the order: the least cost of each state whose next course it is.
    var best = [[Int: Int]](repeating: [:], count: order.count + 1)
    func keep(_ state: State, _ cost: Int) {
      let place = place(of: state)
      best[place][code.number(of: state), default: cost].lower(to: cost)
    }
    keep(
      State(
        counts: parts.map { _ in 0 }, next: parts.map { $0.most > 0 ? 0 : $0.courses.count }), 0)
    var states = 0
    for (place, course) in order.enumerated() {
      states += best[place].count
      guard states <= limit else { return nil }
      for (number, cost) in best[place] {
        let state = code.state(of: number)
        var without = state
        without.next[course.part] += 1
        keep(without, cost)
        let own = parts[course.part].courses[course.position]
        keep(after(course.part, own, state), try Exact.sum(cost, own.cost))
      }
      best[place] = [:]
    }
    return best[order.count].map {
      ChildProblem.Option(counts: code.state(of: $0.key).counts, cost: $0.value)
    }
    .sorted { $0.counts.lexicographicallyPrecedes($1.counts) }
  }

  /// The first course in the order that may still be had; behind all of them where none may.
  private func place(of state: State) -> Int {
    var first = order.count
    for (part, next) in state.next.enumerated() where next < parts[part].courses.count {
      first = min(first, placeInOrder[part][next])
    }
    return first
  }

  private func after(
    _ part: Int, _ course: CourseCosts.PricedCourse, _ state: State
  ) -> State {
    var state = state
    state.counts[part] += 1
    for (other, entry) in parts.enumerated() {
      let isSame = entry.part.need == parts[part].part.need
      let day = course.days.last.adding(days: isSame ? parts[part].gapDays : 1)
      state.next[other] = max(state.next[other], firstCourse(of: entry, from: day))
      if state.counts[other] == entry.most { state.next[other] = entry.courses.count }
    }
    return state
  }

  private func firstCourse(of part: Part, from day: CalendarDay) -> Int {
    var low = 0
    var high = part.courses.count
    while low < high {
      let middle = (low + high) / 2
      if part.courses[middle].days.first < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Int {
  fileprivate mutating func lower(to value: Int) {
    self = Swift.min(self, value)
  }
}
