import Foundation

/// The log of `scip`.
enum SCIPLog {
  static func read(_ lines: [ChildProcess.Line], into log: inout PeerLog) {
    for line in lines {
      let text = line.text
      if let match = text.firstMatch(of: /^SCIP version (\S+)/) {
        log.version = "scip \(match.1)"
      } else if text.contains("s|") || text.contains("|unknown") || text.contains("| unknown") {
        readRow(line, &log)
      } else if let objective = PeerLog.number(after: "Primal Bound", in: text) {
        found(objective, at: line.seconds, &log)
      } else if let bound = PeerLog.number(after: "Dual Bound", in: text) {
        log.proved(bound, at: line.seconds)
      } else if let nodes = PeerLog.number(after: "Solving Nodes", in: text) {
        log.nodes = Int(nodes)
      }
    }
  }

  /// A row of the table: the bounds are its third and fourth cell from the right.
  private static func readRow(_ line: ChildProcess.Line, _ log: inout PeerLog) {
    let cells = line.text.split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard cells.count >= 8 else { return }
    log.proved(PeerLog.number(cells[cells.count - 4]), at: line.seconds)
    if let objective = PeerLog.number(cells[cells.count - 3]) {
      found(objective, at: line.seconds, &log)
    }
  }

  /// 1e+20 stands for no solution.
  private static func found(_ objective: Double, at seconds: Double, _ log: inout PeerLog) {
    if objective < 1e19 { log.found(objective, at: seconds) }
  }
}
