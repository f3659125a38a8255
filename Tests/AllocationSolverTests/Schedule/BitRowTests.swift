import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver

/// Bits against the same said column by column.
@Suite struct BitRowTests {
  private func drawn(_ columns: Int, percent: Int, _ random: inout SplitMix64) -> BitRows {
    var rows = BitRows(rows: 2, columns: columns)
    for column in 0..<columns where random.chance(percent) { rows.insert(column, row: 1) }
    return rows
  }

  @Test(arguments: [7, 64, 65, 130, 840])
  func runsStartWhereTheyAreHeldThroughout(columns: Int) {
    var random = SplitMix64(seed: UInt64(columns))
    for length in [1, 2, 3, 5, 8, 63, 64, 65, 100] {
      let rows = drawn(columns, percent: length > 20 ? 99 : 80, &random)
      var starts = BitRow(rows, row: 1)
      starts.formStarts(ofRuns: length)
      let expected = (0..<columns).filter { start in
        start + length <= columns && rows.holdsAll(of: start..<(start + length), row: 1)
      }
      #expect(starts.members == expected, "length \(length), seed \(columns)")
    }
  }

  @Test func theFirstMemberOfARangeIsFound() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<200 {
      let rows = drawn(200, percent: 3, &random)
      let row = BitRow(rows, row: 1)
      let low = random.integer(in: 0...200)
      let range = low..<random.integer(in: low...200)
      #expect(row.first(in: range) == row.members.first { range.contains($0) })
    }
  }

  @Test func rowsAreNarrowedByRows() {
    var random = SplitMix64(seed: 4)
    let one = drawn(150, percent: 50, &random)
    let other = drawn(150, percent: 50, &random)
    let third = drawn(150, percent: 50, &random)
    var narrowed = BitRow(one, row: 1)
    narrowed.formIntersection(other, row: 1, or: third, row: 1)
    narrowed.subtract(third, row: 1)
    let expected = (0..<150).filter {
      one.contains($0, row: 1) && other.contains($0, row: 1) && !third.contains($0, row: 1)
    }
    #expect(narrowed.members == expected)
    #expect(BitRow(one, row: 0).isEmpty)
  }

  @Test(arguments: [7, 14])
  func gapsAreCountedOverTheEndOfTheCycle(cycle: Int) {
    for gap in 1...cycle {
      for day in 0..<cycle {
        var held = DaySet()
        held.insert(day)
        let barred = held.barred(byGap: gap, cycle: cycle)
        for other in 0..<cycle {
          let apart = abs(day - other)
          #expect(barred.contains(other) == (min(apart, cycle - apart) < gap))
        }
      }
    }
    #expect(DaySet().barred(byGap: cycle + 1, cycle: cycle).count == cycle)
    #expect(DaySet().barred(byGap: cycle, cycle: cycle).isEmpty)
  }
}
