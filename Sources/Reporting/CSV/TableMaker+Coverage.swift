import Kezek
import PlanVerification

extension TableMaker {
  /// One figure a row, numerator and denominator beside each share, so that a pivot table re-adds.
  func coverage() -> CSVTable {
    var table = table(
      "coverage.csv",
      [
        phrases.say("column.dimension"), phrases.say("column.value"),
        phrases.say("column.measure"), phrases.say("column.numerator"),
        phrases.say("column.denominator"), phrases.say("column.share"),
      ])
    for row in coverageRows() {
      table.append(
        marked([
          .text(row.dimension), .text(row.value), .text(row.measure),
          .integer(row.share.numerator), .integer(row.share.denominator),
          .share(row.share.numerator, of: row.share.denominator),
        ]))
    }
    return table
  }

  /// A row of the coverage table in words.
  private struct Row {
    let dimension: String
    let value: String
    let measure: String
    let share: Share
  }

  private func coverageRows() -> [Row] {
    let groups = metrics.coverage.map { row in
      Row(
        dimension: phrases.dimension(row.dimension, scenario, isCounted: true),
        value: phrases.value(row.value, of: row.dimension),
        measure: phrases.measure(row.measure, weeks: metrics.weeks), share: row.share)
    }
    return groups + funnelRows() + metrics.services.flatMap(serviceRows)
  }

  private func funnelRows() -> [Row] {
    let funnel = metrics.funnel
    let steps = [
      (
        phrases.say(
          "funnel.registered", ["date": .text(scenario.settings.asOf.dotted)]),
        Share(funnel.registered, of: funnel.registered)
      ),
      (phrases.say("funnel.conclusion"), Share(funnel.validConclusion, of: funnel.registered)),
      (phrases.say("funnel.any service"), Share(funnel.anyService, of: funnel.registered)),
      (phrases.say("funnel.everything"), Share(funnel.everything, of: funnel.registered)),
      (phrases.say("funnel.owed courses"), funnel.owedCourses),
    ]
    return steps.filter { $0.1.denominator > 0 }.map {
      Row(dimension: phrases.say("dimension.funnel"), value: "", measure: $0.0, share: $0.1)
    }
  }

  private func serviceRows(_ service: ServiceMetrics) -> [Row] {
    let measures: [(String, Share)] =
      service.per.isWeekly
      ? [
        (phrases.sessionUnit(weeks: metrics.weeks), service.given),
        (phrases.say("measure.needs served"), service.served),
        (phrases.say("measure.sessions in groups"), service.inGroups),
        (
          phrases.say("measure.contact minutes"),
          Share(service.usedMinutes, of: service.capacityMinutes)
        ),
      ]
      : [
        (
          service.per == .once
            ? phrases.say("measure.appointments") : phrases.say("measure.courses"),
          Share(service.had + service.given.numerator, of: service.given.denominator)
        ),
        (phrases.say("measure.needs served"), service.served),
        (phrases.say("measure.places"), service.places),
      ]
    return measures.filter { $0.1.denominator > 0 }.map {
      Row(
        dimension: phrases.say("column.service"),
        value: phrases.service(scenario.services[service.service].key), measure: $0.0,
        share: $0.1)
    }
  }
}

extension Phrases {
  /// The name of a dimension.
  ///
  /// - Parameter isCounted: whether it says how children with several words are counted.
  func dimension(
    _ dimension: CoverageRow.Dimension, _ scenario: Scenario, isCounted: Bool = false
  ) -> String {
    switch dimension {
    case .all: say("dimension.all")
    case .age: say("dimension.age")
    case .language:
      isCounted ? say("dimension.language counted") : say("dimension.language")
    case .residence: say("dimension.residence")
    case .category:
      isCounted ? say("dimension.category counted") : say("dimension.category")
    case .place: say("dimension.place")
    case .column(let column): scenario.settings.reportBy[column]
    }
  }

  /// A group within a dimension.
  func value(_ value: String, of dimension: CoverageRow.Dimension) -> String {
    guard !value.isEmpty else { return dimension == .all ? "" : say("value.unknown") }
    switch dimension {
    case .age: return say(family: "age", value)
    case .residence: return say(family: "residence", value)
    case .language: return language(value)
    case .category: return category(value)
    case .all, .place, .column: return value
    }
  }

  func measure(_ measure: CoverageRow.Measure, weeks: Int) -> String {
    measure == .sessions ? sessionUnit(weeks: weeks) : say(family: "measure", measure.rawValue)
  }
}
