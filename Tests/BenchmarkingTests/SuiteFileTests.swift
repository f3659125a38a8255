import Foundation
import Kezek
import Reporting
import Testing

@testable import Benchmarking

@Suite struct SuiteFileTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func load(_ text: String) -> SuiteFile.Loaded {
    SuiteFile.load(
      Array(text.utf8), name: "suite.yaml",
      folder: Self.root.appendingPathComponent("Benchmarks/Suites")
    ) { options in options.contains("--children") ? nil : "say how many children" }
  }

  private static let whole = """
    name: a
    about: what it is for
    gaps: [0 %, 5 %, 0.01]
    seeds: [1, 2]
    solvers: [glpk, highs]
    sets:
      - name: s
        instances:
          - ../../Scenarios/tiny/shortage
          - {name: made, generate: {children: 60, seed: 3, hard: [rooms, turns], current: yes}}
        policies: [need, Rules/mix.yaml, own]
        time: [5, 20]
        work: 100
        threads: [1, 2]
        peers: [glpsol, cbc]
        peer_time: 30
        peer_seeds: [7]
        hard_limit: 90
        memory: 2048
        targets:
          - {solver: glpk, gap: 0.1 %, within: 5}
          - {unmet: 5 %, within: 20}
          - {memory: 4096}
          - {faster_than_peers: 20}
          - {growth: 1.2, gap: 1 %}
          - {files: 20}
    """

  @Test func everyKeyIsUnderstood() throws {
    let loaded = load(Self.whole)
    #expect(loaded.findings.isEmpty, "\(loaded.findings)")
    let suite = try #require(loaded.suite)
    #expect(suite.gaps == [0.05, 0.01, 0])
    let set = try #require(suite.sets.first)
    #expect(set.instances.map(\.name) == ["shortage", "made"])
    #expect(
      set.instances[1].source
        == .generated([
          "--children", "60", "--seed", "3", "--hard", "rooms", "turns", "--current",
        ]))
    #expect(set.policies[1].hasSuffix("Suites/Rules/mix.yaml"))
    #expect(
      set.targets.map(\.kind) == [
        .gap(0.001, within: 5), .unmet(0.05, within: 20), .memory(4096), .fasterThanPeers(20),
        .growth(1.2, gap: 0.01), .files(20),
      ])
    #expect(set.targets.map(\.solver) == ["glpk", nil, nil, nil, nil, nil])
    // 2 instances × 3 rules × (2 seeds × 2 times × 2 thread counts × 2 solvers + glpsol + cbc × 2).
    #expect(suite.runs.count == 2 * 3 * (16 + 1 + 2))
    #expect(Set(suite.runs.map(\.key)).count == suite.runs.count)
    #expect(
      suite.runs[0].key == "s | shortage | kezek auto glpk | need | seed 1 | 5 s | work 100")
    let peers = suite.runs.filter { if case .peer = $0.program { true } else { false } }
    #expect(peers.allSatisfy { $0.seed == 7 && $0.time == 30 })
  }

  /// Each wrong file, the code of its finding, its line and what was probably meant.
  static let wrong: [(String, String, Int?, String?)] = [
    ("name: a\nseedz: [1]\nsets: []", "E801", 2, "seeds"),
    ("name: a\nsets:\n  - {name: s, instances: [{generat: 1}]}", "E801", 3, "generate"),
    ("name: a\nsets:\n  - name: s\n    instances: x\n    solver: glpk", "E801", 5, "solvers"),
    ("name: a\nsets:\n  - s", "E802", 3, nil),
    ("name: a", "E803", 1, nil),
    ("sets:\n  - {name: s, instances: [{generate: {children: 20}}]}", "E803", 1, nil),
    ("name: a\ntime: -1\nsets: []", "E804", 2, nil),
    ("name: a\ngaps: [200 %]\nsets: []", "E804", 2, nil),
    ("name: a\nseeds: [x]\nsets: []", "E804", 2, nil),
    ("name: a\nsolvers: [glkp]\nsets: []", "E805", 2, "glpk"),
    ("name: a\npolicies: [ned]\nsets: []", "E805", 2, "need"),
    ("name: a\npeers: [gurobi]\nsets: []", "E805", 2, nil),
    ("name: a\nsets:\n  - {name: s, instances: [../nowhere]}", "E806", 3, nil),
    ("name: a\nsets:\n  - {name: s, instances: [{generate: {seed: 1}}]}", "E807", 3, nil),
    (
      "name: a\nsets:\n  - name: s\n    instances: [../../Scenarios/tiny/shortage, "
        + "../../Scenarios/tiny/shortage]", "E808", 4, nil
    ),
    ("name: a\nsets: []", "E809", 2, nil),
    ("name: a\ntargets: [{gap: 1 %}]\nsets: []", "E802", 2, nil),
    ("name: [a\nsets", "E117", nil, nil),
    ("name: &a a\nsets: []", "E118", 1, nil),
  ]

  @Test(arguments: wrong.indices)
  func aBadFileGivesALocatedFinding(place: Int) throws {
    let (text, code, line, maybe) = Self.wrong[place]
    let loaded = load(text)
    #expect(loaded.suite == nil)
    let finding = try #require(
      loaded.findings.first { $0.code.rawValue == code }, "\(loaded.findings)")
    #expect(finding.file == "suite.yaml")
    if let line { #expect(finding.rows == [line], "\(text)") }
    #expect(finding.maybe == maybe)
    for language in Language.allCases {
      let words = FindingText(language).line(finding)
      #expect(words.hasPrefix(code) && !words.contains("{") && !words.contains("…"), "\(words)")
    }
  }

  @Test func everyCodeHasACaseAndAWording() {
    let covered = Set(Self.wrong.map(\.1))
    #expect(SuiteCode.allCases.allSatisfy { covered.contains($0.rawValue) })
    let worded = FindingText.codes.filter { $0.hasPrefix("E80") }
    #expect(worded == SuiteCode.allCases.map(\.rawValue))
  }

  @Test func aFileThatIsNotThereIsAFinding() {
    let loaded = SuiteFile("nowhere/suite.yaml").load { _ in nil }
    #expect(loaded.findings.map(\.code.rawValue) == ["E105"])
  }

  @Test(arguments: ["quick", "peers", "cities", "targets"])
  func theBundledSuitesAreRead(name: String) throws {
    let path = Self.root.appendingPathComponent("Benchmarks/Suites/\(name).yaml").path
    let loaded = SuiteFile(path).load { _ in nil }
    #expect(loaded.findings.isEmpty, "\(loaded.findings)")
    let suite = try #require(loaded.suite)
    #expect(suite.name == name)
    #expect(Set(suite.runs.map(\.key)).count == suite.runs.count)
  }
}
