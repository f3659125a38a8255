/// What came of one run: a line of `rows.jsonl`.
public struct BenchRow: Codable, Sendable, Hashable {
  public static let format = "kezek-bench-row"

  public var format = BenchRow.format
  public var version = 1
  public var key: String
  public var suite: String
  public var set: String
  public var instance: String
  /// Children of the instance; nil where they could not be counted.
  public var children: Int?
  /// `kezek auto glpk`, or an outside program's name.
  public var program: String
  public var programVersion: String?
  public var policy: String
  public var seed: UInt64
  public var timeLimit: Double
  public var workLimit: Int?
  public var threads: Int
  public var status: Status
  /// Why there is no plan, in the program's own last words.
  public var detail: String?
  public var wallSeconds: Double?
  public var cpuSeconds: Double?
  public var peakMemoryBytes: Int?
  /// Of the rule's first step.
  public var value: Int?
  public var bound: Int?
  /// Of the first step if every need were met.
  public var valueIfAllMet: Int?
  public var nodes: Int?
  /// Seconds for reading tables, checking the plan, writing files, as far as they are known.
  public var readingSeconds: Double?
  public var checkingSeconds: Double?
  public var writingSeconds: Double?
  /// Seconds in which the program that outside programs read was written; not counted against them.
  public var exportSeconds: Double?
  public var machine: Machine?
  /// Better plans and bounds of the first step as they came.
  public var progress: [Point] = []

  /// How a run ended.
  public enum Status: String, Codable, Sendable, Hashable, CaseIterable {
    /// It ended by itself with a plan.
    case done
    /// It ended by itself without one.
    case noPlan = "no plan"
    /// The program would not take the tables or the options.
    case refused
    /// It broke down.
    case crashed
    /// It was ended by force at the hard limit.
    case timedOut = "timed out"
    /// The outside program is not installed.
    case absent
    /// The scenario could not be made, or not be written for outside programs.
    case unprepared
  }

  /// What was known at a moment; as JSON a list of three, to keep lines short.
  public struct Point: Sendable, Hashable {
    /// Since the run's start, in whole thousandths.
    public let seconds: Double
    public let value: Int?
    public let bound: Int?

    public init(_ seconds: Double, _ value: Int?, _ bound: Int?) {
      self.seconds = (seconds * 1000).rounded() / 1000
      self.value = value
      self.bound = bound
    }
  }

  init(_ run: BenchRun, suite: String, children: Int?, status: Status) {
    key = run.key
    self.suite = suite
    set = run.set.name
    instance = run.instance.name
    self.children = children
    program = run.programName
    policy = run.policyName
    seed = run.seed
    timeLimit = run.time
    workLimit = run.set.work
    threads = run.threads
    self.status = status
  }
}

extension BenchRow.Point: Codable {
  public init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    seconds = try list.decode(Double.self)
    value = try list.decodeIfPresent(Int.self)
    bound = try list.decodeIfPresent(Int.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    try list.encode(seconds)
    try list.encode(value)
    try list.encode(bound)
  }
}

extension BenchRow {
  /// Runs that differ in nothing but the seed.
  public var configuration: String {
    key.replacing(" | seed \(seed)", with: "")
  }

  /// The run against which others of the same problem are measured.
  var problem: String { "\(instance) | \(policy)" }

  var isPeer: Bool { !program.hasPrefix("kezek ") }

  /// The share of the bound that is still open; nil where either is not known.
  public var gap: Double? { Self.gap(value, bound) }

  /// (bound − value) / max(1, |bound|), as certificates have it.
  static func gap(_ value: Int?, _ bound: Int?) -> Double? {
    guard let value, let bound else { return nil }
    return max(0, Double(bound - value) / Double(max(1, abs(bound))))
  }

  /// Of what is missing, the share that might still be possible.
  public var gapUnmet: Double? { unmet(value, bound) }

  func unmet(_ value: Int?, _ bound: Int?) -> Double? {
    guard let value, let bound, let valueIfAllMet else { return nil }
    return max(0, Double(bound - value) / Double(max(1, valueIfAllMet - value)))
  }

  public var isProven: Bool { value != nil && value == bound }

  /// Seconds to the first plan.
  public var firstPlanSeconds: Double? { progress.first { $0.value != nil }?.seconds }

  /// Seconds to a share still open.
  public func seconds(toGap gap: Double) -> Double? {
    progress.first { point in Self.gap(point.value, point.bound).map { $0 <= gap + 1e-12 } ?? false
    }?
    .seconds
  }

  /// What was known after so many seconds.
  func point(at seconds: Double) -> Point? { progress.last { $0.seconds <= seconds } }
}
