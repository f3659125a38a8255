import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// Session spacing: in any `gap_days` consecutive days of the repeating cycle at most one session
  /// of a need.
  ///
  /// The cycle repeats, so a gap longer than it leaves no session at all.
  mutating func addSessionSpacing() {
    for need in scenario.needs.ids {
      guard let gap = scenario.service(of: need).gapDays, gap > 1,
        scenario.service(of: need).per.isWeekly, !attendancesOfNeed[need.index].isEmpty
      else { continue }
      let days = byDay(attendancesOfNeed[need.index])
      if gap > grid.dayCount {
        atMost(
          0, days.joined().map { Term(1, columns.attendances[$0].variable) },
          "session_spacing[\(label(need))]")
        continue
      }
      for first in 0..<grid.dayCount {
        let window = (first..<first + gap).flatMap { days[$0 % grid.dayCount] }
        atMost(
          1, window.map { Term(1, columns.attendances[$0].variable) },
          "session_spacing[\(label(need)),\(label(day: first))]")
      }
    }
  }
}
