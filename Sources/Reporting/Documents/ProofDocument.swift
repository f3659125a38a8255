public import Kezek

/// `proof.json`: integer prices from which anybody can recompute the bound of a plan.
public enum ProofDocument {
  /// The version of the format that this program writes.
  public static let version = 1

  /// The prices as JSON; a row that is not listed has price 0.
  ///
  /// - Complexity: O(prices).
  ///
  /// - Parameter planDigest: SHA-256 of the `plan.json` beside it, in hexadecimal.
  public static func json(
    _ proof: PriceProof, over scenario: Scenario, planDigest: String? = nil
  ) -> JSONValue {
    let names = SharedRowName(KeyIndex(scenario))
    var members: [JSONValue.Member] = [
      .init("format", "kezek-proof"), .init("version", .integer(version)),
      .init("scenarioDigest", .text(scenario.digest)),
    ]
    if let planDigest { members.append(.init("planDigest", .text(planDigest))) }
    members += [
      .init("scale", .integer(proof.scale)),
      .init("tiers", .array(proof.tiers.map { json($0, names) })),
    ]
    return .object(members)
  }

  private static func json(_ tier: PriceProof.TierPrices, _ names: SharedRowName) -> JSONValue {
    .object(
      ("tier", .text(tier.tier.rawValue)), ("claim", .integer(tier.claim)),
      (
        "prices",
        .array(
          tier.prices.map {
            .object(("row", .text(names.name(of: $0.row))), ("price", .integer($0.price)))
          })
      ),
      (
        "floors",
        .array(
          tier.floors.map {
            .object(
              ("tier", .text($0.tier.rawValue)), ("value", .integer($0.value)),
              ("price", .integer($0.price)))
          })
      ))
  }

  /// The prices that a JSON document holds.
  ///
  /// - Parameter planDigest: SHA-256 of the plan that it is to belong to; where given, a proof that
  ///   names another is refused.
  /// - Throws: `UnreadableFile` with every problem found.
  /// - Complexity: O(bytes).
  public static func read(
    _ bytes: [UInt8], over scenario: Scenario, planDigest: String? = nil
  ) throws(UnreadableFile) -> PriceProof {
    guard bytes.count <= PlanDocument.largest else {
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
    var reader = ProofReader(
      names: SharedRowName(KeyIndex(scenario)), scenarioDigest: scenario.digest,
      planDigest: planDigest)
    let proof = reader.proof(root)
    guard let proof, reader.problems.isEmpty else {
      throw UnreadableFile(problems: reader.problems)
    }
    return proof
  }
}

/// Turns the tree of a proof file into prices, collecting problems.
private struct ProofReader {
  let names: SharedRowName
  let scenarioDigest: String
  let planDigest: String?
  var problems: [FileProblem] = []

  init(names: SharedRowName, scenarioDigest: String, planDigest: String?) {
    self.names = names
    self.planDigest = planDigest
    self.scenarioDigest = scenarioDigest
  }

  mutating func proof(_ root: JSONNode) -> PriceProof? {
    guard var fields = FieldReader(root, path: "", problems: &problems) else { return nil }
    fields.checkFormat("kezek-proof", version: ProofDocument.version)
    if let digest = fields.text("scenarioDigest", required: false), digest != scenarioDigest {
      fields.report(.proofOfOtherTables, "scenarioDigest")
    }
    if let digest = fields.text("planDigest", required: false), let planDigest,
      digest != planDigest
    {
      fields.report(.proofOfOtherPlan, "planDigest")
    }
    let scale = fields.integer("scale", in: 1...Int.max)
    let nodes = fields.list("tiers", required: true)
    fields.finish(into: &problems)
    let tiers = nodes.enumerated().compactMap { tier($1, path: "tiers[\($0)]") }
    guard let scale else { return nil }
    return PriceProof(scale: scale, tiers: tiers)
  }

  private mutating func tier(_ node: JSONNode, path: String) -> PriceProof.TierPrices? {
    guard var fields = FieldReader(node, path: path, problems: &problems) else { return nil }
    let name = fields.text("tier")
    let claim = fields.integer("claim")
    let priceNodes = fields.list("prices", required: true)
    let floorNodes = fields.list("floors")
    fields.finish(into: &problems)
    let prices = priceNodes.enumerated().compactMap { price($1, path: "\(path).prices[\($0)]") }
    let floors = floorNodes.enumerated().compactMap { floor($1, path: "\(path).floors[\($0)]") }
    guard let name, let claim else { return nil }
    return PriceProof.TierPrices(
      tier: Tier.Name(name), claim: claim, prices: prices, floors: floors)
  }

  private mutating func price(_ node: JSONNode, path: String) -> PriceProof.RowPrice? {
    guard problems.count < PlanReader.most,
      var fields = FieldReader(node, path: path, problems: &problems)
    else { return nil }
    let name = fields.text("row")
    let row = name.flatMap { names.row(named: $0) }
    let least = row?.isEquality ?? false ? -Int.max : 0
    let price = fields.integer("price", in: least...Int.max)
    if let name, row == nil { fields.report(.unknownID, "row", value: name) }
    fields.finish(into: &problems)
    guard let row, let price else { return nil }
    return PriceProof.RowPrice(row: row, price: price)
  }

  private mutating func floor(_ node: JSONNode, path: String) -> PriceProof.Floor? {
    guard problems.count < PlanReader.most,
      var fields = FieldReader(node, path: path, problems: &problems)
    else { return nil }
    let name = fields.text("tier")
    let value = fields.integer("value")
    let price = fields.integer("price", in: 0...Int.max)
    fields.finish(into: &problems)
    guard let name, let value, let price else { return nil }
    return PriceProof.Floor(tier: Tier.Name(name), value: value, price: price)
  }
}
