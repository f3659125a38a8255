import Foundation

/// One `kezek plan` as a benchmark runs it, and what its files say.
struct KezekRun {
  let run: BenchRun
  let strategy: String
  let solver: String
  /// The folder of the plan.
  let out: String

  func arguments(scenario: String) -> [String] {
    var words = [
      "plan", scenario, "--policy", run.policy(in: scenario), "--strategy", strategy, "--solver",
      solver,
      "--seed", "\(run.seed)", "--threads", "\(run.threads)", "--time-limit", "\(run.time)",
      "--out", out, "--force",
    ]
    if let work = run.set.work { words += ["--work-limit", "\(work)"] }
    return words
  }

  /// Fills a row from how the process ended and from the files of its folder.
  func fill(_ row: inout BenchRow, _ ending: ChildProcess.Ending, gaps: [Double]) {
    row.status = Self.status(ending.kind)
    guard row.status == .done else {
      row.detail = ending.lastLine
      return
    }
    guard let document: RunFile = Self.read(out + "/run.json"),
      let plan: PlanFile = Self.read(out + "/plan.json"), let tier = plan.certificate.tiers.first
    else {
      row.status = .crashed
      row.detail = "run.json, plan.json"
      return
    }
    row.value = tier.value
    row.bound = tier.bound
    row.valueIfAllMet = tier.valueIfAllMet
    row.nodes = document.nodes
    row.programVersion = document.versions.sorted { $0.key < $1.key }
      .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    let reading = document.seconds(of: "reading")
    row.readingSeconds = reading
    row.checkingSeconds = document.seconds(of: "checking")
    row.writingSeconds =
      (max(0, ending.wallSeconds - document.wallSeconds) * 1000).rounded() / 1000
    // The progress log begins when planning does; a run begins with reading its tables.
    let offset = reading ?? 0
    var points = ProgressPoints()
    for entry in document.progress where entry.tier == tier.name {
      points.add(offset + entry.seconds, value: entry.value, bound: entry.bound)
    }
    points.add(
      offset + (document.seconds(of: "solving") ?? 0) + (document.seconds(of: "preparing") ?? 0),
      value: tier.value, bound: tier.bound)
    row.progress = points.thinned(to: 60, gaps: gaps)
  }

  private static func status(_ kind: ChildProcess.Ending.Kind) -> BenchRow.Status {
    switch kind {
    case .exited(0): .done
    case .exited(3): .noPlan
    case .exited(2), .exited(64): .refused
    case .timedOut: .timedOut
    case .exited, .signalled, .interrupted, .notStarted: .crashed
    }
  }

  private static func read<Document: Decodable>(_ path: String) -> Document? {
    FileManager.default.contents(atPath: path)
      .flatMap { try? JSONDecoder().decode(Document.self, from: $0) }
  }

  /// What is read of `run.json`.
  private struct RunFile: Decodable {
    let wallSeconds: Double
    let phases: [Phase]
    let nodes: Int
    let versions: [String: String]
    let progress: [Entry]

    struct Phase: Decodable {
      let name: String
      let seconds: Double
    }

    struct Entry: Decodable {
      let seconds: Double
      let tier: String
      let value: Int?
      let bound: Int?
    }

    func seconds(of name: String) -> Double? { phases.first { $0.name == name }?.seconds }
  }

  /// What is read of `plan.json`.
  private struct PlanFile: Decodable {
    let certificate: Certificate

    struct Certificate: Decodable {
      let tiers: [Tier]
    }

    struct Tier: Decodable {
      let name: String
      let value: Int
      let bound: Int?
      let valueIfAllMet: Int?
    }
  }
}
