@testable import Reporting

/// Checks JSON against the part of JSON Schema (2020-12) that the project's schemas use; a keyword
/// beyond that is a fault of the schema.
struct SchemaValidator {
  let root: JSONNode

  private static let silent: Set<String> = ["$schema", "title", "description", "$defs"]

  /// Where the node breaks the schema, and how; empty where it does not.
  func faults(_ node: JSONNode) -> [String] { faults(node, schema: root, path: "$") }

  private func faults(_ node: JSONNode, schema: JSONNode, path: String) -> [String] {
    guard case .object(let keywords) = schema.content else { return ["\(path): no schema"] }
    return keywords.flatMap { keyword -> [String] in
      check(keyword.name, keyword.node, node, schema: schema, path: path)
    }
  }

  private func check(
    _ keyword: String, _ value: JSONNode, _ node: JSONNode, schema: JSONNode, path: String
  ) -> [String] {
    func fault(_ holds: Bool) -> [String] { holds ? [] : ["\(path): \(keyword)"] }
    switch keyword {
    case "type": return fault(value.texts.contains { node.isOf(type: $0) })
    case "const": return fault(value.literal == node.literal)
    case "enum": return fault(value.items.contains { $0.literal == node.literal })
    case "minimum": return fault((node.integer ?? Int.max) >= value.integer ?? Int.max)
    case "maximum": return fault((node.integer ?? Int.min) <= value.integer ?? Int.min)
    case "pattern":
      guard let text = node.text, let pattern = value.text, let regex = try? Regex(pattern) else {
        return fault(false)
      }
      return fault((try? regex.firstMatch(in: text)) != nil)
    case "required":
      return value.texts.filter { node.child($0) == nil }.map { "\(path): \($0) is missing" }
    case "additionalProperties":
      let known = schema.child("properties")?.members.map(\.name) ?? []
      return node.members.filter { !known.contains($0.name) }.map { "\(path): \($0.name)" }
    case "properties":
      return value.members.flatMap { property in
        node.child(property.name).map {
          faults($0, schema: property.node, path: "\(path).\(property.name)")
        } ?? []
      }
    case "items":
      return node.items.enumerated().flatMap {
        faults($1, schema: value, path: "\(path)[\($0)]")
      }
    case "$ref":
      let name = value.text?.split(separator: "/").last.map(String.init) ?? ""
      guard let target = root.child("$defs")?.child(name) else { return fault(false) }
      return faults(node, schema: target, path: path)
    default: return fault(Self.silent.contains(keyword))
    }
  }
}

extension JSONNode {
  fileprivate var members: [Member] {
    if case .object(let members) = content { return members }
    return []
  }

  fileprivate var items: [JSONNode] {
    if case .array(let items) = content { return items }
    return []
  }

  /// The texts of a list, or the text itself.
  fileprivate var texts: [String] { text.map { [$0] } ?? items.compactMap(\.text) }

  fileprivate func child(_ name: String) -> JSONNode? {
    members.first { $0.name == name }?.node
  }

  /// A plain value as text, its type included.
  fileprivate var literal: String {
    switch content {
    case .null: "null"
    case .bool(let flag): "bool \(flag)"
    case .number(let digits): "number \(digits)"
    case .text(let text): "text \(text)"
    case .array, .object: "neither"
    }
  }

  fileprivate func isOf(type: String) -> Bool {
    switch (content, type) {
    case (.null, "null"), (.bool, "boolean"), (.number, "number"), (.text, "string"),
      (.array, "array"), (.object, "object"):
      true
    case (.number(let digits), "integer"): Int(digits) != nil || UInt64(digits) != nil
    default: false
    }
  }
}
