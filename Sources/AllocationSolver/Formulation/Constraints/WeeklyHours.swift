import Kezek
import MathematicalProgram

extension FormulationDraft {
  /// Weekly hours: Σ contact minutes · j · serve[n,t,j] + Σ contact minutes · meet[g,ρ,h] ≤ hours of
  /// the cycle; a group's meeting counts once.
  mutating func addWeeklyHours() {
    var terms = [[Term]](repeating: [], count: scenario.specialists.count)
    let settings = scenario.settings
    for serve in columns.serves where serve.group == nil {
      let contact = settings.contactMinutes(ofSession: scenario.needs[serve.need].minutes)
      terms[serve.specialist.index].append(
        Term(Double(contact * serve.sessions), serve.variable))
    }
    for meet in columns.occupations where meet.group != nil {
      let contact = settings.contactMinutes(ofSession: meet.minutes)
      terms[meet.specialist.index].append(Term(Double(contact), meet.variable))
    }
    for specialist in scenario.specialists.ids {
      atMost(
        scenario.specialists[specialist].contactMinutes, terms[specialist.index],
        "weekly_hours[\(label(specialist))]", shared: .hours(specialist))
    }
  }
}
