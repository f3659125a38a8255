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
    var unread: [(file: String, kind: TableKind?)] = []
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
      case .unread(let kind): unread.append((file, kind))
      case .other: break
      }
    }
    for (file, kind) in unread {
      // Where the table is there, the file is a copy of it.
      let isThere = kind.map { chosen[$0] != nil || replaced[$0] != nil } ?? true
      findings.add(
        .fileNotRead, at: FindingCollector.Place(file: file),
        maybe: isThere ? nil : kind?.fileName)
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
      let bytes = try read(file, limit)
      guard !isWorkbook(bytes) else {
        findings.add(.workbook, at: place)
        return nil
      }
      return bytes
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

  /// Whether the bytes are those of a workbook (a ZIP archive, or the older compound file), which
  /// someone has given the name of a text.
  private static func isWorkbook(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
      || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
  }
}
