import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// Pins: what must stay is held at least once, what must not be is not held.
  ///
  /// - Parameter rows: positions in the current plan whose pins are imposed.
  mutating func addPins(_ rows: [Int]) {
    for row in rows {
      let pin = scenario.current[row]
      let variables = currentVariables(row)
      let terms = variables.map { Term(1, $0) }
      switch pin.keep {
      case .yes:
        builder.addConstraint(
          LinearExpression(terms), .atLeast(1), name: "pins[row \(pin.fileRow)]")
      case .no: atMost(0, terms, "pins[row \(pin.fileRow)]")
      case .ifFree: break
      }
    }
  }

  /// The variables of which one is 1 where a row of the current plan is kept (RULES 23): the
  /// session with the same specialist, site, week, day and start; without a day, the specialist
  /// serving the need; for a course, the place.
  ///
  /// Ascending, each once.
  func currentVariables(_ row: Int) -> [Variable] {
    let current = scenario.current[row]
    let needs = scenario.needs(of: current)
    let variables: [Variable]
    switch current.content {
    case .course(let turn):
      variables = needs.flatMap { placesOfNeed[$0.index] }.map { columns.places[$0] }
        .filter { $0.turn == turn }.map(\.variable)
    case .session(let slot):
      if let time = slot.time {
        variables = needs.flatMap { attendancesOfNeed[$0.index] }.map { columns.attendances[$0] }
          .filter { isHeld($0, slot, time) }.map(\.variable)
      } else {
        variables = needs.flatMap { servesOfNeed[$0.index] }.map { columns.serves[$0] }
          .filter { $0.specialist == slot.specialist }.map(\.variable)
      }
    }
    return Set(variables).sorted()
  }

  private func starts(_ attendance: Attendance, _ time: CurrentRow.Time) -> Bool {
    grid.minute(of: attendance.start) == time.minute
  }

  /// Whether a session at that time lies in the half-day that the attendance stands for.
  private func isInHalf(_ attendance: Attendance, _ time: CurrentRow.Time) -> Bool {
    let day = grid.day(of: attendance.start)
    guard let start = grid.period(day: day, minute: time.minute) else { return false }
    return HalfDay.of(start: start, length: attendance.length, in: scenario)
      == HalfDay.of(start: attendance.start, length: attendance.length, in: scenario)
  }

  private func isHeld(
    _ attendance: Attendance, _ slot: CurrentRow.Slot, _ time: CurrentRow.Time
  ) -> Bool {
    let day = grid.day(of: attendance.start)
    return attendance.specialist == slot.specialist
      && (slot.site == nil || slot.site == attendance.site)
      && (slot.week == nil || slot.week == grid.week(ofDay: day))
      && grid.weekday(ofDay: day) == time.weekday
      && (isByHalfDays ? isInHalf(attendance, time) : starts(attendance, time))
  }
}
