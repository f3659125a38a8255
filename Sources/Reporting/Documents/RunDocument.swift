/// `run.json`: how a plan came about; what differs from run to run and is no part of the plan.
///
/// It names no host and no user.
public struct RunDocument: Sendable, Hashable {
  /// The version of the format that this program writes.
  public static let version = 1

  /// SHA-256 of the `plan.json` that it tells of, in hexadecimal.
  public let planDigest: String
  public let wallSeconds: Double
  /// In the order in which they ran.
  public let phases: [Phase]
  /// The most memory held at once.
  public let peakMemoryBytes: Int
  public let threads: Int
  /// Branch-and-bound nodes explored in all.
  public let nodes: Int
  /// Programs and their versions, in the order given.
  public let versions: [Version]
  public let progress: [Progress]

  /// A part of the run and how long it took.
  public struct Phase: Sendable, Hashable {
    public let name: String
    public let seconds: Double

    public init(_ name: String, seconds: Double) {
      self.name = name
      self.seconds = seconds
    }
  }

  /// A program and its version.
  public struct Version: Sendable, Hashable {
    public let program: String
    public let version: String

    public init(_ program: String, _ version: String) {
      self.program = program
      self.version = version
    }
  }

  /// What was known at a moment of the solve.
  public struct Progress: Sendable, Hashable {
    /// Since the start of the run.
    public let seconds: Double
    public let tier: String
    /// The value of the best plan so far; nil = none yet.
    public let value: Int?
    /// The bound so far; nil = none yet.
    public let bound: Int?
    public let nodes: Int

    public init(seconds: Double, tier: String, value: Int?, bound: Int?, nodes: Int) {
      self.seconds = seconds
      self.tier = tier
      self.value = value
      self.bound = bound
      self.nodes = nodes
    }
  }

  public init(
    planDigest: String, wallSeconds: Double, phases: [Phase], peakMemoryBytes: Int, threads: Int,
    nodes: Int,
    versions: [Version], progress: [Progress]
  ) {
    self.planDigest = planDigest
    self.wallSeconds = wallSeconds
    self.phases = phases
    self.peakMemoryBytes = peakMemoryBytes
    self.threads = threads
    self.nodes = nodes
    self.versions = versions
    self.progress = progress
  }

  /// The run as JSON; seconds have three decimals.
  public var json: JSONValue {
    .object(
      ("format", "kezek-run"), ("version", .integer(Self.version)),
      ("planDigest", .text(planDigest)), ("wallSeconds", Self.seconds(wallSeconds)),
      (
        "phases",
        .array(
          phases.map { .object(("name", .text($0.name)), ("seconds", Self.seconds($0.seconds))) })
      ),
      ("peakMemoryBytes", .integer(peakMemoryBytes)), ("threads", .integer(threads)),
      ("nodes", .integer(nodes)),
      (
        "versions",
        .object(versions.map { JSONValue.Member($0.program, .text($0.version)) })
      ),
      (
        "progress",
        .array(
          progress.map {
            .object(
              ("seconds", Self.seconds($0.seconds)), ("tier", .text($0.tier)),
              ("value", .optional($0.value)), ("bound", .optional($0.bound)),
              ("nodes", .integer($0.nodes)))
          })
      ))
  }

  private static func seconds(_ seconds: Double) -> JSONValue {
    .number(JSONNumber(seconds, places: 3))
  }
}
