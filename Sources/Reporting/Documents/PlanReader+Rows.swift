import Kezek
import PlanVerification

extension PlanReader {
  mutating func session(_ fields: inout FieldReader) -> PlannedSession? {
    let group = fields.text("group", required: false)
    let asked = self.asked(&fields, form: group == nil ? .individual : .group)
    let specialist = fields.id("specialist", .specialist, index, index.specialist)
    let site = fields.id("site", .site, index, index.site)
    let rooms = self.rooms(&fields)
    let week = self.week(&fields)
    let weekday = self.weekday(&fields)
    let start = self.start(&fields)
    let minutes = fields.integer("minutes", in: 1...1440)
    guard let asked, let specialist, let site, let rooms, let week, let weekday, let start,
      let minutes
    else { return nil }
    guard case .need(let need) = asked else {
      if case .nothing(let child, let service) = asked {
        notAsked.append(
          .notAsked(
            child: child, service: service, specialist: specialist, week: week,
            weekday: weekday, start: start, in: scenario))
      }
      return nil
    }
    return PlannedSession(
      need: need, specialist: specialist, site: site, rooms: rooms, week: week, weekday: weekday,
      start: start, minutes: minutes, group: group)
  }

  mutating func course(_ fields: inout FieldReader) -> PlannedCourse? {
    let asked = self.asked(&fields, form: nil)
    let turn = fields.id("turn", .turn, index, index.turn)
    guard let asked, let turn else { return nil }
    switch asked {
    case .need(let need): return PlannedCourse(need: need, turn: turn)
    case .nothing(let child, let service):
      notAsked.append(.notAsked(child: child, service: service, turn: turn, in: scenario))
      return nil
    }
  }

  mutating func unmet(_ fields: inout FieldReader) -> UnmetNeed? {
    let row = self.asked(&fields, form: nil)
    let year = fields.integer("year", in: 1900...2200, required: false)
    let asked = fields.integer("asked", in: 0...1_000_000)
    let given = fields.integer("given", in: 0...1_000_000)
    let reasons = self.reasons(&fields)
    let certainty = fields.word("certainty", Certainty.self)
    let possible = fields.integer("possible", in: 0...1_000_000, required: false)
    guard let row, let asked, let given, let certainty, let reasons else { return nil }
    guard case .need(let need) = row else {
      if case .nothing(let child, let service) = row {
        unmetNotAsked.append(.unmetNotAsked(child, service))
      }
      return nil
    }
    return UnmetNeed(
      need: need, year: year, asked: asked, given: given, reasons: reasons,
      certainty: certainty, possible: possible)
  }

  func leftOut(_ fields: inout FieldReader) -> Finding? {
    let code = fields.text("code")
    let file = fields.text("file", required: false)
    let column = fields.text("column", required: false)
    let rows = fields.list("rows").compactMap(\.integer)
    guard let code else { return nil }
    return Finding(Finding.Code(code), .error, file: file, rows: rows, column: column)
  }

  /// What a row stands for.
  private enum Asked {
    case need(Need.ID)
    /// The child does not ask for the service: the verifier's to say.
    case nothing(Child.ID, Service.ID)
  }

  /// The need of a row: the one it names, else the child's only one for the service.
  private func asked(_ fields: inout FieldReader, form: Service.Form?) -> Asked? {
    let named = fields.text("need", required: false)
    let child = fields.id("child", .child, index, index.child)
    let service = fields.id("service", .service, index, index.service)
    guard let child, let service else { return nil }
    let needs = index.needs(of: child, for: service)
    if needs.isEmpty { return .nothing(child, service) }
    if let named {
      if let need = needs.first(where: { scenario.key(of: $0) == named }) { return .need(need) }
      fields.report(
        .contradiction, "need", value: named, maybe: needs.first.map { scenario.key(of: $0) })
      return nil
    }
    if needs.count == 1 { return .need(needs[0]) }
    let fitting = needs.filter {
      scenario.needs[$0].form == form || scenario.needs[$0].form == .any
    }
    if let form, let need = fitting.first, fitting.count == 1 || needForm(need) == form {
      return .need(need)
    }
    fields.report(
      .ambiguousNeed, "service", value: scenario.children[child].key,
      expected: needs.map { scenario.key(of: $0) }.joined(separator: ", "))
    return nil
  }

  private func needForm(_ need: Need.ID) -> Service.Form { scenario.needs[need].form }

  private func rooms(_ fields: inout FieldReader) -> [Room.ID]? {
    var rooms: [Room.ID] = []
    var allFound = true
    for node in fields.list("rooms") {
      if let key = node.text, let room = index.room(key) {
        rooms.append(room)
        continue
      }
      allFound = false
      if let key = node.text {
        fields.reportUnknown("rooms", key, .room, index)
      } else {
        fields.report(.wrongType, "rooms", expected: FieldReader.ExpectedType.text.word)
      }
    }
    return allFound ? rooms : nil
  }

  private func reasons(_ fields: inout FieldReader) -> [Reason]? {
    var reasons: [Reason] = []
    for node in fields.list("reasons", required: true) {
      guard let reason = node.text.flatMap(Reason.init) else {
        fields.reportWord("reasons", node.text ?? "", allowed: Reason.allCases.map(\.rawValue))
        return nil
      }
      reasons.append(reason)
    }
    return reasons
  }

  private func week(_ fields: inout FieldReader) -> Int? {
    guard let text = fields.text("week", required: false) else {
      return fields.has("week") ? nil : 0
    }
    let weeks = ["A", "B"].prefix(scenario.grid.weeks)
    if let week = weeks.firstIndex(of: text) { return week }
    fields.reportWord("week", text, allowed: Array(weeks))
    return nil
  }

  private func weekday(_ fields: inout FieldReader) -> Weekday? {
    guard let text = fields.text("day") else { return nil }
    if let day = Weekday(code: text) { return day }
    fields.reportWord("day", text, allowed: Weekday.allCases.map(\.code))
    return nil
  }

  private func start(_ fields: inout FieldReader) -> Int? {
    guard let text = fields.text("start") else { return nil }
    if let minute = Self.minute(ofClock: text) { return minute }
    fields.report(.outOfRange, "start", value: text, expected: "00:00 … 23:59")
    return nil
  }

  /// The minute of the day of H:MM or HH:MM, or nil.
  static func minute(ofClock text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    return hour * 60 + minute
  }
}
