import Foundation

/// Runs a suite, one process at a time, and keeps each row as it comes.
public struct BenchRunner {
  private let suite: BenchSuite
  private let kezek: String
  private let file: RowFile
  private let shouldStop: () -> Bool
  private let machine = Machine.here

  /// - Parameters:
  ///   - kezek: the program that is measured.
  ///   - file: where rows are kept.
  ///   - shouldStop: asked often; where it says so, the run under way is killed and not kept.
  public init(
    _ suite: BenchSuite, kezek: String, file: RowFile, shouldStop: @escaping () -> Bool
  ) {
    self.suite = suite
    self.kezek = kezek
    self.file = file
    self.shouldStop = shouldStop
  }

  /// How a suite ended.
  public enum Ending: Sendable, Hashable {
    case finished
    case interrupted
    /// A row could not be written.
    case notWritten
  }

  /// Makes these runs in order.
  ///
  /// - Parameters:
  ///   - before: told of each run before it begins.
  ///   - after: told of each row when it has been kept.
  public func make(
    _ runs: [BenchRun], before: (BenchRun) -> Void, after: (BenchRow) -> Void
  ) -> Ending {
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("kezek-bench-\(UUID().uuidString)").path
    do {
      try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    } catch {
      return .notWritten
    }
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let workplace = Workplace(kezek: kezek, folder: scratch, shouldStop: shouldStop)
    for run in runs {
      if shouldStop() { return .interrupted }
      before(run)
      guard let row = row(of: run, workplace) else { return .interrupted }
      guard file.append(row) else { return .notWritten }
      after(row)
    }
    return .finished
  }

  /// Makes one run; nil where it was interrupted.
  private func row(of run: BenchRun, _ workplace: Workplace) -> BenchRow? {
    var row = BenchRow(run, suite: suite.name, children: nil, status: .unprepared)
    row.machine = machine
    let tables: String
    switch workplace.scenario(run.instance) {
    case .file(let path, _): tables = path
    case .failed(let why):
      row.detail = why
      return row
    case .interrupted: return nil
    }
    row.children = Workplace.children(of: tables)
    switch run.program {
    case .kezek(let strategy, let solver):
      return planned(
        row,
        KezekRun(
          run: run, strategy: strategy, solver: solver, out: workplace.folder + "/plan"), tables)
    case .peer(let peer): return solved(row, run, peer, workplace)
    }
  }

  private func planned(_ row: BenchRow, _ planning: KezekRun, _ tables: String) -> BenchRow? {
    var row = row
    try? FileManager.default.removeItem(atPath: planning.out)
    let process = ChildProcess(
      program: kezek, arguments: planning.arguments(scenario: tables),
      memory: planning.run.set.memory)
    let ending = process.run(hardLimit: planning.run.hardLimit, shouldStop: shouldStop)
    if ending.kind == .interrupted { return nil }
    row.take(ending)
    planning.fill(&row, ending, gaps: suite.gaps)
    return row
  }

  private func solved(
    _ row: BenchRow, _ run: BenchRun, _ peer: PeerProgram, _ workplace: Workplace
  ) -> BenchRow? {
    var row = row
    guard let place = peer.place() else {
      row.status = .absent
      return row
    }
    let file: String
    switch workplace.program(run) {
    case .file(let path, let seconds):
      file = path
      row.exportSeconds = (seconds * 1000).rounded() / 1000
    case .failed(let why):
      row.detail = why
      return row
    case .interrupted: return nil
    }
    let process = place.process(
      peer, file: file, run: run, scratch: workplace.folder, memory: run.set.memory)
    let ending = process.run(hardLimit: run.hardLimit, shouldStop: shouldStop)
    if ending.kind == .interrupted { return nil }
    row.take(ending)
    peer.fill(&row, ending, gaps: suite.gaps)
    return row
  }
}

extension BenchRow {
  /// Takes over what the system measured.
  fileprivate mutating func take(_ ending: ChildProcess.Ending) {
    wallSeconds = (ending.wallSeconds * 1000).rounded() / 1000
    cpuSeconds = (ending.cpuSeconds * 1000).rounded() / 1000
    peakMemoryBytes = ending.peakMemoryBytes
  }
}
