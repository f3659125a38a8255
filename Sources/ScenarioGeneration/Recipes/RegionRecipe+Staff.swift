import Kezek

extension RegionRecipe {
  private static let workdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]

  /// Posts and cabinets of a place, by its children; visits where it has no posts of its own.
  func addStaff(
    of place: RegionMap.Place, _ map: RegionMap, to draft: inout ScenarioDraft,
    _ random: inout SplitMix64
  ) {
    let posts = max(1, (place.children + knobs.childrenPerPost / 2) / knobs.childrenPerPost)
    if let town = place.visitedFrom {
      addVisits(to: place, from: map.places[town], &draft, &random)
      addCabinets(1, at: place.cabinets[0], isRural: true, to: &draft)
      return
    }
    let services = random.dealt(
      [("speech therapist", 40), ("defectologist", 36), ("psychologist", 24)], to: posts)
    var perSite = [Int](repeating: 0, count: place.cabinets.count)
    for index in 0..<posts {
      let site = index % place.cabinets.count
      perSite[site] += 1
      let isEarly = !knobs.oneShift && perSite[site] % 2 == 0
      draft.specialists.append(
        SpecialistDraft(
          id: numbered("S-", draft.specialists.count + 1, width: 2), services: [services[index]],
          halfHours: 36,
          hours: .at(
            place.cabinets[site], Self.workdays, isEarly ? 540 : 840, isEarly ? 780 : 1080),
          languages: random.pick(weighted: [(["kk"], 4), (["ru"], 2), (["kk", "ru"], 4)]),
          caseload: services[index] == "psychologist" ? 24 : 14))
    }
    for (site, count) in perSite.enumerated() {
      let atOnce = knobs.oneShift ? count : (count + 1) / 2
      addCabinets(
        knobs.roomsBind ? max(1, atOnce * 2 / 3) : atOnce + 1, at: place.cabinets[site],
        isRural: place.isRural, to: &draft)
    }
  }

  /// One specialist of two services who is in the village in week A and in the town in week B.
  private func addVisits(
    to village: RegionMap.Place, from town: RegionMap.Place, _ draft: inout ScenarioDraft,
    _ random: inout SplitMix64
  ) {
    let posts = max(1, village.children / (2 * knobs.childrenPerPost))
    for _ in 0..<posts {
      let services = random.pick([
        ["speech therapist", "defectologist"], ["defectologist", "psychologist"],
        ["speech therapist", "psychologist"],
      ])
      draft.specialists.append(
        SpecialistDraft(
          id: numbered("S-", draft.specialists.count + 1, width: 2), services: services,
          halfHours: 36,
          hours: .at(village.cabinets[0], Self.workdays, 840, 1080, week: 0)
            + .at(town.cabinets[0], Self.workdays, 840, 1080, week: 1),
          languages: ["kk", "ru"], caseload: 16))
    }
  }

  private func addCabinets(
    _ count: Int, at site: String, isRural: Bool, to draft: inout ScenarioDraft
  ) {
    let number = draft.rooms.count + 1
    let isStepFree = draft.sites.first { $0.name == site }?.tags.contains("yes") ?? false
    draft.rooms.append(
      RoomDraft(
        id: "К-\(number)", site: site, kind: "cabinet", seats: 4,
        tags: isStepFree ? ["yes", "quiet", "loop"] : isRural ? ["yes"] : ["quiet"],
        count: count > 1 ? count : nil))
  }

  /// Courses owed to those with heavier disorders, and turns with fewer places than that.
  func addCourses(_ map: RegionMap, to draft: inout ScenarioDraft, _ random: inout SplitMix64) {
    guard knobs.turns > 0 else { return }
    let share = ["motor": 900, "complex": 900, "autism": 800, "intellect": 500, "delay": 350]
    var owed = [Int](repeating: 0, count: map.centres.count)
    var centre: [String: Int] = [:]
    for (index, row) in map.centres.enumerated() {
      for place in map.places[row.places] { centre[place.name] = index }
    }
    for child in draft.children where random.chance(perMille: share[child.categories[0]] ?? 0) {
      let home = centre[child.lives] ?? 0
      var need = NeedDraft(
        child: child.id, service: "rehabilitation",
        times: random.pick(weighted: [(1, 2), (2, 5), (3, 1)]))
      need.site = map.centres[home].name
      if random.chance(perMille: 500) {
        need.last = CalendarDay.on(20, 8, 2026).adding(days: -random.integer(in: 0...400))
      }
      owed[home] += need.times
      draft.needs.append(need)
    }
    for (index, row) in map.centres.enumerated() {
      let places = max(1, owed[index] * knobs.placesPerHundred / 100 / knobs.turns)
      let spacing = 104 / knobs.turns
      for number in 0..<knobs.turns {
        let first = CalendarDay.on(7, 9, 2026).adding(days: number * spacing)
        var turn = TurnDraft(
          id: numbered("Т-", draft.turns.count + 1, width: 2), site: row.name,
          service: "rehabilitation", days: .days(first, first.adding(days: 13)), places: places)
        turn.companion = number % 2 == 0 ? "place" : "free"
        turn.stepFreePlaces = max(1, places / 4)
        if places >= 8 { turn.reserved = [("village", places / 4)] }
        draft.turns.append(turn)
      }
    }
  }
}
