import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// Resource capacity: what runs at h in class ρ takes at most its units.
  ///
  /// Equal units of one class are interchangeable intervals, so counting suffices for each to keep
  /// its unit (interval graphs are perfect). Seats bind in the group roster's rows and in the
  /// candidates.
  mutating func addResourceCapacity() {
    let resources = candidates.resources
    var ofClass = [[Int]](repeating: [], count: resources.classes.count)
    for (position, occupation) in columns.occupations.enumerated() {
      // A class that a combination lists twice takes two units.
      for part in resources.combinations[occupation.combination].classes {
        ofClass[part].append(position)
      }
    }
    for (part, positions) in ofClass.enumerated() where !positions.isEmpty {
      addCapacityRows(part, units: resources.classes[part].rooms.count, positions)
    }
  }

  private mutating func addCapacityRows(_ part: Int, units: Int, _ positions: [Int]) {
    let running = positionsByPeriod(positions) {
      (columns.occupations[$0].start, columns.occupations[$0].length)
    }
    for (period, here) in running.enumerated() {
      guard !here.isEmpty, period == 0 || running[period - 1] != here,
        mostUnits(here) > units
      else { continue }
      atMost(
        units, here.map { Term(1, columns.occupations[$0].variable) },
        "resource_capacity[\(part + 1),\(label(period: period))]",
        shared: .rooms(candidates.resources.classes[part].rooms, period))
    }
  }

  /// The most units that could be taken: each specialist holds one session at a time.
  private func mostUnits(_ positions: [Int]) -> Int {
    var units: [Specialist.ID: Int] = [:]
    var index = 0
    while index < positions.count {
      var end = index + 1
      while end < positions.count, positions[end] == positions[index] { end += 1 }
      let specialist = columns.occupations[positions[index]].specialist
      units[specialist] = max(units[specialist] ?? 0, end - index)
      index = end
    }
    return units.values.reduce(0, +)
  }
}
