package import Yams

/// A small YAML file as a tree, refused before it is read where it could grow or nest without end.
package enum YamlText {
  /// Why a file was not read.
  package enum Refusal: Error, Hashable {
    /// Anchors and aliases can make a short text endless, and nothing here needs them.
    case alias(line: Int)
    case tooDeep(line: Int)
    /// A key that stands twice, where it stands the second time.
    case repeatedKey(String, first: Int, line: Int)
    /// No YAML, from that line on; 0 where the line is not known.
    case unreadable(line: Int)
  }

  /// The deepest nesting of brackets, and of dashes at the beginning of a line.
  private static let depthLimit = 16
  private static let indentLimit = 80

  /// Reads one document; nil where the text is empty.
  ///
  /// - Throws: `Refusal`.
  /// - Complexity: O(bytes).
  package static func root(of text: String) throws(Refusal) -> Node? {
    try checkBefore(text)
    do {
      return try Parser(yaml: text, encoding: .utf8).singleRoot()
    } catch YamlError.duplicatedKeysInMapping(let keys, _) {
      throw repeated(keys, in: text)
    } catch let error as YamlError {
      throw .unreadable(line: line(of: error))
    } catch {
      throw .unreadable(line: 0)
    }
  }

  /// The first of the keys that stands twice at the beginning of a line.
  private static func repeated(_ keys: [String], in text: String) -> Refusal {
    var first: [String: Int] = [:]
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      guard let colon = line.firstIndex(of: ":") else { continue }
      let key = line[..<colon].trimmed.filter { $0 != "\"" && $0 != "'" }
      guard keys.contains(key) else { continue }
      if let earlier = first[key] { return .repeatedKey(key, first: earlier, line: number) }
      first[key] = number
    }
    return .unreadable(line: 0)
  }

  private static func line(of error: YamlError) -> Int {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    default: 0
    }
  }

  /// Refuses by the characters alone, so quoted text counts too: a setting needs none of them.
  private static func checkBefore(_ text: String) throws(Refusal) {
    var depth = 0
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let bytes = Array(line.utf8)
      let indent = bytes.prefix { $0 == 0x20 }.count
      if indent > indentLimit || leadingMarks(bytes) > depthLimit {
        throw .tooDeep(line: number)
      }
      var previous = UInt8(ascii: " ")
      for (index, byte) in bytes.enumerated() {
        if byte == UInt8(ascii: "#"), previous == 0x20 { break }
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth = max(0, depth - 1) }
        if depth > depthLimit { throw .tooDeep(line: number) }
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
        if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"), startsToken(after: previous),
          next != 0x20
        {
          throw .alias(line: number)
        }
        previous = byte
      }
    }
  }

  private static func startsToken(after byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
      || byte == UInt8(ascii: ",")
  }

  /// Dashes and question marks at the beginning, each of which opens a level.
  private static func leadingMarks(_ bytes: [UInt8]) -> Int {
    var count = 0
    for byte in bytes {
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?") {
        count += 1
      } else if byte != 0x20 && byte != 0x09 {
        break
      }
    }
    return count
  }
}
