import Foundation
import Kezek
import ScenarioLoader
import Yams

/// Reads the tree of a suite file.
struct SuiteReader {
  var nodes: SuiteNodes
  let folder: URL
  let refusal: (_ options: [String]) -> String?
  let digest: String

  private static let topKeys = ["name", "about", "gaps", "sets"]
  static let setKeys = [
    "name", "instances", "strategies", "solvers", "policies", "seeds", "time", "work", "threads",
    "peers", "peer_time", "peer_seeds", "hard_limit", "export_time", "memory", "targets",
  ]

  /// The suite of a text; only good where there are no findings.
  mutating func read(_ text: String) -> BenchSuite? {
    let root: Node?
    do {
      root = try YamlText.root(of: text)
    } catch {
      switch error {
      case .unreadable(let line): nodes.add(.init("E117"), line: line)
      case .alias(let line): nodes.add(.init("E118"), line: line)
      case .tooDeep(let line): nodes.add(.init("E119"), line: line)
      case .repeatedKey(let key, let first, let line):
        nodes.add(.init("E503"), line: line, value: key, details: ["first": String(first)])
      }
      return nil
    }
    guard let root, let pairs = nodes.pairs(root, expected: "name, sets") else {
      if root == nil { nodes.add(.missingKey, at: nil, value: "sets") }
      return nil
    }
    var name: String?
    var about = ""
    var gaps = BenchSuite.usualGaps
    var defaults = BenchSet(name: "")
    var setNodes: Node?
    for (key, value) in pairs {
      switch nodes.word(key) {
      case "name": name = nodes.text(value)
      case "about": about = nodes.text(value) ?? ""
      case "gaps": gaps = nodes.list(value).compactMap { nodes.share($0) }
      case "sets": setNodes = value
      case "instances": nodes.unknownKey(key, Self.topKeys)
      default:
        if !take(key, value, into: &defaults) {
          nodes.unknownKey(key, Self.topKeys + Self.setKeys)
        }
      }
    }
    if name == nil { nodes.add(.missingKey, at: root, value: "name") }
    guard let setNodes else {
      nodes.add(.missingKey, at: root, value: "sets")
      return nil
    }
    let sets = nodes.list(setNodes).compactMap { set($0, defaults) }
    return BenchSuite(
      name: name ?? "", about: about, gaps: Set(gaps).sorted(by: >), sets: named(sets, setNodes),
      digest: digest)
  }

  private mutating func named(_ sets: [BenchSet], _ node: Node) -> [BenchSet] {
    var names: Set<String> = []
    for set in sets where !names.insert(set.name).inserted {
      nodes.add(.repeatedName, at: node, value: set.name)
    }
    return sets
  }

  // MARK: Sets

  private mutating func set(_ node: Node, _ defaults: BenchSet) -> BenchSet? {
    guard let pairs = nodes.pairs(node, expected: "name, instances") else { return nil }
    var set = defaults
    for (key, value) in pairs {
      switch nodes.word(key) {
      case "name": set.name = nodes.text(value) ?? ""
      case "instances": set.instances = instances(value)
      default:
        if !take(key, value, into: &set) { nodes.unknownKey(key, Self.setKeys) }
      }
    }
    let keys = pairs.map { nodes.word($0.key) }
    for needed in ["name", "instances"] where !keys.contains(needed) {
      nodes.add(.missingKey, at: node, value: needed)
    }
    return set
  }

  /// Takes a key that the top and a set share; false where it is none.
  private mutating func take(_ key: Node, _ value: Node, into set: inout BenchSet) -> Bool {
    switch nodes.word(key) {
    case "strategies":
      set.strategies = nodes.words(value, among: ["auto", "exact", "decomposed", "queue"])
    case "solvers": set.solvers = nodes.words(value, among: ["auto", "glpk", "highs"])
    case "policies": set.policies = nodes.list(value).compactMap { policy($0) }
    case "seeds": set.seeds = nodes.seeds(value)
    case "time": set.times = nodes.list(value).compactMap { nodes.number($0) }
    case "work": set.work = nodes.integer(value, in: 0...1_000_000_000)
    case "threads": set.threads = nodes.list(value).compactMap { nodes.integer($0, in: 1...1024) }
    case "peers":
      // `peers: []` in a set takes back what the top says.
      set.peers =
        value.sequence?.isEmpty == true
        ? []
        : nodes.words(value, among: PeerProgram.allCases.map(\.rawValue))
          .compactMap(PeerProgram.init)
    case "peer_time": set.peerTime = nodes.number(value)
    case "peer_seeds": set.peerSeeds = nodes.seeds(value)
    case "hard_limit": set.hardLimit = nodes.number(value)
    case "export_time": set.exportTime = nodes.number(value) ?? set.exportTime
    case "memory": set.memory = nodes.integer(value, in: 64...100_000_000)
    case "targets":
      set.targets =
        value.sequence?.isEmpty == true ? [] : nodes.list(value).compactMap { target($0) }
    default: return false
    }
    return true
  }

  /// A rule's name as it is; anything with a dot or a slash is a file.
  private mutating func policy(_ node: Node) -> String? {
    guard let text = nodes.text(node) else { return nil }
    if text == BenchRun.ownPolicy || Policy.named.contains(text) { return text }
    guard text.contains(".") || text.contains("/") else {
      nodes.unknown(node, Policy.named + [BenchRun.ownPolicy])
      return nil
    }
    return file(node, text)
  }

  private mutating func file(_ node: Node, _ text: String) -> String? {
    let path = URL(fileURLWithPath: text, relativeTo: folder).standardizedFileURL.path
    if FileManager.default.fileExists(atPath: path) { return path }
    nodes.add(.noSuchFile, at: node, value: text)
    return nil
  }

  // MARK: Instances

  private mutating func instances(_ node: Node) -> [BenchInstance] {
    var names: Set<String> = []
    var instances: [BenchInstance] = []
    for item in nodes.list(node) {
      guard let instance = instance(item) else { continue }
      if !names.insert(instance.name).inserted {
        nodes.add(.repeatedName, at: item, value: instance.name)
      }
      instances.append(instance)
    }
    return instances
  }

  private mutating func instance(_ node: Node) -> BenchInstance? {
    if let text = node.scalar?.string { return folderInstance(node, text, name: nil) }
    let keys = ["name", "scenario", "generate", "recipe"]
    guard let pairs = nodes.pairs(node, expected: keys.joined(separator: ", ")) else { return nil }
    var name: String?
    var source: (key: String, node: Node)?
    for (key, value) in pairs {
      switch nodes.word(key) {
      case "name": name = nodes.text(value)
      case "scenario", "generate", "recipe":
        if source != nil {
          nodes.add(.malformed, at: key, details: ["expected": "scenario | generate | recipe"])
        }
        source = (nodes.word(key), value)
      default: nodes.unknownKey(key, keys)
      }
    }
    switch source?.key {
    case "scenario":
      return source.flatMap { folderInstance($0.node, nodes.word($0.node), name: name) }
    case "generate": return source.flatMap { generated($0.node, name: name) }
    case "recipe": return source.flatMap { recipe($0.node, name: name) }
    default:
      nodes.add(.missingKey, at: node, value: "scenario")
      return nil
    }
  }

  private mutating func folderInstance(
    _ node: Node, _ text: String, name: String?
  ) -> BenchInstance? {
    guard let path = file(node, text) else { return nil }
    return BenchInstance(
      name: name ?? URL(fileURLWithPath: path).lastPathComponent, source: .folder(path))
  }

  private mutating func recipe(_ node: Node, name: String?) -> BenchInstance? {
    guard let text = nodes.text(node), let path = file(node, text) else { return nil }
    return BenchInstance(
      name: name ?? URL(fileURLWithPath: path).lastPathComponent,
      source: .generated(["--recipe", path]))
  }

  /// Options of `kezek generate` as a mapping: `{children: 500, seed: 1, hard: [rooms]}`.
  private mutating func generated(_ node: Node, name: String?) -> BenchInstance? {
    guard let pairs = nodes.pairs(node, expected: "children, seed") else { return nil }
    var options: [String] = []
    var parts: [String] = []
    for (key, value) in pairs {
      let option = "--" + nodes.word(key).replacingOccurrences(of: "_", with: "-")
      let values = nodes.list(value).map { nodes.word($0) }
      if values == ["yes"] || values == ["true"] {
        options.append(option)
        parts.append(nodes.word(key))
      } else {
        options += [option] + values
        parts.append(
          option == "--children"
            ? values.joined()
            : option == "--hard"
              ? values.joined(separator: "-")
              : "\(nodes.word(key))-\(values.joined(separator: "-"))")
      }
    }
    if let why = refusal(options) {
      nodes.add(.badRecipe, at: node, value: options.joined(separator: " "), details: ["why": why])
    }
    return BenchInstance(
      name: name ?? "generated-" + parts.joined(separator: "-"), source: .generated(options))
  }
}
