import Kezek

// Knobs of the families that speak of turns.
extension SmallScenarioBuilder {
  /// Fewer places than children.
  mutating func fewPlaces() {
    ensureCourses(turns: 1)
    for turn in draft.turns.indices {
      draft.turns[turn].places = random.integer(in: 0...1) + (random.chance(60) ? 1 : 0)
    }
    switch random.integer(in: 0...2) {
    case 0:
      draft.turns[0].companion = .place
      draft.turns[0].places = 2
      for child in childIndices where random.chance(60) {
        draft.children[child].companion = .seat
      }
    case 1:
      for child in childIndices where random.chance(70) {
        draft.children[child].tags = WordSet([draft.stepFree])
      }
      draft.turns[0].places = 2
      draft.turns[0].stepFreePlaces = random.integer(in: 0...1)
    default: break
    }
  }

  /// A turn takes few of a population, or keeps places for one.
  mutating func limitPopulations() {
    ensureCourses(turns: 1)
    for turn in draft.turns.indices {
      draft.turns[turn].places = random.integer(in: 2...3)
      if random.chance(50) {
        let population = random.pick(populations)
        let asking = asking(population)
        draft.turns[turn].quotas = [
          Turn.Quota(
            population: population, children: random.integer(in: 0...max(0, asking - 1)))
        ]
      } else {
        draft.turns[turn].reserved = [
          Turn.Quota(
            population: random.pick(populations),
            children: draft.turns[turn].places - random.integer(in: 0...1))
        ]
        if random.chance(30) {
          draft.turns[turn].quotas = [Turn.Quota(population: .village, children: 0)]
        }
      }
    }
  }

  private var populations: [Population] {
    let all: [Population] = [
      .lives(Place.ID(0)), .lives(Place.ID(1)), .village,
      .attribute(column: 0, value: "north"), .attribute(column: 0, value: "south"),
    ]
    let some = all.filter { asking($0) > 0 }
    return some.isEmpty ? all : some
  }

  /// Children of a population who ask for courses.
  private func asking(_ population: Population) -> Int {
    courseNeeds.count { population.contains(draft.children[draft.needs[$0].child.index].value) }
  }

  /// Ages, profiles, companions and papers that a turn does not admit.
  mutating func narrowTurns() {
    ensureCourses(turns: random.integer(in: 1...2))
    guard let asking = courseNeeds.first else { return }
    let child = draft.needs[asking].child.index
    for turn in draft.turns.indices {
      draft.turns[turn].places = random.integer(in: 2...3)
      switch random.integer(in: 0...4) {
      case 0: draft.turns[turn].ageFrom = draft.children[child].age + random.integer(in: 0...1)
      case 1: draft.turns[turn].ageTo = draft.children[child].age - random.integer(in: 0...1)
      case 2:
        draft.turns[turn].categories = WordSet(random.pick([[2], [1, 2]]))
        draft.needs[asking].categories = WordSet(random.pick([[0], [0, 1]]))
      case 3:
        draft.turns[turn].companion = .refused
        draft.children[child].companion = random.pick([.seat, .seat, .waits])
      default:
        let until = draft.turns[turn].days.first.adding(days: random.integer(in: -1...0))
        if until >= draft.settings.term.first { draft.children[child].conclusionUntil = until }
      }
    }
  }

  /// Days must lie between two courses; turns overlap.
  mutating func spaceCourses() {
    ensureCourses(turns: random.integer(in: 2...3))
    draft.services[Self.rehabilitation.index].gapDays = random.pick([nil, 30, 60, 90])
    for need in courseNeeds {
      draft.needs[need].asked = max(2, draft.needs[need].asked)
      if random.chance(45) {
        draft.needs[need].last = draft.settings.term.first.adding(
          days: random.pick([-300, -60, -20, -15]))
      }
    }
    for turn in draft.turns.indices { draft.turns[turn].places = random.integer(in: 1...3) }
    if random.chance(30) {
      addNeed(of: draft.needs[courseNeeds[0]].child.index, Self.appointment, times: 1)
      addTurn(Self.appointment, firstDay: random.pick([0, 3, 7, 21, 29]), days: 1)
    }
  }

  /// Less is owed in a year than the turns could give.
  mutating func oweFewCourses() {
    ensureCourses(turns: random.integer(in: 2...3))
    for need in courseNeeds {
      draft.needs[need].asked = random.integer(in: 1...2)
      switch random.integer(in: 0...3) {
      case 0: draft.needs[need].had = random.integer(in: 0...2)
      case 1: draft.needs[need].last = Self.day(2026, random.integer(in: 2...5), 11)
      default: break
      }
      if draft.needs[need].asked == 2, random.chance(40) { draft.needs[need].least = 2 }
    }
    if random.chance(40) {
      let last = draft.turns.count - 1
      draft.settings.term = Self.range(draft.settings.term.first, days: 270)
      draft.turns[last].days = Self.range(Self.day(2027, 1, 18), days: 10)
    }
    for turn in draft.turns.indices { draft.turns[turn].places = random.integer(in: 2...3) }
  }
}
