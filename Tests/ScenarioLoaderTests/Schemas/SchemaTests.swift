import Foundation
import Kezek
import Reporting
import ScenarioLoader
import Testing

/// The published schemas, against the bundled scenarios and a plan.
@Suite struct SchemaTests {
  private static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func schema(_ name: String) throws -> JSONSchema {
    let file = package.appendingPathComponent("Docs/Schemas/\(name).schema.json")
    return try JSONSchema(try Data(contentsOf: file))
  }

  /// The folders of all bundled scenarios.
  private static func folders() throws -> [URL] {
    let root = package.appendingPathComponent("Scenarios")
    let candidates = try [root, root.appendingPathComponent("tiny")].flatMap {
      try FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
    }
    return candidates.filter {
      FileManager.default.fileExists(atPath: $0.appendingPathComponent("children.csv").path)
    }.sorted { $0.path < $1.path }
  }

  // MARK: The scenario's schema

  /// The rows of a table as objects with English headers; bundled tables quote no line breaks.
  private static func rows(_ file: URL) throws -> [[String: String]] {
    let table = file.deletingPathExtension().lastPathComponent
    let text = try String(contentsOf: file, encoding: .utf8).replacing("\u{feff}", with: "")
    let lines = text.split(whereSeparator: \.isNewline).map(cells)
    let headers = (lines.first ?? []).map { header in
      Words.catalogue.english(.header, table, matching: header) ?? header
    }
    return lines.dropFirst().map { cells in
      Dictionary(zip(headers, cells)) { first, _ in first }
    }
  }

  /// The cells of a line; marks of quotation around a semicolon are left out.
  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case ";" where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  private static func tables(_ folder: URL) throws -> [String: [[String: String]]] {
    var tables: [String: [[String: String]]] = [:]
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    for file in files where file.pathExtension == "csv" {
      tables[file.deletingPathExtension().lastPathComponent] = try rows(file)
    }
    let yaml = folder.appendingPathComponent("scenario.yaml")
    if FileManager.default.fileExists(atPath: yaml.path) {
      tables["settings"] = try settings(yaml)
    }
    return tables
  }

  /// `scenario.yaml` as the rows of settings that it equals: `key: "value"`, a line each.
  private static func settings(_ file: URL) throws -> [[String: String]] {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return try lines.filter { !$0.hasPrefix("#") }.map { line in
      let match = try #require(line.wholeMatch(of: /([^:]+): "(.*)"/))
      return ["key": String(match.1), "value": String(match.2)]
    }
  }

  @Test func everyBundledScenarioFitsTheSchema() throws {
    let schema = try Self.schema("scenario")
    let folders = try Self.folders()
    #expect(folders.count > 15)
    for folder in folders {
      let defects = schema.defects(of: try Self.tables(folder))
      #expect(defects.isEmpty, "\(folder.lastPathComponent): \(defects.prefix(5))")
    }
  }

  @Test func theSchemaKnowsEveryHeaderOfTheCatalogue() throws {
    let schema = try Self.schema("scenario")
    for entry in Words.catalogue.entries where entry.role == .header && entry.place != "children" {
      let defects = schema.defects(of: [entry.place: [[entry.english: "2026"]]])
      #expect(!defects.contains { $0.contains("unknown") }, "\(entry.place).\(entry.english)")
    }
  }

  @Test(arguments: [
    ("children", "child", "", "does not fit"), ("children", "born", "03/14/21", "does not fit"),
    ("needs", "times", "three", "does not fit"), ("needs", "sevice", "x", "unknown sevice"),
    ("pupils", "child", "C-1", "unknown pupils"),
  ])
  func theScenarioSchemaRefuses(
    _ table: String, _ column: String, _ cell: String, _ defect: String
  ) throws {
    var tables = try Self.tables(Self.package.appendingPathComponent("Scenarios/tiny/group"))
    let schema = try Self.schema("scenario")
    #expect(schema.defects(of: tables).isEmpty)
    tables[table, default: [[:]]][0][column] = cell
    #expect(schema.defects(of: tables).contains { $0.contains(defect) })
    tables["needs"] = nil
    #expect(schema.defects(of: tables).contains("$ lacks needs"))
  }

  // MARK: The plan's schema

  /// A plan with a session, a group's session, a course and an unmet need.
  private static func plan() throws -> [String: Any] {
    let folder = package.appendingPathComponent("Scenarios/tiny/quotas").path
    let scenario = try #require(ScenarioFolder(folder).load().scenario)
    let turn = try #require(scenario.turns.ids.first)
    let unmet = UnmetNeed(
      need: Need.ID(1), year: scenario.settings.term.first.year, asked: 2, given: 0,
      reasons: [.turnsFull, .tooSoon], certainty: .noPlanCan)
    let certificate = Certificate(
      tiers: [
        TierCertificate(
          name: "need", value: 5, bound: 6, tolerance: 0, status: .open, valueIfAllMet: 9),
        TierCertificate(
          name: "lottery", value: -3, bound: nil, tolerance: 0, status: .notReached,
          valueIfAllMet: nil),
      ],
      termination: .timeLimit, strategy: "exact", solver: "GLPK", solverVersion: "5.0",
      scenarioDigest: scenario.digest, policyDigest: "00ff", seed: UInt64.max)
    let document = PlanDocument(
      scenario: scenario.name, policy: "need", data: .synthetic, certificate: certificate,
      plan: Plan(courses: [PlannedCourse(need: Need.ID(0), turn: turn)]), unmet: [unmet],
      leftOut: [Finding(Finding.Code("E310"), .error, file: "children.csv", rows: [3])])
    let data = Data(document.json(over: scenario).bytes())
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private static var session: [String: Any] {
    [
      "child": "C-1", "service": "psychologist", "need": "C-1/psychologist/any",
      "specialist": "S-1", "site": "Нура", "rooms": ["R-1"], "week": "A", "day": "Mon",
      "start": "09:30", "minutes": 30, "group": "G-1",
    ]
  }

  @Test func aWrittenPlanFitsTheSchema() throws {
    var plan = try Self.plan()
    let schema = try Self.schema("plan")
    #expect(schema.defects(of: plan) == [])
    plan["sessions"] = [Self.session]
    #expect(schema.defects(of: plan) == [])
    #expect(schema.defects(of: ["courses": [Any]()]) == [])
  }

  @Test(arguments: [
    ("week", "C"), ("day", "Пн"), ("start", "25:00"), ("start", "9"), ("child", ""),
    ("hour", "9"),
  ])
  func thePlanSchemaRefusesSessions(_ field: String, _ value: String) throws {
    let schema = try Self.schema("plan")
    var session = Self.session
    #expect(schema.defects(of: ["sessions": [session]]) == [])
    session[field] = value
    #expect(schema.defects(of: ["sessions": [session]]).count == 1)
  }

  @Test func thePlanSchemaRefusesWhatPlansDoNotHold() throws {
    let schema = try Self.schema("plan")
    var plan = try Self.plan()
    plan["wallSeconds"] = 3
    #expect(schema.defects(of: plan) == ["$ has the unknown wallSeconds"])
    plan["wallSeconds"] = nil
    plan["version"] = 2
    #expect(schema.defects(of: plan).count == 1)
    #expect(schema.defects(of: [String: Any]()) == ["$ fits none of 2"])
  }
}
