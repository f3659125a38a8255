import Kezek

/// The findings of files, headers and whole tables; those of single cells are `CellCode`.
///
/// `E` is an error, `W` a warning, `N` a note. A code is never used for another meaning; the wording
/// is in the message catalogue.
enum LoaderCode: String, Sendable, Hashable, CaseIterable {
  // MARK: Files and text

  /// The folder is not there or cannot be listed.
  case noFolder = "E100"
  /// A table that is needed is missing.
  case missingFile = "E101"
  /// Neither a file nor a link to one.
  case notRegularFile = "E102"
  /// A link leads out of the scenario's folder.
  case outsideFolder = "E103"
  /// A file above the size limit.
  case tooLarge = "E104"
  case unreadableFile = "E105"
  /// Two files for one table, or two of settings.
  case twoFiles = "E106"
  case nul = "E107"
  case notText = "E108"
  /// Letters lost in an encoding without Kazakh letters.
  case lettersLost = "E109"
  /// Read as Windows-1251.
  case windows1251 = "N110"
  case unclosedQuote = "E111"
  case innerQuote = "E112"
  case plainQuote = "N113"
  case tooManyColumns = "E114"
  case tooManyRows = "E115"
  case personalNumber = "E116"
  case yamlUnreadable = "E117"
  case yamlAlias = "E118"
  case yamlTooDeep = "E119"
  case yamlNotKeys = "E120"
  /// A file that looks like a table of another name or format.
  case fileNotRead = "W121"

  // MARK: Headers and rows

  case noHeader = "E201"
  case titleRows = "N202"
  case duplicateHeader = "E203"
  case headerTypo = "E204"
  case unknownColumn = "N205"
  case missingColumn = "E206"
  case extraCells = "E207"
  case shortRow = "N208"
  case emptyRows = "N209"
  case totalRow = "N210"
  case filledFromAbove = "N211"
  case exampleRow = "W212"
  case headerLookAlike = "N213"
  /// Cells in a column without a header.
  case namelessColumn = "W214"
  /// A column of names outside `names.csv`.
  case nameColumn = "W215"
  case noRows = "E216"
  /// A column that `report_by` lists and the table lacks.
  case reportColumnMissing = "E217"
  case emptyCell = "E220"

  /// The code as findings have it.
  var code: Finding.Code { Finding.Code(rawValue) }

  /// The severity that the code's letter says.
  var severity: Finding.Severity {
    switch rawValue.first {
    case "W": .warning
    case "N": .note
    default: .error
    }
  }
}
