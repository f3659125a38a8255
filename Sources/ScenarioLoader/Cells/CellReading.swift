import Kezek

/// Something that one cell says and that the planner should know of.
///
/// The loader makes a `Finding` of it by adding file, row, column and value.
struct CellProblem: Sendable, Hashable {
  let code: Finding.Code
  let severity: Finding.Severity
  /// What the message's placeholders stand for, by name; `part` is among them where there is one.
  let details: [String: String]
  /// What was probably meant.
  let maybe: String?
  /// The part of the cell that is concerned, as the cell has it; nil = the whole cell.
  let part: String?

  /// A problem whose texts never hold a personal number: such digits are hidden.
  init(
    _ code: CellCode, details: [String: String] = [:], maybe: String? = nil, part: String? = nil
  ) {
    self.code = code.code
    self.severity = code.severity
    self.maybe = maybe.map(PersonalNumber.hidden)
    self.part = part.map { CellEcho.cut(PersonalNumber.hidden($0)) }
    var texts = details.mapValues(PersonalNumber.hidden)
    texts["part"] = self.part
    self.details = texts
  }
}

/// What one cell holds, and what is to be said about it.
struct CellReading<Value: Sendable>: Sendable {
  /// What was understood; nil exactly where a problem is an error.
  let value: Value?
  /// Errors, warnings and notes in the order of the text.
  let problems: [CellProblem]

  /// A reading without errors.
  init(_ value: Value, problems: [CellProblem] = []) {
    let failed = problems.contains { $0.severity == .error }
    self.value = failed ? nil : value
    self.problems = problems
  }

  /// A reading that failed.
  init(failed problems: [CellProblem]) {
    self.value = nil
    self.problems = problems
  }

  /// A reading that failed for one reason.
  init(failed problem: CellProblem) {
    self.init(failed: [problem])
  }

  /// The reading of what the value stands for, with the same problems.
  func map<Other: Sendable>(_ transform: (Value) -> Other) -> CellReading<Other> {
    guard let value else { return CellReading<Other>(failed: problems) }
    return CellReading<Other>(transform(value), problems: problems)
  }
}
