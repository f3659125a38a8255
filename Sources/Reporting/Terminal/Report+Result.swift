import Kezek
import PlanVerification

extension Report {
  /// The RESULT table: this plan beside the current one and the clerk's queue.
  func resultTable() -> TextTable {
    var table = TextTable(
      [TextTable.Column(header: phrases.say("title.result"), alignment: .left, widest: 34)]
        + ([phrases.say("column.this plan")] + baselines.map { phrases.baseline($0.kind) }
        + [phrases.say("column.asked brief")]).map { TextTable.Column(header: $0) })
    let all = [metrics] + baselines.map(\.metrics)
    for row in ResultRow.rows(of: all, phrases) {
      table.append([row.label] + row.cells + [row.asked])
    }
    return table
  }
}

extension Phrases {
  func baseline(_ kind: Baseline.Kind) -> String { say(family: "baseline", kind.rawValue) }
}

/// A figure of several plans side by side, in words.
struct ResultRow {
  let label: String
  let cells: [String]
  let asked: String

  /// The rows that the plans have something to say about.
  static func rows(of plans: [PlanMetrics], _ phrases: Phrases) -> [ResultRow] {
    guard let first = plans.first else { return [] }
    return ResultRows(plans: plans, first: first, phrases: phrases).all
  }
}

private struct ResultRows {
  let plans: [PlanMetrics]
  let first: PlanMetrics
  let phrases: Phrases

  var all: [ResultRow] { children + sessions + courses + visits }

  private func counted(_ label: String, _ value: (PlanMetrics) -> Int) -> ResultRow {
    ResultRow(label: "  " + label, cells: plans.map { phrases.number(value($0)) }, asked: "")
  }

  private func shared(_ label: String, _ value: (PlanMetrics) -> Share) -> ResultRow {
    ResultRow(
      label: "  " + label,
      cells: plans.map { plan in
        let share = value(plan)
        return "\(phrases.number(share.numerator)) "
          + "(\(phrases.percent(share.numerator, of: share.denominator)))"
      }, asked: phrases.number(value(first).denominator))
  }

  private var children: [ResultRow] {
    // Of those who ask sessions only, "everything" is every session.
    let onlySessions =
      first.totals.asking == first.totals.askingSessions
      && first.totals.coursesOwed == 0 && first.totals.appointments.denominator == 0
    return [
      shared(onlySessions ? phrases.say("result.every session") : phrases.say("result.everything"))
      { Share($0.totals.everything, of: $0.totals.asking) },
      counted(phrases.say("result.part")) { $0.totals.part },
      counted(phrases.say("result.nothing")) { $0.totals.nothing },
    ]
  }

  private var sessions: [ResultRow] {
    guard first.totals.sessions.denominator > 0 else { return [] }
    return [
      shared(phrases.sessionUnit(weeks: first.weeks)) { $0.totals.sessions },
      counted("  " + phrases.say("result.cannot stand")) { $0.brokenSessions },
    ]
  }

  private var courses: [ResultRow] {
    var rows: [ResultRow] = []
    if first.totals.coursesOwed > 0 {
      rows += [
        shared(phrases.say("result.courses")) {
          Share($0.totals.coursesHad + $0.totals.coursesPlanned, of: $0.totals.coursesOwed)
        },
        counted("  " + phrases.say("result.courses had")) { $0.totals.coursesHad },
        counted("  " + phrases.say("result.courses planned")) { $0.totals.coursesPlanned },
        counted("  " + phrases.say("result.courses missed")) {
          $0.totals.coursesOwed - $0.totals.coursesHad - $0.totals.coursesPlanned
        },
      ]
    }
    if first.totals.appointments.denominator > 0 {
      rows.append(shared(phrases.say("measure.appointments")) { $0.totals.appointments })
    }
    if !rows.isEmpty {
      rows.append(counted(phrases.say("result.courses cannot stand")) { $0.brokenCourses })
    }
    return rows
  }

  private var visits: [ResultRow] {
    guard plans.contains(where: { $0.visits > 0 }) else { return [] }
    return [
      ResultRow(
        label: "  " + phrases.say("result.trips"),
        cells: plans.map { plan in
          let children = plan.weeks * plan.totals.travellingChildren
          return children == 0
            ? "–" : phrases.tenths((plan.visits * 20 + children) / (2 * children))
        }, asked: "")
    ]
  }
}
