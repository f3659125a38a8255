import Kezek

extension PricingModel {
  /// The model of a valuation's tiers.
  ///
  /// - Parameters:
  ///   - shares: who could be in groups, and of what size at most.
  ///   - workers: on which nothing depends but the time.
  ///   - partMinutes: of the parts into which half-days are cut, where sessions can be held in parts of
  ///     them only; nil where half-days stay whole.
  ///   - most: children of one part at most: enough of them to share the work on specialists alike,
  ///     few enough for several threads.
  ///   - isOver: whether to stop; there is no model then.
  /// - Complexity: O(starts of all pairs and shares).
  init?(
    _ candidates: Candidates, shares: [GroupShare], tiers: [Tier], workers: Workers = Workers(1),
    partMinutes: Int? = nil, childrenOfPart most: Int = 64, isOver: @Sendable () -> Bool
  ) {
    if isOver() { return nil }
    let basis = PricingBasis(
      candidates, shares, tiers, partMinutes: partMinutes, workers: workers)
    self.init(
      tierCount: tiers.count, base: basis.terms.map(\.base),
      travelWeights: basis.terms.map { Double($0.travelWeight) })
    groupMarks = basis.groupMarks
    hasPartialHours = basis.timeRows.hasPartialHours
    let together = PricedComponents.children(basis)
    let meetings = Self.meetings(of: together, basis)
    let pieces = together.map { Self.pieces($0, of: most) }
    let flat = Array(pieces.joined())
    let compiled = workers.map(flat.count) { number -> Compiled? in
      if isOver() { return nil }
      let compiler = PricingCompiler(basis, flat[number])
      return Compiled(
        part: compiler.part, rows: compiler.rows, capacities: compiler.capacities)
    }.compactMap { $0 }
    guard compiled.count == flat.count else { return nil }
    var numbers: [PricedRow: Int] = [:]
    for (pieces, meetings) in zip(pieces, meetings) {
      let firstPart = parts.count
      let firstGroup = groups.count
      let firstRow = rows.count
      func position(_ row: PricedRow, _ capacity: Double) -> Int {
        let number = numbers[row] ?? rows.count
        assert(number >= firstRow, "a row of two components")
        if number == rows.count {
          numbers[row] = number
          rows.append(row)
          capacities.append(capacity)
        }
        return number
      }
      for _ in pieces {
        let piece = compiled[parts.count]
        var part = piece.part
        part.rows = zip(piece.rows, piece.capacities).map(position)
        parts.append(part)
      }
      groups += meetings.map { GroupPart($0, basis, position: position) }
      sites.append(SitePart(rows, from: firstRow, basis))
      components.append(
        Component(
          parts: firstPart..<parts.count, groups: firstGroup..<groups.count,
          sites: (sites.count - 1)..<sites.count, rows: firstRow..<rows.count))
    }
  }

  /// The model of a valuation's tiers, however long it takes.
  init(
    _ candidates: Candidates, shares: [GroupShare], tiers: [Tier], workers: Workers = Workers(1),
    partMinutes: Int? = nil, childrenOfPart most: Int = 64
  ) {
    let compiled = Self(
      candidates, shares: shares, tiers: tiers, workers: workers, partMinutes: partMinutes,
      childrenOfPart: most
    ) { false }
    self = compiled ?? Self(tierCount: tiers.count, base: [], travelWeights: [])
  }

  private init(tierCount: Int, base: [Double], travelWeights: [Double]) {
    self.tierCount = tierCount
    self.base = base
    self.travelWeights = travelWeights
  }

  private struct Compiled: Sendable {
    let part: PricingPart
    let rows: [PricedRow]
    let capacities: [Double]
  }

  /// By component: the groups that its children could be in.
  private static func meetings(
    of components: [[Child.ID]], _ basis: PricingBasis
  ) -> [[GroupMeetings]] {
    let scenario = basis.candidates.scenario
    var componentOfChild = [Int](repeating: 0, count: scenario.children.count)
    for (number, children) in components.enumerated() {
      for child in children { componentOfChild[child.index] = number }
    }
    var meetings = [[GroupMeetings]](repeating: [], count: components.count)
    for found in basis.meetings {
      guard let first = found.members.first else { continue }
      meetings[componentOfChild[scenario.needs[first].child.index]].append(found)
    }
    return meetings
  }

  /// Children of a component in parts of about one size.
  private static func pieces(_ children: [Child.ID], of most: Int) -> [[Child.ID]] {
    let count = (children.count + most - 1) / most
    return (0..<count).map { number in
      Array(children[(number * children.count / count)..<((number + 1) * children.count / count)])
    }
  }
}
