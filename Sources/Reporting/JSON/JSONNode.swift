/// A JSON value that was read, with the line on which it begins.
struct JSONNode: Sendable {
  let line: Int
  let content: Content

  enum Content: Sendable {
    case null
    case bool(Bool)
    /// As the file writes it.
    case number(String)
    case text(String)
    case array([JSONNode])
    case object([Member])
  }

  struct Member: Sendable {
    let name: String
    let node: JSONNode
  }

  /// The integer, where the node is one that fits.
  var integer: Int? {
    guard case .number(let digits) = content else { return nil }
    return Int(digits)
  }

  var text: String? {
    guard case .text(let text) = content else { return nil }
    return text
  }

  var isNull: Bool {
    if case .null = content { return true }
    return false
  }
}

/// A text that is no JSON: the line, and what was found there.
struct JSONSyntaxError: Error, Sendable, Hashable {
  let line: Int
  let defect: Defect

  enum Defect: String, Sendable, Hashable {
    case notUTF8
    case endsEarly
    case unexpected
    case badNumber
    case badText
    case tooDeep
    case repeatedName
    case moreAfterEnd
  }
}
