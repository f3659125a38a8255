import Foundation

/// Makes scenarios and their programs when they are first needed, once each.
final class Workplace {
  private let kezek: String
  /// A folder for everything that is made; the caller removes it.
  let folder: String
  private let shouldStop: () -> Bool
  private var scenarios: [BenchInstance.Source: Prepared] = [:]
  private var programs: [String: Prepared] = [:]

  /// Something made, or why it was not.
  enum Prepared {
    case file(String, seconds: Double)
    case failed(String)
    case interrupted
  }

  init(kezek: String, folder: String, shouldStop: @escaping () -> Bool) {
    self.kezek = kezek
    self.folder = folder
    self.shouldStop = shouldStop
  }

  /// The folder of an instance's tables.
  func scenario(_ instance: BenchInstance) -> Prepared {
    if let made = scenarios[instance.source] { return made }
    let made: Prepared
    switch instance.source {
    case .folder(let path): made = .file(path, seconds: 0)
    case .generated(let options):
      let out = "\(folder)/scenario-\(scenarios.count)"
      made = make(["generate"] + options + ["--out", out], out, hardLimit: 600)
    }
    if case .interrupted = made { return made }
    scenarios[instance.source] = made
    return made
  }

  /// The compact program of the rule's first step as an MPS file.
  func program(_ run: BenchRun) -> Prepared {
    let name = "\(run.instance.name) | \(run.policy)"
    if let made = programs[name] { return made }
    let made: Prepared
    switch scenario(run.instance) {
    case .file(let tables, _):
      let out = "\(folder)/program-\(programs.count).mps"
      made = make(
        ["export", tables, "--policy", run.policy(in: tables), "--format", "mps", "--out", out],
        out,
        hardLimit: run.set.exportTime, memory: run.set.memory)
    case let other: made = other
    }
    if case .interrupted = made { return made }
    programs[name] = made
    return made
  }

  private func make(
    _ arguments: [String], _ out: String, hardLimit: Double, memory: Int? = nil
  ) -> Prepared {
    let process = ChildProcess(program: kezek, arguments: arguments, memory: memory)
    let ending = process.run(hardLimit: hardLimit, shouldStop: shouldStop)
    switch ending.kind {
    case .exited(0): return .file(out, seconds: ending.wallSeconds)
    case .interrupted: return .interrupted
    case .timedOut:
      return .failed("\(arguments[0]): \(Figures.seconds(hardLimit)) s")
    case .exited, .signalled, .notStarted:
      return .failed("\(arguments[0]): \(ending.lastLine)")
    }
  }

  /// The children of a scenario: the lines of its table; nil where it has none.
  static func children(of folder: String) -> Int? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let stems = ["children", "дети", "балалар"]
    guard
      let name = names.first(where: { name in
        stems.contains { name.lowercased().hasPrefix($0 + ".") }
      }), let data = FileManager.default.contents(atPath: "\(folder)/\(name)")
    else { return nil }
    let rows = data.split(whereSeparator: { $0 == 10 || $0 == 13 }).filter { !$0.isEmpty }
    return max(0, rows.count - 1)
  }
}
