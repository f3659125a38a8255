import Kezek

/// A copy of a scenario's tables in which nobody is named, and the key that leads back.
public struct PseudonymizedScenario: Sendable {
  /// The bytes of each file of the copy by its name.
  public let files: [String: [UInt8]]
  /// What stands for whom, by kind and new id.
  public let pseudonyms: [Pseudonym]
  /// Columns that hold something and were not copied.
  public let droppedColumns: Int
  /// The columns of the reports, which were copied as they are.
  public let keptColumns: [String]

  /// The key as a table: kind, new id, old id, name.
  public var key: [UInt8] {
    var table = TableText(header: Self.keyHeader)
    for one in pseudonyms { table.append([one.kind.rawValue, one.new, one.old, one.name ?? ""]) }
    return table.bytes
  }

  /// Whether bytes are a key, so that only a key is ever overwritten by one.
  public static func isKey(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: TableText(header: keyHeader).bytes)
  }

  /// Whether a file of this name would be read as one of a scenario's tables, or as its settings.
  public static func isTable(_ name: String) -> Bool {
    switch FileRole(name) {
    case .table, .yamlSettings: true
    case .unread, .other: false
    }
  }

  private static let keyHeader = ["kind", "new", "old", "name"]
}

/// Why tables were not pseudonymized; nothing was written then.
public enum PseudonymizingProblem: Error, Sendable, Hashable {
  /// The tables have errors, so that what a cell means cannot be known.
  case errors(count: Int)
  /// A column of the reports seems to hold names.
  case namesInReports(column: String)
  /// A column of the reports tells nearly every child from all others.
  case tellsChildrenApart(column: String)
  /// The copy does not say what the tables say: a defect.
  case copyDiffers
}

extension ScenarioFolder {
  /// The tables with neutral ids in place of those that could name somebody, and without names,
  /// notes and columns that planning does not read.
  ///
  /// Equal tables and seeds give equal bytes.
  ///
  /// - Parameter seed: of the order in which new ids are numbered. Whoever knows it and guesses
  ///   the old ids can find out which is which.
  /// - Complexity: O(bytes), but for sorting.
  public func pseudonymized(
    seed: UInt64
  ) throws(PseudonymizingProblem) -> PseudonymizedScenario {
    var log = BuildLog()
    guard let sources = sources(readNames: true, &log) else {
      throw PseudonymizingProblem.errors(count: 1)
    }
    return try sources.pseudonymized(log, seed: seed)
  }
}

extension ScenarioTables {
  /// The tables in memory, as `ScenarioFolder.pseudonymized` does.
  public func pseudonymized(
    seed: UInt64
  ) throws(PseudonymizingProblem) -> PseudonymizedScenario {
    var log = BuildLog()
    let sources = sources(readNames: true, &log)
    return try sources.pseudonymized(log, seed: seed)
  }
}

extension ScenarioSources {
  fileprivate func pseudonymized(
    _ log: BuildLog, seed: UInt64
  ) throws(PseudonymizingProblem) -> PseudonymizedScenario {
    let assembled = ScenarioAssembly(
      self, log: log, leaveOutErrors: false, ignoresReplacedCells: true
    ).assembled()
    let errors = assembled.loaded.findings.filter { $0.severity == .error }
    guard errors.isEmpty, let scenario = assembled.loaded.scenario else {
      throw PseudonymizingProblem.errors(count: max(1, errors.count))
    }
    let tables = PseudonymizedTables(assembled, scenario, seed: seed)
    if let problem = tables.problem { throw problem }
    let copy = PseudonymizedScenario(
      files: tables.files(), pseudonyms: tables.pseudonyms(names: assembled.loaded.names),
      droppedColumns: tables.droppedColumns, keptColumns: scenario.settings.reportBy)
    // What is handed on is read once more, as whoever gets it will.
    let again = ScenarioTables(name: name, files: copy.files).load()
    guard let second = again.scenario, !again.hasErrors, second.hasSameSize(as: scenario) else {
      throw PseudonymizingProblem.copyDiffers
    }
    return copy
  }
}

extension Scenario {
  fileprivate func hasSameSize(as other: Scenario) -> Bool {
    children.count == other.children.count && needs.count == other.needs.count
      && specialists.count == other.specialists.count && rooms.count == other.rooms.count
      && rosters.count == other.rosters.count && turns.count == other.turns.count
      && current.count == other.current.count && absences.count == other.absences.count
  }
}
