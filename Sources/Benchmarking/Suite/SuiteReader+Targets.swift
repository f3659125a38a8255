import Yams

extension SuiteReader {
  private static let targetKeys = [
    "solver", "gap", "unmet", "within", "memory", "faster_than_peers", "growth", "files",
  ]

  /// Reads one, as `{solver: glpk, gap: 0.1 %, within: 5}` or `{growth: 1.2, gap: 1 %}`.
  mutating func target(_ node: Node) -> BenchTarget? {
    guard let pairs = nodes.pairs(node, expected: "gap, within") else { return nil }
    var solver: String?
    var gap: Double?
    var unmet: Double?
    var within: Double?
    var memory: Int?
    var faster: Double?
    var growth: Double?
    var files: Double?
    for (key, value) in pairs {
      switch nodes.word(key) {
      case "solver": solver = nodes.words(value, among: ["auto", "glpk", "highs"]).first
      case "gap": gap = nodes.share(value)
      case "unmet": unmet = nodes.share(value)
      case "within": within = nodes.number(value)
      case "memory": memory = nodes.integer(value, in: 1...100_000_000)
      case "faster_than_peers": faster = nodes.number(value)
      case "growth": growth = nodes.number(value)
      case "files": files = nodes.number(value)
      default: nodes.unknownKey(key, Self.targetKeys)
      }
    }
    let kind: BenchTarget.Kind? =
      if let growth { gap.map { .growth(growth, gap: $0) } } else if let memory {
        .memory(memory)
      } else if let faster { .fasterThanPeers(faster) } else if let files {
        .files(files)
      } else if let unmet { within.map { .unmet(unmet, within: $0) } } else if let gap {
        within.map { .gap(gap, within: $0) }
      } else { nil }
    guard let kind else {
      nodes.add(.malformed, at: node, details: ["expected": "gap, within"])
      return nil
    }
    return BenchTarget(kind, solver: solver)
  }
}
