/// One run of a suite: a cell of instances × programs × rules × seeds × limits.
public struct BenchRun: Sendable, Hashable {
  public let set: BenchSet
  public let instance: BenchInstance
  public let program: Program
  public let policy: String
  public let seed: UInt64
  public let time: Double
  public let threads: Int

  /// What is run.
  public enum Program: Sendable, Hashable {
    case kezek(strategy: String, solver: String)
    case peer(PeerProgram)
  }

  /// The word for the `policy.yaml` of a scenario's own folder.
  static let ownPolicy = "own"

  /// The rule as commands take it.
  func policy(in scenario: String) -> String {
    policy == Self.ownPolicy ? scenario + "/policy.yaml" : policy
  }

  /// The rule without its folder.
  var policyName: String { policy.split(separator: "/").last.map(String.init) ?? policy }

  /// The program as tables name it.
  var programName: String {
    switch program {
    case .kezek(let strategy, let solver): "kezek \(strategy) \(solver)"
    case .peer(let peer): peer.rawValue
    }
  }

  /// The name of the run: the same in every run of the suite, whatever the machine.
  public var key: String {
    var parts = [set.name, instance.name, programName, policyName, "seed \(seed)"]
    parts.append("\(Figures.seconds(time)) s")
    if let work = set.work { parts.append("work \(work)") }
    if threads > 1 { parts.append("threads \(threads)") }
    return parts.joined(separator: " | ")
  }

  /// Seconds after which the run is ended by force: half as much again, and half a minute for
  /// reading and writing.
  var hardLimit: Double { self.set.hardLimit ?? time * 1.5 + 30 }
}

extension BenchSuite {
  /// Every run, in a fixed order: what is compared runs one after another.
  public var runs: [BenchRun] {
    var runs: [BenchRun] = []
    for set in sets {
      for instance in set.instances {
        for policy in set.policies { runs += set.runs(instance, policy) }
      }
    }
    return runs
  }
}

extension BenchSet {
  fileprivate func runs(_ instance: BenchInstance, _ policy: String) -> [BenchRun] {
    var runs: [BenchRun] = []
    func add(_ program: BenchRun.Program, _ seed: UInt64, _ time: Double, _ threads: Int) {
      runs.append(
        BenchRun(
          set: self, instance: instance, program: program, policy: policy, seed: seed, time: time,
          threads: threads))
    }
    for seed in seeds {
      for time in times {
        for count in threads {
          for strategy in strategies {
            for solver in solvers {
              add(.kezek(strategy: strategy, solver: solver), seed, time, count)
            }
          }
        }
      }
    }
    let peerTime = peerTime ?? times.max() ?? 60
    for peer in peers {
      // A program without random choices gives the same run for every seed.
      let seeds = peerSeeds ?? seeds
      for seed in peer.hasSeed ? seeds : Array(seeds.prefix(1)) {
        for count in peer.hasThreads ? threads : [1] {
          add(.peer(peer), seed, peerTime, count)
        }
      }
    }
    return runs
  }
}
