import Kezek

extension PlanMetrics {
  /// The plan as a whole.
  public struct Totals: Sendable, Hashable {
    /// All children of the tables.
    public let children: Int
    /// Children who ask something, and of them everything, part, nothing.
    public let asking: Int
    public let everything: Int
    public let part: Int
    public let nothing: Int
    /// Children who ask sessions, and of them all, some, none.
    public let askingSessions: Int
    public let everySession: Int
    public let someSessions: Int
    public let noSession: Int
    /// Sessions of the cycle.
    public let sessions: Share
    /// Sessions held in groups, of all given.
    public let sessionsInGroups: Share
    /// Courses over the calendar years of the turns: owed, had before, planned.
    public let coursesOwed: Int
    public let coursesHad: Int
    public let coursesPlanned: Int
    public let appointments: Share
    /// Children with at least one visit.
    public let travellingChildren: Int

    init(_ outcomes: [ChildOutcome], _ index: PlanIndex) {
      children = outcomes.count
      asking = outcomes.count { $0.degree != nil }
      everything = outcomes.count { $0.degree == .everything }
      part = outcomes.count { $0.degree == .part }
      nothing = outcomes.count { $0.degree == .nothing }
      askingSessions = outcomes.count { $0.degreeOfSessions != nil }
      everySession = outcomes.count { $0.degreeOfSessions == .everything }
      someSessions = outcomes.count { $0.degreeOfSessions == .part }
      noSession = outcomes.count { $0.degreeOfSessions == .nothing }
      sessions = Share(
        outcomes.reduce(0) { $0 + $1.sessionsGiven },
        of: outcomes.reduce(0) { $0 + $1.sessionsAsked })
      sessionsInGroups = Share(
        index.sessions.count { $0.group != nil }, of: index.sessions.count)
      coursesOwed = outcomes.reduce(0) { $0 + $1.coursesOwed }
      coursesHad = outcomes.reduce(0) { $0 + $1.coursesHad }
      coursesPlanned = outcomes.reduce(0) { $0 + $1.coursesPlanned }
      appointments = Share(
        outcomes.reduce(0) { $0 + $1.appointmentsGiven },
        of: outcomes.reduce(0) { $0 + $1.appointmentsAsked })
      travellingChildren = index.scenario.children.ids.count {
        VisitTotals(of: $0, index).count > 0
      }
    }
  }

  /// How many children come how far: each step counts those of the step before.
  public struct Funnel: Sendable, Hashable {
    /// All children of the tables.
    public let registered: Int
    /// With a conclusion valid on the first day of the term; families who postponed included.
    public let validConclusion: Int
    /// With any weekly or yearly service, at least its `least`.
    public let anyService: Int
    /// With everything they ask.
    public let everything: Int
    /// Of those who are owed courses, how many have had or are given all of them.
    public let owedCourses: Share

    init(_ outcomes: [ChildOutcome], _ index: PlanIndex) {
      let children = index.scenario.children
      registered = children.count
      validConclusion = children.count { index.facts.hasConclusion($0) }
      let served = zip(children, outcomes).filter {
        index.facts.hasConclusion($0) && $1.hasAnyService
      }
      anyService = served.count
      everything = served.count { $0.1.degree == .everything }
      owedCourses = Share(
        outcomes.count { $0.degreeOfCourses == .everything },
        of: outcomes.count { $0.degreeOfCourses != nil })
    }
  }

  /// The lowest level among children who ask something and are not barred.
  public struct WorstOff: Sendable, Hashable {
    /// Given of asked, of one of the children concerned.
    public let level: Share
    /// Children at that level.
    public let children: Int

    init?(
      _ outcomes: [ChildOutcome], _ measure: (ChildOutcome) -> (given: Int, asked: Int)
    ) {
      var lowest: Share?
      var count = 0
      for outcome in outcomes where !outcome.isBarred {
        let (given, asked) = measure(outcome)
        guard asked > 0 else { continue }
        let difference = lowest.map { given * $0.denominator - $0.numerator * asked } ?? -1
        if difference < 0 {
          lowest = Share(given, of: asked)
          count = 1
        } else if difference == 0 {
          count += 1
        }
      }
      guard let lowest else { return nil }
      level = lowest
      children = count
    }
  }
}
