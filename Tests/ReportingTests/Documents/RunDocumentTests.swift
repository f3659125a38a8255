import Testing

@testable import Reporting

@Suite struct RunDocumentTests {
  @Test func writesSecondsByOneRuleAndNamesNoHost() throws {
    let run = RunDocument(
      planDigest: "a1b2", wallSeconds: 11.00049,
      phases: [.init("read", seconds: 0.0314), .init("solve", seconds: 10)],
      peakMemoryBytes: 123_456_789, threads: 2, nodes: 33,
      versions: [.init("kezek", "0.1.0"), .init("GLPK", "5.0")],
      progress: [.init(seconds: 1.5, tier: "need", value: nil, bound: 37, nodes: 0)])
    try expectSnapshot(String(decoding: run.json.bytes(), as: UTF8.self), "run.json")
  }
}
