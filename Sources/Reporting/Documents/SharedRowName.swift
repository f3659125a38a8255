import Kezek

/// The names of shared rows in `proof.json`, as `hours S-01` or `period S-01 A Mon 09:00`.
///
/// Quotas and reservations are numbered from 1, in the order of the turn's cell. Rooms are joined
/// by `+`, and so are a specialist and a site that it chooses, and the child, the service and the
/// specialist of companions, of members and of presences, after the number of meetings (but of
/// presences) and that of the need among the child's of the service; in an id a `+` or a `\` has a `\` before it. A time stands last and has
/// three words, so that an id may hold spaces.
struct SharedRowName {
  let index: KeyIndex
  private var scenario: Scenario { index.scenario }

  init(_ index: KeyIndex) { self.index = index }

  func name(of row: PriceProof.SharedRow) -> String {
    switch row {
    case .hours(let id): "hours \(scenario.specialists[id].key)"
    case .period(let id, let period): "period \(scenario.specialists[id].key) \(time(of: period))"
    case .periodAt(let id, let site, let period):
      "at \(escaped(scenario.specialists[id].key))+\(escaped(scenario.sites[site].key)) "
        + time(of: period)
    case .presence(let need, let specialist): "presence " + pairName(need, specialist)
    case .caseload(let id): "caseload \(scenario.specialists[id].key)"
    case .rooms(let ids, let period):
      "rooms \(ids.map { escaped(scenario.rooms[$0].key) }.joined(separator: "+")) "
        + time(of: period)
    case .places(let id): "places \(scenario.turns[id].key)"
    case .stepFreePlaces(let id): "step-free places \(scenario.turns[id].key)"
    case .quota(let id, let position): "quota \(position + 1) \(scenario.turns[id].key)"
    case .reserved(let id, let position): "reserved \(position + 1) \(scenario.turns[id].key)"
    case .companions(let need, let specialist, let meetings):
      "companions " + meetingsName(need, specialist, meetings)
    case .member(let need, let specialist, let meetings):
      "member " + meetingsName(need, specialist, meetings)
    }
  }

  /// The row of a name, or nil where the scenario has none such.
  func row(named name: String) -> PriceProof.SharedRow? {
    func rest(after prefix: String) -> Substring? {
      name.hasPrefix(prefix + " ") ? name.dropFirst(prefix.count + 1) : nil
    }
    if let key = rest(after: "hours") { return index.specialist(String(key)).map { .hours($0) } }
    if let key = rest(after: "caseload") {
      return index.specialist(String(key)).map { .caseload($0) }
    }
    if let key = rest(after: "places") { return index.turn(String(key)).map { .places($0) } }
    if let key = rest(after: "step-free places") {
      return index.turn(String(key)).map { .stepFreePlaces($0) }
    }
    if let rest = rest(after: "quota") {
      return numbered(rest, count: \.quotas.count).map { .quota($0, $1) }
    }
    if let rest = rest(after: "reserved") {
      return numbered(rest, count: \.reserved.count).map { .reserved($0, $1) }
    }
    if let rest = rest(after: "companions") {
      return meetings(rest).map { .companions($0, $1, $2) }
    }
    if let rest = rest(after: "member") { return meetings(rest).map { .member($0, $1, $2) } }
    if let rest = rest(after: "period"), let (key, period) = timed(rest) {
      return index.specialist(key).map { .period($0, period) }
    }
    if let rest = rest(after: "presence") { return pair(rest).map { .presence($0, $1) } }
    if let rest = rest(after: "at"), let (keys, period) = timed(rest) {
      let parts = unescapedParts(keys)
      guard parts.count == 2, let specialist = index.specialist(parts[0]),
        let site = index.site(parts[1])
      else { return nil }
      return .periodAt(specialist, site, period)
    }
    if let rest = rest(after: "rooms"), let (keys, period) = timed(rest) {
      let parts = unescapedParts(keys)
      let rooms = parts.compactMap { index.room($0) }
      return rooms.count == parts.count ? .rooms(rooms, period) : nil
    }
    return nil
  }

  private func meetingsName(
    _ id: Need.ID, _ specialist: Specialist.ID, _ meetings: Int
  ) -> String {
    "\(meetings) " + pairName(id, specialist)
  }

  private func pairName(_ id: Need.ID, _ specialist: Specialist.ID) -> String {
    let need = scenario.needs[id]
    let number = index.needs(of: need.child, for: need.service).firstIndex(of: id) ?? 0
    let keys = [
      scenario.children[need.child].key, scenario.services[need.service].key,
      scenario.specialists[specialist].key,
    ]
    return "\(number + 1) " + keys.map(escaped).joined(separator: "+")
  }

  private func meetings(_ rest: Substring) -> (Need.ID, Specialist.ID, Int)? {
    let words = rest.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard words.count == 2, let meetings = Int(words[0]), let (need, specialist) = pair(words[1])
    else { return nil }
    return (need, specialist, meetings)
  }

  private func pair(_ rest: Substring) -> (Need.ID, Specialist.ID)? {
    let words = rest.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard words.count == 2, let number = Int(words[0]) else { return nil }
    let keys = unescapedParts(String(words[1]))
    guard keys.count == 3, let child = index.child(keys[0]), let service = index.service(keys[1]),
      let specialist = index.specialist(keys[2])
    else { return nil }
    let needs = index.needs(of: child, for: service)
    guard needs.indices.contains(number - 1) else { return nil }
    return (needs[number - 1], specialist)
  }

  private func numbered(_ rest: Substring, count: KeyPath<Turn, Int>) -> (Turn.ID, Int)? {
    let parts = rest.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let number = Int(parts[0]), let turn = index.turn(String(parts[1])),
      (1...max(1, scenario.turns[turn][keyPath: count])).contains(number),
      scenario.turns[turn][keyPath: count] > 0
    else { return nil }
    return (turn, number - 1)
  }

  private func time(of period: Int) -> String {
    let day = scenario.grid.day(of: period)
    return PlanDocument.word(ofWeek: scenario.grid.week(ofDay: day)) + " "
      + scenario.grid.weekday(ofDay: day).code + " "
      + PlanDocument.clock(scenario.grid.minute(of: period))
  }

  /// What stands before the last three words, and the period that these name.
  private func timed(_ text: Substring) -> (key: String, period: Int)? {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count >= 4, let weekday = Weekday(code: String(words[words.count - 2])),
      let minute = PlanReader.minute(ofClock: String(words[words.count - 1]))
    else { return nil }
    let weeks = ["A", "B"].prefix(scenario.grid.weeks)
    guard let week = weeks.firstIndex(of: String(words[words.count - 3])),
      let period = scenario.grid.period(
        day: scenario.grid.day(week: week, weekday: weekday), minute: minute)
    else { return nil }
    return (words.dropLast(3).joined(separator: " "), period)
  }

  private func escaped(_ key: String) -> String {
    var result = ""
    for character in key {
      if character == "+" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result
  }

  private func unescapedParts(_ text: String) -> [String] {
    var parts = [""]
    var isEscaped = false
    for character in text {
      if isEscaped || (character != "+" && character != "\\") {
        parts[parts.count - 1].append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        parts.append("")
      }
    }
    return parts
  }
}
