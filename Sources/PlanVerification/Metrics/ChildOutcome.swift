import Kezek

/// What one child asks and gets.
///
/// Sessions beyond what a need asks (a current plan may hold some) are not counted as given.
/// Courses already had count as received: the reports speak of the year, not of the plan alone.
public struct ChildOutcome: Sendable, Hashable {
  /// Sessions of the cycle.
  public var sessionsAsked = 0
  public var sessionsGiven = 0
  /// Courses over all calendar years in which turns of their services start.
  public var coursesOwed = 0
  public var coursesHad = 0
  public var coursesPlanned = 0
  public var appointmentsAsked = 0
  public var appointmentsGiven = 0
  /// Whether a weekly need gets its `least`, or a yearly need has had or is given its `least` in a
  /// calendar year: "any service" in every figure.
  public var hasAnyService = false
  /// Whether conclusion or status bars the child from all but an appointment.
  public var isBarred = false

  /// How much of something asked a child gets.
  public enum Degree: String, Sendable, Hashable, CaseIterable {
    case everything
    case part
    case nothing

    init?(given: Int, asked: Int) {
      guard asked > 0 else { return nil }
      self = given >= asked ? .everything : given > 0 ? .part : .nothing
    }
  }

  /// Over all that the child asks; nil where it asks nothing.
  public var degree: Degree? {
    Degree(
      given: sessionsGiven + coursesGiven + appointmentsGiven,
      asked: sessionsAsked + coursesOwed + appointmentsAsked)
  }

  /// Over its sessions; nil where it asks none.
  public var degreeOfSessions: Degree? { Degree(given: sessionsGiven, asked: sessionsAsked) }

  /// Over its courses; nil where it is owed none.
  public var degreeOfCourses: Degree? { Degree(given: coursesGiven, asked: coursesOwed) }

  /// Courses had or planned, at most those owed.
  public var coursesGiven: Int { min(coursesOwed, coursesHad + coursesPlanned) }
}

/// What one need asks and gets in one account: the cycle, a calendar year, or once.
struct NeedOutcome {
  let need: Need.ID
  /// The calendar year of a yearly need.
  let year: Int?
  let asked: Int
  let had: Int
  /// By the plan, at most what is asked beside what was had.
  let given: Int

  var isServed: Bool
}

extension PlanIndex {
  /// What the plan gives to a need, account by account.
  func outcomes(of id: Need.ID) -> [NeedOutcome] {
    let need = scenario.needs[id]
    let service = scenario.service(of: id)
    switch service.per {
    case .week, .cycle:
      let sessions = sessionsOfNeed[id.index].count
      return [
        NeedOutcome(
          need: id, year: nil, asked: need.asked, had: 0, given: min(sessions, need.asked),
          isServed: sessions >= need.least)
      ]
    case .once:
      let courses = coursesOfNeed[id.index].count
      return [
        NeedOutcome(
          need: id, year: nil, asked: need.asked, had: 0, given: min(courses, need.asked),
          isServed: courses >= need.least)
      ]
    case .year:
      let byYear = coursesByYear(coursesOfNeed[id.index])
      return facts.accountYears[need.service.index].map { year in
        let courses = byYear.first { $0.year == year }?.courses.count ?? 0
        let had = min(scenario.had(id, in: year), need.asked)
        return NeedOutcome(
          need: id, year: year, asked: need.asked, had: had,
          given: min(courses, need.asked - had), isServed: had + courses >= need.least)
      }
    }
  }

  /// What a child asks and gets.
  func outcome(of child: Child.ID) -> ChildOutcome {
    var outcome = ChildOutcome()
    let row = scenario.children[child]
    outcome.isBarred = facts.isBarred(row)
    for id in scenario.needsOfChild[child.index] {
      let per = scenario.service(of: id).per
      for account in outcomes(of: id) {
        switch per {
        case .week, .cycle:
          outcome.sessionsAsked += account.asked
          outcome.sessionsGiven += account.given
        case .year:
          outcome.coursesOwed += account.asked
          outcome.coursesHad += account.had
          outcome.coursesPlanned += account.given
        case .once:
          outcome.appointmentsAsked += account.asked
          outcome.appointmentsGiven += account.given
        }
        if per != .once, account.isServed { outcome.hasAnyService = true }
      }
    }
    return outcome
  }
}
