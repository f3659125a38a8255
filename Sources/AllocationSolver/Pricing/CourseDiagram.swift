import Kezek

/// All ways in which a child can have courses together: no two share a date, and those of one need have
/// the service's days between them.
///
/// An exact decision diagram (Bergman, Cire, van Hoeve and Hooker 2016, chapters 3 and 4): a node is a
/// course that may still be had, at which one either takes it or leaves it out; ways after which the
/// same is possible meet in one node. Each path from the first node to an end is a way, and each end
/// has the numbers of all ways that lead to it.
struct CourseDiagram: Sendable {
  /// Courses of which a number is had: of a need, in one calendar year where it is yearly.
  struct Item: Hashable {
    let need: Need.ID
    /// By first day.
    let courses: [DayRange]
    let gapDays: Int
    /// Numbers that count; none at all does always.
    let counts: ClosedRange<Int>
  }

  struct Node: Sendable {
    /// Position in the order of the courses.
    let course: Int32
    /// The next node, where it is taken and where it is left out: after all nodes come the ends; −1 where
    /// nothing that counts can follow.
    let taken: Int32
    let left: Int32
  }

  /// Each before those that follow it.
  let nodes: [Node]
  /// By end: how many courses of each item.
  let ends: [[Int]]
  /// Courses of all items: the item of each, and its position in that.
  let order: [(item: Int, position: Int)]

  /// Nodes and ends.
  var size: Int { nodes.count + ends.count }

  /// - Parameter limit: nodes and ends at most; nil where there are more.
  /// - Complexity: O(nodes × items × log courses).
  init?(_ items: [Item], limit: Int = .max) {
    let draft = CourseDiagramDraft(items, limit: limit)
    guard let draft else { return nil }
    order = draft.order
    // Ends in the order of their numbers, nothing first.
    let last = draft.statesAt[draft.order.count].filter { draft.counts(draft.states[$0].counts) }
      .sorted { draft.states[$0].counts.lexicographicallyPrecedes(draft.states[$1].counts) }
    let inner = draft.statesAt.dropLast().joined()
    var numbers = [Int32](repeating: -1, count: draft.states.count)
    for (number, state) in inner.enumerated() { numbers[state] = Int32(number) }
    for (number, state) in last.enumerated() { numbers[state] = Int32(inner.count + number) }
    nodes = inner.map { state in
      let arcs = draft.arcs[state]
      return Node(
        course: Int32(arcs.course), taken: numbers[arcs.taken], left: numbers[arcs.left])
    }
    ends = last.map { draft.states[$0].counts }
  }
}

/// The states of a `CourseDiagram` while it is drawn.
private struct CourseDiagramDraft {
  struct State: Hashable {
    var counts: [Int]
    /// By item: the first of its courses that may still be had.
    var next: [Int]
  }

  private let items: [CourseDiagram.Item]
  let order: [(item: Int, position: Int)]
  /// By item and position: the place in the order.
  private let placeInOrder: [[Int]]
  private(set) var states: [State] = []
  private var numbers: [State: Int] = [:]
  /// By place in the order: the states whose next course it is; at the end those without.
  private(set) var statesAt: [[Int]]
  /// By state: its next course, and the states after it.
  private(set) var arcs: [(course: Int, taken: Int, left: Int)] = []

  init?(_ items: [CourseDiagram.Item], limit: Int) {
    self.items = items
    order = items.indices.flatMap { item in
      items[item].courses.indices.map { (item: item, position: $0) }
    }.sorted { one, other in
      let (first, second) = (
        items[one.item].courses[one.position], items[other.item].courses[other.position]
      )
      return (first.first, first.last, one.item, one.position)
        < (second.first, second.last, other.item, other.position)
    }
    var places = items.map { [Int](repeating: 0, count: $0.courses.count) }
    for (place, course) in order.enumerated() { places[course.item][course.position] = place }
    placeInOrder = places
    statesAt = [[Int]](repeating: [], count: order.count + 1)
    _ = number(
      of: State(
        counts: items.map { _ in 0 },
        next: items.map { $0.counts.upperBound > 0 ? 0 : $0.courses.count }))
    for place in order.indices {
      for state in statesAt[place] {
        let (item, position) = order[place]
        var left = states[state]
        left.next[item] += 1
        let taken = after(item, items[item].courses[position], states[state])
        arcs[state] = (place, number(of: taken), number(of: left))
      }
      if states.count > limit { return nil }
    }
  }

  /// Whether numbers of courses count.
  func counts(_ numbers: [Int]) -> Bool {
    zip(numbers, items).allSatisfy { $0 == 0 || $1.counts.contains($0) }
  }

  private mutating func number(of state: State) -> Int {
    if let known = numbers[state] { return known }
    let number = states.count
    states.append(state)
    arcs.append((0, 0, 0))
    numbers[state] = number
    var place = order.count
    for (item, next) in state.next.enumerated() where next < items[item].courses.count {
      place = min(place, placeInOrder[item][next])
    }
    statesAt[place].append(number)
    return number
  }

  private func after(_ item: Int, _ course: DayRange, _ state: State) -> State {
    var state = state
    state.counts[item] += 1
    for (other, entry) in items.enumerated() {
      if state.counts[other] == entry.counts.upperBound {
        state.next[other] = entry.courses.count
        continue
      }
      let gap = entry.need == items[item].need ? entry.gapDays : 1
      var low = state.next[other]
      var high = entry.courses.count
      while low < high {
        let middle = (low + high) / 2
        if entry.courses[middle].first.days(since: course.last) < gap {
          low = middle + 1
        } else {
          high = middle
        }
      }
      state.next[other] = low
    }
    return state
  }
}
