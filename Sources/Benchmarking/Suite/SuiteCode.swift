import Kezek

/// The findings of suite files; the wording is in the message catalogue.
enum SuiteCode: String, Sendable, Hashable, CaseIterable {
  case unknownKey = "E801"
  case malformed = "E802"
  case missingKey = "E803"
  case badNumber = "E804"
  case unknownWord = "E805"
  /// No folder of tables, no recipe or no policy file at that path.
  case noSuchFile = "E806"
  /// `kezek generate` would refuse the options.
  case badRecipe = "E807"
  case repeatedName = "E808"
  /// A list that must hold something is empty.
  case emptyList = "E809"

  var code: Finding.Code { Finding.Code(rawValue) }
}
