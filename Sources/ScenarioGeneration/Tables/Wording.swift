import Kezek

/// How a scenario's tables write fixed words: one language throughout.
struct Wording {
  let language: Language

  /// A word of the catalogue (`word` role) in the language.
  func word(_ kind: String, _ english: String) -> String {
    Words.catalogue.text(.word, kind, english, in: language)
  }

  /// A header of a table in the language; a column of the planner's own stays as it is.
  func header(_ table: String, _ english: String) -> String {
    Words.catalogue.text(.header, table, english, in: language)
  }

  /// A settings key in the language.
  func setting(_ english: String) -> String {
    Words.catalogue.text(.setting, "settings", english, in: language)
  }

  func list(_ kind: String, _ words: [String]) -> String {
    words.map { word(kind, $0) }.joined(separator: ", ")
  }

  func yes(_ holds: Bool) -> String { holds ? word("yes/no", "yes") : "" }

  /// Minutes of the day as 9:00.
  func clock(_ minute: Int) -> String {
    "\(minute / 60):" + (minute % 60 < 10 ? "0" : "") + "\(minute % 60)"
  }

  /// A number of halves as 13,5 (13.5 in English).
  func hours(halves: Int) -> String {
    guard halves % 2 == 1 else { return "\(halves / 2)" }
    return "\(halves / 2)" + (language == .english ? "." : ",") + "5"
  }

  func day(_ weekday: Weekday) -> String { word("day", weekday.code) }

  /// Weekdays as people write them: `Пн-Чт`, `Пн, Ср`.
  func days(_ weekdays: [Weekday]) -> String {
    var parts: [String] = []
    var index = 0
    while index < weekdays.count {
      var end = index
      while end + 1 < weekdays.count, weekdays[end + 1].rawValue == weekdays[end].rawValue + 1 {
        end += 1
      }
      if end - index >= 2 {
        parts.append(day(weekdays[index]) + "-" + day(weekdays[end]))
      } else {
        parts += weekdays[index...end].map(day)
      }
      index = end + 1
    }
    return parts.joined(separator: ", ")
  }

  /// Availability in the grammar of the tables; empty for the whole opening time.
  func hours(_ hours: WeeklyHours) -> String {
    var parts: [String] = []
    var site: String?
    for block in hours.blocks {
      var words: [String] = []
      if block.site != site, let named = block.site { words.append(named) }
      site = block.site ?? site
      if !block.days.isEmpty { words.append(days(block.days)) }
      switch block.span {
      case .all: break
      case .morning: words.append(word("time", "morning"))
      case .afternoon: words.append(word("time", "afternoon"))
      case .clock(let from, let to): words.append(clock(from) + "-" + clock(to))
      }
      switch block.week {
      case nil: break
      case 0 where block.saysEverySecondWeek: words.append(word("time", "every second week"))
      case .some(let week): words.append(week == 0 ? "A" : "B")
      }
      parts.append(words.joined(separator: " "))
    }
    if !hours.exceptDays.isEmpty { parts.append(except(hours.exceptDays, after: parts.isEmpty)) }
    return parts.joined(separator: language == .english ? "; " : ", ")
  }

  private func except(_ weekdays: [Weekday], after isAlone: Bool) -> String {
    let names = days(weekdays)
    let except = word("time", "except")
    return language == .kazakh ? names + " " + except : except + " " + names
  }
}
