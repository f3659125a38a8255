import Kezek

/// Courses of one need that may follow each other.
struct CourseChain {
  /// Days from the last day of a course to the first of the next, at least.
  let gapDays: Int

  /// The least that 1, 2, … courses cost together, as far as so many fit one after the other.
  ///
  /// Weighted interval scheduling with a fixed number of intervals, by dynamic programming.
  ///
  /// - Complexity: O(courses × (log courses + `most`)).
  func cheapest(
    of courses: [CourseCosts.PricedCourse], upTo most: Int
  ) throws(BoundCheckError) -> [Int] {
    let inOrder = courses.sorted {
      ($0.days.last, $0.days.first, $0.cost) < ($1.days.last, $1.days.first, $1.cost)
    }
    // best[k][i]: the least that i courses cost among the first k; nil where they do not fit.
    var best: [[Int?]] = [[0] + [Int?](repeating: nil, count: most)]
    for (place, course) in inOrder.enumerated() {
      var row = best[place]
      let before = best[numberBefore(course, inOrder[..<place])]
      for number in 0..<most {
        guard let cost = before[number] else { break }
        let sum = try Exact.sum(cost, course.cost)
        row[number + 1] = min(row[number + 1] ?? sum, sum)
      }
      best.append(row)
    }
    return (best.last ?? []).dropFirst().prefix { $0 != nil }.compactMap { $0 }
  }

  /// The courses that must be had, and those of the others that leave the days between.
  func parted(
    _ courses: [CourseCosts.PricedCourse]
  ) -> (pinned: [CourseCosts.PricedCourse], others: [CourseCosts.PricedCourse]) {
    let pinned = courses.filter(\.isPinned)
    let others = courses.filter { course in
      !course.isPinned && pinned.allSatisfy { mayFollow($0, course) || mayFollow(course, $0) }
    }
    return (pinned, others)
  }

  private func mayFollow(
    _ course: CourseCosts.PricedCourse, _ earlier: CourseCosts.PricedCourse
  ) -> Bool {
    course.days.first.days(since: earlier.days.last) >= max(1, gapDays)
  }

  /// How many of the courses, by last day, end early enough before a course.
  private func numberBefore(
    _ course: CourseCosts.PricedCourse, _ earlier: ArraySlice<CourseCosts.PricedCourse>
  ) -> Int {
    var low = 0
    var high = earlier.count
    while low < high {
      let middle = (low + high) / 2
      if mayFollow(course, earlier[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
