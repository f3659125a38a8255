import Kezek

extension RegionRecipe {
  /// Courses owed to those with heavier disorders, each at one centre of the region or, for a few,
  /// at a national one, and turns with fewer places than that.
  func addCourses(_ map: RegionMap, to draft: inout ScenarioDraft, _ random: inout SplitMix64) {
    let share = ["motor": 900, "complex": 900, "autism": 800, "intellect": 500, "delay": 350]
    let centres = map.regions.flatMap(\.centres)
    let national = centres.indices.filter { centres[$0].isNational }
    var range: [String: Range<Int>] = [:]
    var start = 0
    for region in map.regions {
      range[region.name] = start..<(start + region.centres.count)
      start += region.centres.count
    }
    var owed = [Int](repeating: 0, count: centres.count)
    for child in draft.children where random.chance(perMille: share[child.categories[0]] ?? 0) {
      let own = child.attributes.first.flatMap { range[$0] } ?? 0..<1
      var centre = random.integer(in: own.lowerBound...(own.upperBound - 1))
      if !national.isEmpty, random.chance(perMille: 40) { centre = random.pick(national) }
      var need = NeedDraft(
        child: child.id, service: "rehabilitation",
        times: random.pick(weighted: [(1, 2), (2, 5), (3, 1)]))
      need.site = centres[centre].name
      if random.chance(perMille: 500) {
        need.last = CalendarDay.on(20, 8, 2026).adding(days: -random.integer(in: 0...400))
      }
      owed[centre] += need.times
      draft.needs.append(need)
    }
    for (index, centre) in centres.enumerated() {
      addTurns(of: centre, owed: owed[index], to: &draft)
    }
  }

  /// Turns spread over the term: 14 days at a regional centre, 25 at a national one.
  private func addTurns(
    of centre: RegionMap.Centre, owed: Int, to draft: inout ScenarioDraft
  ) {
    let count = centre.isNational ? max(1, knobs.turns * 2 / 3) : knobs.turns
    let length = centre.isNational ? 25 : 14
    let places = max(1, owed * knobs.placesPerHundred / 100 / count)
    let width = "\(knobs.turns * knobs.centreCount(of: children))".count
    for number in 0..<count {
      let first = CalendarDay.on(2, 9, 2026).adding(days: number * (119 - length) / count)
      var turn = TurnDraft(
        id: numbered("Т-", draft.turns.count + 1, width: max(2, width)), site: centre.name,
        service: "rehabilitation", days: .days(first, first.adding(days: length - 1)),
        places: places)
      turn.companion = number % 2 == 0 ? "place" : "free"
      turn.stepFreePlaces = (places + 1) / 2
      turn.ageFrom = 2
      turn.ageTo = number % 3 == 2 ? 11 : 17
      if places >= 8 { turn.reserved = [("village", places / 4)] }
      draft.turns.append(turn)
    }
  }

  /// Eight days of each commission; those without a conclusion ask, those whose conclusion ends
  /// this year, and a few for review.
  func addAppointments(
    _ map: RegionMap, to draft: inout ScenarioDraft, _ random: inout SplitMix64
  ) {
    var asked: [String: Int] = [:]
    var commissions: [String: [RegionMap.Commission]] = [:]
    for region in map.regions { commissions[region.name] = region.commissions }
    for index in draft.children.indices {
      let barred = draft.children[index].status == "no PMPC conclusion"
      let ending =
        !barred && draft.children[index].status == nil && random.chance(perMille: 60)
      if ending {
        draft.children[index].until = CalendarDay.on(10, 9, 2026)
          .adding(days: random.integer(in: 0...150))
      }
      guard barred || ending || random.chance(perMille: 50),
        let own = draft.children[index].attributes.first.flatMap({ commissions[$0] })
      else { continue }
      var need = NeedDraft(child: draft.children[index].id, service: "PMPC", times: 1)
      need.site = random.pick(own).name
      asked[need.site ?? "", default: 0] += 1
      draft.needs.append(need)
    }
    for commission in map.regions.flatMap(\.commissions) {
      let places = max(1, asked[commission.name, default: 0] * knobs.placesPerHundred / 800)
      for day in 0..<8 {
        draft.turns.append(
          TurnDraft(
            id: numbered("П-", draft.turns.count + 1, width: 2), site: commission.name,
            service: "PMPC",
            days: DayRange(CalendarDay.on(2, 9, 2026).adding(days: day * 14)), places: places))
      }
    }
  }

  /// Two weeks of some children and specialists, and the whole autumn of a few.
  func addAbsences(to draft: inout ScenarioDraft, _ random: inout SplitMix64) {
    func absence(of who: String, _ random: inout SplitMix64) -> AbsenceDraft {
      let first = CalendarDay.on(1, 9, 2026).adding(days: random.integer(in: 0...100))
      return AbsenceDraft(who: who, days: .days(first, first.adding(days: 13)), note: "")
    }
    for child in draft.children where random.chance(perMille: 12) {
      draft.absences.append(absence(of: child.id, &random))
    }
    for specialist in draft.specialists where random.chance(perMille: 12) {
      draft.absences.append(absence(of: specialist.id, &random))
    }
    for child in draft.children where child.status == nil && random.chance(perMille: 2) {
      if draft.absences.contains(where: { $0.who == child.id }) { continue }
      draft.absences.append(
        AbsenceDraft(
          who: child.id, days: .days(.on(1, 9, 2026), .on(10, 11, 2026)), note: ""))
    }
  }
}
