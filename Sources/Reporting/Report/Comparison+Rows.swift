import Kezek
import PlanVerification

extension Comparison {
  /// The figures in the order of the table; rows about which no column says anything are left out.
  var rows: [Row] {
    (childRows + serviceRows + groupRows + otherRows + proofRows).filter { row in
      row.values.contains { $0 != nil }
    }
  }

  private func row(
    _ key: String, _ section: String, _ label: String, _ value: (Column) -> Row.Value?
  ) -> Row {
    Row(key: key, section: section, label: label, values: columns.map(value))
  }

  private var childRows: [Row] {
    let section = phrases.say("compare.children")
    func child(_ key: String, _ label: String, _ count: @escaping (PlanMetrics.Totals) -> Int)
      -> Row
    {
      row("children.\(key)", section, label) {
        .share(Share(count($0.metrics.totals), of: $0.metrics.totals.asking))
      }
    }
    return [
      child("everything", phrases.say("measure.everything"), \.everything),
      child("part", phrases.say("measure.part"), \.part),
      child("nothing", phrases.say("measure.nothing"), \.nothing),
      row("children.any", section, phrases.say("compare.any service")) { column in
        column.metrics.coverage
          .first { $0.dimension == .all && $0.measure == .anyService }.map { .share($0.share) }
      },
    ]
  }

  private var serviceRows: [Row] {
    let section = phrases.say("compare.services")
    let total = row("sessions", section, phrases.sessionUnit(weeks: scenario.grid.weeks)) {
      present($0.metrics.totals.sessions)
    }
    let courses = row("courses", section, phrases.say("measure.courses")) { column in
      let totals = column.metrics.totals
      return present(Share(totals.coursesHad + totals.coursesPlanned, of: totals.coursesOwed))
    }
    let services = scenario.services.ids.map { id in
      let service = scenario.services[id]
      return row("service.\(service.key)", section, "  " + phrases.service(service.key)) {
        let metrics = $0.metrics.services[id.index]
        return present(Share(metrics.had + metrics.given.numerator, of: metrics.given.denominator))
      }
    }
    return [total, courses] + services
  }

  private var groupRows: [Row] {
    let measure: CoverageRow.Measure =
      columns.contains { $0.metrics.totals.askingSessions > 0 } ? .everySession : .everything
    let section =
      measure == .everySession
      ? phrases.say("compare.every session") : phrases.say("compare.everything")
    let dimensions: [CoverageRow.Dimension] = [.residence, .age, .language]
    return dimensions.flatMap { dimension -> [Row] in
      let groups = (columns.first?.metrics.coverage ?? []).filter {
        $0.dimension == dimension && $0.measure == measure
      }
      return groups.map { group in
        row(
          "\(dimension).\(group.value)", section,
          phrases.dimension(dimension, scenario) + ": "
            + phrases.value(group.value, of: dimension)
        ) { column in
          column.metrics.coverage.first {
            $0.dimension == dimension && $0.measure == measure && $0.value == group.value
          }.map { .share($0.share) }
        }
      }
    }
  }

  private var otherRows: [Row] {
    let section = phrases.say("compare.other")
    return [
      row("worst.sessions", section, phrases.say("compare.worst off")) {
        $0.metrics.worstOff.map { .share($0.level) }
      },
      row("worst.courses", section, phrases.say("compare.worst off courses")) {
        $0.metrics.worstOffInCourses.map { .share($0.level) }
      },
      row("visits", section, phrases.say("compare.visits")) { .count($0.metrics.visits) },
      row("travel", section, phrases.say("compare.travel")) {
        .tenths(($0.metrics.travelMinutes * 10 + 30) / 60)
      },
      row("broken.sessions", section, phrases.say("compare.broken sessions")) {
        .count($0.metrics.brokenSessions)
      },
      row("broken.courses", section, phrases.say("compare.broken courses")) {
        $0.metrics.totals.coursesOwed > 0 ? .count($0.metrics.brokenCourses) : nil
      },
      row("broken.pins", section, phrases.say("compare.broken pins")) { column in
        // Today's table holds the rows that must not be, too: of it this says nothing.
        if case .baseline(.current) = column.kind { return nil }
        return columns.contains { $0.brokenPins > 0 } ? .count(column.brokenPins) : nil
      },
      row("broken.conditions", section, phrases.say("compare.broken conditions")) {
        .count($0.brokenFamilies)
      },
    ]
  }

  private var proofRows: [Row] {
    let section = phrases.say("compare.proof")
    return [
      row("proof", section, phrases.say("compare.proven")) { column in
        column.certificate.map { .text(phrases.proofWord($0)) }
      },
      row("steps", section, phrases.say("compare.steps")) { column in
        column.certificate.map { certificate in
          certificate.termination == .simulated
            ? .text("–")
            : .share(
              Share(
                certificate.tiers.prefix { $0.status == .closed }.count,
                of: certificate.tiers.count))
        }
      },
    ]
  }

  private func present(_ share: Share) -> Row.Value? {
    share.denominator > 0 ? .share(share) : nil
  }
}

extension Phrases {
  /// Whether a plan is the best of its rule, in one or two words.
  func proofWord(_ certificate: Certificate) -> String {
    if certificate.termination == .simulated { return say("proof.simulated") }
    guard let leading = certificate.leading, leading.status != .closed else {
      return say("proof.best")
    }
    switch Improvement(leading) {
    case .unknown: return say("proof.unknown")
    case .gain(let missing, let value), .saving(let missing, let value):
      return say("proof.within", ["share": .text(percentRoundedUp(missing, of: value))])
    }
  }
}
