import Kezek

extension PricingCompiler {
  struct DayDiagramKey: Hashable {
    let choices: [[DayDiagram.Choice]]
    let fits: DayFits
  }

  /// When and where the needs of the child at hand could be met.
  private struct Places {
    /// Days of the cycle, ascending.
    var days: [Int] = []
    var places: [Place.ID] = []
    /// By item, place and day: when a session could begin.
    var starts: [[[[Int]]]] = []
  }

  /// Arcs beyond which the days of a child's needs are not chosen together.
  private static let mostArcs = 20_000
  /// Choices of days of one need beyond which they are not.
  private static let mostChoices = 400

  /// Chooses the days of the child's weekly needs together, where some that fit on a day each do not fit
  /// on it together; as many of them as the diagram is not too large for.
  mutating func addDayBundle(of child: Child.ID, items: Range<Int>) {
    part.dayBundles.append(nil)
    part.isBundled += items.map { _ in false }
    guard !areLinked(of: child) else { return }
    let attended = attended(items).prefix(DayFits.mostNeeds)
    guard attended.count > 1, !haveAmpleTime(attended),
      let places = places(of: Array(attended))
    else { return }
    var together = attended.count
    while together > 1 {
      let own = Array(attended.prefix(together))
      let fits = fits(own, places)
      guard fits.isScarce else { return }
      if addDayBundle(own, places, fits, firstOption: part.options.count - slotsOfOption.count) {
        return
      }
      together -= 1
    }
  }

  /// Whether all needs fit on each day at each place, as can be told from the numbers of their starts: a
  /// session bars no more starts of another than their two lengths less one.
  private func haveAmpleTime(_ items: ArraySlice<Int>) -> Bool {
    let settings = scenario.settings
    let needs = items.map { part.items[$0].need }
    guard needs.count <= settings.daySessions,
      needs.reduce(0, { $0 + scenario.needs[$1].minutes }) <= settings.dayMinutes ?? .max
    else { return false }
    let grid = scenario.grid
    let lengths = needs.map(candidates.length)
    let together = lengths.reduce(0, +)
    // By place and day, then by need: the most starts in one combination of rooms.
    var most: [Place.ID: [Int]] = [:]
    for (number, need) in needs.enumerated() {
      for slot in slots(of: need) {
        let site = candidates.resources.combinations[slot.combination].site
        var counts =
          most.removeValue(forKey: scenario.sites[site].place)
          ?? [Int](repeating: 0, count: grid.dayCount * needs.count)
        var place = 0
        while place < slot.starts.count {
          let day = grid.day(of: slot.starts[place])
          let first = place
          while place < slot.starts.count, grid.day(of: slot.starts[place]) == day { place += 1 }
          counts[day * needs.count + number] = max(
            counts[day * needs.count + number], place - first)
        }
        most[scenario.sites[site].place] = counts
      }
    }
    return most.values.allSatisfy { counts in
      counts.indices.allSatisfy { position in
        let number = position % needs.count
        let barred = together - lengths[number] + (needs.count - 1) * (lengths[number] - 1)
        return counts[position] == 0 || counts[position] > barred
      }
    }
  }

  /// Nil where there are more days than a choice has bits for.
  private func places(of items: [Int]) -> Places? {
    let grid = scenario.grid
    var found: [[Place.ID: [[Int]]]] = []
    var hasDay = [Bool](repeating: false, count: grid.dayCount)
    for item in items {
      let need = part.items[item].need
      var ofPlace: [Place.ID: [[Int]]] = [:]
      for slot in slots(of: need) {
        let site = candidates.resources.combinations[slot.combination].site
        var days =
          ofPlace.removeValue(forKey: scenario.sites[site].place)
          ?? [[Int]](repeating: [], count: grid.dayCount)
        for start in slot.starts {
          days[grid.day(of: start)].append(start)
          hasDay[grid.day(of: start)] = true
        }
        ofPlace[scenario.sites[site].place] = days
      }
      found.append(ofPlace)
    }
    var places = Places()
    places.days = hasDay.indices.filter { hasDay[$0] }
    guard places.days.count <= UInt16.bitWidth else { return nil }
    places.places = Set(found.flatMap(\.keys)).sorted()
    places.starts = found.map { ofPlace in
      places.places.map { place in
        places.days.map { day in Set(ofPlace[place]?[day] ?? []).sorted() }
      }
    }
    return places
  }

  private func fits(_ items: [Int], _ places: Places) -> DayFits {
    let wishes = items.enumerated().map { place, item in
      let need = part.items[item].need
      return DayFits.Wish(
        length: candidates.length(need), minutes: scenario.needs[need].minutes,
        starts: places.starts[place])
    }
    return DayFits(
      wishes, days: places.days.count, places: places.places.count,
      DayFits.Limits(
        sessions: scenario.settings.daySessions, minutes: scenario.settings.dayMinutes ?? .max))
  }

  /// Whether there are not too many choices, together or of one need.
  private mutating func addDayBundle(
    _ items: [Int], _ places: Places, _ fits: DayFits, firstOption: Int
  ) -> Bool {
    let first = part.bundledOptions.count
    let firstChoice = part.choiceDays.count
    let counts = (choices: part.optionChoices.count, days: part.optionDays.count)
    var choices: [[DayDiagram.Choice]] = []
    var bundled: [PricingPart.BundledItem] = []
    for item in items {
      var numbers: [DayDiagram.Choice: Int] = [:]
      let firstOfItem = part.choiceDays.count - firstChoice
      let start = part.bundledOptions.count
      for option in part.items[item].choices {
        addOption(
          option, slotsFound[slotsOfOption[option - firstOption]].sites, places, fits, firstOfItem,
          &numbers)
      }
      guard numbers.count <= Self.mostChoices else {
        dropOptions(from: first, firstChoice, counts)
        return false
      }
      let own = numbers.sorted { $0.value < $1.value }.map(\.key)
      part.choiceDays += own.map(\.days)
      choices.append(own)
      bundled.append(
        PricingPart.BundledItem(
          item: item, options: start..<part.bundledOptions.count,
          choices: firstOfItem..<(firstOfItem + own.count)))
    }
    guard let diagram = dayDiagram(DayDiagramKey(choices: choices, fits: fits)) else {
      dropOptions(from: first, firstChoice, counts)
      return false
    }
    let firstItem = part.bundledItems.count
    part.bundledItems += bundled
    part.dayBundles[part.dayBundles.count - 1] = PricingPart.DayBundle(
      items: firstItem..<part.bundledItems.count, choices: firstChoice..<part.choiceDays.count,
      entries: counts.choices..<part.optionChoices.count, diagram: diagram)
    for item in items { part.isBundled[item] = true }
    return true
  }

  private mutating func dropOptions(
    from first: Int, _ firstChoice: Int, _ counts: (choices: Int, days: Int)
  ) {
    part.bundledOptions.removeSubrange(first...)
    part.choiceDays.removeSubrange(firstChoice...)
    part.optionChoices.removeSubrange(counts.choices...)
    part.optionDays.removeSubrange(counts.days...)
  }

  /// Adds the choices that an option may have, and numbers those that no option before it had.
  ///
  /// - Parameter first: number of the item's first choice.
  private mutating func addOption(
    _ position: Int, _ sites: [SiteDays], _ places: Places, _ fits: DayFits, _ first: Int,
    _ numbers: inout [DayDiagram.Choice: Int]
  ) {
    let option = part.options[position]
    let profile = part.profiles[option.profile]
    let days = Set(sites.flatMap(\.days)).sorted()
    let bits = days.compactMap { places.days.firstIndex(of: $0) }
    let ofSites = Set(sites.map { scenario.sites[Site.ID($0.site)].place })
    let place =
      fits.places > 0 && ofSites.count == 1
      ? ofSites.first.flatMap { places.places.firstIndex(of: $0) } : nil
    let firstChoice = part.optionChoices.count
    let firstDay = part.optionDays.count
    part.optionDays += [Int32](repeating: -1, count: places.days.count)
    for (own, bit) in bits.enumerated() {
      part.optionDays[firstDay + bit] = Int32(profile.days.lowerBound + own)
    }
    for own in ownChoices(of: option, profile) {
      var choice: UInt16 = 0
      for (number, bit) in bits.enumerated() where own & (1 << number) != 0 { choice |= 1 << bit }
      let key = DayDiagram.Choice(place: place, days: choice)
      let number = numbers[key] ?? numbers.count
      numbers[key] = number
      part.optionChoices.append(Int32(first + number))
    }
    part.bundledOptions.append(
      PricingPart.BundledOption(
        option: position, choices: firstChoice..<part.optionChoices.count, firstDay: firstDay))
  }

  /// The sets of a profile's days that an option may have, a bit for each.
  private func ownChoices(
    of option: PricingPart.Option, _ profile: PricingPart.Profile
  ) -> [Int] {
    if profile.spacing >= 0 {
      return part.spacings[profile.spacing].choices.filter { option.counts.contains($0.count) }
        .map(\.days)
    }
    let shape = DayShape(profile, part.days)
    let firstWeek = 1 << shape.firstWeek - 1
    return (1..<max(1, 1 << shape.count)).filter { days in
      option.counts.contains(days.nonzeroBitCount)
        && (days & firstWeek).nonzeroBitCount <= profile.mostInWeek
        && (days & ~firstWeek).nonzeroBitCount <= profile.mostInWeek
    }
  }

  /// The position of a diagram, which children alike share; nil where it is too large.
  private mutating func dayDiagram(_ key: DayDiagramKey) -> Int? {
    if let known = dayDiagramNumbers[key] { return known }
    let diagram = DayDiagram(key.choices, key.fits, limit: Self.mostArcs)
    let number = diagram.map { _ in part.dayDiagrams.count }
    if let diagram { part.dayDiagrams.append(diagram) }
    dayDiagramNumbers[key] = .some(number)
    return number
  }
}
