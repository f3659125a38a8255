/// What is to be measured: sets of instances with the ways to solve them.
public struct BenchSuite: Sendable, Hashable {
  public let name: String
  public let about: String
  /// The shares still open at whose reaching the clock is read, descending.
  public let gaps: [Double]
  public let sets: [BenchSet]
  /// SHA-256 of the file's bytes, in hexadecimal.
  public let digest: String

  public init(name: String, about: String, gaps: [Double], sets: [BenchSet], digest: String) {
    self.name = name
    self.about = about
    self.gaps = gaps
    self.sets = sets
    self.digest = digest
  }

  /// The shares where a suite names none: 5 %, 1 %, 0.5 %, 0.1 %, proven.
  public static let usualGaps = [0.05, 0.01, 0.005, 0.001, 0]
}

/// Instances with everything that they are crossed with.
public struct BenchSet: Sendable, Hashable {
  public var name: String
  public var instances: [BenchInstance] = []
  public var strategies = ["auto"]
  public var solvers = ["glpk"]
  /// Names of rules, or files.
  public var policies = ["need"]
  public var seeds: [UInt64] = [1]
  /// Seconds that a program is told to take at most; one run for each.
  public var times: [Double] = [60]
  /// Steps of search at most; nil = as the time allows.
  public var work: Int?
  public var threads = [1]
  /// Outside programs by name.
  public var peers: [PeerProgram] = []
  /// Seconds for each outside program; nil = the longest of `times`.
  public var peerTime: Double?
  /// Seeds of outside programs; nil = `seeds`.
  public var peerSeeds: [UInt64]?
  /// Seconds after which a run is ended by force; nil = by its limit.
  public var hardLimit: Double?
  /// Seconds at most for writing the program that outside programs read.
  public var exportTime: Double = 120
  /// Megabytes of address space that a run may use; nil = no limit.
  public var memory: Int?
  public var targets: [BenchTarget] = []

  public init(name: String) { self.name = name }
}

/// A scenario that lies in a folder, or is made before it is needed.
public struct BenchInstance: Sendable, Hashable {
  public let name: String
  public let source: Source

  /// Where it comes from.
  public enum Source: Sendable, Hashable {
    /// A folder of tables.
    case folder(String)
    /// Options of `kezek generate`, as on its command line.
    case generated([String])
  }

  public init(name: String, source: Source) {
    self.name = name
    self.source = source
  }
}

/// Something that the runs of a set should reach, by the median over seeds.
public struct BenchTarget: Sendable, Hashable {
  public let kind: Kind
  /// The solver whose runs are judged; nil = each.
  public let solver: String?

  /// What is to be reached.
  public enum Kind: Sendable, Hashable {
    /// At most this share still open after so many seconds.
    case gap(Double, within: Double)
    /// At most this share of what is missing still open after so many seconds.
    case unmet(Double, within: Double)
    /// At most so many megabytes at once.
    case memory(Int)
    /// So many times sooner at the finest share that a peer reaches than the best peer.
    case fasterThanPeers(Double)
    /// Time to a share grows no faster than children to this power.
    case growth(Double, gap: Double)
    /// Reading, checking and writing together take at most so many seconds.
    case files(Double)
  }

  public init(_ kind: Kind, solver: String?) {
    self.kind = kind
    self.solver = solver
  }
}
