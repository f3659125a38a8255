import Kezek

/// The settings left to their defaults, each with its value.
struct DefaultsText {
  let scenario: Scenario
  let phrases: Phrases

  /// nil where every setting is given.
  var text: String? {
    let keys = scenario.settings.defaultsInForce
    guard !keys.isEmpty else { return nil }
    return keys.map { key in
      Words.catalogue.text(.setting, "settings", key, in: phrases.language) + " = " + value(of: key)
    }.joined(separator: "; ")
  }

  private func value(of key: String) -> String {
    let settings = scenario.settings
    let none = phrases.say("word.none")
    switch key {
    case "grid":
      let hours = HoursText(grid: scenario.grid, phrases: phrases).text(scenario.grid.open)
      return phrases.say(
        "defaults.grid", ["hours": .text(hours), "step": .number(scenario.grid.step)])
    case "weeks": return phrases.number(scenario.grid.weeks)
    case "shift_1": return workdays + " 8:00-13:00"
    case "shift_2": return workdays + " 13:30-18:30"
    case "noon": return PlanDocument.clock(settings.noon)
    case "day_sessions": return phrases.number(settings.daySessions)
    case "day_minutes": return settings.dayMinutes.map(phrases.number) ?? none
    case "max_travel": return settings.maxTravel.map(phrases.number) ?? none
    case "course_worth": return phrases.number(settings.courseWorth)
    case "hours_are":
      let word = settings.hoursAre == .clock ? "clock" : "lessons"
      return Words.catalogue.text(.word, "hours_are", word, in: phrases.language)
    case "data": return phrases.say("value.unknown")
    case "as_of": return settings.asOf.dotted
    case "seed": return String(settings.seed)
    default: return none
    }
  }

  private var workdays: String { phrases.day(.monday) + "-" + phrases.day(.friday) }
}
