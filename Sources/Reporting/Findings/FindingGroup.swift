public import Kezek

/// Findings of one code, file and column: one thing to mend, though the values differ.
public struct FindingGroup: Sendable, Hashable {
  /// The findings, the one that concerns most children first.
  public let findings: [Finding]
  /// Children concerned by all of them.
  public let children: Int

  /// The first finding, which speaks for the others.
  public var first: Finding { findings[0] }

  /// Rows of all findings, ascending.
  public var rows: [Int] { Set(findings.flatMap(\.rows)).sorted() }

  private struct Key: Hashable {
    let code: Finding.Code
    let file: String?
    let column: String?
  }

  private init(_ findings: [Finding]) {
    self.findings = findings
    children = findings.reduce(0) { $0 + $1.children }
  }

  /// Groups findings: errors first, then by the number of children concerned, else as they come.
  public static func groups(_ findings: [Finding]) -> [FindingGroup] {
    var order: [Key] = []
    var members: [Key: [Finding]] = [:]
    for finding in findings {
      let key = Key(code: finding.code, file: finding.file, column: finding.column)
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(finding)
    }
    let groups = order.compactMap { members[$0].map(Self.init) }
    return groups.enumerated().sorted { left, right in
      let severities = (left.element.first.severity, right.element.first.severity)
      if severities.0 != severities.1 { return severities.0 < severities.1 }
      if left.element.children != right.element.children {
        return left.element.children > right.element.children
      }
      return left.offset < right.offset
    }.map(\.element)
  }
}

extension FindingText {
  /// The line of a group: the first finding's, and how many more like it there are.
  public func line(_ group: FindingGroup) -> String {
    let others = group.findings.count - 1
    guard others > 0 else { return line(group.first) }
    let rows = Set(group.rows).subtracting(group.first.rows).sorted()
    let place = rows.isEmpty ? "" : ": " + self.rows(rows)
    let more =
      switch language {
      case .english: "And \(others) more like it\(place)."
      case .russian: "И ещё таких: \(others)\(place)."
      case .kazakh: "Осындай тағы \(others)\(place)."
      }
    return line(group.first) + " " + more
  }
}
