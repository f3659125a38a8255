import Kezek

/// One figure of one group of children: a row of `coverage.csv`.
public struct CoverageRow: Sendable, Hashable {
  public let dimension: Dimension
  /// The group within the dimension: an age band, a catalogue word, a place, a cell of a column;
  /// empty where the tables do not say.
  public let value: String
  public let measure: Measure
  public let share: Share

  /// By what children are grouped.
  ///
  /// A child with several categories or languages counts in each, so those groups add up to more
  /// than the whole; one without any counts in the group whose value is empty.
  public enum Dimension: Sendable, Hashable {
    case all
    /// Completed years on the first day of the term: `0-3`, `4-6`, `7-`.
    case age
    case language
    /// `city` or `village`.
    case residence
    case category
    /// The place where the child lives.
    case place
    /// A further column, by its place in `report_by`.
    case column(Int)
  }

  /// What is counted; in the denominator the children (or sessions …) of the group.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// Children with a valid conclusion whose family has not postponed, of all.
    case notBarred = "not barred"
    /// Children with any weekly or yearly service, of all who ask something.
    case anyService = "any service"
    /// Children who get something, but neither: an appointment only, or less than the least of
    /// courses. With those of `anyService` they are those of `everything` and `part`.
    case lessThanService = "less than a service"
    /// Children with everything, part and nothing, of all who ask something.
    case everything
    case part
    case nothing
    /// Children with every session, some and none, of all who ask sessions.
    case everySession = "every session"
    case someSessions = "some sessions"
    case noSession = "no session"
    /// Sessions given, of those asked.
    case sessions
    /// Courses had or planned, of those owed.
    case courses
    /// Appointments given, of those asked.
    case appointments
  }

  /// The rows of every dimension, those without a denominator left out.
  static func all(_ outcomes: [ChildOutcome], _ scenario: Scenario) -> [CoverageRow] {
    var rows: [CoverageRow] = []
    for dimension in Dimension.all(of: scenario) {
      let (values, membership) = dimension.groups(of: scenario)
      var tallies = values.map { _ in CoverageTally() }
      for (outcome, groups) in zip(outcomes, membership) {
        for group in groups { tallies[group].add(outcome) }
      }
      for (value, tally) in zip(values, tallies) {
        for measure in Measure.allCases {
          let share = tally.share(of: measure)
          guard share.denominator > 0 else { continue }
          rows.append(
            CoverageRow(dimension: dimension, value: value, measure: measure, share: share))
        }
      }
    }
    return rows
  }
}

extension CoverageRow.Dimension {
  /// The dimensions of a scenario, in the order of the reports.
  static func all(of scenario: Scenario) -> [CoverageRow.Dimension] {
    [.all, .age, .language, .residence, .category, .place]
      + scenario.settings.reportBy.indices.map { .column($0) }
  }

  /// The groups' values in their order, and for each child the groups it is in.
  func groups(of scenario: Scenario) -> (values: [String], membership: [[Int]]) {
    let children = scenario.children
    switch self {
    case .all:
      return ([""], children.map { _ in [0] })
    case .age:
      return (["0-3", "4-6", "7-"], children.map { [$0.age < 4 ? 0 : $0.age < 7 ? 1 : 2] })
    case .residence:
      return (["city", "village"], children.map { [$0.isRural ? 1 : 0] })
    case .language:
      return words(scenario.languages, children.map(\.languages))
    case .category:
      return words(scenario.categories, children.map(\.categories))
    case .place:
      let nowhere = scenario.places.count
      return (
        scenario.places.map(\.key) + [""], children.map { [$0.lives?.index ?? nowhere] }
      )
    case .column(let column):
      let values = Set(children.map { $0.attributes[column] }).sorted()
      let places = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0) })
      return (values, children.map { [places[$0.attributes[column]] ?? 0] })
    }
  }

  private func words(
    _ vocabulary: Vocabulary, _ sets: [WordSet]
  ) -> (values: [String], membership: [[Int]]) {
    let none = vocabulary.words.count
    return (
      vocabulary.words + [""],
      sets.map { set in
        set.isEmpty ? [none] : vocabulary.words.indices.filter { set.contains($0) }
      }
    )
  }
}

/// Running counts of one group of children.
private struct CoverageTally {
  var children = 0
  var notBarred = 0
  var anyService = 0
  var degrees: [ChildOutcome.Degree: Int] = [:]
  var degreesOfSessions: [ChildOutcome.Degree: Int] = [:]
  var sessions = Share(0, of: 0)
  var courses = Share(0, of: 0)
  var appointments = Share(0, of: 0)

  mutating func add(_ outcome: ChildOutcome) {
    children += 1
    if !outcome.isBarred { notBarred += 1 }
    if outcome.hasAnyService { anyService += 1 }
    if let degree = outcome.degree { degrees[degree, default: 0] += 1 }
    if let degree = outcome.degreeOfSessions { degreesOfSessions[degree, default: 0] += 1 }
    sessions.numerator += outcome.sessionsGiven
    sessions.denominator += outcome.sessionsAsked
    courses.numerator += outcome.coursesGiven
    courses.denominator += outcome.coursesOwed
    appointments.numerator += outcome.appointmentsGiven
    appointments.denominator += outcome.appointmentsAsked
  }

  func share(of measure: CoverageRow.Measure) -> Share {
    let asking = degrees.values.reduce(0, +)
    let askingSessions = degreesOfSessions.values.reduce(0, +)
    return switch measure {
    case .notBarred: Share(notBarred, of: children)
    case .anyService: Share(anyService, of: asking)
    case .lessThanService:
      Share((degrees[.everything] ?? 0) + (degrees[.part] ?? 0) - anyService, of: asking)
    case .everything: Share(degrees[.everything] ?? 0, of: asking)
    case .part: Share(degrees[.part] ?? 0, of: asking)
    case .nothing: Share(degrees[.nothing] ?? 0, of: asking)
    case .everySession: Share(degreesOfSessions[.everything] ?? 0, of: askingSessions)
    case .someSessions: Share(degreesOfSessions[.part] ?? 0, of: askingSessions)
    case .noSession: Share(degreesOfSessions[.nothing] ?? 0, of: askingSessions)
    case .sessions: sessions
    case .courses: courses
    case .appointments: appointments
    }
  }
}
