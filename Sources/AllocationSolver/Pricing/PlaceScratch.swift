/// What is written while one child's days are told apart by place.
///
/// *Sessions* are the numbers of sessions of all options of the child's items, in order; *classes*
/// are those of its items, one item after the other.
struct PlaceScratch: ~Copyable {
  /// By session: what it is worth but for its days; smoothed: the weight of that.
  let worth: Scratch<Double>
  let options: Scratch<Int>
  let counts: Scratch<Int>
  /// By item: the most that it is worth, in temperatures; its first class and its first session.
  let references: Scratch<Double>
  let firstClass: Scratch<Int>
  let firstSession: Scratch<Int>
  /// By class and subset of days: the sum of the weights; exact: the most, and the session.
  let sums: Scratch<Double>
  let slopes: Scratch<Double>
  let chosen: Scratch<Int>
  /// By class: the subsets that have a slope.
  let sloped: Scratch<Int>
  let slopedCount: Scratch<Int>
  /// By item and assignment of the days.
  let factors: Scratch<Double>
  /// By assignment; and those that have a chance at all.
  let chances: Scratch<Double>
  let alive: Scratch<Int>
  let powers: Scratch<Double>

  init(_ part: PricingPart) {
    var sessions = 0
    var items = 0
    var classes = 0
    var subsets = 0
    var factors = 0
    var assignments = 0
    for layout in (part.layouts + part.layoutsWithWays).compactMap({ $0 }) {
      let table = part.dayTables[layout.table]
      let entries = part.layoutItems[layout.items]
      items = max(items, entries.count)
      let ownClasses = entries.reduce(0) { $0 + $1.maps.count }
      classes = max(classes, ownClasses)
      subsets = max(subsets, ownClasses << table.dayCount)
      assignments = max(assignments, table.assignments)
      factors = max(factors, entries.count * table.assignments)
      var own = 0
      for entry in entries {
        for option in part.options[part.items[entry.item].choices] { own += option.counts.count }
      }
      sessions = max(sessions, own)
    }
    worth = Scratch(0, count: sessions)
    options = Scratch(0, count: sessions)
    counts = Scratch(0, count: sessions)
    references = Scratch(0, count: items)
    firstClass = Scratch(0, count: items + 1)
    firstSession = Scratch(0, count: items + 1)
    sums = Scratch(0, count: subsets)
    slopes = Scratch(0, count: subsets)
    chosen = Scratch(-1, count: subsets)
    sloped = Scratch(0, count: subsets)
    slopedCount = Scratch(0, count: classes)
    self.factors = Scratch(0, count: factors)
    chances = Scratch(0, count: assignments)
    alive = Scratch(0, count: assignments)
    powers = Scratch(0, count: 17)
  }
}
