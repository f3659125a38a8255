import Kezek

extension Phrases {
  /// A service as the planner calls it; its key where the catalogue of words has none.
  func service(_ key: String) -> String {
    Words.catalogue.text(.word, "service", key, in: language)
  }

  func category(_ key: String) -> String {
    Words.catalogue.text(.word, "category", key, in: language)
  }

  func tag(_ key: String) -> String { Words.catalogue.text(.word, "tag", key, in: language) }

  /// A site; the one of a scenario that names none is called *site* in the language.
  func site(_ key: String) -> String {
    key == Site.unnamed ? Words.catalogue.text(.header, "sites", "site", in: language) : key
  }

  func kind(_ key: String) -> String { Words.catalogue.text(.word, "kind", key, in: language) }

  /// The abbreviation of a weekday.
  func day(_ weekday: Weekday) -> String {
    Words.catalogue.text(.word, "day", weekday.code, in: language)
  }

  /// The name of a language; its word where the catalogue of messages has none.
  func language(_ key: String) -> String {
    key == "kk" || key == "ru" ? say(family: "language", key) : key
  }

  /// The main text of a reason: the child's tags named where they are more than step-free.
  func reason(_ reason: Reason, tags: [String] = []) -> String {
    if reason == .notAccessible, !tags.isEmpty, tags != ["step-free"] {
      return say("reason.tags", ["tags": .text(tags.map(tag).joined(separator: ", "))])
    }
    return say(family: "reason", reason.rawValue)
  }

  func certainty(_ certainty: Certainty) -> String {
    say(family: "certainty", certainty.rawValue)
  }

  /// Who can change what stands behind a reason.
  func changer(_ reason: Reason) -> String {
    say(family: "changer", reason.changer.rawValue)
  }
}

extension Reason {
  /// Who can change what stands behind a reason.
  enum Changer: String, CaseIterable {
    case pmpc, family, staffing, rooms, turns, rule
  }

  var changer: Changer {
    switch self {
    case .noConclusion: .pmpc
    case .postponed, .away: .family
    case .noSpecialist, .noCategory, .noLanguage, .tooFar, .noCommonTime, .hoursFull,
      .caseloadFull:
      .staffing
    case .notAccessible, .roomsFull: .rooms
    case .noTurnFits, .turnsFull, .tooSoon: .turns
    case .noGroup, .dailyLoad, .pinned: .rule
    }
  }
}
