import Kezek

// Knobs of the families that speak of who fits whom.
extension SmallScenarioBuilder {
  /// What a need asks could only be given by two specialists together.
  mutating func splitOverTwoSpecialists() {
    let other = ensureSpecialist(giving: Self.speech, besides: 0)
    let open = open
    let cut = max(1, days(of: open).count / 2)
    let early = days(of: open).prefix(cut)
    let first = open.filter { early.contains(draft.grid.day(of: $0)) }
    let second = open.filter { !early.contains(draft.grid.day(of: $0)) }
    setHours(of: 0, to: random.sample(2, of: first))
    setHours(of: other, to: random.sample(2, of: second))
    let need = addNeed(of: 0, Self.speech, times: 2)
    draft.needs[need].asked = max(draft.needs[need].asked, 2)
    draft.needs[need].mostInWeek = max(draft.needs[need].mostInWeek, 2)
  }

  /// Less than `least` counts as nothing; a week holds its own number only.
  mutating func askLeastOrWeekly() {
    let need = addNeed(of: 0, Self.speech, times: 2)
    draft.needs[need].asked = max(2, draft.needs[need].asked)
    if shape.weeks == 2, random.chance(60) {
      draft.needs[need].asked = 2
      draft.needs[need].mostInWeek = 1
      let firstWeek = open.filter { $0 < draft.grid.periodCount / 2 }
      if random.chance(70) { draft.children[0].hours = Hours(anywhere: periods(firstWeek)) }
    } else {
      draft.needs[need].mostInWeek = max(2, draft.needs[need].mostInWeek)
      if random.chance(30) { countByCycle() }
    }
    if random.chance(20) {
      ensureCourses(turns: 1)
      for need in courseNeeds {
        draft.needs[need].asked = 2
        draft.needs[need].least = 2
      }
    }
    for need in weeklyNeeds where draft.needs[need].asked > 1 && random.chance(75) {
      draft.needs[need].least = random.integer(in: 2...draft.needs[need].asked)
    }
    setHours(of: 0, to: random.sample(random.integer(in: 2...3), of: open))
  }

  /// The service asks so many a cycle, in whichever week.
  private mutating func countByCycle() {
    draft.services[Self.speech.index].per = .cycle
    for need in draft.needs.indices where draft.needs[need].service == Self.speech {
      draft.needs[need].asked = random.integer(in: 1...2)
      draft.needs[need].mostInWeek = draft.needs[need].asked
      draft.needs[need].least = 1
    }
  }

  mutating func askCategories() {
    for child in childIndices where random.chance(70) {
      let own = WordSet(random.sample(random.integer(in: 1...2), of: [0, 1, 2]))
      draft.children[child].categories = own
      for need in draft.needs.indices where draft.needs[need].child.index == child {
        draft.needs[need].categories = random.chance(80) ? own : WordSet([2])
      }
    }
    for specialist in draft.specialists.indices where random.chance(75) {
      draft.specialists[specialist].categories = WordSet([random.integer(in: 0...2)])
    }
  }

  mutating func askLanguages() {
    for child in childIndices where random.chance(75) {
      draft.children[child].languages = WordSet(random.pick([[0], [1], [0, 1]]))
    }
    for specialist in draft.specialists.indices where random.chance(75) {
      draft.specialists[specialist].languages = WordSet([random.integer(in: 0...1)])
    }
    if random.chance(60) {
      draft.children[0].languages = WordSet([0])
      draft.specialists[0].languages = WordSet([1])
      addNeed(of: 0, draft.specialists[0].services[0], times: 1)
    }
  }

  /// Children of whom some may have no session, for what they are or what they ask.
  mutating func barSomebody() {
    switch random.integer(in: 0...6) {
    case 6:
      // A group that nobody else asks for.
      let need = addNeed(of: 0, Self.speech, times: 1)
      draft.needs[need].form = .group
    case 0: draft.children[0].status = .postponed
    case 1:
      draft.children[0].status = .noConclusion
      addNeed(of: 0, Self.appointment, times: 1)
      addTurn(Self.appointment, firstDay: 9, days: 1)
    case 2:
      draft.children[0].conclusionUntil = draft.settings.term.first.adding(days: -1)
    case 3:
      let ages = draft.children.map(\.age)
      draft.services[Self.speech.index].ageFrom = (ages.min() ?? 3) + 1
    case 4:
      let ages = draft.children.map(\.age)
      draft.services[Self.speech.index].ageTo = (ages.max() ?? 9) - 1
    default:
      if draft.sites.count < 2 { addSecondSite(inSamePlace: true) }
      for need in weeklyNeeds where random.chance(60) {
        draft.needs[need].site = Site.ID(random.integer(in: 0...1))
      }
    }
    addNeed(of: 0, Self.speech, times: 1)
  }

  /// Groups found by the plan, groups by name, and needs that take either form.
  mutating func askGroups() {
    let service = Self.speech.index
    draft.services[service].ageGap = random.integer(in: 0...3)
    draft.services[service].groupSize = random.pick([2...2, 2...3, 2...4, 3...3, 1...2])
    let form: Service.Form = random.pick([.group, .group, .any])
    for child in childIndices {
      let need = addNeed(of: child, Self.speech, times: random.integer(in: 1...2))
      draft.needs[need].form = form
      draft.needs[need].minutes = random.pick([20, 30, 30, 60])
    }
    setHours(of: 0, to: random.sample(random.integer(in: 1...3), of: open))
    switch random.integer(in: 0...5) {
    case 0: tellApartByAge()
    case 1: tellApartBySize()
    case 2:
      // Each shares a language with the specialist, not all with each other.
      levelAges()
      draft.specialists[0].languages = WordSet(random.pick([[], [0, 1]]))
      for child in childIndices {
        let words = child < 2 ? [child] : random.pick([[0], [1], [0, 1]])
        draft.children[child].languages = WordSet(words)
      }
    case 3:
      levelAges()
      draft.specialists[0].categories = WordSet(random.pick([[], [0, 1]]))
      for child in childIndices {
        let own = WordSet(random.pick([[0], [1], [0, 1], [1, 2]]))
        draft.children[child].categories = own
        if let need = needIndex(child, Self.speech) { draft.needs[need].categories = own }
      }
    case 4: nameGroup()
    default: break
    }
  }

  private mutating func tellApartByAge() {
    askForPlainGroups(of: 2...3)
    for child in childIndices { setAge(of: child, to: random.integer(in: 3...7)) }
  }

  /// More would like to be together than may.
  private mutating func tellApartBySize() {
    levelAges()
    draft.services[Self.speech.index].groupSize = random.pick([2...2, 3...3, 1...2, 1...1])
  }

  /// Groups of two or three, alike but for what tells their children apart.
  private mutating func askForPlainGroups(of size: ClosedRange<Int>) {
    draft.services[Self.speech.index].groupSize = size
    for child in childIndices {
      guard let need = needIndex(child, Self.speech) else { continue }
      draft.needs[need].form = .group
      draft.needs[need].minutes = 30
      draft.needs[need].least = 1
    }
  }

  private mutating func levelAges() {
    askForPlainGroups(of: 2...3)
    for child in childIndices { setAge(of: child, to: draft.children[0].age) }
  }

  private mutating func setAge(of child: Int, to age: Int) {
    draft.children[child].age = age
    draft.children[child].born = Self.day(2026 - age, 3, 10)
  }

  /// A fixed group of the first two or three children.
  private mutating func nameGroup() {
    let size = min(draft.children.count, random.integer(in: 2...3))
    name("Fox cubs", Array(0..<size))
    if size < draft.children.count, random.chance(30) {
      name("Owls", Array(size..<draft.children.count))
    }
    switch random.integer(in: 0...4) {
    case 0: draft.children[0].status = .postponed
    case 1: draft.children[size - 1].languages = WordSet([1])
    case 2:
      // Two who could hold it, each for other members.
      let other = ensureSpecialist(giving: Self.speech, besides: 0)
      draft.specialists[0].languages = WordSet([0])
      draft.specialists[other].languages = WordSet([1])
      draft.children[0].languages = WordSet([0])
      draft.children[size - 1].languages = WordSet([1])
    default: break
    }
  }

  private mutating func name(_ key: String, _ children: [Int]) {
    var members: [Need.ID] = []
    for child in children {
      guard let need = needIndex(child, Self.speech) else { continue }
      draft.needs[need].form = .group
      draft.needs[need].roster = Roster.ID(draft.rosters.count)
      members.append(Need.ID(need))
    }
    draft.rosters.append(Roster(key: key, service: Self.speech, members: members))
  }
}
