/// Reads the fields of one JSON object, collecting what is wrong with them.
///
/// Every field asked for is *known*; `finish` names those that are there and nobody asked for.
struct FieldReader {
  let line: Int
  let path: String
  private let members: [JSONNode.Member]
  private var known: [String] = []
  private(set) var problems: [FileProblem] = []

  /// A reader of the object at `path`, or nil (with a problem) where the node is none.
  init?(_ node: JSONNode, path: String, problems: inout [FileProblem]) {
    guard case .object(let members) = node.content else {
      problems.append(
        FileProblem(.wrongType, line: node.line, field: path, expected: ExpectedType.object.word))
      return nil
    }
    self.line = node.line
    self.path = path
    self.members = members
  }

  /// What a field holds, in the words of the message catalogue.
  enum ExpectedType: String {
    case object, array, text, integer
    /// The key of the message that names the type.
    var word: String { "type." + rawValue }
  }

  /// Whether the object has that field, with whatever value but null.
  func has(_ field: String) -> Bool {
    members.contains { $0.name == field && !$0.node.isNull }
  }

  /// The full name of a field.
  func name(of field: String) -> String { path.isEmpty ? field : path + "." + field }

  mutating func report(
    _ code: FileProblem.Code, _ field: String, value: String = "", expected: String = "",
    maybe: String? = nil
  ) {
    let line = members.first { $0.name == field }?.node.line ?? line
    problems.append(
      FileProblem(
        code, line: line, field: name(of: field), value: value, expected: expected, maybe: maybe))
  }

  /// The node of a field; nil where it is absent or null.
  mutating func node(_ field: String, required: Bool = false) -> JSONNode? {
    known.append(field)
    let node = members.first { $0.name == field }?.node
    if let node, !node.isNull { return node }
    if required { report(.missing, field) }
    return nil
  }

  mutating func text(_ field: String, required: Bool = true) -> String? {
    guard let node = node(field, required: required) else { return nil }
    guard let text = node.text else {
      report(.wrongType, field, expected: ExpectedType.text.word)
      return nil
    }
    return text
  }

  mutating func integer(
    _ field: String, in range: ClosedRange<Int> = Int.min...Int.max, required: Bool = true
  ) -> Int? {
    guard let node = node(field, required: required) else { return nil }
    guard let integer = node.integer else {
      report(.wrongType, field, expected: ExpectedType.integer.word)
      return nil
    }
    guard range.contains(integer) else {
      report(
        .outOfRange, field, value: String(integer),
        expected: "\(range.lowerBound) … \(range.upperBound)")
      return nil
    }
    return integer
  }

  /// The items of a list; empty where it is absent.
  mutating func list(_ field: String, required: Bool = false) -> [JSONNode] {
    guard let node = node(field, required: required) else { return [] }
    guard case .array(let items) = node.content else {
      report(.wrongType, field, expected: ExpectedType.array.word)
      return []
    }
    return items
  }

  /// One of the words allowed.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ field: String, _ type: Word.Type, required: Bool = true
  ) -> Word? where Word.RawValue == String {
    guard let text = text(field, required: required) else { return nil }
    if let word = Word(rawValue: text) { return word }
    reportWord(field, text, allowed: Word.allCases.map(\.rawValue))
    return nil
  }

  mutating func reportWord(_ field: String, _ text: String, allowed: [String]) {
    report(
      .unknownWord, field, value: text, expected: allowed.joined(separator: ", "),
      maybe: NearestWord.of(text, among: allowed))
  }

  /// Names the fields that nobody asked for, and hands over what was found.
  mutating func finish(into all: inout [FileProblem]) {
    for member in members where !known.contains(member.name) {
      report(
        .unknownField, member.name,
        maybe: NearestWord.of(member.name, among: known))
    }
    all += problems
  }
}
