import Foundation
import Kezek
import Reporting
import Yams

/// Reads single values of a YAML tree, with a finding for each that is not understood.
struct SuiteNodes {
  let file: String
  private(set) var findings: [Finding] = []

  init(file: String) { self.file = file }

  // MARK: Findings

  mutating func add(
    _ code: SuiteCode, at node: Node?, value: String? = nil, details: [String: String] = [:],
    maybe: String? = nil
  ) {
    add(
      code.code, line: node?.mark?.line ?? 0, value: value ?? node?.scalar?.string,
      details: details, maybe: maybe)
  }

  mutating func add(
    _ code: Finding.Code, line: Int, value: String? = nil, details: [String: String] = [:],
    maybe: String? = nil
  ) {
    findings.append(
      Finding(
        code, .error, file: file, rows: line > 0 ? [line] : [], value: value, details: details,
        maybe: maybe))
  }

  // MARK: Values

  /// The pairs of a mapping; nil, with a finding, where the node is none.
  mutating func pairs(_ node: Node, expected: String) -> [(key: Node, value: Node)]? {
    guard let mapping = node.mapping else {
      add(.malformed, at: node, details: ["expected": expected])
      return nil
    }
    return mapping.map { ($0.key, $0.value) }
  }

  func word(_ node: Node) -> String { node.scalar?.string ?? "" }

  mutating func text(_ node: Node) -> String? {
    if let text = node.scalar?.string, !text.isEmpty { return text }
    add(.malformed, at: node, details: ["expected": "a text"])
    return nil
  }

  /// The items of a list, or a single value as a list of one; an empty list is a finding.
  mutating func list(_ node: Node) -> [Node] {
    guard let sequence = node.sequence else { return [node] }
    if sequence.isEmpty { add(.emptyList, at: node) }
    return Array(sequence)
  }

  /// A list of words out of those known.
  mutating func words(_ node: Node, among known: [String]) -> [String] {
    var words: [String] = []
    for item in list(node) {
      let word = word(item)
      if known.contains(word) {
        words.append(word)
      } else {
        unknown(item, known)
      }
    }
    return words
  }

  mutating func unknown(_ item: Node, _ known: [String]) {
    add(
      .unknownWord, at: item, value: word(item),
      details: ["known": known.joined(separator: ", ")],
      maybe: NearestWord.of(word(item), among: known))
  }

  mutating func unknownKey(_ key: Node, _ known: [String]) {
    add(
      .unknownKey, at: key, value: word(key), maybe: NearestWord.of(word(key), among: known))
  }

  mutating func integer(_ node: Node, in range: ClosedRange<Int>) -> Int? {
    if let number = Int(word(node)), range.contains(number) { return number }
    add(
      .badNumber, at: node, value: word(node),
      details: ["known": "\(range.lowerBound) – \(range.upperBound)"])
    return nil
  }

  /// Seconds or a plain number: finite, above 0.
  mutating func number(_ node: Node) -> Double? {
    let text = word(node)
    if let number = Double(text), number.isFinite, number > 0, number <= 1_000_000 {
      return number
    }
    add(.badNumber, at: node, value: text, details: ["known": "0.001 – 1000000"])
    return nil
  }

  /// `0.1 %`, or a share as `0.001`.
  mutating func share(_ node: Node) -> Double? {
    let text = word(node).replacingOccurrences(of: " ", with: "")
    let isPercent = text.hasSuffix("%")
    if let number = Double(isPercent ? String(text.dropLast()) : text), number.isFinite {
      let share = isPercent ? number / 100 : number
      if (0...1).contains(share) { return share }
    }
    add(.badNumber, at: node, value: word(node), details: ["known": "0 % – 100 %"])
    return nil
  }

  mutating func seeds(_ node: Node) -> [UInt64] {
    list(node).compactMap { item in
      if let seed = UInt64(word(item)) { return seed }
      add(.badNumber, at: item, value: word(item), details: ["known": "0, 1, 2, 3"])
      return nil
    }
  }
}
