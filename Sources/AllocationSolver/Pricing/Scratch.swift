/// Numbers that are written over and over in place.
///
/// Loops over children run many times for each bound: an array's checks, of bounds and of being
/// shared, cost more there than the arithmetic. In debug builds bounds are checked all the same.
struct Scratch<Element: BitwiseCopyable>: ~Copyable {
  let start: UnsafeMutablePointer<Element>
  let count: Int

  init(_ value: Element, count: Int) {
    start = .allocate(capacity: max(1, count))
    start.initialize(repeating: value, count: count)
    self.count = count
  }

  deinit { start.deallocate() }

  subscript(place: Int) -> Element {
    get {
      assert(place >= 0 && place < count)
      return start[place]
    }
    nonmutating set {
      assert(place >= 0 && place < count)
      start[place] = newValue
    }
  }

  func fill(_ value: Element) { start.update(repeating: value, count: count) }
}
