public import Kezek

/// What was read from the tables of a scenario.
public struct LoadedScenario: Sendable {
  /// The scenario; nil where errors forbid it.
  public let scenario: Scenario?
  /// Everything to be said of the tables: errors first, then by table, row and column.
  public let findings: [Finding]
  /// The rows that the scenario does without, by file and row; empty unless asked for.
  public let leftOut: [LeftOutRow]
  /// What was understood; nil where the term or the tables cannot be read.
  public let understanding: Understanding?
  /// The names of children by the id of their row; empty unless asked for.
  public let names: [String: String]

  /// Whether there is any error.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

/// A folder of tables.
public struct ScenarioFolder: Sendable {
  public let path: String

  public init(_ path: String) {
    self.path = path
  }

  /// Reads the tables of the folder.
  ///
  /// Only regular files inside the folder are read, links followed, each below its size limit.
  ///
  /// - Parameters:
  ///   - leaveOutErrors: whether rows with errors, and what refers to them, are left out rather
  ///     than forbidding the scenario.
  ///   - readNames: whether `names.csv` may be read.
  ///   - tellUnderstanding: whether what was understood is to be told besides.
  /// - Complexity: O(bytes), but for sorting.
  public func load(
    leaveOutErrors: Bool = false, readNames: Bool = false, tellUnderstanding: Bool = true
  ) -> LoadedScenario {
    var log = BuildLog()
    guard let sources = sources(readNames: readNames, &log) else {
      return LoadedScenario(
        scenario: nil, findings: log.findings.findings { _, _ in 0 }, leftOut: [],
        understanding: nil, names: [:])
    }
    return ScenarioAssembly(
      sources, log: log, leaveOutErrors: leaveOutErrors, tellsUnderstanding: tellUnderstanding
    ).load()
  }

  /// Reads the tables of the folder with another file, which may lie anywhere, in place of its
  /// `current.csv`; findings name that file as it is named here.
  ///
  /// - Complexity: O(bytes), but for sorting.
  public func load(replacingCurrentBy file: String) -> LoadedScenario {
    var log = BuildLog()
    guard let sources = sources(readNames: false, current: file, &log) else {
      return LoadedScenario(
        scenario: nil, findings: log.findings.findings { _, _ in 0 }, leftOut: [],
        understanding: nil, names: [:])
    }
    return ScenarioAssembly(sources, log: log, leaveOutErrors: false).load()
  }

  /// The folder's files; nil, with a finding, where there is no such folder.
  ///
  /// - Parameter current: a file that is read in place of the folder's `current.csv`.
  func sources(
    readNames: Bool, current: String? = nil, _ log: inout BuildLog
  ) -> ScenarioSources? {
    guard let root = SafeFile.resolved(path), let names = SafeFile.names(in: root) else {
      log.findings.add(.noFolder, at: FindingCollector.Place())
      return nil
    }
    let name = root.split(separator: "/").last.map(String.init) ?? root
    return ScenarioSources(
      name: name, names: names, readNames: readNames,
      replaced: current.map { [.current: $0] } ?? [:], findings: &log.findings
    ) { (file, limit) throws(SafeFile.Refusal) in
      if file == current { return try SafeFile.read(anywhere: file, limit: limit) }
      return try SafeFile.read(file, in: root, limit: limit)
    }
  }
}

/// Tables in memory, as tests and generators have them.
public struct ScenarioTables: Sendable {
  /// The scenario's name.
  public let name: String
  /// The bytes of each file by its name, as `children.csv`.
  public let files: [String: [UInt8]]

  public init(name: String, files: [String: [UInt8]]) {
    self.name = name
    self.files = files
  }

  /// Reads the tables, as `ScenarioFolder.load` does.
  public func load(leaveOutErrors: Bool = false, readNames: Bool = false) -> LoadedScenario {
    var log = BuildLog()
    let sources = sources(readNames: readNames, &log)
    return ScenarioAssembly(sources, log: log, leaveOutErrors: leaveOutErrors).load()
  }

  func sources(readNames: Bool, _ log: inout BuildLog) -> ScenarioSources {
    let names = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return ScenarioSources(
      name: name, names: names, readNames: readNames, findings: &log.findings
    ) { (file, limit) throws(SafeFile.Refusal) in
      guard let bytes = files[file] else { throw .missing }
      guard bytes.count <= limit else { throw .tooLarge(megabytes: bytes.count / 1_000_000) }
      return bytes
    }
  }
}
