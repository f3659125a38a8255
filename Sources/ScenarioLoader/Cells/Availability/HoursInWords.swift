import Kezek

/// Reads hours back in a planner's words: "4 days Ыргыз 16 h, every second Friday Нура 6 h:
/// 19 h on average, 18 h to give".
struct HoursInWords: Sendable {
  let language: Language
  let grid: TimeGrid
  /// The names of all sites.
  let sites: [String]

  /// The hours in words.
  ///
  /// - Parameter minutesToGive: a specialist's contact minutes a week, where there are such.
  func text(_ hours: Hours, minutesToGive: Int? = nil) -> String {
    var text = summary(hours)
    if let minutesToGive {
      text += ", " + phrase(Phrases.toGive, ["hours": duration(minutesToGive)])
    }
    return text
  }

  private func summary(_ hours: Hours) -> String {
    let minutes = hours.anyPeriods.memberCount * grid.step
    let average = duration(minutes / grid.weeks)
    if minutes == 0 { return phrase(Phrases.nothing, [:]) }
    if hours.atSites.isEmpty, hours.anywhere == grid.open {
      return phrase(Phrases.whole, ["hours": average])
    }
    var groups = groups(hours.anywhere, site: nil)
    for named in hours.atSites { groups += self.groups(named.periods, site: named.site.index) }
    let parts = groups.map(text).joined(separator: ", ")
    if groups.contains(where: { $0.week != nil }) {
      return parts + ": " + phrase(Phrases.onAverage, ["hours": average])
    }
    return groups.count == 1
      ? parts + " " + phrase(Phrases.week, [:])
      : parts + ": " + average + " " + phrase(Phrases.week, [:])
  }

  // MARK: Groups of days

  /// Days of one site that come in the same weeks.
  private struct Group {
    let site: Int?
    let days: [Weekday]
    /// The week in which they come; nil = each.
    let week: CycleWeek?
    let minutes: Int
    /// Whether the letter of the week must be said.
    let needsLetter: Bool
  }

  private func groups(_ periods: PeriodSet, site: Int?) -> [Group] {
    func minutes(_ week: Int, _ weekday: Weekday) -> Int {
      grid.minutes(of: periods, day: grid.day(week: week, weekday: weekday)).total
    }
    let last = grid.weeks - 1
    let weekly = Weekday.allCases.filter {
      minutes(0, $0) > 0 && minutes(0, $0) == minutes(last, $0)
    }
    let inFirst = Weekday.allCases.filter { minutes(0, $0) > 0 && !weekly.contains($0) }
    let inSecond = Weekday.allCases.filter { minutes(last, $0) > 0 && !weekly.contains($0) }
    func group(_ days: [Weekday], _ week: CycleWeek?, needsLetter: Bool = false) -> [Group] {
      let total = days.reduce(0) { $0 + minutes(week?.rawValue ?? 0, $1) }
      return days.isEmpty
        ? []
        : [Group(site: site, days: days, week: week, minutes: total, needsLetter: needsLetter)]
    }
    return group(weekly, nil) + group(inFirst, .first, needsLetter: !inSecond.isEmpty)
      + group(inSecond, .second, needsLetter: true)
  }

  private func text(_ group: Group) -> String {
    var words = [days(group)]
    if let site = group.site, sites.indices.contains(site) { words.append(sites[site]) }
    words.append(duration(group.minutes))
    if group.needsLetter, let week = group.week {
      words.append("(" + phrase(Phrases.letter, ["week": week.letter]) + ")")
    }
    return words.joined(separator: " ")
  }

  private func days(_ group: Group) -> String {
    guard group.days.count == 1 else {
      let count = self.count(group.days.count)
      return group.week == nil ? count : "\(count) \(everySecondWeek)"
    }
    let name = name(group.days[0])
    return group.week == nil ? name : "\(everySecond(group.days[0])) \(name)"
  }

  // MARK: Words

  private func name(_ day: Weekday) -> String {
    let names = AvailabilityLexicon.fullNames[day.rawValue]
    return switch language {
    case .english: names[0]
    case .russian: names[1]
    case .kazakh: names[2]
    }
  }

  private func everySecond(_ day: Weekday) -> String {
    switch (language, day) {
    case (.english, _): "every second"
    case (.kazakh, _): everySecondWeek
    case (.russian, .wednesday), (.russian, .friday), (.russian, .saturday): "каждая вторая"
    case (.russian, .sunday): "каждое второе"
    case (.russian, _): "каждый второй"
    }
  }

  private var everySecondWeek: String {
    Words.catalogue.text(.word, "time", "every second week", in: language)
  }

  private func count(_ days: Int) -> String {
    switch language {
    case .english: "\(days) days"
    case .russian: days < 5 ? "\(days) дня" : "\(days) дней"
    case .kazakh: "\(days) күн"
    }
  }

  /// Minutes as hours and minutes.
  func duration(_ minutes: Int) -> String {
    let (hour, minute) =
      switch language {
      case .english: ("h", "min")
      case .russian: ("ч", "мин")
      case .kazakh: ("сағ", "мин")
      }
    if minutes % 60 == 0 { return "\(minutes / 60) \(hour)" }
    let rest = "\(minutes % 60) \(minute)"
    return minutes < 60 ? rest : "\(minutes / 60) \(hour) \(rest)"
  }

  private func phrase(_ phrase: Phrases, _ values: [String: String]) -> String {
    var text =
      switch language {
      case .english: phrase.english
      case .russian: phrase.russian
      case .kazakh: phrase.kazakh
      }
    for (name, value) in values {
      text = text.split(separator: "{\(name)}", omittingEmptySubsequences: false)
        .joined(separator: value)
    }
    return text
  }

  /// A phrase in three languages.
  private struct Phrases: Sendable {
    let english: String
    let russian: String
    let kazakh: String

    static let nothing = Phrases(english: "no time", russian: "нет времени", kazakh: "уақыты жоқ")
    static let whole = Phrases(
      english: "the whole opening time, {hours} a week",
      russian: "всё время работы, {hours} в неделю",
      kazakh: "бүкіл жұмыс уақыты, аптасына {hours}")
    static let week = Phrases(english: "a week", russian: "в неделю", kazakh: "аптасына")
    static let onAverage = Phrases(
      english: "{hours} on average", russian: "в среднем {hours}", kazakh: "орта есеппен {hours}")
    static let toGive = Phrases(
      english: "{hours} to give", russian: "к выдаче {hours}", kazakh: "беретіні {hours}")
    static let letter = Phrases(
      english: "week {week}", russian: "неделя {week}", kazakh: "{week} апта")
  }
}
