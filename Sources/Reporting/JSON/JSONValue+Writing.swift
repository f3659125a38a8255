extension JSONValue {
  /// The value as UTF-8: two spaces of indent, LF, a line feed at the end.
  ///
  /// An object that holds no further object, and an array of plain values, stand on one line: a
  /// session, a course or a price is one line, so that two plans can be compared line by line.
  /// - Complexity: O(size).
  public func bytes() -> [UInt8] {
    var writer = JSONWriter()
    writer.write(self, indent: 0)
    writer.output.append(UInt8(ascii: "\n"))
    return writer.output
  }

  /// The value on one line, without a line feed.
  public func line() -> String {
    var writer = JSONWriter()
    writer.writeInLine(self)
    return String(decoding: writer.output, as: UTF8.self)
  }

  /// Whether the value is written on one line: nothing in it holds an object.
  fileprivate var isShort: Bool {
    switch self {
    case .object(let members): members.allSatisfy { $0.value.isPlainList }
    default: isPlainList
    }
  }

  private var isPlainList: Bool {
    switch self {
    case .object: false
    case .array(let items): items.allSatisfy(\.isPlain)
    default: true
    }
  }

  private var isPlain: Bool {
    switch self {
    case .object, .array: false
    default: true
    }
  }
}

private struct JSONWriter {
  var output: [UInt8] = []

  mutating func write(_ value: JSONValue, indent: Int) {
    switch value {
    case .object(let members) where indent == 0 || !value.isShort:
      writeLines("{", "}", count: members.count, indent: indent) { writer, index in
        writer.write(text: members[index].name)
        writer.append(": ")
        writer.write(members[index].value, indent: indent + 1)
      }
    case .array(let items) where !value.isShort:
      writeLines("[", "]", count: items.count, indent: indent) { writer, index in
        writer.write(items[index], indent: indent + 1)
      }
    default: writeInLine(value)
    }
  }

  mutating func writeInLine(_ value: JSONValue) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .integer(let integer): append(String(integer))
    case .number(let number): append(number.digits)
    case .text(let text): write(text: text)
    case .array(let items):
      append("[")
      for (index, item) in items.enumerated() {
        if index > 0 { append(", ") }
        writeInLine(item)
      }
      append("]")
    case .object(let members):
      append("{")
      for (index, member) in members.enumerated() {
        if index > 0 { append(", ") }
        write(text: member.name)
        append(": ")
        writeInLine(member.value)
      }
      append("}")
    }
  }

  private mutating func writeLines(
    _ open: String, _ close: String, count: Int, indent: Int,
    item: (inout JSONWriter, Int) -> Void
  ) {
    append(open)
    for index in 0..<count {
      append(index == 0 ? "\n" : ",\n")
      append(String(repeating: "  ", count: indent + 1))
      item(&self, index)
    }
    if count > 0 {
      append("\n")
      append(String(repeating: "  ", count: indent))
    }
    append(close)
  }

  private mutating func write(text: String) {
    append("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 10: append("\\n")
      case 13: append("\\r")
      case 9: append("\\t")
      case 0..<32, 127: append("\\u00" + hexadecimal(byte))
      default: output.append(byte)
      }
    }
    append("\"")
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }

  private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }
}
