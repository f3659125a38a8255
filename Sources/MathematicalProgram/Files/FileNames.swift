/// Which names a file format takes as they are.
struct NameRules: Sendable {
  let longest: Int
  /// Whether a byte may occur in a name, at the first place or later.
  let allows: @Sendable (_ byte: UInt8, _ isFirst: Bool) -> Bool
  /// Whether a name, though of good characters, would be read as something else.
  let isReserved: @Sendable (String) -> Bool

  /// Free MPS: no blanks; nothing that begins a comment.
  static let freeMPS = NameRules(
    longest: 120,
    allows: { byte, isFirst in
      byte > 0x20 && byte < 0x7F && !(isFirst && (byte == 0x2A || byte == 0x24))
    },
    isReserved: { $0.uppercased() == "'MARKER'" })

  /// Fixed MPS: the same within eight characters.
  static let fixedMPS = NameRules(
    longest: 8, allows: freeMPS.allows, isReserved: freeMPS.isReserved)

  /// LP: letters, digits and a few signs that all readers take; nothing that looks like a number or
  /// a keyword.
  static let lp = NameRules(
    longest: 120,
    allows: { byte, isFirst in
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x5F: true
      case 0x30...0x39, 0x2E: !isFirst
      default: "(),!#$&@{}~".utf8.contains(byte) && !isFirst
      }
    },
    isReserved: { name in
      let lower = name.lowercased()
      if LPKeyword.isWord(lower) { return true }
      // "e5" after a coefficient would be an exponent.
      return lower.first == "e" && (lower.dropFirst().first?.isNumber ?? true)
    })
}

/// The names of one kind of thing (rows or columns) as they stand in a file.
///
/// A byte the format cannot take is written as `%` and two hexadecimal digits, and so is `%` itself;
/// a name that is still unfit (too long, reserved, empty, given twice) is replaced by a prefix and
/// number, and the file's comments hold a table from which the reader restores it.
struct FileNames: Sendable {
  let names: [String]
  /// Replaced names: the index and the true name in percent notation, ascending.
  let replaced: [(index: Int, encoded: String)]

  init(_ count: Int, prefix: String, rules: NameRules, name: (Int) -> String) {
    var names: [String] = []
    names.reserveCapacity(count)
    var replaced: [(index: Int, encoded: String)] = []
    var seen: Set<String> = []
    seen.reserveCapacity(count)
    for index in 0..<count {
      let original = name(index)
      let fit = PercentNotation.encode(original, rules.allows)
      let isFit =
        !fit.isEmpty && fit.utf8.count <= rules.longest && !rules.isReserved(fit)
        && seen.insert(fit).inserted
      if isFit {
        names.append(fit)
      } else {
        // No name in percent notation ends in a bare `%`, so nothing else is called so.
        names.append("\(prefix)\(index + 1)%")
        replaced.append((index, PercentNotation.encode(original, NameRules.freeMPS.allows)))
      }
    }
    self.names = names
    self.replaced = replaced
  }
}

/// Bytes that do not fit, as `%` and two hexadecimal digits.
enum PercentNotation {
  static func encode(
    _ text: String, _ allows: (_ byte: UInt8, _ isFirst: Bool) -> Bool
  ) -> String {
    var isPlain = true
    var isFirst = true
    for byte in text.utf8 {
      if byte == 0x25 || !allows(byte, isFirst) { isPlain = false }
      isFirst = false
    }
    if isPlain { return text }
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    isFirst = true
    for byte in text.utf8 {
      if byte == 0x25 || !allows(byte, isFirst) {
        bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        bytes.append(byte)
      }
      isFirst = false
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text behind percent notation; `nil` when it is not well formed.
  static func decode(_ text: some StringProtocol) -> String? {
    guard text.utf8.contains(0x25) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
