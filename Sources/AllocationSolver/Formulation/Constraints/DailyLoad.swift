import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// Daily load: Σ_{h∈d} session[n,t,·,h] ≤ Σ_j serve[n,t,j], and a child's sessions and own minutes
  /// in a day.
  mutating func addDailyLoad() {
    for need in scenario.needs.ids {
      for pair in individualPairs(of: need) {
        for (day, sessions) in byDay(pair.sessions).enumerated() where !sessions.isEmpty {
          let terms =
            sessions.map { Term(1, columns.attendances[$0].variable) }
            + pair.serves.map { Term(-1, columns.serves[$0].variable) }
          atMostZero(
            terms, "one_a_day[\(label(need)),\(label(pair.specialist)),\(label(day: day))]")
        }
      }
    }
    for child in scenario.children.ids { addChildLoad(child) }
  }

  private mutating func addChildLoad(_ child: Child.ID) {
    let needs = scenario.needsOfChild[child.index].filter {
      scenario.service(of: $0).who != .parent && !attendancesOfNeed[$0.index].isEmpty
    }
    let settings = scenario.settings
    let days = byDay(needs.flatMap { attendancesOfNeed[$0.index] })
    for (day, positions) in days.enumerated() where !positions.isEmpty {
      var longest: [Need.ID: Int] = [:]
      for position in positions {
        let attendance = columns.attendances[position]
        longest[attendance.need] = max(longest[attendance.need] ?? 0, attendance.minutes)
      }
      // A need has one session a day, so fewer needs than the limit cannot reach it.
      if longest.count > settings.daySessions {
        atMost(
          settings.daySessions, positions.map { Term(1, columns.attendances[$0].variable) },
          "day_sessions[\(label(child)),\(label(day: day))]")
      }
      if let most = settings.dayMinutes, longest.values.reduce(0, +) > most {
        let terms = positions.map {
          Term(Double(columns.attendances[$0].minutes), columns.attendances[$0].variable)
        }
        atMost(most, terms, "day_minutes[\(label(child)),\(label(day: day))]")
      }
    }
  }

  /// Positions in `attendances` by the day of the cycle.
  func byDay(_ positions: [Int]) -> [[Int]] {
    var days = [[Int]](repeating: [], count: grid.dayCount)
    for position in positions {
      days[grid.day(of: columns.attendances[position].start)].append(position)
    }
    return days
  }
}
