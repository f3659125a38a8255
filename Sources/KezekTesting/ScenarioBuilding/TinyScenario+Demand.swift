public import Kezek

extension TinyScenario {
  /// Adds a child of six who lives in the first place and can come at any open hour.
  @discardableResult
  public mutating func child(
    _ key: String, born: String = "2020-03-01", categories: WordSet = WordSet(),
    languages: WordSet = WordSet(), lives: Place.ID? = DenseID(0), isRural: Bool = false,
    hours: Hours? = nil, tags: WordSet = WordSet(), companion: Child.Companion = .none,
    status: Child.Status = .active, conclusionUntil: CalendarDay? = nil,
    since: CalendarDay = TinyScenario.day("2026-01-12"), attributes: [String] = []
  ) -> Child.ID {
    let birthday = Self.day(born)
    parts.children.append(
      Child(
        key: key, rowKey: key, born: birthday,
        age: parts.settings.term.first.completedYears(since: birthday), categories: categories,
        languages: languages, lives: lives, isRural: isRural, shift: nil,
        hours: hours ?? Hours(anywhere: parts.grid.open), tags: tags, companion: companion,
        since: since, status: status, conclusionUntil: conclusionUntil, family: nil,
        attributes: attributes))
    return DenseID(parts.children.count - 1)
  }

  /// Adds a need; what the cells of its row leave open comes from child and service.
  ///
  /// - Parameter asked: sessions a cycle or courses a year, as the service counts.
  @discardableResult
  public mutating func need(
    _ child: Child.ID, _ service: Service.ID, asked: Int, mostInWeek: Int? = nil, least: Int = 1,
    form: Service.Form? = nil, minutes: Int? = nil, site: Site.ID? = nil, priority: Int = 0,
    categories: WordSet? = nil, last: CalendarDay? = nil, had: Int? = nil
  ) -> Need.ID {
    let row = parts.services[service]
    let usual = row.per.isWeekly ? row.minutes.last?.minutes ?? 30 : 0
    parts.needs.append(
      Need(
        child: child, service: service, form: form ?? row.form, asked: asked,
        mostInWeek: mostInWeek ?? asked, least: least, minutes: minutes ?? usual, roster: nil,
        site: site, priority: priority,
        categories: categories ?? parts.children[child].categories, last: last, had: had))
    return DenseID(parts.needs.count - 1)
  }

  /// Makes needs of one service the members of a named roster.
  @discardableResult
  public mutating func roster(_ key: String, _ members: [Need.ID]) -> Roster.ID {
    let id = Roster.ID(parts.rosters.count)
    let service = members.first.map { parts.needs[$0].service } ?? DenseID(0)
    parts.rosters.append(Roster(key: key, service: service, members: members.sorted()))
    for member in members {
      let need = parts.needs[member]
      parts.needs[member.index] = Need(
        child: need.child, service: need.service, form: need.form, asked: need.asked,
        mostInWeek: need.mostInWeek, least: need.least, minutes: need.minutes, roster: id,
        site: need.site, priority: need.priority, categories: need.categories, last: need.last,
        had: need.had)
    }
    return id
  }

  /// Adds days on which somebody or something is away.
  public mutating func absence(_ who: Absence.Who, _ first: String, _ last: String) {
    parts.absences.append(Absence(who: who, days: Self.days(first, last)))
  }

  /// Adds a row of today's plan that holds a session, without a day where `at` is nil.
  public mutating func row(
    _ child: Child.ID, _ service: Service.ID, _ specialist: Specialist.ID,
    at time: CurrentRow.Time? = nil, week: Int? = nil, site: Site.ID? = DenseID(0),
    rooms: [Room.ID] = [], minutes: Int? = nil, keep: CurrentRow.Keep = .ifFree
  ) {
    parts.current.append(
      CurrentRow(
        child: child, service: service,
        content: .session(
          .init(
            specialist: specialist, site: site, week: week, time: time, rooms: rooms,
            minutes: minutes)),
        keep: keep, fileRow: parts.current.count + 2))
  }

  /// Adds a row of today's plan that holds a course.
  public mutating func row(
    _ child: Child.ID, _ service: Service.ID, _ turn: Turn.ID, keep: CurrentRow.Keep = .ifFree
  ) {
    parts.current.append(
      CurrentRow(
        child: child, service: service, content: .course(turn), keep: keep,
        fileRow: parts.current.count + 2))
  }
}
