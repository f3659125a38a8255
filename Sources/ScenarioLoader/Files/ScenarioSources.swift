import Kezek

/// The files of a scenario, chosen by name among those of its folder.
struct ScenarioSources {
  /// The folder's name.
  let name: String
  /// The tables read, in the order of `TableKind`.
  private(set) var files: [SourceFile] = []
  /// Settings as YAML, in place of a table.
  private(set) var yaml: YamlFile?
  /// Tables that are there and could not be read.
  private(set) var refused: Set<TableKind> = []

  struct YamlFile {
    let name: String
    let bytes: [UInt8]
  }

  /// The largest table that is read, in bytes.
  static let tableLimit = 64_000_000
  /// The largest YAML file that is read, in bytes.
  static let yamlLimit = 1_000_000

  /// Reads from names, each with a way to its bytes.
  ///
  /// - Parameters:
  ///   - names: ascending.
  ///   - replaced: files that are read in place of the folder's, by path.
  init(
    name: String, names: [String], readNames: Bool, replaced: [TableKind: String] = [:],
    findings: inout FindingCollector,
    read: (String, Int) throws(SafeFile.Refusal) -> [UInt8]
  ) {
    self.name = name
    var chosen: [TableKind: String] = [:]
    var yamlName: String?
    for file in names {
      switch FileRole(file) {
      case .table(let kind):
        if kind == .names && !readNames || replaced[kind] != nil { continue }
        if let first = chosen[kind] {
          report(twoFiles: first, file, &findings)
        } else {
          chosen[kind] = file
        }
      case .yamlSettings:
        if let yamlName { report(twoFiles: yamlName, file, &findings) } else { yamlName = file }
      case .otherFormat(let kind), .almost(let kind):
        findings.add(
          .fileNotRead, at: FindingCollector.Place(file: file), maybe: kind.fileName)
      case .other:
        break
      }
    }
    chosen.merge(replaced) { _, new in new }
    if let table = chosen[.settings], let yamlName {
      report(twoFiles: table, yamlName, &findings)
    }
    for kind in TableKind.allCases {
      guard let file = chosen[kind] else { continue }
      if let bytes = Self.bytes(file, Self.tableLimit, &findings, read) {
        files.append(SourceFile(kind: kind, name: file, bytes: bytes))
      } else {
        refused.insert(kind)
      }
    }
    guard let yamlName, chosen[.settings] == nil else { return }
    if let bytes = Self.bytes(yamlName, Self.yamlLimit, &findings, read) {
      yaml = YamlFile(name: yamlName, bytes: bytes)
    } else {
      refused.insert(.settings)
    }
  }

  func file(_ kind: TableKind) -> SourceFile? { files.first { $0.kind == kind } }

  /// SHA-256 over name, length and bytes of each file read but the names, in the order of names.
  var digest: String {
    var parts = files.filter { $0.kind != .names }.map { ($0.name, $0.bytes) }
    if let yaml { parts.append((yaml.name, yaml.bytes)) }
    parts.sort { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(parts.reduce(0) { $0 + $1.1.count + 64 })
    for (name, content) in parts {
      bytes.append(contentsOf: "\(name)\n\(content.count)\n".utf8)
      bytes.append(contentsOf: content)
    }
    return Lottery.hexadecimal(bytes)
  }

  private func report(
    twoFiles first: String, _ second: String, _ findings: inout FindingCollector
  ) {
    findings.add(
      .twoFiles, at: FindingCollector.Place(file: second), details: ["first": first])
  }

  private static func bytes(
    _ file: String, _ limit: Int, _ findings: inout FindingCollector,
    _ read: (String, Int) throws(SafeFile.Refusal) -> [UInt8]
  ) -> [UInt8]? {
    let place = FindingCollector.Place(file: file)
    do {
      return try read(file, limit)
    } catch {
      switch error {
      case .notRegular: findings.add(.notRegularFile, at: place)
      case .outside: findings.add(.outsideFolder, at: place)
      case .tooLarge(let megabytes):
        findings.add(
          .tooLarge, at: place,
          details: ["megabytes": String(megabytes), "limit": String(limit / 1_000_000)])
      case .missing, .unreadable: findings.add(.unreadableFile, at: place)
      }
      return nil
    }
  }
}

/// What a file is for, by its name alone.
enum FileRole: Hashable {
  case table(TableKind)
  case yamlSettings
  /// A table in a format that is not read, as `children.xlsx`.
  case otherFormat(TableKind)
  /// Within a typo of a table's name.
  case almost(TableKind)
  case other

  /// Letter case is ignored; `.txt` and `.tsv` are what spreadsheets call tab text.
  init(_ name: String) {
    let lower = name.lowercased()
    guard let dot = lower.lastIndex(of: ".") else {
      self = .other
      return
    }
    let stem = String(lower[..<dot])
    let ending = String(lower[lower.index(after: dot)...])
    let isText = ["csv", "txt", "tsv", "tab"].contains(ending)
    if stem == "scenario", ending == "yaml" || ending == "yml" {
      self = .yamlSettings
    } else if let kind = TableKind(rawValue: stem) {
      let isOther = ["xlsx", "xls", "ods", "numbers", "xlsm", "yaml", "yml"].contains(ending)
      self = isText ? .table(kind) : isOther ? .otherFormat(kind) : .other
    } else if ending == "csv",
      let near = NearestWord.find(stem, among: TableKind.allCases.map(\.rawValue)),
      let kind = TableKind(rawValue: near)
    {
      self = .almost(kind)
    } else {
      self = .other
    }
  }
}
