import ArgumentParser

/// The documented exit codes; 64 is the argument parser's own.
enum Exit {
  static let violated = ExitCode(1)
  static let badInput = ExitCode(2)
  static let noPlan = ExitCode(3)
  static let defect = ExitCode(70)
}
