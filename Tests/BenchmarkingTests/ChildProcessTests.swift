import Foundation
import Testing

@testable import Benchmarking

@Suite struct ChildProcessTests {
  private func run(
    _ script: String, hardLimit: Double = 20, memory: Int? = nil, stop: () -> Bool = { false }
  ) -> ChildProcess.Ending {
    ChildProcess(program: "/bin/sh", arguments: ["-c", script], memory: memory)
      .run(hardLimit: hardLimit, shouldStop: stop)
  }

  @Test func linesComeWithTheirTime() {
    let ending = run("echo a; sleep 0.4; echo b >&2; printf c; exit 3")
    #expect(ending.kind == .exited(3))
    #expect(ending.lines.map(\.text) == ["a", "b", "c"])
    #expect(ending.lines[1].seconds - ending.lines[0].seconds > 0.3)
    #expect(ending.lastLine == "c")
    #expect(ending.wallSeconds > 0.4 && ending.peakMemoryBytes > 100_000)
  }

  @Test func aCrashIsSeen() {
    #expect(run("kill -SEGV $$").kind == .signalled(11))
    let missing = ChildProcess(program: "/nowhere/program", arguments: [])
      .run(hardLimit: 1) { false }
    guard case .notStarted = missing.kind else {
      Issue.record("\(missing.kind)")
      return
    }
  }

  /// The limit ends the program and what it started, and what was said before is kept.
  @Test func theLimitEndsChildrenToo() throws {
    let mark = "kezek-bench-test-\(UUID().uuidString)"
    let ending = run("echo early; sh -c 'sleep 60' \(mark) & sleep 60", hardLimit: 0.5)
    #expect(ending.kind == .timedOut)
    #expect(ending.wallSeconds < 10)
    #expect(ending.lines.map(\.text) == ["early"])
    let left = run("grep -l \(mark.dropLast())[\(mark.suffix(1))] /proc/[0-9]*/cmdline")
    #expect(left.lines.filter { $0.text.hasPrefix("/proc/") }.isEmpty)
  }

  @Test func aWishToStopEndsItAtOnce() {
    var asked = 0
    let ending = run("sleep 60") {
      asked += 1
      return asked > 3
    }
    #expect(ending.kind == .interrupted && ending.wallSeconds < 10)
  }

  #if os(Linux)
    /// What this process holds itself is not counted as a small program's.
    @Test func aSmallProgramIsSmall() {
      let held = [UInt8](repeating: 1, count: 300_000_000)
      let ending = run("sleep 0.3")
      #expect(ending.peakMemoryBytes < 20_000_000)
      #expect(ending.peakMemoryBytes > 500_000)
      #expect(held.last == 1)
    }

    @Test func memoryIsLimitedWhereAsked() {
      let script = "head -c 400000000 /dev/zero | tail -c 400000000 | wc -c"
      #expect(run(script, memory: 64).lines.map(\.text).contains("400000000") == false)
    }
  #endif
}
