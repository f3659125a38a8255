import Foundation
import Testing

/// `kezek plan`, stopped and killed at moments drawn from a seed: there is a whole plan or none.
///
/// `KEZEK_KILLS` says how many times each (5 where it says nothing), `KEZEK_KILL_SEED` the seed.
@Suite(.serialized) struct KillEndToEndTests {
  private static let scenario = "Scenarios/tiny/shortage"
  private static let environment = ProcessInfo.processInfo.environment
  private static let kills = environment["KEZEK_KILLS"].flatMap(Int.init) ?? 5
  private static let seed = environment["KEZEK_KILL_SEED"].flatMap(UInt64.init) ?? 1

  /// Moments in a run: half of them anywhere, half near the end, where the plan is written.
  private struct Moments {
    private var state: UInt64
    private let length: Double

    init(seed: UInt64, length: Double) {
      state = seed
      self.length = length
    }

    mutating func next(_ round: Int) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let share = Double(state >> 11) / Double(1 << 53)
      return length * (round.isMultiple(of: 2) ? share * 1.1 : 0.7 + 0.4 * share)
    }
  }

  private enum End: String, Hashable {
    case none, finished, interrupted, endedEarly
  }

  private func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = Binary.path
    process.arguments = arguments
    process.currentDirectoryURL = Binary.root
    // Whoever is killed while it writes its part of the coverage leaves a torn file, and no coverage
    // of all tests could be put together then.
    process.environment = Self.environment.merging(["LLVM_PROFILE_FILE": "/dev/null"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func object(_ file: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// Expects a whole plan or none, and tells which.
  private func judge(_ folder: String, _ scenario: String, of round: String) throws -> End {
    guard FileManager.default.fileExists(atPath: folder + "/plan.json") else { return .none }
    let plan = try object(folder + "/plan.json")
    // The files beside it are its own.
    let sum = try Binary.run(
      URL(fileURLWithPath: "/usr/bin/sha256sum"), [folder + "/plan.json"], in: Binary.root)
    let digest = sum.output.split(separator: " ").first.map(String.init)
    for file in ["run.json", "proof.json"] {
      #expect(try object(folder + "/" + file)["planDigest"] as? String == digest, "\(round)")
    }
    let verified = try Binary.run(["verify", scenario, folder, "--bound"])
    #expect(verified.status == 0, "\(round): \(verified.output)\(verified.errors)")
    switch (plan["certificate"] as? [String: Any])?["termination"] as? String {
    case "interrupted": return .interrupted
    case "optimal": return .finished
    case "time limit", "work limit", "gap reached": return .endedEarly
    case let other:
      Issue.record("\(round): termination \(other ?? "none")")
      return .endedEarly
    }
  }

  /// How long a command takes, the least of three times.
  private func length(_ arguments: [String]) throws -> Double {
    var least = Double.infinity
    for _ in 0..<3 {
      let began = ContinuousClock.now
      let run = try start(arguments + ["--force"])
      run.waitUntilExit()
      #expect(run.terminationStatus == 0)
      least = min(least, (ContinuousClock.now - began) / .seconds(1))
    }
    return least
  }

  @Test(arguments: [SIGINT, SIGKILL]) func aWholePlanOrNone(signal: Int32) throws {
    let scratch = try Scratch()
    let measured = scratch.folder.appending(path: "measured").path
    var moments = Moments(
      seed: Self.seed, length: try length(["plan", Self.scenario, "--out", measured]))
    // Every third round is a longer search, of which most moments lie in the midst.
    var searches = Moments(seed: Self.seed &+ 3, length: 6)
    var ends: [End: Int] = [:]
    for round in 0..<Self.kills {
      let isSearch = round % 3 == 2
      let scenario = isSearch ? "Scenarios/kostanay-turns" : Self.scenario
      let moment = isSearch ? searches.next(round) : moments.next(round)
      let name = "signal \(signal), seed \(Self.seed), round \(round), after \(moment) s"
      let out = scratch.folder.appending(path: "plan-\(round)").path
      let process = try start(["plan", scenario, "--out", out, "--time-limit", "30"])
      Thread.sleep(forTimeInterval: moment)
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      let end = try judge(out, scenario, of: name)
      ends[end, default: 0] += 1
      if process.terminationReason == .exit {
        // Stopped before there was anything to write, or written to the end.
        #expect(process.terminationStatus == (end == .none ? 3 : 0), "\(name)")
      }
      if signal == SIGINT { #expect(!scratch.names.contains { $0.hasSuffix("kezek-tmp") }) }
    }
    let tally = ends.map { "\($0.key.rawValue) \($0.value)" }.sorted().joined(separator: ", ")
    print("signal \(signal), seed \(Self.seed), \(Self.kills) times:", tally)
    // The next run leaves nothing of those that were killed.
    let last = scratch.folder.appending(path: "last").path
    #expect(try Binary.run(["plan", Self.scenario, "--out", last]).status == 0)
    #expect(!scratch.names.contains { $0.hasSuffix("kezek-tmp") }, "\(scratch.names)")
  }

  /// Over an earlier plan of another seed: never files of both beside a plan.
  @Test(arguments: [SIGINT, SIGKILL]) func neverAMixtureOfTwoPlans(signal: Int32) throws {
    let scratch = try Scratch()
    let out = scratch.folder.appending(path: "plan").path
    var moments = Moments(
      seed: Self.seed &+ 7, length: try length(["plan", Self.scenario, "--out", out]))
    for round in 0..<Self.kills {
      let moment = moments.next(round)
      let name = "signal \(signal), seed \(Self.seed), round \(round), after \(moment) s"
      let process = try start(
        ["plan", Self.scenario, "--out", out, "--force", "--seed", "\(round + 2)"])
      Thread.sleep(forTimeInterval: moment)
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      _ = try judge(out, Self.scenario, of: name)
    }
    #expect(try Binary.run(["plan", Self.scenario, "--out", out, "--force"]).status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: out)
    #expect(!names.contains { $0.hasSuffix("kezek-tmp") }, "\(names)")
  }

  /// While a plan is looked for, Ctrl-C ends with the best one, which says so.
  @Test func stoppingASearchKeepsItsBestPlan() throws {
    let scratch = try Scratch()
    let scenario = "Scenarios/kostanay-turns"
    let out = scratch.folder.appending(path: "plan").path
    let process = try start(["plan", scenario, "--time-limit", "100", "--out", out])
    Thread.sleep(forTimeInterval: 10)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    #expect(try judge(out, scenario, of: "stopped") == .interrupted)
  }
}
