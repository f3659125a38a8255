/// The log of `highs`.
enum HiGHSLog {
  static func read(_ lines: [ChildProcess.Line], into log: inout PeerLog) {
    var isReport = false
    for line in lines {
      let text = line.text
      if let match = text.firstMatch(of: /^Running HiGHS (\S+)/) {
        log.version = "highs \(match.1)"
      } else if text.hasPrefix("Solving report") {
        isReport = true
        log.isWhole = true
      } else if isReport {
        readReport(line, &log)
      } else if let match = text.firstMatch(
        of: /^ ?[A-Za-z]?\s+\d+\S*\s+\d+\S*\s+\d+\S*\s+[0-9.]+%\s+(\S+)\s+(\S+)\s+\S+\s/)
      {
        log.proved(PeerLog.number(match.1), at: line.seconds)
        log.found(PeerLog.number(match.2), at: line.seconds)
      }
    }
  }

  private static func readReport(_ line: ChildProcess.Line, _ log: inout PeerLog) {
    if let objective = PeerLog.number(after: "Primal bound", in: line.text) {
      log.found(objective, at: line.seconds)
    } else if let bound = PeerLog.number(after: "Dual bound", in: line.text) {
      log.proved(bound, at: line.seconds)
    } else if let nodes = PeerLog.number(after: "Nodes", in: line.text) {
      log.nodes = Int(nodes)
    }
  }
}
