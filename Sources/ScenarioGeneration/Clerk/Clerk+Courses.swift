import Kezek

extension Clerk {
  /// Fills the turns: a round of first courses by day of application, then a second round.
  mutating func handOutCourses() {
    let yearly = queue.filter { !terms[$0].isWeekly && !isBarred($0) }
    var places = draft.turns.map(\.places)
    var stepFree = draft.turns.map { turn in
      let site = draft.sites.first { $0.name == turn.site }
      return turn.stepFreePlaces ?? (site?.tags.contains("yes") == true ? turn.places : 0)
    }
    var had = draft.needs.map { need in need.last.map { [$0] } ?? [] }
    for round in 0..<2 {
      for need in yearly where round < draft.needs[need].times {
        if random.chance(perMille: habits.overlooks) { continue }
        let child = draft.children[childOfNeed[need]]
        let needsStepFree = child.tags.contains("yes")
        let turn = draft.turns.indices.first { index in
          places[index] >= 1 && (!needsStepFree || stepFree[index] >= 1)
            && isEligible(need, turn: index, had: had[need])
        }
        guard let turn,
          had[need].filter({ $0.year == draft.settings.first.year }).count
            < draft.needs[need].times
        else { continue }
        let takesTwo = child.companion == "seat" && draft.turns[turn].companion == "place"
        places[turn] -= takesTwo ? 2 : 1
        if needsStepFree { stepFree[turn] -= 1 }
        had[need].append(draft.turns[turn].days.last)
        rows.append(
          CurrentDraft(
            child: draft.needs[need].child, service: draft.needs[need].service,
            turn: draft.turns[turn].id))
      }
    }
  }

  /// Age, profile, companion, papers and spacing; the clerk does not look at quotas.
  private func isEligible(_ need: Int, turn index: Int, had: [CalendarDay]) -> Bool {
    let turn = draft.turns[index]
    let row = draft.needs[need]
    let child = draft.children[childOfNeed[need]]
    let age = turn.days.first.completedYears(since: child.born)
    let categories = row.categories.isEmpty ? child.categories : row.categories
    guard turn.service == row.service, age >= turn.ageFrom ?? 0, age <= turn.ageTo ?? 200,
      Self.meets(turn.categories, categories),
      turn.companion != "no" || child.companion != "seat",
      row.site == nil || row.site == turn.site,
      Self.has(draft.sites.first { $0.name == turn.site }?.tags ?? [], child.tags)
    else { return false }
    if let until = child.until, until < turn.days.first { return false }
    let away = draft.absences.contains { $0.who == child.id && $0.days.overlaps(turn.days) }
    return !away
      && had.allSatisfy { day in
        day < turn.days.first && turn.days.first.days(since: day) >= terms[need].gapDays
      }
  }
}
