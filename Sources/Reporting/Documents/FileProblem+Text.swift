public import Kezek

extension FileProblem {
  /// The problem in words: file, line, what is wrong and what was probably meant.
  public func text(file: String, in language: Language) -> String {
    let phrases = Phrases(language)
    var problem = phrases.say(
      family: "problem", code.rawValue,
      [
        "field": .text(field), "value": .text(value),
        "expected": .text(phrases.expected(self)),
      ])
    if let maybe {
      problem = phrases.say("problem.maybe", ["problem": .text(problem), "maybe": .text(maybe)])
    }
    let located = phrases.say(
      "problem.line", ["file": .text(file), "line": .number(line), "problem": .text(problem)])
    return "\(code.rawValue) \(located)"
  }

  /// The problem as `--json` prints it, among the findings.
  public func json(file: String, in language: Language) -> JSONValue {
    .object(
      ("code", .text(code.rawValue)), ("severity", isNote ? "note" : "error"),
      ("file", .text(file)), ("line", .integer(line)), ("field", .text(field)),
      ("value", .text(value)), ("maybe", maybe.map { .text($0) } ?? .null),
      ("text", .text(text(file: file, in: language))))
  }
}

extension Phrases {
  /// What was expected: the name of a type or of a defect of the syntax, else as it stands.
  fileprivate func expected(_ problem: FileProblem) -> String {
    let member = String(problem.expected.drop { $0 != "." }.dropFirst())
    if problem.expected.hasPrefix("type.") { return say(family: "type", member) }
    if problem.expected.hasPrefix("syntax.") { return say(family: "syntax", member) }
    return problem.expected
  }
}
