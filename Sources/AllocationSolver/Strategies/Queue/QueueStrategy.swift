import Kezek

/// The clerk's queue, exactly: a baseline of every comparison, which optimizes nothing.
///
/// Pins come first, then weekly needs in the order of the queue, then courses in rounds; what has
/// been given is never taken back. `Docs/Queue.md` has the whole rule.
struct QueueStrategy: Sendable {
  private let candidates: Candidates

  init(_ candidates: Candidates) {
    self.candidates = candidates
  }

  /// What the clerk's day ends with.
  struct Outcome: Sendable {
    let plan: Plan
    /// The rows with `keep` yes that could not be kept, ascending by position in `current`.
    let unkept: [UnkeptPin]
  }

  /// The plan alone.
  func plan() -> Plan { outcome().plan }

  /// The plan, and the pins that it could not keep.
  func outcome() -> Outcome {
    let day = day(keeping: [.yes])
    return Outcome(plan: day.plan(), unkept: day.unkeptPins())
  }

  /// The queue after whatever of today's table could be held, one row after the other.
  ///
  /// Where a tier counts what stays as it is now, this is nearer to the best than the queue alone.
  func planKeepingWhatIsThere() -> Plan { day(keeping: [.yes, .ifFree]).plan() }

  /// The whole day, rows with these words under `keep` first.
  private func day(keeping words: [CurrentRow.Keep]) -> QueueRun {
    var run = QueueRun(candidates)
    for word in words { run.keepRows(word) }
    run.serveWeeklyNeeds()
    run.giveCourses()
    return run
  }
}

/// A row with `keep` yes that the queue could not keep.
struct UnkeptPin: Sendable, Hashable {
  /// Position in the scenario's `current`.
  let row: Int
  /// The condition that stood against it first.
  let family: ConstraintFamily
}
