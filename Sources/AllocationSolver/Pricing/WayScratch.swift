/// Ways of meeting a child's items: an option with a number of sessions, or a number of courses.
struct WayScratch: ~Copyable {
  /// −1 for courses and for nothing.
  let options: Scratch<Int>
  let counts: Scratch<Int>
  let scores: Scratch<Double>
  let chances: Scratch<Double>
  /// Of an item's courses.
  let courseCosts: Scratch<Double>
  let courseWeights: Scratch<Double>
  let courseChances: Scratch<Double>
  let ofNumber: Scratch<Double>
  /// By course of the part: how many end early enough before it.
  let before: Scratch<Int>
  let courses: CourseChoice

  init(_ part: PricingPart) {
    var most = 0
    for child in 0..<part.childCount {
      var ways = 0
      for item in part.items[part.firstItem[child]..<part.firstItem[child + 1]] {
        ways += 1
        if item.isWeekly {
          for option in part.options[item.choices] { ways += option.counts.count }
        } else {
          ways += item.counts.count
        }
      }
      most = max(most, ways)
    }
    options = Scratch(-1, count: most)
    counts = Scratch(0, count: most)
    scores = Scratch(0, count: most)
    chances = Scratch(0, count: most)
    var longest = 0
    var size = 0
    for item in part.items where !item.isWeekly {
      longest = max(longest, item.choices.count)
      size = max(size, (item.choices.count + 1) * (item.counts.upperBound + 1))
    }
    courseCosts = Scratch(0, count: longest)
    courseWeights = Scratch(0, count: longest)
    courseChances = Scratch(0, count: longest)
    ofNumber = Scratch(0, count: part.mostCount + 1)
    before = Scratch(0, count: part.courses.count)
    for (course, entry) in part.courses.enumerated() { before[course] = entry.before }
    courses = CourseChoice(size: size)
  }
}
