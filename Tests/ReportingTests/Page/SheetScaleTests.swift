import Testing

@testable import Reporting

@Suite struct SheetScaleTests {
  private func week(rows: Int, meetings: Int, words: Int) -> SheetScale.Week {
    let meeting = SheetScale.Meeting(
      main: Array(repeating: "C-001", count: words).joined(separator: ", "),
      time: "09:00–09:30", rest: "группа G1, Каб#1")
    return (0..<rows).map { _ in
      (0..<5).map { _ in Array(repeating: meeting, count: meetings) }
    }
  }

  private func points(_ weeks: [SheetScale.Week], notes: [String] = []) -> Double {
    SheetScale(weeks: weeks, notes: notes, head: "Специалист S-01").points
  }

  @Test func moreLinesMakeSmallerType() {
    let few = points([week(rows: 6, meetings: 1, words: 1)])
    let many = points([week(rows: 16, meetings: 1, words: 4)])
    let most = points([week(rows: 16, meetings: 2, words: 4)])
    #expect(few == 10.5 && many < few && most < many && most >= 2.5)
    let twoWeeks = points(Array(repeating: week(rows: 8, meetings: 1, words: 2), count: 2))
    #expect(twoWeeks < points([week(rows: 8, meetings: 1, words: 2)]))
    let notes = Array(repeating: String(repeating: "слово ", count: 20), count: 30)
    #expect(points([week(rows: 12, meetings: 1, words: 2)], notes: notes) < 9)
  }

  @Test func textsBreakAtSpaces() {
    #expect(SheetScale.lines([("", 1)], width: 10) == 0)
    #expect(SheetScale.lines([("aa bb", 1)], width: 10) == 1)
    #expect(SheetScale.lines([("aaaaaaaa bbbbbbbb", 1)], width: 6) == 2)
    #expect(SheetScale.lines([(String(repeating: "a", count: 40), 1)], width: 6) == 5)
  }
}
