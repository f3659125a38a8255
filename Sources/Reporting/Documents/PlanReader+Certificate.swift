import Kezek

extension PlanReader {
  mutating func certificate(_ node: JSONNode) -> Certificate? {
    guard var fields = FieldReader(node, path: "certificate", problems: &problems) else {
      return nil
    }
    let tierNodes = fields.list("tiers", required: true)
    let termination = fields.word("termination", Certificate.Termination.self)
    let strategy = fields.text("strategy")
    let solver = fields.text("solver")
    let solverVersion = fields.text("solverVersion")
    let scenarioDigest = fields.text("scenarioDigest")
    let policyDigest = fields.text("policyDigest")
    let seed = self.seed(&fields)
    let tiers = tierNodes.enumerated().compactMap { tier($1, position: $0) }
    guard let termination, let strategy, let solver, let solverVersion, let scenarioDigest,
      let policyDigest, let seed, tiers.count == tierNodes.count
    else {
      _ = fields.derived()
      fields.finish(into: &problems)
      return nil
    }
    let certificate = Certificate(
      tiers: tiers, termination: termination, strategy: strategy, solver: solver,
      solverVersion: solverVersion, scenarioDigest: scenarioDigest, policyDigest: policyDigest,
      seed: seed)
    check(&fields, against: certificate)
    fields.finish(into: &problems)
    return certificate
  }

  private mutating func tier(_ node: JSONNode, position: Int) -> TierCertificate? {
    let path = "certificate.tiers[\(position)]"
    guard var fields = FieldReader(node, path: path, problems: &problems) else { return nil }
    let name = fields.text("name")
    let value = fields.integer("value")
    let bound = fields.integer("bound", required: false)
    let gap = fields.node("gap")
    let tolerance = fields.integer("tolerance", in: 0...Int.max)
    let status = fields.word("status", TierCertificate.Status.self)
    let valueIfAllMet = fields.integer("valueIfAllMet", required: false)
    var tier: TierCertificate?
    if let name, let value, let tolerance, let status {
      let found = TierCertificate(
        name: name, value: value, bound: bound, tolerance: tolerance, status: status,
        valueIfAllMet: valueIfAllMet)
      fields.require(gap, equals: found.json.member("gap"), "gap")
      tier = found
    }
    fields.finish(into: &problems)
    return tier
  }

  /// The figures that follow from the tiers must be those of the tiers.
  private func check(_ fields: inout FieldReader, against certificate: Certificate) {
    let expected = certificate.json
    for (name, node) in fields.derived() {
      fields.require(node, equals: expected.member(name), name)
    }
  }

  private func seed(_ fields: inout FieldReader) -> UInt64? {
    guard let node = fields.node("seed", required: true) else { return nil }
    if case .number(let digits) = node.content, let seed = UInt64(digits) { return seed }
    fields.report(.wrongType, "seed", expected: FieldReader.ExpectedType.integer.word)
    return nil
  }
}

extension FieldReader {
  /// The figures of a certificate that follow from its tiers.
  fileprivate mutating func derived() -> [(String, JSONNode?)] {
    ["objective", "bound", "gap", "gapUnmet"].map { ($0, node($0)) }
  }

  /// A problem unless the node, where there is one, is the number that follows from the rest.
  fileprivate mutating func require(
    _ node: JSONNode?, equals expected: JSONValue?, _ field: String
  ) {
    guard let node else { return }
    guard case .number(let digits) = node.content, let found = Double(digits) else {
      report(.wrongType, field, expected: "type.number")
      return
    }
    let text = (expected ?? .null).line()
    guard let right = Double(text), abs(found - right) <= 1e-6 * max(1, abs(right)) else {
      report(.contradiction, field, value: digits, expected: text)
      return
    }
  }
}

extension JSONValue {
  /// The value of a member, or nil.
  func member(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}
