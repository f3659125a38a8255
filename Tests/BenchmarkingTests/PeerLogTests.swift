import Foundation
import Testing

@testable import Benchmarking

/// Logs of the programs themselves, each line with the second at which it came.
@Suite struct PeerLogTests {
  private func lines(_ name: String) throws -> [ChildProcess.Line] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Logs/\(name).txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { line in
        let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
        return ChildProcess.Line(
          seconds: Double(parts[0]) ?? -1, text: parts.count > 1 ? String(parts[1]) : "")
      }
  }

  private func log(_ peer: PeerProgram, _ name: String) throws -> PeerLog {
    let lines = try lines(name)
    var log = PeerLog()
    peer.read(lines, into: &log)
    log.end(at: lines.last?.seconds ?? 0)
    return log
  }

  /// All solve the first step of `irgiz-cabinet`, whose optimum is 202.
  @Test(arguments: [
    (PeerProgram.glpsol, "glpsol", "glpk 5.0"), (.cbc, "cbc", "cbc 2.10.8"),
    (.highs, "highs", "highs 1.15.1"), (.cpSat, "cpsat", "cp-sat 9.15.6755"),
    (.scip, "scip", ""),
  ])
  func theOptimumIsRead(peer: PeerProgram, name: String, version: String) throws {
    let log = try log(peer, name + "-irgiz-cabinet")
    let last = try #require(log.points.points.last)
    #expect(last.value == 202 && last.bound == 202)
    // The log of SCIP was made by another caller, which does not print its version.
    if !version.isEmpty { #expect(log.version == version) }
    let first = try #require(log.points.points.first { $0.value != nil })
    #expect(first.seconds < last.seconds || name == "cbc")
    for (earlier, later) in zip(log.points.points, log.points.points.dropFirst()) {
      #expect(earlier.seconds <= later.seconds)
    }
  }

  @Test func whenPlansCameIsRead() throws {
    let glpsol = try log(.glpsol, "glpsol-irgiz-cabinet").points.points
    #expect(
      glpsol == [
        .init(0.107, nil, 211), .init(0.132, 179, 211), .init(0.159, 190, 211),
        .init(0.206, 193, 211), .init(0.254, 196, 211), .init(0.292, 198, 211),
        .init(0.327, 202, 211), .init(2.015, 202, 202),
      ])
    let highs = try log(.highs, "highs-irgiz-cabinet").points.points
    #expect(
      highs == [
        .init(0.607, 30, nil), .init(0.642, 30, 211), .init(1.089, 202, 208),
        .init(2.112, 202, 203), .init(2.154, 202, 202),
      ])
    let cpSat = try log(.cpSat, "cpsat-irgiz-cabinet").points.points
    #expect(cpSat.first == .init(1.041, nil, 527))
    #expect(cpSat.contains(.init(1.171, 183, 219)))
    #expect(cpSat.last == .init(1.319, 202, 202))
  }

  /// CBC keeps its lines back until it ends; the seconds in them say when things happened.
  @Test func linesKeptBackAreDatedByWhatTheySay() throws {
    let log = try log(.cbc, "cbc-irgiz-cabinet")
    let points = log.points.points
    let first = try #require(points.first { $0.value != nil })
    #expect(first.value == 202 && first.seconds == 0.62)
    #expect(points.last == .init(2.02, 202, 202))
    #expect(points.contains { $0.bound == 208 && $0.seconds == 1.48 })
    #expect(log.nodes == 48)
  }

  /// HiGHS ends with 1 at its time limit, and so it does where it cannot read its file.
  @Test func aLimitIsNoCrash() throws {
    let run = try #require(Rows.suite.runs.first)
    func status(_ lines: [ChildProcess.Line], _ code: Int32) -> BenchRow {
      var row = BenchRow(run, suite: "s", children: nil, status: .unprepared)
      var ending = ChildProcess.Ending(kind: .exited(code))
      ending.lines = lines
      PeerProgram.highs.fill(&row, ending, gaps: [])
      return row
    }
    let stopped = status(try lines("highs-almaty-district"), 1)
    #expect(stopped.status == .done && stopped.value == 64 && stopped.bound == 1963)
    #expect(status([.init(seconds: 0, text: "Error loading file")], 1).status == .crashed)
    #expect(status([], 255).status == .crashed)
  }

  /// Stopped by their limits on a large program; none may claim what it did not find.
  @Test func limitsAreNoProofs() throws {
    let glpsol = try log(.glpsol, "glpsol-almaty-district").points.points
    #expect(glpsol.isEmpty)
    let cbc = try log(.cbc, "cbc-almaty-district").points.points
    #expect(cbc == [.init(126.14, nil, 1594)])
    let highs = try log(.highs, "highs-almaty-district").points.points
    #expect(highs == [.init(10.296, 64, nil), .init(31.229, 64, 1963)])
    // Without a solution CP-SAT sums up an objective of 0 and a bound of 0.
    #expect(try log(.cpSat, "cpsat-almaty-district").points.points.isEmpty)
    let scip = try log(.scip, "scip-almaty-district").points.points
    #expect(scip.first?.value == 65 && scip.last == .init(12.848, 85, 5820))
  }
}
