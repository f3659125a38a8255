import Kezek

extension FormulationDraft {
  /// A need as names of variables and constraints write it.
  func label(_ need: Need.ID) -> String { scenario.key(of: need) }

  func label(_ specialist: Specialist.ID) -> String { scenario.specialists[specialist].key }

  func label(_ child: Child.ID) -> String { scenario.children[child].key }

  /// A period as week, weekday and time: `A-Mon-09:30`.
  func label(period: Int) -> String { grid.label(period: period) }

  func label(day: Int) -> String { grid.label(day: day) }
}

extension TimeGrid {
  /// A day of the cycle: `A-Mon`.
  func label(day: Int) -> String {
    "\(week(ofDay: day) == 0 ? "A" : "B")-\(weekday(ofDay: day).code)"
  }

  /// A period: `A-Mon-09:30`.
  func label(period: Int) -> String {
    let minute = minute(of: period)
    let minutes = minute % 60
    return "\(label(day: day(of: period)))-\(minute / 60 < 10 ? "0" : "")\(minute / 60):"
      + "\(minutes < 10 ? "0" : "")\(minutes)"
  }
}
