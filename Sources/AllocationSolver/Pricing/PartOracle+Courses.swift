import Kezek

/// Courses of a child, by bundles of items: ways of meeting one are the ends of its diagram.
extension PartOracle {
  /// Writes all ways of meeting a bundle's items; returns where they end.
  mutating func findCourses(_ number: Int, at first: Int) -> Int {
    let bundle = part.bundles[number]
    goThrough(number)
    var held = 0.0
    for course in part.courses[bundle.pinned] { held += cost(course) }
    var end = first
    let diagram = part.diagrams[bundle.diagram]
    for (position, counts) in diagram.ends.enumerated() {
      let worth = ways.courses.worth(ofEnd: position, diagram, temperature: temperature)
      guard worth > -.infinity else { continue }
      var score = worth - held
      for (item, count) in zip(part.items[bundle.items], counts) {
        score += values[item.firstValue + count + bundle.pinned.count]
      }
      add(-1, position, score, at: &end)
    }
    return end
  }

  /// Notes the ways of a bundle at their chances.
  mutating func takeCourses(_ number: Int, _ range: Range<Int>) {
    let bundle = part.bundles[number]
    let diagram = part.diagrams[bundle.diagram]
    for end in diagram.ends.indices { ways.ofEnd[end] = 0 }
    for way in range {
      ways.chances[way] *= chanceOfStay
      guard ways.chances[way] > 0 else { continue }
      let end = ways.counts[way]
      ways.ofEnd[end] = ways.chances[way]
      for (item, count) in zip(part.items[bundle.items], diagram.ends[end]) {
        valueChances[item.firstValue + count + bundle.pinned.count] += ways.chances[way]
      }
    }
    for course in part.courses[bundle.pinned] { take(course, chanceOfStay) }
    if bundleAtHand != number { goThrough(number) }
    for course in bundle.courses.indices {
      ways.courseChances[course - bundle.courses.lowerBound] = 0
    }
    let ofEnd = ways.ofEnd.start
    ways.courses.addChances(
      diagram, temperature: temperature, ofEnd: { ofEnd[$0] }, to: ways.courseChances.start)
    for (position, course) in part.courses[bundle.courses].enumerated()
    where ways.courseChances[position] > 0 {
      take(course, ways.courseChances[position])
    }
  }

  private mutating func goThrough(_ number: Int) {
    let bundle = part.bundles[number]
    for (position, course) in part.courses[bundle.courses].enumerated() {
      ways.courseCosts[position] = stay == .here && course.isLong ? .infinity : cost(course)
    }
    ways.courses.goThrough(
      part.diagrams[bundle.diagram], ways.courseCosts.start, temperature: temperature)
    bundleAtHand = number
  }

  private func cost(_ course: PricingPart.Course) -> Double {
    turnCosts[course.use] - constants[course.constant]
  }

  private func take(_ course: PricingPart.Course, _ chance: Double) {
    turnTotals[course.use] += chance
    constantTotals[course.constant] += chance
  }
}
