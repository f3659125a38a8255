/// The log of `cbc`.
///
/// It may keep lines back until it ends, so a line happened when it came, or before the next moment
/// that the log itself names, whichever is earlier.
enum CBCLog {
  static func read(_ lines: [ChildProcess.Line], into log: inout PeerLog) {
    for (line, seconds) in zip(lines, moments(lines)) {
      let text = line.text
      if let match = text.firstMatch(of: /^Version: (\S+)/) {
        log.version = "cbc \(match.1)"
      } else if let match = text.firstMatch(of: /^Continuous objective value is (\S+)/) {
        log.proved(PeerLog.number(match.1), at: seconds)
      } else if let match = text.firstMatch(of: /^Cbc0038I Solution found of (\S+)/) {
        log.found(PeerLog.number(match.1), at: seconds)
      } else if let match = text.firstMatch(of: /^Cbc\d+I Integer solution of (\S+) found/) {
        log.found(PeerLog.number(match.1), at: seconds)
      } else if let match = text.firstMatch(of: /cuts changed objective from \S+ to (\S+) in/) {
        log.proved(PeerLog.number(match.1), at: seconds)
      } else if let match = text.firstMatch(
        of: /^Cbc0010I After (\d+) nodes, .* (\S+) best solution, best possible (\S+) \(/)
      {
        log.nodes = Int(match.1)
        found(PeerLog.number(match.2), at: seconds, &log)
        log.proved(PeerLog.number(match.3), at: seconds)
      } else if let match = text.firstMatch(
        of: /^Cbc0005I Partial search - best objective (\S+) \(best possible ([^)]+)\)/)
      {
        found(PeerLog.number(match.1), at: seconds, &log)
        log.proved(PeerLog.number(match.2), at: seconds)
      } else if let match = text.firstMatch(
        of: /^Cbc0001I Search completed - best objective ([^,]+),/)
      {
        found(PeerLog.number(match.1), at: seconds, &log)
        log.closed(at: seconds)
      } else if let objective = PeerLog.number(after: "Objective value:", in: text) {
        found(objective, at: seconds, &log)
      } else if let bound = PeerLog.number(after: "Lower bound:", in: text) {
        log.proved(bound, at: seconds)
      } else if text.hasPrefix("Result - Optimal solution found") {
        log.closed(at: seconds)
      } else if let nodes = PeerLog.number(after: "Enumerated nodes:", in: text) {
        log.nodes = Int(nodes)
      }
    }
  }

  /// 1e+50 stands for no solution.
  private static func found(_ objective: Double?, at seconds: Double, _ log: inout PeerLog) {
    if let objective, objective < 1e40 { log.found(objective, at: seconds) }
  }

  private static func moments(_ lines: [ChildProcess.Line]) -> [Double] {
    var moments = lines.map(\.seconds)
    var next = Double.infinity
    for index in lines.indices.reversed() {
      if let match = lines[index].text.firstMatch(of: /\(([0-9.]+) seconds\)/),
        lines[index].text.hasPrefix("Cbc"), let own = Double(match.1)
      {
        next = min(next, own)
      }
      moments[index] = min(moments[index], next)
    }
    return moments
  }
}
