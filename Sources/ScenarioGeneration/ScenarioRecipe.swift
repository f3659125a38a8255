import Kezek

/// A way to make a scenario's tables: the same bytes each time.
public protocol ScenarioRecipe: Sendable {
  /// The folder's name.
  var name: String { get }

  /// The files by name, as they stand in the folder; synthetic throughout.
  func files() -> [String: [UInt8]]
}

extension CalendarDay {
  /// A day written in a recipe; the first day of the epoch where the calendar has no such day,
  /// which the recipes' tests would show at once.
  static func on(_ day: Int, _ month: Int, _ year: Int) -> CalendarDay {
    CalendarDay(year: year, month: month, day: day) ?? CalendarDay(number: 0)
  }
}

extension DayRange {
  /// Days written in a recipe.
  static func days(_ first: CalendarDay, _ last: CalendarDay) -> DayRange {
    DayRange(first: first, last: last) ?? DayRange(first)
  }
}

/// The ids `C-001`, `C-002` … of children and `S-01` … of specialists.
func numbered(_ prefix: String, _ number: Int, width: Int) -> String {
  let digits = "\(number)"
  return prefix + String(repeating: "0", count: max(0, width - digits.count)) + digits
}
