import Foundation

/// Checks JSON against the part of JSON Schema 2020-12 that the project's schemas use.
///
/// A keyword that it does not know is a defect of the schema, so that nothing goes unchecked.
struct JSONSchema {
  private let root: [String: Any]

  private static let annotations: Set<String> = [
    "$schema", "$id", "$defs", "title", "description", "default",
  ]

  init(_ data: Data) throws {
    let object = try JSONSerialization.jsonObject(with: data)
    guard let root = object as? [String: Any] else { throw CocoaError(.coderReadCorrupt) }
    self.root = root
  }

  /// A sentence for each place where a value is not as the schema says.
  func defects(of value: Any) -> [String] {
    defects(of: value, root, at: "$")
  }

  private func defects(of value: Any, _ schema: [String: Any], at path: String) -> [String] {
    schema.keys.sorted().flatMap { keyword -> [String] in
      guard !Self.annotations.contains(keyword), let rule = schema[keyword] else { return [] }
      switch keyword {
      case "$ref": return reference(rule).map { defects(of: value, $0, at: path) } ?? ["bad $ref"]
      case "type": return isOfType(value, rule) ? [] : ["\(path) is no \(rule)"]
      case "const", "enum": return allows(value, keyword, rule) ? [] : ["\(path) is not \(rule)"]
      case "properties", "required", "additionalProperties":
        return objectDefects(value, keyword, rule, schema, path)
      case "items": return itemDefects(value, rule, path)
      case "minItems":
        let isFilled = (value as? [Any]).map { $0.count >= (rule as? Int ?? .max) } ?? true
        return isFilled ? [] : ["\(path) has too few items"]
      case "pattern", "minLength": return textDefects(value, keyword, rule, path)
      case "minimum", "maximum": return numberDefects(value, keyword, rule, path)
      case "anyOf":
        let choices = rule as? [[String: Any]] ?? []
        let fits = choices.contains { defects(of: value, $0, at: path).isEmpty }
        return fits ? [] : ["\(path) fits none of \(choices.count)"]
      default: return ["the schema has the unknown keyword \(keyword)"]
      }
    }
  }

  private func reference(_ rule: Any) -> [String: Any]? {
    guard let name = (rule as? String)?.split(separator: "/").last,
      let definitions = root["$defs"] as? [String: Any]
    else { return nil }
    return definitions[String(name)] as? [String: Any]
  }

  // MARK: Values

  private func isOfType(_ value: Any, _ rule: Any) -> Bool {
    let types = rule as? [String] ?? [rule as? String ?? ""]
    return types.contains { type in
      switch type {
      case "object": value is [String: Any]
      case "array": value is [Any]
      case "string": value is String
      case "null": value is NSNull
      case "number": value is NSNumber
      case "boolean": value is Bool
      case "integer":
        (value as? NSNumber).map { $0.doubleValue.rounded() == $0.doubleValue } ?? false
      default: false
      }
    }
  }

  private func allows(_ value: Any, _ keyword: String, _ rule: Any) -> Bool {
    let allowed = keyword == "const" ? [rule] : rule as? [Any] ?? []
    return allowed.contains { ($0 as? NSObject)?.isEqual(value as? NSObject) ?? false }
  }

  private func textDefects(_ value: Any, _ keyword: String, _ rule: Any, _ path: String)
    -> [String]
  {
    guard let text = value as? String else { return [] }
    if let least = rule as? Int { return text.count >= least ? [] : ["\(path) is too short"] }
    guard let pattern = rule as? String else { return ["bad \(keyword)"] }
    let fits = text.range(of: pattern, options: .regularExpression) != nil
    return fits ? [] : ["\(path) '\(text)' does not fit \(pattern)"]
  }

  private func numberDefects(_ value: Any, _ keyword: String, _ rule: Any, _ path: String)
    -> [String]
  {
    guard let number = value as? NSNumber, let limit = rule as? NSNumber else { return [] }
    let fits =
      keyword == "minimum"
      ? number.doubleValue >= limit.doubleValue : number.doubleValue <= limit.doubleValue
    return fits ? [] : ["\(path) is beyond \(limit)"]
  }

  // MARK: Objects and arrays

  private func itemDefects(_ value: Any, _ rule: Any, _ path: String) -> [String] {
    guard let items = value as? [Any], let schema = rule as? [String: Any] else { return [] }
    return items.enumerated().flatMap { defects(of: $1, schema, at: "\(path)[\($0)]") }
  }

  private func objectDefects(
    _ value: Any, _ keyword: String, _ rule: Any, _ schema: [String: Any], _ path: String
  ) -> [String] {
    guard let object = value as? [String: Any] else { return [] }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    switch keyword {
    case "required":
      let names = rule as? [String] ?? []
      return names.filter { object[$0] == nil }.map { "\(path) lacks \($0)" }
    case "properties":
      return properties.keys.sorted().flatMap { name -> [String] in
        guard let member = object[name], let schema = properties[name] else { return [] }
        return defects(of: member, schema, at: "\(path).\(name)")
      }
    default:
      let others = object.keys.filter { properties[$0] == nil }.sorted()
      guard let schema = rule as? [String: Any] else {
        return others.map { "\(path) has the unknown \($0)" }
      }
      return others.flatMap { defects(of: object[$0] ?? NSNull(), schema, at: "\(path).\($0)") }
    }
  }
}
