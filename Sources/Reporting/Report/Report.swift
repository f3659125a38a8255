public import Kezek
public import PlanVerification

/// Everything that people read of one plan: the summary on the terminal, the tables and the page.
public struct Report: Sendable {
  public let scenario: Scenario
  /// The policy's name, as the planner wrote it.
  public let policy: String
  /// The text of the policy's file; nil for a named policy.
  public let ruleText: String?
  /// How the plan was allowed to differ from the current one.
  public let change: ChangeRule
  public let plan: Plan
  public let certificate: Certificate
  public let metrics: PlanMetrics
  public let verification: VerificationReport
  /// What is not met in full, with its reasons.
  public let unmet: [UnmetNeed]
  public let baselines: [Baseline]
  /// The findings whose rows were left out so that the rest could be planned.
  public let leftOut: [Finding]
  /// Warnings and notes of the tables, like ones counted once, as `doctor` counts them.
  public let warningCount: Int
  public let noteCount: Int
  /// What the plan changes of the current one; nil where there is none.
  public let changes: PlanChanges?
  /// No plan gives more sessions than this in all; nil where nobody has bounded the number itself.
  public let mostSessions: Int?
  /// Names of children by the ids of their rows; empty where nobody asked for them.
  public let names: [String: String]
  public let language: Language

  public init(
    scenario: Scenario, policy: String, plan: Plan, certificate: Certificate,
    metrics: PlanMetrics, verification: VerificationReport, unmet: [UnmetNeed],
    baselines: [Baseline] = [], leftOut: [Finding] = [], warningCount: Int = 0,
    noteCount: Int = 0, changes: PlanChanges? = nil,
    mostSessions: Int? = nil, names: [String: String] = [:], ruleText: String? = nil,
    change: ChangeRule = .free, language: Language
  ) {
    self.scenario = scenario
    self.policy = policy
    self.ruleText = ruleText
    self.change = change
    self.plan = plan
    self.certificate = certificate
    self.metrics = metrics
    self.verification = verification
    self.unmet = unmet
    self.baselines = baselines
    self.leftOut = leftOut
    self.warningCount = warningCount
    self.noteCount = noteCount
    self.changes = changes
    self.mostSessions = mostSessions
    self.names = names
    self.language = language
  }

  var phrases: Phrases { Phrases(language) }

  /// A child's id, with its name where names were asked for.
  func shown(_ child: Child.ID) -> String {
    let child = scenario.children[child]
    guard let name = names[child.rowKey], !name.isEmpty else { return child.key }
    return child.key + " " + name
  }

  /// The rows that were left out, each counted once.
  var leftOutCount: Int {
    Set(leftOut.flatMap { finding in finding.rows.map { "\(finding.file ?? "") \($0)" } }).count
  }

  /// The plan as `plan.json` holds it, in the order of the waiting list.
  public var document: PlanDocument {
    let waiting = WaitingList(scenario: scenario, metrics: metrics, unmet: unmet)
    return PlanDocument(
      scenario: scenario.name, policy: policy, data: scenario.settings.data,
      certificate: certificate, plan: plan, unmet: waiting.rows.map(\.need), leftOut: leftOut,
      ruleText: ruleText, change: change)
  }

  /// The tables of the plan: timetables by specialist, room and child, the waiting list, coverage,
  /// the sessions that fall out on single dates, and the lists of the turns.
  public func csvTables() -> [CSVTable] {
    let maker = TableMaker(
      scenario: scenario, plan: plan, unmet: unmet, metrics: metrics,
      leftOutCount: leftOutCount, language: language)
    return Self.tables.map { $0(maker, self) }
  }

  /// The same tables as UTF-8, to be made apart from each other.
  package var csvFiles: CSVFiles {
    CSVFiles(
      report: self,
      maker: TableMaker(
        scenario: scenario, plan: plan, unmet: unmet, metrics: metrics,
        leftOutCount: leftOutCount, language: language))
  }

  /// The tables of a report, each made when it is asked for.
  package struct CSVFiles: Sendable {
    fileprivate let report: Report
    fileprivate let maker: TableMaker

    package var count: Int { Report.tables.count }

    package func file(_ number: Int) -> (name: String, bytes: [UInt8]) {
      let table = Report.tables[number](maker, report)
      return (table.name, table.bytes())
    }
  }

  fileprivate static let tables: [@Sendable (TableMaker, Report) -> CSVTable] = [
    { maker, _ in maker.specialists() }, { maker, _ in maker.rooms() },
    { maker, _ in maker.children() }, { maker, _ in maker.waitingList() },
    { maker, _ in maker.coverage() }, { maker, _ in maker.pausedSessions() },
    { maker, _ in maker.turnLists() }, { maker, report in maker.changes(report.changes, report) },
  ]
}
