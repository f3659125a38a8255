public import Kezek
public import PlanVerification

/// What the commands themselves say, beside findings and reports.
public struct CommandText: Sendable {
  public let language: Language

  public init(_ language: Language) {
    self.language = language
  }

  var phrases: Phrases { Phrases(language) }

  // MARK: Planning

  /// A row of the current plan with its child and service, as one of several that are named.
  public func row(_ row: CurrentRow, in scenario: Scenario) -> String {
    phrases.say(
      "command.row",
      [
        "row": .number(row.fileRow), "child": .text(scenario.children[row.child].key),
        "service": .text(phrases.service(scenario.services[row.service].key)),
      ])
  }

  /// The clerk's queue came to a place where rows could not stay.
  public func pinsNotKept(_ rows: [CurrentRow], in scenario: Scenario, file: String) -> String {
    phrases.say(
      "command.pins not kept",
      [
        "file": .text(file),
        "rows": .text(rows.map { row($0, in: scenario) }.joined(separator: ", ")),
      ])
  }

  /// Somebody stopped the command before there was a plan to write.
  public var interrupted: String { phrases.say("command.interrupted") }

  public var noPlan: String { phrases.say("command.no plan") }

  public func solverFailed(_ detail: String) -> String {
    phrases.say("command.solver", ["detail": .text(detail)])
  }

  public func defect(_ detail: String) -> String {
    phrases.say("command.defect", ["detail": .text(detail)])
  }

  public var brokenPlan: String { phrases.say("command.broken plan") }

  /// How planning goes on, for one line of a terminal.
  public func progress(
    seconds: Int, step: Int, of steps: Int, value: Int?, bound: Int?
  ) -> String {
    var parts = [
      phrases.say(
        "progress.step",
        ["seconds": .number(seconds), "step": .number(step), "steps": .number(steps)])
    ]
    if let value { parts.append(phrases.say("progress.best", ["value": .number(value)])) }
    if let bound { parts.append(phrases.say("progress.most", ["value": .number(bound)])) }
    return String(parts.joined(separator: ", ").prefix(79))
  }

  // MARK: Files and rules

  public func missing(_ file: String) -> String {
    phrases.say("command.missing", ["file": .text(file)])
  }

  /// A plan was made under a rule that its file does not record.
  public func unknownRule(_ rule: String) -> String {
    phrases.say("command.unknown rule", ["rule": .text(rule)])
  }

  /// Empty tables are written into an empty folder only.
  public func newFolderNotEmpty(_ folder: String) -> String {
    phrases.say("command.not empty", ["folder": .text(folder)])
  }

  /// A file of a program that cannot be read.
  public func isFolder(_ path: String) -> String {
    OutputProblem(.isFolder, path).text(in: language)
  }

  public func written(_ files: [String]) -> String {
    phrases.say("command.written", ["files": .text(files.joined(separator: ", "))])
  }

  /// Why a rule does not fit the tables.
  public func defect(_ defect: PolicyDefect, of policy: String) -> String {
    let what = phrases.say(
      family: "rule defect", defect.kind.word, ["value": .text(defect.value)])
    let sentence = phrases.say(
      "command.rule", ["rule": .text(policy), "what": .text(what)])
    guard !defect.known.isEmpty else { return sentence }
    let known = defect.known.joined(separator: ", ")
    return sentence + " " + phrases.say("command.known", ["known": .text(known)])
  }

  // MARK: The proof

  /// Why a proof cannot be judged.
  public func refused(_ error: BoundCheckError, file: String) -> String {
    var values: [String: Phrases.Value] = [:]
    switch error {
    case .scaleNotPositive(let scale): values["value"] = .number(scale)
    case .unknownTier(let tier), .duplicateTier(let tier), .floorNotEarlier(let tier),
      .duplicateFloor(let tier), .negativeFloorPrice(let tier), .negativeTravelWeight(let tier):
      values["value"] = .text(phrases.step(tier.rawValue))
    case .floorTooHigh(let tier, let floor, let kept):
      values["value"] = .text(phrases.step(tier.rawValue))
      values["floor"] = .number(floor)
      values["kept"] = .number(kept)
    case .overflow, .unknownRow, .duplicateRow, .negativePrice: break
    }
    let why = phrases.say(family: "refused", error.word, values)
    return phrases.say("command.refused", ["file": .text(file), "why": .text(why)])
  }

  // MARK: Pseudonyms

  /// What is wrong with the places of a key and a copy.
  public func problem(_ problem: KeyPlace.Problem, key: String, copy: String) -> String {
    phrases.say(
      family: "key place", problem.rawValue, ["key": .text(key), "copy": .text(copy)])
  }

  public func otherTables(_ copy: String, files: [String]) -> String {
    phrases.say(
      "pseudonyms.other tables",
      ["copy": .text(copy), "files": .text(files.joined(separator: ", "))])
  }

  /// Tables with errors are not copied; what is wrong with them may be somebody's name.
  public func tablesHaveErrors(_ folder: String, count: Int) -> String {
    phrases.say("pseudonyms.errors", ["folder": .text(folder), "count": .number(count)])
  }

  public func reportColumnNames(_ column: String) -> String {
    phrases.say("pseudonyms.names", ["column": .text(column)])
  }

  public func reportColumnTellsApart(_ column: String) -> String {
    phrases.say("pseudonyms.apart", ["column": .text(column)])
  }

  /// What was done, and what the owner should look at before handing the copy on.
  public func pseudonymized(
    copy: String, key: String, ids: Int, droppedColumns: Int, keptColumns: [String]
  ) -> [String] {
    var kept = phrases.say("pseudonyms.kept")
    if !keptColumns.isEmpty {
      let columns = keptColumns.joined(separator: ", ")
      kept += " " + phrases.say("pseudonyms.columns", ["columns": .text(columns)])
    }
    return [
      phrases.say("pseudonyms.done", ["copy": .text(copy), "ids": .number(ids)]),
      phrases.say("pseudonyms.key", ["key": .text(key)]),
      phrases.say("pseudonyms.dropped", ["count": .number(droppedColumns)]), kept,
    ]
  }
}

extension PolicyDefect.Kind {
  /// The word of the catalogue.
  fileprivate var word: String { "\(self)" }
}

extension BoundCheckError {
  /// The word of the catalogue.
  var word: String {
    switch self {
    case .overflow: "overflow"
    case .scaleNotPositive: "scaleNotPositive"
    case .unknownTier: "unknownTier"
    case .duplicateTier: "duplicateTier"
    case .unknownRow: "unknownRow"
    case .duplicateRow: "duplicateRow"
    case .negativePrice: "negativePrice"
    case .floorNotEarlier: "floorNotEarlier"
    case .duplicateFloor: "duplicateFloor"
    case .negativeFloorPrice: "negativeFloorPrice"
    case .floorTooHigh: "floorTooHigh"
    case .negativeTravelWeight: "negativeTravelWeight"
    }
  }
}
