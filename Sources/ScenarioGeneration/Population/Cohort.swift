import Kezek

/// A recipe for children: how many, of which ages, categories, languages and homes.
struct Cohort {
  var count: Int
  var prefix = "C-"
  var firstNumber = 1
  var idWidth = 3
  /// The number of the first family that is named.
  var firstFamily = 1
  /// Completed years on the first day of the term, with weights.
  var ages: [(Int, Int)]
  var categories: [(String, Int)] = Shares.categories
  var languages: [([String], Int)] = Shares.languages
  var homes: [(Home, Int)]
  /// Children of school age in the first shift, of a thousand; nil = nobody's shift is stated.
  var firstShift: Int? = 600
  var schoolAge = 7
  /// Days before `asOf` on which the applications were made.
  var waited: ClosedRange<Int> = 20...720
  /// Of a thousand children.
  var noConclusion = 0
  var postponed = 0
  var siblings = 0
  var bounded = 0

  /// Where children live.
  struct Home {
    var place: String
    var isRural = false
    /// The value of each column of `report_by`.
    var attributes: [String] = []
  }

  /// The children, in the order of their ids, which says nothing of the order of application.
  func children(_ settings: SettingsDraft, random: inout SplitMix64) -> [ChildDraft] {
    let years = random.dealt(ages, to: count)
    let category = random.dealt(categories, to: count)
    let language = random.dealt(languages, to: count)
    let home = random.dealt(homes, to: count)
    var children: [ChildDraft] = []
    for index in 0..<count {
      var child = ChildDraft(
        id: numbered(prefix, firstNumber + index, width: idWidth),
        born: birthday(age: years[index], settings, &random))
      child.categories = [category[index]]
      child.languages = language[index]
      child.lives = home[index].place
      child.isRural = home[index].isRural
      child.attributes = home[index].attributes
      if let firstShift, years[index] >= schoolAge {
        child.shift = random.chance(perMille: firstShift) ? 1 : 2
      }
      let applied = (settings.asOf ?? settings.first).adding(days: -random.integer(in: waited))
      child.since = max(applied, child.born.adding(days: 200))
      child.hours = hours(isPupil: child.shift != nil, &random)
      require(&child, age: years[index], &random)
      if let last = children.last, random.chance(perMille: siblings) { join(&child, to: last) }
      children.append(child)
    }
    return withFamiliesNamed(withStatuses(children, &random))
  }

  /// A birthday of someone who has completed so many years on the first day of the term.
  private func birthday(age: Int, _ settings: SettingsDraft, _ random: inout SplitMix64)
    -> CalendarDay
  {
    var born = settings.first.adding(
      days: -(age * 1461 / 4 + 1 + random.integer(in: 0...(364 - 1))))
    while settings.first.completedYears(since: born) < age { born = born.adding(days: -1) }
    while settings.first.completedYears(since: born) > age { born = born.adding(days: 1) }
    return born
  }

  /// A day off, or half-days; a pupil's half-day is the school's doing already.
  private func hours(isPupil: Bool, _ random: inout SplitMix64) -> WeeklyHours {
    guard random.chance(perMille: bounded) else { return .whole }
    let weekdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    if isPupil || random.chance(perMille: 600) {
      return WeeklyHours(exceptDays: [random.pick(weekdays)])
    }
    let span: WeeklyHours.Span = random.chance(perMille: 500) ? .morning : .afternoon
    return WeeklyHours(blocks: [.init(site: nil, days: [], span: span, week: nil)])
  }

  /// What a category often needs of a place, and who comes along.
  private func require(_ child: inout ChildDraft, age: Int, _ random: inout SplitMix64) {
    switch child.categories[0] {
    case "motor" where random.chance(perMille: 700), "complex" where random.chance(perMille: 500):
      child.tags = ["yes"]
      child.companion = random.chance(perMille: 500) ? "seat" : "waits"
    case "autism" where random.chance(perMille: 400):
      child.tags = ["quiet"]
      child.companion = random.chance(perMille: 400) ? "seat" : "waits"
    case "hearing" where random.chance(perMille: 400):
      child.tags = ["loop"]
    default:
      if age < 7, random.chance(perMille: 500) { child.companion = "waits" }
    }
  }

  private func join(_ child: inout ChildDraft, to sibling: ChildDraft) {
    child.family = sibling.family ?? sibling.id
    child.lives = sibling.lives
    child.isRural = sibling.isRural
    child.attributes = sibling.attributes
    child.languages = sibling.languages
  }

  private func withStatuses(_ children: [ChildDraft], _ random: inout SplitMix64) -> [ChildDraft] {
    var children = children
    let barred = count * noConclusion / 1000
    let later = count * postponed / 1000
    let drawn = random.shuffled(Array(children.indices))
    for index in drawn.prefix(barred) { children[index].status = "no PMPC conclusion" }
    for index in drawn.dropFirst(barred).prefix(later) { children[index].status = "postponed" }
    return children
  }

  /// Families as F-01, F-02 …; the first sibling's id stood for the family until here.
  private func withFamiliesNamed(_ children: [ChildDraft]) -> [ChildDraft] {
    var children = children
    var names: [String: String] = [:]
    for child in children {
      guard let first = child.family, names[first] == nil else { continue }
      names[first] = numbered("F-", firstFamily + names.count, width: 2)
    }
    for index in children.indices {
      children[index].family = names[children[index].family ?? children[index].id]
    }
    return children
  }
}
