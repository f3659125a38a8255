/// Reads JSON (RFC 8259) strictly, with the line of each value.
///
/// Written here because the usual decoders lose the line, take the last of two equal names in
/// silence, and stop at the first wrong type.
struct JSONParser {
  /// How deep arrays and objects may nest.
  static let deepest = 64

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  /// The value that the bytes hold.
  ///
  /// - Complexity: O(bytes).
  static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONNode {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw JSONSyntaxError(line: 1, defect: .notUTF8)
    }
    var parser = JSONParser(bytes: bytes)
    let node = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.position == bytes.count else { throw parser.error(.moreAfterEnd) }
    return node
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    // A mark of the byte order, as some editors put it.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  private func error(_ defect: JSONSyntaxError.Defect) -> JSONSyntaxError {
    JSONSyntaxError(line: line, defect: position >= bytes.count ? .endsEarly : defect)
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 32 || byte == 9 || byte == 10 || byte == 13 {
      if byte == 10 { line += 1 }
      position += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONNode {
    guard depth < Self.deepest else { throw error(.tooDeep) }
    skipSpace()
    let start = line
    switch next {
    case UInt8(ascii: "{"): return JSONNode(line: start, content: try object(depth: depth))
    case UInt8(ascii: "["): return JSONNode(line: start, content: try array(depth: depth))
    case UInt8(ascii: "\""): return JSONNode(line: start, content: .text(try text()))
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return JSONNode(line: start, content: .number(try number()))
    }
  }

  private mutating func word(
    _ word: String, _ content: JSONNode.Content
  ) throws(JSONSyntaxError) -> JSONNode {
    for byte in word.utf8 {
      guard take(byte) else { throw error(.unexpected) }
    }
    return JSONNode(line: line, content: content)
  }

  private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSONNode.Content {
    position += 1
    var items: [JSONNode] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array(items) }
    while true {
      items.append(try value(depth: depth + 1))
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(items) }
      guard take(UInt8(ascii: ",")) else { throw error(.unexpected) }
    }
  }

  private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONNode.Content {
    position += 1
    var members: [JSONNode.Member] = []
    var names: Set<String> = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error(.unexpected) }
      let name = try text()
      guard names.insert(name).inserted else { throw error(.repeatedName) }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw error(.unexpected) }
      members.append(JSONNode.Member(name: name, node: try value(depth: depth + 1)))
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw error(.unexpected) }
    }
  }

  private mutating func number() throws(JSONSyntaxError) -> String {
    let start = position
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) {
      guard digits() else { throw error(start == position ? .unexpected : .badNumber) }
    }
    if take(UInt8(ascii: ".")) {
      guard digits() else { throw error(.badNumber) }
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard digits() else { throw error(.badNumber) }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() -> Bool {
    let start = position
    while let byte = next, (48...57).contains(byte) { position += 1 }
    return position > start
  }

  private mutating func text() throws(JSONSyntaxError) -> String {
    position += 1
    var result: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &result)
      case 0..<32: throw error(.badText)
      default: result.append(byte)
      }
    }
    throw error(.endsEarly)
  }

  private mutating func escape(into result: inout [UInt8]) throws(JSONSyntaxError) {
    guard let byte = next else { throw error(.endsEarly) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
    case UInt8(ascii: "b"): result.append(8)
    case UInt8(ascii: "f"): result.append(12)
    case UInt8(ascii: "n"): result.append(10)
    case UInt8(ascii: "r"): result.append(13)
    case UInt8(ascii: "t"): result.append(9)
    case UInt8(ascii: "u"): result.append(contentsOf: String(try scalar()).utf8)
    default: throw error(.badText)
    }
  }

  /// The character of `\uXXXX`, or of two such that make a surrogate pair.
  private mutating func scalar() throws(JSONSyntaxError) -> Character {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return Character(scalar) }
    guard (0xD800..<0xDC00).contains(first), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u"))
    else { throw error(.badText) }
    let second = try fourDigits()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw error(.badText) }
    return Character(scalar)
  }

  private mutating func fourDigits() throws(JSONSyntaxError) -> UInt32 {
    guard position + 4 <= bytes.count else {
      position = bytes.count
      throw error(.endsEarly)
    }
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
        throw error(.badText)
      }
      number = number << 4 | UInt32(digit)
      position += 1
    }
    return number
  }
}
