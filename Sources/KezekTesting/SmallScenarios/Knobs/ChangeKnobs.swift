import Kezek

// Knobs of absences and of the current plan.
extension SmallScenarioBuilder {
  /// Somebody or something is away for more or for less than half of the term.
  mutating func sendAway() {
    let term = draft.settings.term
    let away = random.sample(random.integer(in: 1...2), of: absentees())
    for who in away {
      let days = random.pick([term.count / 2 + 1, term.count / 2 + 3, term.count / 2, 7])
      let start = random.integer(in: 0...(term.count - min(days, term.count)))
      draft.absences.append(
        Absence(who: who, days: Self.range(term.first.adding(days: start), days: days)))
    }
    if random.chance(20) { ensureCourses(turns: 1) }
    if let turn = draft.turns.first, random.chance(50) {
      draft.absences.append(Absence(who: .site(turn.site), days: DayRange(turn.days.first)))
    }
    if random.chance(35) {
      // A turn so long that the child's weekly sessions fall away.
      addNeed(of: 0, Self.rehabilitation, times: 1)
      addNeed(of: 0, Self.speech, times: 1)
      addTurn(Self.rehabilitation, firstDay: 2, days: random.pick([15, 16, 21]))
    } else if !draft.turns.isEmpty, random.chance(50) {
      draft.absences.append(
        Absence(
          who: .child(draft.needs[courseNeeds.first ?? 0].child),
          days: DayRange(draft.turns[0].days.last)))
    }
  }

  private mutating func absentees() -> [Absence.Who] {
    let first: Absence.Who = .child(Child.ID(0))
    switch random.integer(in: 0...4) {
    case 0:
      if draft.rooms.isEmpty { addRoom(kind: Self.cabinet) }
      draft.services[Self.speech.index].kinds = [[Self.cabinet]]
      draft.services[Self.psychologist.index].kinds = [[Self.cabinet]]
      return [.room(Room.ID(0)), .room(Room.ID(draft.rooms.count - 1))]
    case 1:
      return [.site(Site.ID(random.integer(in: 0...(draft.sites.count - 1)))), first]
    case 2: return [.specialist(Specialist.ID(0)), first]
    default: return [first, .child(Child.ID(draft.children.count - 1))]
    }
  }

  /// Rows of the current plan: some must stay, some must not be, some stay if that costs nothing.
  mutating func pinRows() {
    for _ in 0..<random.integer(in: 2...3) {
      addRow(keep: random.pick([.yes, .yes, .no, .no, .ifFree]))
    }
  }

  /// Rows of today's plan that bind nothing.
  mutating func rememberCurrent() {
    for _ in 0..<random.integer(in: 1...3) { addRow(keep: .ifFree) }
  }

  private mutating func addRow(keep: CurrentRow.Keep) {
    let need = random.pick(Array(draft.needs.indices))
    let content = weeklyNeeds.contains(need) ? currentSession(of: need) : currentCourse(of: need)
    guard let content else { return }
    draft.current.append(
      CurrentRow(
        child: draft.needs[need].child, service: draft.needs[need].service, content: content,
        keep: keep, fileRow: draft.current.count + 2))
  }

  private mutating func currentCourse(of need: Int) -> CurrentRow.Content? {
    let turns = draft.turns.indices.filter { draft.turns[$0].service == draft.needs[need].service }
    return turns.isEmpty ? nil : .course(Turn.ID(random.pick(turns)))
  }

  private mutating func currentSession(of need: Int) -> CurrentRow.Content? {
    let service = draft.needs[need].service
    let givers = draft.specialists.indices.filter {
      draft.specialists[$0].services.contains(service)
        && !draft.specialists[$0].hours.anyPeriods.isEmpty
    }
    guard !givers.isEmpty else { return nil }
    let specialist = random.pick(givers)
    let hours = draft.specialists[specialist].hours
    let period = random.pick(hours.anyPeriods.members)
    let day = draft.grid.day(of: period)
    let time = CurrentRow.Time(
      weekday: draft.grid.weekday(ofDay: day), minute: draft.grid.minute(of: period))
    let week = draft.grid.weeks == 2 && random.chance(50) ? draft.grid.week(ofDay: day) : nil
    let site = hours.atSites.first?.site ?? (draft.sites.count == 1 ? Site.ID(0) : nil)
    return .session(
      CurrentRow.Slot(
        specialist: Specialist.ID(specialist), site: site, week: week,
        time: random.chance(75) ? time : nil, rooms: [], minutes: draft.needs[need].minutes))
  }
}
