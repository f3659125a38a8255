import Kezek

@testable import ScenarioLoader

/// Tables that must raise one finding at one place.
struct FindingCase: Sendable, CustomStringConvertible {
  let code: LoaderCode
  /// The tables that take the place of the small sound ones; nil takes a table away.
  let files: [String: [UInt8]?]
  let file: String?
  let rows: [Int]
  let column: String?
  let maybe: String?
  /// Codes that come along and are no fault of the case.
  let along: [LoaderCode]
  /// Codes of single cells that come along.
  let cells: [CellCode]

  var description: String { "\(code.rawValue) \(code)" }

  init(
    _ code: LoaderCode, _ files: [String: String?], at file: String?, _ rows: [Int] = [],
    _ column: String? = nil, maybe: String? = nil, along: [LoaderCode] = [],
    cells: [CellCode] = []
  ) {
    self.init(
      code, bytes: files.mapValues { $0.map { Array($0.utf8) } }, at: file, rows, column,
      maybe: maybe, along: along, cells: cells)
  }

  init(
    _ code: LoaderCode, bytes: [String: [UInt8]?], at file: String?, _ rows: [Int] = [],
    _ column: String? = nil, maybe: String? = nil, along: [LoaderCode] = [],
    cells: [CellCode] = []
  ) {
    self.code = code
    self.files = bytes
    self.file = file
    self.rows = rows
    self.column = column
    self.maybe = maybe
    self.along = along
    self.cells = cells
  }

  /// Reads the tables.
  func load() -> LoadedScenario {
    var all = Tables().files.mapValues { Array($0.utf8) }
    for (name, bytes) in files { all[name] = bytes }
    return ScenarioTables(name: "test", files: all).load()
  }
}
