public import Kezek
import PlanVerification

extension PlanDocument {
  /// The largest file that is read, in bytes.
  public static let largest = 512 << 20

  /// The plan that a JSON document holds, written by Kezek or by hand.
  ///
  /// By hand, `sessions` or `courses` are enough. In a session `week` is A, `rooms` are none,
  /// and `need` is the child's only one for the service, where they are not given. Whether the
  /// plan keeps the conditions is for the verifier to say.
  /// - Throws: `UnreadableFile` with every problem found, at most `PlanReader.most`.
  /// - Complexity: O(bytes).
  public static func read(
    _ bytes: [UInt8], over scenario: Scenario
  ) throws(UnreadableFile) -> PlanDocument {
    guard bytes.count <= largest else {
      throw UnreadableFile(problems: [
        FileProblem(.tooLarge, line: 1, field: "", value: "\(bytes.count >> 20) MB")
      ])
    }
    let root: JSONNode
    do {
      root = try JSONParser.parse(bytes)
    } catch {
      throw UnreadableFile(problems: [FileProblem(error)])
    }
    var reader = PlanReader(scenario: scenario)
    let document = reader.document(root)
    let errors = reader.problems.filter { !$0.isNote }
    guard let document, errors.isEmpty else { throw UnreadableFile(problems: errors) }
    return document
  }
}

extension FileProblem {
  init(_ error: JSONSyntaxError) {
    self.init(
      .syntax, line: error.line, field: "", expected: "syntax." + error.defect.rawValue)
  }
}

/// Turns the tree of a plan file into a plan, collecting problems.
struct PlanReader {
  /// Problems after which reading stops.
  static let most = 200

  let scenario: Scenario
  let index: KeyIndex
  var problems: [FileProblem] = []
  /// The rows that no need asks for.
  var notAsked: [Violation] = []
  var unmetNotAsked: [CertificateFault] = []

  init(scenario: Scenario) {
    self.scenario = scenario
    index = KeyIndex(scenario)
  }

  mutating func document(_ root: JSONNode) -> PlanDocument? {
    guard var fields = FieldReader(root, path: "", problems: &problems) else { return nil }
    checkFormat(&fields, "kezek-plan", version: PlanDocument.version)
    let name = fields.text("scenario", required: false) ?? scenario.name
    let policy = fields.text("policy", required: false) ?? ""
    let ruleText = fields.text("rule", required: false)
    let change = self.change(&fields)
    let data = fields.word("data", Settings.DataMark.self, required: false)
    let certificateNode = fields.node("certificate")
    if fields.node("sessions") == nil, fields.node("courses") == nil {
      fields.report(.missing, "sessions")
    }
    let sessionNodes = fields.list("sessions")
    let courseNodes = fields.list("courses")
    let unmetNodes = fields.list("unmet")
    let leftOutNodes = fields.list("leftOut")
    fields.finish(into: &problems)
    let certificate = certificateNode.flatMap { self.certificate($0) }
    let plan = Plan(
      sessions: rows(sessionNodes, "sessions") { $0.session(&$1) },
      courses: rows(courseNodes, "courses") { $0.course(&$1) })
    let unmet = rows(unmetNodes, "unmet") { $0.unmet(&$1) }
    let leftOut = rows(leftOutNodes, "leftOut") { $0.leftOut(&$1) }
    noteOtherTables(certificate, line: certificateNode?.line ?? 1)
    return PlanDocument(
      scenario: name, policy: policy, data: data ?? .unmarked, certificate: certificate,
      plan: plan, unmet: unmet, leftOut: leftOut, notes: problems.filter(\.isNote),
      ruleText: ruleText, change: change, notAsked: notAsked,
      unmetNotAsked: unmetNotAsked)
  }

  /// `free`, `least` or a number of rows; free where it is left out.
  private func change(_ fields: inout FieldReader) -> ChangeRule {
    guard let node = fields.node("change") else { return .free }
    if let word = node.text {
      switch word {
      case "free": return .free
      case "least": return .least
      default: fields.reportWord("change", word, allowed: ["free", "least"])
      }
      return .free
    }
    return fields.integer("change", in: 0...Int.max).map { .atMost($0) } ?? .free
  }

  /// The items of a list of objects, each read by `read`; stops after `most` problems.
  private mutating func rows<Row>(
    _ nodes: [JSONNode], _ field: String,
    _ read: (inout PlanReader, inout FieldReader) -> Row?
  ) -> [Row] {
    var rows: [Row] = []
    rows.reserveCapacity(nodes.count)
    for (position, node) in nodes.enumerated() {
      guard problems.count < Self.most else { break }
      let path = "\(field)[\(position)]"
      guard var fields = FieldReader(node, path: path, problems: &problems) else { continue }
      if let row = read(&self, &fields) { rows.append(row) }
      fields.finish(into: &problems)
    }
    return rows
  }

  private mutating func noteOtherTables(_ certificate: Certificate?, line: Int) {
    guard let certificate, certificate.scenarioDigest != scenario.digest else { return }
    problems.append(
      FileProblem(.otherTables, line: line, field: "certificate.scenarioDigest"))
  }

  private func checkFormat(_ fields: inout FieldReader, _ format: String, version: Int) {
    fields.checkFormat(format, version: version)
  }
}

extension FieldReader {
  /// Checks `format` and `version` where the file has them.
  mutating func checkFormat(_ format: String, version: Int) {
    if let found = text("format", required: false), found != format {
      report(.unknownWord, "format", value: found, expected: format)
    }
    if let found = integer("version", required: false), found != version {
      report(.version, "version", value: String(found), expected: String(version))
    }
  }
}
