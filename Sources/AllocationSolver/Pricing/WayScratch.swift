/// Ways of meeting a child's items: an option with a number of sessions, or a number of courses.
struct WayScratch: ~Copyable {
  /// −1 for courses and for nothing.
  let options: Scratch<Int>
  /// Sessions; of courses the end of their diagram.
  let counts: Scratch<Int>
  let scores: Scratch<Double>
  let chances: Scratch<Double>
  /// Of a bundle's courses, and by end of its diagram.
  let courseCosts: Scratch<Double>
  let courseChances: Scratch<Double>
  let ofEnd: Scratch<Double>
  let courses: CourseWays

  init(_ part: PricingPart) {
    var most = 0
    for child in 0..<part.childCount {
      var ways = 0
      for item in part.items[part.firstItem[child]..<part.firstItem[child + 1]]
      where item.isWeekly {
        ways += 1
        for option in part.options[item.choices] { ways += option.counts.count }
      }
      for bundle in part.bundles[part.firstBundle[child]..<part.firstBundle[child + 1]] {
        ways += part.diagrams[bundle.diagram].ends.count
      }
      most = max(most, ways)
    }
    options = Scratch(-1, count: most)
    counts = Scratch(0, count: most)
    scores = Scratch(0, count: most)
    chances = Scratch(0, count: most)
    let longest = part.bundles.map(\.courses.count).max() ?? 0
    courseCosts = Scratch(0, count: longest)
    courseChances = Scratch(0, count: longest)
    ofEnd = Scratch(0, count: part.diagrams.map(\.ends.count).max() ?? 0)
    courses = CourseWays(size: part.diagrams.map(\.size).max() ?? 0)
  }
}
