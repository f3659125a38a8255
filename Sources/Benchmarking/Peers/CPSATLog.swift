/// CP-SAT through `ortools`: the script that calls it, and its log.
enum CPSATLog {
  /// Arguments: the MPS file, seconds, threads, seed.
  static let script = """
    import sys
    from ortools.linear_solver.python import model_builder
    file, seconds, threads, seed = sys.argv[1:5]
    model = model_builder.Model()
    if not model.import_from_mps_file(file):
        sys.exit("the MPS file could not be read")
    solver = model_builder.Solver("sat")
    solver.enable_output(True)
    solver.set_time_limit_in_seconds(float(seconds))
    solver.set_solver_specific_parameters(f"num_workers:{threads},random_seed:{seed}")
    solver.solve(model)
    """

  static func read(_ lines: [ChildProcess.Line], into log: inout PeerLog) {
    // Without a solution its summary says 0 and 0.
    var hasSolution = false
    for line in lines {
      let text = line.text
      if let match = text.firstMatch(of: /^Starting CP-SAT solver v(\S+)/) {
        log.version = "cp-sat \(match.1)"
      } else if let match = text.firstMatch(
        of: /^#(?:Bound|\d+)\s.*best:(\S+)\s+next:\[([^,\]]*)/)
      {
        log.found(PeerLog.number(match.1), at: line.seconds)
        log.proved(PeerLog.number(match.2), at: line.seconds)
      } else if text.hasPrefix("#Done") {
        log.closed(at: line.seconds)
      } else if text == "status: OPTIMAL" || text == "status: FEASIBLE" {
        hasSolution = true
      } else if hasSolution, let objective = PeerLog.number(after: "objective:", in: text) {
        log.found(objective, at: line.seconds)
      } else if hasSolution, let bound = PeerLog.number(after: "best_bound:", in: text) {
        log.proved(bound, at: line.seconds)
      } else if let branches = PeerLog.number(after: "branches:", in: text) {
        log.nodes = Int(branches)
      }
    }
  }
}
