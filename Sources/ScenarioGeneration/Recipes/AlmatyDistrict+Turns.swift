import Kezek

extension AlmatyDistrict {
  /// Two departments of the regional centre with seven turns of 14 days each, of which the
  /// district has a few places; courses owed, the last ones partly in this year.
  func addCourses(to draft: inout ScenarioDraft, _ random: inout SplitMix64) {
    let motor = ["motor", "complex", "delay", "vision"]
    let mind = ["autism", "intellect", "delay", "complex", "speech", "hearing"]
    for number in 0..<14 {
      let first = CalendarDay.on(7, 9, 2026).adding(days: number / 2 * 16)
      var turn = TurnDraft(
        id: numbered("РЦ-", number + 1, width: 2), site: "РЦ Алматы", service: "rehabilitation",
        days: .days(first, first.adding(days: 13)), places: 5)
      turn.ageFrom = 3
      turn.ageTo = number % 2 == 0 ? 17 : 12
      turn.categories = number % 2 == 0 ? motor : mind
      turn.stepFreePlaces = 2
      turn.companion = number % 2 == 0 ? "place" : "free"
      if number % 4 == 1 { turn.quotas = [("Аксай", 2)] }
      draft.turns.append(turn)
    }
    for child in draft.children {
      let share = ["motor": 950, "complex": 950, "autism": 900, "intellect": 700, "delay": 550]
      guard random.chance(perMille: share[child.categories[0]] ?? 120) else { continue }
      var need = NeedDraft(
        child: child.id, service: "rehabilitation",
        times: random.pick(weighted: [(1, 2), (2, 5), (3, 1)]))
      if random.chance(perMille: 550) {
        need.last = CalendarDay.on(1, 8, 2026).adding(days: -random.integer(in: 5...400))
      }
      draft.needs.append(need)
    }
  }

  /// Eight Wednesdays of the commission with two places each; those without a conclusion ask,
  /// those whose conclusion ends this year, and a few for review.
  func addAppointments(to draft: inout ScenarioDraft, _ random: inout SplitMix64) {
    for number in 0..<8 {
      draft.turns.append(
        TurnDraft(
          id: numbered("ПМПК-", number + 1, width: 2), site: "ПМПК Ауэзов", service: "PMPC",
          days: DayRange(CalendarDay.on(2, 9, 2026).adding(days: number * 14)), places: 2))
    }
    for index in draft.children.indices {
      let barred = draft.children[index].status == "no PMPC conclusion"
      let ending = !barred && random.chance(perMille: 60)
      if ending {
        draft.children[index].until = CalendarDay.on(20, 8, 2026)
          .adding(days: random.integer(in: 1...150))
      }
      if barred || ending || random.chance(perMille: 50) {
        draft.needs.append(
          NeedDraft(child: draft.children[index].id, service: "PMPC", times: 1))
      }
    }
  }

  /// Needs of groups, long and short absences, a room under repair.
  func addAbsences(to draft: inout ScenarioDraft) {
    let asking = draft.children.filter { $0.status == nil }
    guard asking.count > 60 else { return }
    draft.absences = [
      AbsenceDraft(
        who: asking[10].id, days: .days(.on(1, 9, 2026), .on(10, 11, 2026)), note: "на лечении"),
      AbsenceDraft(
        who: asking[25].id, days: .days(.on(5, 10, 2026), .on(18, 10, 2026)), note: "санаторий"),
      AbsenceDraft(
        who: asking[60].id, days: .days(.on(16, 11, 2026), .on(29, 11, 2026)), note: "отъезд"),
      AbsenceDraft(
        who: "S-09", days: .days(.on(9, 11, 2026), .on(22, 11, 2026)),
        note: "повышение квалификации"),
      AbsenceDraft(
        who: "Т-1", days: .days(.on(19, 10, 2026), .on(30, 10, 2026)), note: "ремонт"),
    ]
  }
}
