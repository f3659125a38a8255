import Kezek

/// Yes and no in three languages.
enum BooleanCell {
  /// Reads yes or no.
  static func read(_ text: String) -> CellReading<Bool> {
    let text = CellText(text)
    if let problem = SpreadsheetDamage.formulaOrError(text) { return CellReading(failed: problem) }
    guard let answer = answer(text.string) else {
      let known = Words.catalogue.entries(.word, "yes/no").flatMap {
        [$0.russian, $0.kazakh, $0.english]
      }
      return CellReading(
        failed: CellProblem(
          .notYesOrNo, maybe: NearestWord.find(text.string, among: known), part: text.string))
    }
    let isSpreadsheets = ["истина", "ложь", "true", "false", "ақиқат", "жалған"]
      .contains(text.folded)
    let note = CellProblem(.spreadsheetBoolean, maybe: answer ? "да" : "нет", part: text.string)
    return CellReading(answer, problems: isSpreadsheets ? [note] : [])
  }

  /// Whether the text says yes; nil where it says neither yes nor no.
  static func answer(_ text: String) -> Bool? {
    let catalogue = Words.catalogue
    let word =
      catalogue.english(.word, "yes/no", matching: text)
      ?? catalogue.entries(.word, "yes/no").first { entry in
        entry.spellings.contains { LookAlikes.skeleton($0) == LookAlikes.skeleton(text) }
      }?.english
    return word.map { $0 == "yes" }
  }
}
