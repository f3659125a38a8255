import Testing

@testable import AllocationSolver

@Suite struct QuasiNewtonTests {
  /// A bowl that is long and narrow across the axes: ½ xᵀAx − bᵀx.
  private func bowl(
    _ rows: [[Double]], _ target: [Double]
  ) -> ([Double]) -> (value: Double, slope: [Double]) {
    { point in
      let product = rows.map { row in zip(row, point).reduce(0) { $0 + $1.0 * $1.1 } }
      let value = zip(zip(product, point), target).reduce(0) {
        $0 + 0.5 * $1.0.0 * $1.0.1 - $1.1 * $1.0.1
      }
      return (value, zip(product, target).map { $0 - $1 })
    }
  }

  @Test func lowestPointOfANarrowBowl() {
    var method = QuasiNewton(scales: [1, 1], least: [0, 0])
    // Nearly one direction: the slope alone would need thousands of steps.
    let found = method.minimize(
      from: [0, 5], steps: 60, evaluate: bowl([[1, 0.999], [0.999, 1]], [1.999, 1.999])
    ) { _ in false }
    #expect(abs(found.point[0] - 1) < 1e-4)
    #expect(abs(found.point[1] - 1) < 1e-4)
  }

  @Test func noCoordinateIsNegative() {
    var method = QuasiNewton(scales: [1, 1, 1], least: [0, 0, 0])
    let found = method.minimize(
      from: [1, 1, 1], steps: 60,
      evaluate: bowl([[2, 0, 0], [0, 1, 0], [0, 0, 4]], [-3, 2, -1])
    ) { _ in false }
    #expect(found.point[0] == 0)
    #expect(abs(found.point[1] - 2) < 1e-9)
    #expect(found.point[2] == 0)
  }

  @Test func stopsWhereItIsEnough() {
    var method = QuasiNewton(scales: [1], least: [0])
    var values: [Double] = []
    let found = method.minimize(from: [10], steps: 60, evaluate: bowl([[1]], [1])) { value in
      values.append(value)
      return value < 30
    }
    #expect(values.dropLast().allSatisfy { $0 >= 30 })
    #expect(found.value < 30)
  }
}
