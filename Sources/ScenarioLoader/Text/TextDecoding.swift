/// How the bytes of a table were turned into text.
enum TextEncoding: Hashable {
  case utf8
  case utf16
  /// The Cyrillic code page of Windows, which lacks nine Kazakh letters.
  case windows1251
}

/// The text of a file as UTF-8 without a byte-order mark.
struct DecodedText {
  let bytes: [UInt8]
  let encoding: TextEncoding

  /// Decodes bytes whose encoding nobody states.
  ///
  /// A byte-order mark decides; else zero bytes at every second place mean UTF-16; else what is
  /// valid UTF-8 is UTF-8; else whichever of UTF-8 with damage (shown as U+FFFD) and Windows-1251
  /// fits more of the bytes.
  /// - Complexity: O(bytes).
  init(_ file: [UInt8]) {
    if file.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(unmarked: Array(file.dropFirst(3)))
    } else if file.starts(with: [0xFF, 0xFE]) {
      self.init(utf16: file[2...], littleEndian: true)
    } else if file.starts(with: [0xFE, 0xFF]) {
      self.init(utf16: file[2...], littleEndian: false)
    } else if let littleEndian = Self.looksLikeUTF16(file) {
      self.init(utf16: file[...], littleEndian: littleEndian)
    } else {
      self.init(unmarked: file)
    }
  }

  private init(unmarked bytes: [UInt8]) {
    let sequences = UTF8Survey(bytes)
    if sequences.invalid == 0 {
      self.bytes = bytes
      encoding = .utf8
    } else if sequences.valid > sequences.invalid {
      self.bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
      encoding = .utf8
    } else {
      self.bytes = Windows1251.utf8(bytes)
      encoding = .windows1251
    }
  }

  private init(utf16 bytes: ArraySlice<UInt8>, littleEndian: Bool) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      units.append(littleEndian ? first | second << 8 : first << 8 | second)
      index += 2
    }
    self.bytes = Array(String(decoding: units, as: UTF16.self).utf8)
    encoding = .utf16
  }

  /// Whether unmarked bytes are UTF-16, and which; nil where not.
  private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool? {
    let sample = bytes.prefix(2000)
    guard sample.count >= 4 else { return nil }
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    let pairs = sample.count / 2
    // Separators, digits and line ends alone give a fifth; a stray NUL gives far less.
    if zeros[1] * 8 > pairs && zeros[0] == 0 { return true }
    if zeros[0] * 8 > pairs && zeros[1] == 0 { return false }
    return nil
  }
}

/// Valid sequences of several bytes and invalid bytes of a text that may be UTF-8.
private struct UTF8Survey {
  var valid = 0
  var invalid = 0

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        if buffer[index] < 0x80 {
          index += 1
          continue
        }
        let length = Self.length(at: index, in: buffer)
        if length > 0 { valid += 1 } else { invalid += 1 }
        index += max(1, length)
      }
    }
  }

  /// The length of the sequence at a byte of 0x80 or more, or 0 where it is invalid.
  private static func length(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let lead = bytes[index]
    let length =
      switch lead {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard length > 0, index + length <= bytes.count else { return 0 }
    for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    let second = bytes[index + 1]
    switch lead {
    case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90,
      0xF4 where second > 0x8F:
      return 0
    default:
      return length
    }
  }
}

/// The Windows code page 1251.
enum Windows1251 {
  /// The characters of the bytes 0x80 to 0xBF; the Unicode letters А…я follow in order.
  private static let upper: [Unicode.Scalar] = Array(
    ("ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFD}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї"
      + "°±Ііґµ¶·ё№є»јЅѕї").unicodeScalars)

  /// The text of bytes in this code page, as UTF-8.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    let table = (0..<256).map { code -> [UInt8] in
      if code < 0x80 { return [UInt8(code)] }
      let scalar =
        code < 0xC0
        ? upper[code - 0x80] : Unicode.Scalar(UInt32(0x410 + code - 0xC0)) ?? "\u{FFFD}"
      return Array(String(Character(scalar)).utf8)
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    for byte in bytes { result.append(contentsOf: table[Int(byte)]) }
    return result
  }
}
