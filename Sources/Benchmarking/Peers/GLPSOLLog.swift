/// The log of `glpsol`.
enum GLPSOLLog {
  static func read(_ lines: [ChildProcess.Line], into log: inout PeerLog) {
    var relaxation: Double?
    for line in lines {
      let text = line.text
      if let match = text.firstMatch(of: /^GLPSOL.* ([0-9]+\.[0-9.]+)/) {
        log.version = "glpk \(match.1)"
      } else if let match = text.firstMatch(of: /^[*#]?\s*\d+: obj =\s*(\S+) inf =/) {
        relaxation = PeerLog.number(match.1)
      } else if text.hasPrefix("OPTIMAL LP SOLUTION FOUND") {
        log.proved(relaxation, at: line.seconds)
      } else if let match = text.firstMatch(of: /^Solution found by heuristic: (\S+)/) {
        log.found(PeerLog.number(match.1), at: line.seconds)
      } else if let match = text.firstMatch(
        of: /^\+\s*\d+: (?:mip|>>>>>) =\s*(not found yet|\S+) >=\s*(tree is empty|\S+)/)
      {
        log.found(PeerLog.number(match.1), at: line.seconds)
        if match.2 == "tree is empty" {
          log.closed(at: line.seconds)
        } else {
          log.proved(PeerLog.number(match.2), at: line.seconds)
        }
      } else if text.hasPrefix("INTEGER OPTIMAL SOLUTION FOUND") {
        log.closed(at: line.seconds)
      }
    }
  }
}
