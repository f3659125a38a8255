import Kezek
import Yams

/// Reads the tree of a policy file, with a finding for each thing that is not understood.
struct PolicyReader {
  private let name: String
  private let mostOwed: Int
  private(set) var findings = FindingCollector()

  init(name: String, mostOwed: Int) {
    self.name = name
    self.mostOwed = mostOwed
  }

  /// The measures as suggestions and help name them.
  private static let measures = [
    PolicyMeasure.shortage, .childrenServed, .needsServed, .sessions, .courses, .sessionsAtHome,
    .owedCourse(1), .lessTravel,
  ].map(\.word)

  /// The policy of a text; what it holds is only good where there are no findings of errors.
  mutating func read(_ text: String) -> Policy? {
    let root: Node?
    do {
      root = try YamlText.root(of: text)
    } catch {
      switch error {
      case .alias(let line): findings.add(.yamlAlias, at: place(line))
      case .tooDeep(let line): findings.add(.yamlTooDeep, at: place(line))
      case .repeatedKey(let key, let first, let line):
        findings.add(
          .duplicateSetting, at: place(line), value: key, details: ["first": String(first)])
      case .unreadable(let line): findings.add(.yamlUnreadable, at: place(line))
      }
      return nil
    }
    guard let mapping = root?.mapping else {
      findings.add(.policyMalformed, at: place(0))
      return nil
    }
    var title: String?
    var tiers: [PolicyTier] = []
    var hasTiers = false
    for (key, value) in mapping {
      switch word(key) {
      case "name": title = scalar(value)
      case "tiers":
        hasTiers = true
        guard let list = value.sequence else {
          findings.add(.policyMalformed, at: place(value))
          continue
        }
        for node in list { tiers += self.tiers(node) }
      default: unknown(key, ["name", "tiers"])
      }
    }
    if !hasTiers || (tiers.isEmpty && !findings.hasErrors) {
      findings.add(.policyWithoutTiers, at: place(0))
    }
    return Policy(name: title ?? stem, tiers: tiers)
  }

  private var stem: String {
    name.split(separator: ".").first.map(String.init) ?? name
  }

  // MARK: Tiers

  /// The tiers of an item: a measure's word, a named rule's tiers, or a mapping.
  private mutating func tiers(_ node: Node) -> [PolicyTier] {
    if node.scalar != nil {
      return measure(node).map { [PolicyTier($0)] } ?? []
    }
    guard let mapping = node.mapping else {
      findings.add(.policyMalformed, at: place(node))
      return []
    }
    var title: String?
    var tolerance: Tier.Tolerance?
    var parts: [PolicyTier.Part]?
    var rule: [PolicyTier]?
    var own: [(Node, Node)] = []
    for (key, value) in mapping {
      switch word(key) {
      case "name": title = scalar(value)
      case "tolerance": tolerance = self.tolerance(value)
      case "rule": rule = self.rule(value)
      case "parts":
        guard let list = value.sequence else {
          findings.add(.policyMalformed, at: place(value))
          continue
        }
        parts = list.compactMap { part(of: $0) }
        if list.isEmpty { findings.add(.policyMalformed, at: place(value)) }
      default: own.append((key, value))
      }
    }
    if let rule {
      // A named rule brings its own names and tolerances; another would be lost without a word.
      if title == nil, tolerance == nil, parts == nil, own.isEmpty { return rule }
      findings.add(.policyMalformed, at: place(node))
      return []
    }
    if parts != nil, !own.isEmpty {
      findings.add(.policyMalformed, at: place(node))
    } else if parts == nil, let part = part(own, at: node) {
      parts = [part]
    }
    return [PolicyTier(name: title, parts: parts ?? [], tolerance: tolerance ?? .absolute(0))]
  }

  private mutating func rule(_ node: Node) -> [PolicyTier] {
    let name = scalar(node) ?? ""
    if let policy = Policy.named(name, mostOwed: mostOwed) { return policy.tiers }
    findings.add(
      .policyUnknownRule, at: place(node), value: name,
      details: ["known": Policy.named.joined(separator: ", ")],
      maybe: NearestWord.find(name, among: Policy.named))
    return []
  }

  private mutating func part(of node: Node) -> PolicyTier.Part? {
    if node.scalar != nil { return measure(node).map { PolicyTier.Part($0) } }
    guard let mapping = node.mapping else {
      findings.add(.policyMalformed, at: place(node))
      return nil
    }
    return part(mapping.map { ($0.key, $0.value) }, at: node)
  }

  private mutating func part(_ entries: [(Node, Node)], at node: Node) -> PolicyTier.Part? {
    var measure: PolicyMeasure?
    var weight = 1
    var weighsPriority = false
    var scope = PolicyScope.everything
    var hasMeasure = false
    for (key, value) in entries {
      switch word(key) {
      case "measure":
        hasMeasure = true
        measure = self.measure(value)
      case "weight": weight = self.weight(value)
      case "priority": weighsPriority = yes(value)
      case "scope": scope = self.scope(value)
      default:
        unknown(
          key, ["name", "tolerance", "rule", "parts", "measure", "weight", "priority", "scope"])
      }
    }
    if !hasMeasure { findings.add(.policyMalformed, at: place(node)) }
    return measure.map {
      PolicyTier.Part($0, weight: weight, weighsPriority: weighsPriority, scope: scope)
    }
  }

  // MARK: Values

  private mutating func measure(_ node: Node) -> PolicyMeasure? {
    let text = scalar(node) ?? ""
    if let measure = PolicyMeasure(word: text) { return measure }
    findings.add(
      .policyUnknownMeasure, at: place(node), value: text,
      details: ["known": Self.measures.joined(separator: ", ")],
      maybe: NearestWord.find(text, among: Self.measures))
    return nil
  }

  private mutating func weight(_ node: Node) -> Int {
    let text = scalar(node) ?? ""
    if let weight = Int(text), (1...1_000_000).contains(weight) { return weight }
    findings.add(.policyBadWeight, at: place(node), value: text)
    return 1
  }

  /// A whole number, or a percent with at most two decimals.
  private mutating func tolerance(_ node: Node) -> Tier.Tolerance {
    let text = Words.normalized(scalar(node) ?? "")
    if let units = Int(text), (0...1_000_000_000).contains(units) { return .absolute(units) }
    if text.hasSuffix("%"), let points = basisPoints(text.dropLast()) {
      return .basisPoints(points)
    }
    findings.add(.policyBadTolerance, at: place(node), value: scalar(node))
    return .absolute(0)
  }

  private func basisPoints(_ percent: Substring) -> Int? {
    let parts = percent.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "," })
    guard (1...2).contains(parts.count), let whole = Int(parts[0]), (0...100).contains(whole)
    else { return nil }
    guard parts.count == 2 else { return whole * 100 }
    guard (1...2).contains(parts[1].count), let rest = Int(parts[1]), rest >= 0 else {
      return nil
    }
    let points = whole * 100 + (parts[1].count == 1 ? rest * 10 : rest)
    return points <= 10_000 ? points : nil
  }

  private mutating func yes(_ node: Node) -> Bool {
    let text = scalar(node) ?? ""
    // What a spreadsheet writes for yes and no is the way of JSON.
    if text == "true" || text == "false" { return text == "true" }
    let reading = BooleanCell.read(text)
    findings.add(reading.problems, at: place(node), value: text)
    return reading.value ?? false
  }

  // MARK: Scopes

  private static let scopeKeys = [
    "services", "age_from", "age_to", "rural", "languages", "categories", "lives",
  ]

  private mutating func scope(_ node: Node) -> PolicyScope {
    var scope = PolicyScope.everything
    guard let mapping = node.mapping else {
      findings.add(.policyMalformed, at: place(node))
      return scope
    }
    for (key, value) in mapping {
      switch word(key) {
      case "services": scope.services = words(value, "service")
      case "languages": scope.languages = words(value, "language")
      case "categories": scope.categories = words(value, "category")
      case "age_from": scope.ageFrom = age(value)
      case "age_to": scope.ageTo = age(value)
      case "rural": scope.isRural = yes(value)
      case "lives": scope.lives = scalar(value)
      default:
        let column = scalar(key) ?? ""
        if NearestWord.find(column, among: Self.scopeKeys) != nil {
          unknown(key, Self.scopeKeys)
        } else {
          scope.attributes.append(
            PolicyScope.Attribute(column: column, value: scalar(value) ?? ""))
        }
      }
    }
    return scope
  }

  private mutating func words(_ node: Node, _ kind: String) -> [String] {
    let text =
      node.sequence.map { $0.compactMap { $0.scalar?.string }.joined(separator: ", ") }
      ?? scalar(node) ?? ""
    let reading = WordListCell.read(text, WordChoice(kind: kind, unknown: .keep))
    findings.add(reading.problems, at: place(node), value: text)
    return reading.value ?? []
  }

  private mutating func age(_ node: Node) -> Int? {
    let text = scalar(node) ?? ""
    let reading = NumberCell.readWhole(text, in: 0...120)
    findings.add(reading.problems, at: place(node), value: text)
    return reading.value
  }

  // MARK: Nodes

  private func scalar(_ node: Node) -> String? { node.scalar?.string }

  private func word(_ node: Node) -> String { scalar(node) ?? "" }

  private mutating func unknown(_ key: Node, _ known: [String]) {
    let text = scalar(key) ?? ""
    findings.add(
      .policyUnknownKey, at: place(key), value: text, maybe: NearestWord.find(text, among: known))
  }

  private func place(_ node: Node) -> FindingCollector.Place { place(node.mark?.line ?? 0) }

  private func place(_ line: Int) -> FindingCollector.Place {
    FindingCollector.Place(file: name, row: line > 0 ? line : nil)
  }
}
