import Kezek

extension PricingModel {
  /// The model of a valuation's tiers.
  ///
  /// - Parameters:
  ///   - shares: who could be in groups, and of what size at most.
  ///   - workers: on which nothing depends but the time.
  ///   - most: children of one part at most: enough of them to share the work on specialists alike,
  ///     few enough for several threads.
  ///   - isOver: whether to stop; there is no model then.
  /// - Complexity: O(starts of all pairs and shares).
  init?(
    _ candidates: Candidates, shares: [GroupShare], tiers: [Tier], workers: Workers = Workers(1),
    childrenOfPart most: Int = 64, isOver: @Sendable () -> Bool
  ) {
    if isOver() { return nil }
    let basis = PricingBasis(candidates, shares, tiers)
    self.init(
      tierCount: tiers.count, base: basis.terms.map(\.base),
      travelWeights: basis.terms.map { Double($0.travelWeight) })
    impossible = basis.impossible.sorted().map(\.row)
    let groups = PricedComponents.children(basis)
    let pieces = groups.map { Self.pieces($0, of: most) }
    let flat = Array(pieces.joined())
    let compiled = workers.map(flat.count) { number -> Compiled? in
      if isOver() { return nil }
      let compiler = PricingCompiler(basis, flat[number])
      return Compiled(
        part: compiler.part, rows: compiler.rows, capacities: compiler.capacities)
    }.compactMap { $0 }
    guard compiled.count == flat.count else { return nil }
    var numbers: [PricedRow: Int] = [:]
    for group in pieces {
      let firstPart = parts.count
      let firstRow = rows.count
      for _ in group {
        let piece = compiled[parts.count]
        var part = piece.part
        for (row, capacity) in zip(piece.rows, piece.capacities) {
          let number = numbers[row] ?? rows.count
          assert(number >= firstRow, "a row of two components")
          if number == rows.count {
            numbers[row] = number
            rows.append(row)
            capacities.append(capacity)
          }
          part.rows.append(number)
        }
        parts.append(part)
      }
      components.append(
        Component(parts: firstPart..<parts.count, rows: firstRow..<rows.count))
    }
  }

  /// The model of a valuation's tiers, however long it takes.
  init(
    _ candidates: Candidates, shares: [GroupShare], tiers: [Tier], workers: Workers = Workers(1),
    childrenOfPart most: Int = 64
  ) {
    let compiled = Self(
      candidates, shares: shares, tiers: tiers, workers: workers, childrenOfPart: most
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

  /// Children of a component in parts of about one size.
  private static func pieces(_ children: [Child.ID], of most: Int) -> [[Child.ID]] {
    let count = (children.count + most - 1) / most
    return (0..<count).map { number in
      Array(children[(number * children.count / count)..<((number + 1) * children.count / count)])
    }
  }
}
