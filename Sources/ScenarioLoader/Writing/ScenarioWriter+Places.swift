import Kezek

extension ScenarioWriter {
  func services() -> TableText {
    var table = table(
      .services,
      [
        "service", "per", "minutes", "form", "group_min", "group_max", "age_gap", "room", "who",
        "gap_days", "age_from", "age_to",
      ])
    for service in scenario.services {
      let isWeekly = service.per.isWeekly
      table.append([
        words.word("service", service.key), words.word("per", service.per, among: FieldWords.per),
        isWeekly ? MinutesByAgeCell.text(service.minutes, in: words.language) : "",
        words.word("form", service.form, among: FieldWords.form),
        String(service.groupSize.lowerBound), String(service.groupSize.upperBound),
        String(service.ageGap),
        service.kinds.map { alternatives in
          alternatives.map { words.word("kind", scenario.kinds[$0].key) }.joined(separator: "/")
        }.joined(separator: ", "), words.word("who", service.who, among: FieldWords.who),
        String(service.gapDays ?? 0), words.number(service.ageFrom), words.number(service.ageTo),
      ])
    }
    return table
  }

  func sites() -> TableText {
    var table = table(.sites, ["site", "place", "when", "step_free", "kind"])
    for site in scenario.sites {
      table.append([
        site.key, scenario.places[site.place].key,
        when(site.opening, unless: scenario.grid.open),
        words.list("tag", scenario.tags.words(of: site.tags)), site.kind,
      ])
    }
    return table
  }

  func rooms() -> TableText {
    var table = table(
      .rooms, ["room", "site", "kind", "seats", "step_free", "when", "count"])
    var first = 0
    while first < scenario.rooms.count {
      let room = scenario.rooms[first]
      var end = first + 1
      while end < scenario.rooms.count, scenario.rooms[end].rowKey == room.rowKey { end += 1 }
      let site = scenario.sites[room.site]
      table.append([
        room.rowKey, site.key, words.word("kind", scenario.kinds[room.kind].key),
        words.number(room.seats), tags(room, site), when(room.opening, unless: site.opening),
        room.key == room.rowKey ? "" : String(end - first),
      ])
      first = end
    }
    return table
  }

  /// A room's own tags; empty where they are its site's, and no where it has none of them.
  private func tags(_ room: Room, _ site: Site) -> String {
    if room.tags == site.tags { return "" }
    return room.tags.isEmpty
      ? words.word("yes/no", "no")
      : words.list("tag", scenario.tags.words(of: room.tags))
  }

  func turns() -> TableText {
    var table = table(
      .turns,
      [
        "turn", "site", "service", "first_day", "last_day", "places", "age_from", "age_to",
        "categories", "step_free_places", "companion", "quota", "reserved",
      ])
    for turn in scenario.turns {
      table.append([
        turn.key, scenario.sites[turn.site].key,
        words.word("service", scenario.services[turn.service].key), turn.days.first.dotted,
        turn.days.last.dotted, String(turn.places), words.number(turn.ageFrom),
        words.number(turn.ageTo),
        words.list("category", scenario.categories.words(of: turn.categories)),
        String(turn.stepFreePlaces),
        words.word("turn companion", turn.companion, among: FieldWords.turnCompanion),
        quotas(turn.quotas), quotas(turn.reserved),
      ])
    }
    return table
  }

  private func quotas(_ quotas: [Turn.Quota]) -> String {
    quotas.map { quota in
      let population =
        switch quota.population {
        case .lives(let place): scenario.places[place].key
        case .village: words.word("quota", "village")
        case .attribute(let column, let value):
          "\(scenario.settings.reportBy[column])=\(value)"
        }
      return "\(population) \(quota.children)"
    }.joined(separator: "; ")
  }

  func travel() -> TableText {
    var table = table(.travel, ["from", "to", "minutes"])
    let siteEnds = scenario.sites.ids.compactMap { id -> (TravelTable.End, String)? in
      let key = scenario.sites[id].key
      // A site that has the name of a place is read as the place.
      let isPlace = scenario.places.contains { $0.key == key }
      return isPlace ? nil : (.site(id), key)
    }
    let ends =
      scenario.places.ids.map { (TravelTable.End.place($0), scenario.places[$0].key) } + siteEnds
    for (index, from) in ends.enumerated() {
      for to in ends[index...] {
        guard let minutes = scenario.travel.listed(from.0, to.0) else { continue }
        table.append([from.1, to.1, String(minutes)])
      }
    }
    return table
  }
}
