public import Kezek

extension Finding {
  /// The finding as `--json` prints it, with the sentence that says it.
  public func json(_ text: FindingText) -> JSONValue {
    .object(
      ("code", .text(code.rawValue)), ("severity", .text("\(severity)")),
      ("file", file.map(JSONValue.text) ?? .null),
      ("rows", .array(rows.map(JSONValue.integer))),
      ("column", column.map(JSONValue.text) ?? .null),
      ("value", value.map(JSONValue.text) ?? .null),
      ("maybe", maybe.map(JSONValue.text) ?? .null),
      ("children", .integer(children)), ("text", .text(text.line(self))))
  }
}
