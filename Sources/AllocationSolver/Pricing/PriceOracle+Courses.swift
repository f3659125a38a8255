import Foundation
import Kezek

extension PriceOracle {
  private func courseCosts(_ item: PricingModel.Item) -> [Double] {
    model.courses[item.choices].map { turnCosts[$0.use] - constants[$0.constant] }
  }

  mutating func courseWays(_ item: PricingModel.Item) -> [Way] {
    let costs = courseCosts(item)
    let before = model.courses[item.choices].map(\.before)
    let most = item.counts.upperBound
    guard temperature > 0 else {
      let cheapest = CourseChoice.cheapest(costs, before: before, most: most)
      return item.counts.compactMap { count in
        guard count < cheapest.count else { return nil }
        let value = values[item.firstValue + count]
        return Way(option: -1, count: count, score: value - cheapest[count].cost)
      }
    }
    let low = costs.min() ?? 0
    let weights = costs.map { exp((low - $0) / temperature) }
    let sums = courseChoice.sum(weights, before: before, most: most)
    return item.counts.compactMap { count in
      guard sums[count] > 0 else { return nil }
      let score =
        values[item.firstValue + count] + temperature * log(sums[count]) - low * Double(count)
      return Way(option: -1, count: count, score: score)
    }
  }

  mutating func takeCourses(_ item: PricingModel.Item, _ ways: [(Way, Double)]) {
    let costs = courseCosts(item)
    let courses = model.courses[item.choices]
    let before = courses.map(\.before)
    let most = item.counts.upperBound
    var chances = [Double](repeating: 0, count: costs.count)
    if temperature > 0 {
      var ofNumber = [Double](repeating: 0, count: most + 1)
      for (way, chance) in ways { ofNumber[way.count] += chance }
      let low = costs.min() ?? 0
      let weights = costs.map { exp((low - $0) / temperature) }
      _ = courseChoice.sum(weights, before: before, most: most)
      chances = courseChoice.chances(weights, before: before, ofNumber: ofNumber)
    } else {
      let cheapest = CourseChoice.cheapest(costs, before: before, most: most)
      for (way, chance) in ways {
        for course in cheapest[way.count].courses { chances[course] += chance }
      }
    }
    for (course, chance) in zip(courses, chances) where chance > 0 {
      turnTotals[course.use] += chance
      constantTotals[course.constant] += chance
    }
  }
}
