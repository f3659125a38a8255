import Kezek

/// Builds one small scenario: a plain base, then a knob for each family.
struct SmallScenarioBuilder {
  let shape: SmallShape
  let families: [ConstraintFamily]
  var random: SplitMix64
  var draft: ScenarioDraft

  /// Positions of the services in every small scenario.
  static let speech = Service.ID(0)
  static let psychologist = Service.ID(1)
  static let advice = Service.ID(2)
  static let rehabilitation = Service.ID(3)
  static let appointment = Service.ID(4)
  /// Positions of the kinds of resource.
  static let cabinet = Kind.ID(0)
  static let hall = Kind.ID(1)
  static let curator = Kind.ID(2)

  init(shape: SmallShape, families: [ConstraintFamily], random: SplitMix64) {
    self.shape = shape
    self.families = families
    self.random = random
    let grid = Self.grid(shape: shape, random: &self.random)
    let settings = Self.settings(shortTerm: families.contains(.absence))
    draft = ScenarioDraft(name: "small", settings: settings, grid: grid)
  }

  mutating func build() {
    draft.categories = Vocabulary(words: ["speech", "hearing", "motor"])
    draft.languages = Vocabulary(words: ["kk", "ru"])
    draft.tags = Vocabulary(words: ["step_free", "quiet"])
    draft.places = [Place(key: "Town"), Place(key: "Village")]
    draft.kinds = [
      Kind(key: "cabinet", isPlace: true), Kind(key: "hall", isPlace: true),
      Kind(key: "curator", isPlace: false),
    ]
    draft.services = Self.services
    addSite("Centre", place: Place.ID(0))
    for number in 0..<shape.children { addChild(number) }
    for number in 0..<shape.specialists { addSpecialist(number) }
    addWeeklyNeeds()
    if shape.sites > 1 { addSecondSite(inSamePlace: random.chance(50)) }
    for _ in 0..<shape.rooms { addRoom(kind: Self.cabinet) }
    if shape.rooms > 0 { draft.services[Self.speech.index].kinds = [[Self.cabinet]] }
    if shape.turns > 0 { ensureCourses(turns: shape.turns) }
    vary()
    if random.chance(40) { rememberCurrent() }
    for family in Self.order where families.contains(family) { turnKnob(of: family) }
    keepSmall()
  }

  /// Structure first, then what narrows it, then what speaks of single sessions.
  private static let order: [ConstraintFamily] = [
    .continuity, .onePlaceADay, .travelLimit, .groupRoster, .childOverlap, .dailyLoad,
    .places, .quotas, .turnEligibility, .courseSpacing, .entitlement, .resourceCapacity,
    .accessibility, .qualification, .language, .admission, .sessionCount, .sessionSpacing,
    .specialistOverlap, .availability, .weeklyHours, .caseload, .absence, .pins,
  ]

  private mutating func turnKnob(of family: ConstraintFamily) {
    switch family {
    case .continuity: splitOverTwoSpecialists()
    case .sessionCount: askLeastOrWeekly()
    case .specialistOverlap: crowdOneSpecialist()
    case .childOverlap: crowdOneChild()
    case .dailyLoad: limitDays()
    case .sessionSpacing: spaceSessions()
    case .availability: narrowHours()
    case .weeklyHours: limitHours()
    case .caseload: limitCaseload()
    case .resourceCapacity: crowdRooms()
    case .accessibility: askTags()
    case .qualification: askCategories()
    case .language: askLanguages()
    case .travelLimit: limitTravel()
    case .onePlaceADay: spreadOverPlaces()
    case .groupRoster: askGroups()
    case .places: fewPlaces()
    case .quotas: limitPopulations()
    case .turnEligibility: narrowTurns()
    case .courseSpacing: spaceCourses()
    case .entitlement: oweFewCourses()
    case .absence: sendAway()
    case .pins: pinRows()
    case .admission: barSomebody()
    }
  }

  private static func grid(shape: SmallShape, random: inout SplitMix64) -> TimeGrid {
    let days = random.sample(shape.days, of: [0, 1, 2, 3, 4])
    // A break after the first period: no session crosses it.
    let hasBreak = shape.slots > 2 && random.chance(25)
    var open = PeriodSet(count: shape.weeks * 7 * shape.slots)
    for week in 0..<shape.weeks {
      for day in days {
        let first = (week * 7 + day) * shape.slots
        open.insert(first..<(first + shape.slots))
        if hasBreak { open.remove(first + 1) }
      }
    }
    return TimeGrid(
      weeks: shape.weeks, step: 30, firstMinute: 540, periodsPerDay: shape.slots, open: open)
  }
}
