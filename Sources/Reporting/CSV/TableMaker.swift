import Kezek
import PlanVerification

/// Makes the CSV tables of a plan in one language.
struct TableMaker: Sendable {
  let scenario: Scenario
  let plan: Plan
  let unmet: [UnmetNeed]
  let metrics: PlanMetrics
  let phrases: Phrases
  let timetable: Timetable
  /// SYNTHETIC or REAL, as the settings say, and how many rows were left out; nil where there is
  /// neither.
  private let mark: String?

  init(
    scenario: Scenario, plan: Plan, unmet: [UnmetNeed], metrics: PlanMetrics,
    leftOutCount: Int = 0, language: Language
  ) {
    self.scenario = scenario
    self.plan = plan
    self.unmet = unmet
    self.metrics = metrics
    phrases = Phrases(language)
    mark = Self.mark(scenario, leftOutCount, phrases)
    timetable = Timetable(plan, of: scenario)
  }

  /// An empty table; where the settings say what the data are, or rows were left out, its last
  /// column says so too.
  func table(_ name: String, _ columns: [String]) -> CSVTable {
    CSVTable(
      name: name, columns: mark == nil ? columns : columns + [phrases.say("column.data")])
  }

  /// The cells of a row, with the mark of the data.
  func marked(_ row: [CSVTable.Cell]) -> [CSVTable.Cell] {
    mark.map { row + [.text($0)] } ?? row
  }

  private static func mark(
    _ scenario: Scenario, _ leftOutCount: Int, _ phrases: Phrases
  ) -> String? {
    var marks: [String] = []
    if scenario.settings.data != .unmarked {
      marks.append(phrases.markWord(scenario.settings.data))
    }
    if leftOutCount > 0 {
      marks.append(phrases.say("page.left out", ["count": .number(leftOutCount)]))
    }
    return marks.isEmpty ? nil : marks.joined(separator: ", ")
  }

  func names(of children: [Child.ID]) -> String {
    children.map { scenario.children[$0].key }.joined(separator: ", ")
  }

  func names(of rooms: [Room.ID]) -> String {
    rooms.map { scenario.rooms[$0].key }.joined(separator: ", ")
  }
}
