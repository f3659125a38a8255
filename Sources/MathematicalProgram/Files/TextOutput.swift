/// Gathers text into portions and hands them to a sink, so that a large file is never held whole.
struct TextOutput<Failure: Error>: ~Copyable {
  private var buffer: [UInt8] = []
  private let sink: (_ portion: [UInt8]) throws(Failure) -> Void
  private static var portion: Int { 1 << 16 }

  init(_ sink: @escaping (_ portion: [UInt8]) throws(Failure) -> Void) {
    self.sink = sink
    buffer.reserveCapacity(Self.portion + 1024)
  }

  /// Bytes since the last line end.
  private(set) var column = 0

  mutating func write(_ text: String) throws(Failure) {
    buffer.append(contentsOf: text.utf8)
    column += text.utf8.count
    if buffer.count >= Self.portion { try flush() }
  }

  mutating func endLine() throws(Failure) {
    try write("\n")
    column = 0
  }

  mutating func line(_ text: String) throws(Failure) {
    try write(text)
    try endLine()
  }

  mutating func flush() throws(Failure) {
    try sink(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

/// Numbers in files.
enum NumberText {
  /// The shortest decimal text that reads back as the same number.
  static func shortest(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A number of at most 12 characters that reads back as the same number, for fixed columns.
  static func fixed(_ value: Double) -> String? {
    let text = shortest(value)
    if text.utf8.count <= 12 { return text }
    if text.hasPrefix("0.") { return text.utf8.count == 13 ? String(text.dropFirst()) : nil }
    return text.hasPrefix("-0.") && text.utf8.count == 13 ? "-" + text.dropFirst(2) : nil
  }

  /// Reads a decimal number; `nil` for anything else.
  ///
  /// Infinities are read where the format has them.
  static func parse(_ text: Substring, allowsInfinity: Bool) -> Double? {
    guard let first = text.utf8.first else { return nil }
    let isNumber =
      (first >= 0x30 && first <= 0x39) || first == 0x2B || first == 0x2D || first == 0x2E
    if isNumber, text.utf8.allSatisfy({ isNumberByte($0) }) {
      if let value = Double(text) { return value.isFinite ? value : nil }
      return Double(text.map { $0 == "d" || $0 == "D" ? "e" : String($0) }.joined())
    }
    guard allowsInfinity else { return nil }
    switch text.lowercased() {
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default: return nil
    }
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65, 0x44, 0x64: true
    default: false
    }
  }

  /// Numbers from here on mean infinity in the bounds of files.
  static let infinity = 1e30

  static func bound(_ value: Double) -> Double {
    if value >= infinity { return .infinity }
    return value <= -infinity ? -.infinity : value
  }
}
