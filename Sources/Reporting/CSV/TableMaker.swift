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

  init(
    scenario: Scenario, plan: Plan, unmet: [UnmetNeed], metrics: PlanMetrics, language: Language
  ) {
    self.scenario = scenario
    self.plan = plan
    self.unmet = unmet
    self.metrics = metrics
    phrases = Phrases(language)
    timetable = Timetable(plan, of: scenario)
  }

  /// An empty table; where the settings say what the data are, its last column says so too.
  func table(_ name: String, _ columns: [String]) -> CSVTable {
    CSVTable(
      name: name, columns: mark == nil ? columns : columns + [phrases.say("column.data")])
  }

  /// The cells of a row, with the mark of the data.
  func marked(_ row: [CSVTable.Cell]) -> [CSVTable.Cell] {
    mark.map { row + [.text($0)] } ?? row
  }

  /// SYNTHETIC or REAL, as the settings say; nil where they do not.
  private var mark: String? {
    scenario.settings.data == .unmarked ? nil : phrases.markWord(scenario.settings.data)
  }

  func names(of children: [Child.ID]) -> String {
    children.map { scenario.children[$0].key }.joined(separator: ", ")
  }

  func names(of rooms: [Room.ID]) -> String {
    rooms.map { scenario.rooms[$0].key }.joined(separator: ", ")
  }
}
