import AllocationSolver
import Foundation
import Kezek
import Reporting

/// The files of a plan's folder.
struct PlanFolder {
  let folder: OutputFolder

  /// Every file that a plan may have, so that a folder can be checked before solving.
  static let names = [
    "plan.json", "run.json", "proof.json", "timetable.html", "timetable-specialists.csv",
    "timetable-rooms.csv", "timetable-children.csv", "waiting-list.csv", "coverage.csv",
    "paused-sessions.csv", "turn-lists.csv", "changes.csv",
  ]

  init(_ path: String, force: Bool) {
    folder = OutputFolder(path, force: force)
  }

  /// The files of a plan, in a fixed order.
  static func files(
    _ made: PlanMaking.Made, _ progress: ProgressLine, threads: Int, reading: Double,
    seconds: Double
  ) throws -> [OutputFolder.File] {
    let report = made.report
    let scenario = report.scenario
    let workers = Workers(threads)
    // The plan, the tables and the page are as large as each other, and know nothing of each other.
    let csv = report.csvFiles
    let large = workers.map(2 + csv.count) { number -> Large in
      switch number {
      case 0: .plan(report.document.json(over: scenario).bytes())
      case 1: .page(Result { [UInt8](try report.timetablePage().utf8) })
      default: .table(csv.file(number - 2))
      }
    }
    var plan: [UInt8] = []
    var page: [UInt8] = []
    var tables: [(name: String, bytes: [UInt8])] = []
    for made in large {
      switch made {
      case .plan(let bytes): plan = bytes
      case .page(let bytes): page = try bytes.get()
      case .table(let made): tables.append(made)
      }
    }
    // What lies beside the plan says which plan it belongs to.
    let digest = Lottery.hexadecimal(plan)
    let run = run(
      made, progress, threads: threads, reading: reading, seconds: seconds, planDigest: digest)
    var files = [
      OutputFolder.File("plan.json", plan), OutputFolder.File("run.json", run.json.bytes()),
    ]
    let proof = made.outcome.proof ?? PriceProof(scale: 1, tiers: [])
    files.append(
      OutputFolder.File(
        "proof.json", ProofDocument.json(proof, over: scenario, planDigest: digest).bytes()))
    files += tables.map { OutputFolder.File($0.name, $0.bytes) }
    files.append(OutputFolder.File("timetable.html", page))
    return files
  }

  /// A file that takes long to make.
  private enum Large: Sendable {
    case plan([UInt8])
    case page(Result<[UInt8], any Error>)
    case table((name: String, bytes: [UInt8]))
  }

  private static func run(
    _ made: PlanMaking.Made, _ progress: ProgressLine, threads: Int, reading: Double,
    seconds: Double, planDigest: String
  ) -> RunDocument {
    let certificate = made.outcome.certificate
    return RunDocument(
      planDigest: planDigest, wallSeconds: seconds,
      phases: [RunDocument.Phase("reading", seconds: reading)]
        + made.outcome.phases.map { RunDocument.Phase($0.name, seconds: $0.seconds) }
        + [RunDocument.Phase("checking", seconds: made.checking)],
      peakMemoryBytes: PeakMemory.bytes, threads: threads, nodes: made.outcome.nodes,
      versions: [
        RunDocument.Version("kezek", Program.version),
        RunDocument.Version(certificate.solver, certificate.solverVersion),
      ],
      progress: progress.log.map {
        RunDocument.Progress(
          seconds: $0.seconds, tier: $0.tier.rawValue, value: $0.value, bound: $0.bound,
          nodes: $0.nodes)
      })
  }
}

/// The most memory that the process has held.
enum PeakMemory {
  static var bytes: Int {
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    #if os(Linux)
      return usage.ru_maxrss * 1024
    #else
      return usage.ru_maxrss
    #endif
  }
}
