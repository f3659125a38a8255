public import Kezek
public import PlanVerification

/// What the verifier found, in a planner's words.
public struct VerificationText: Sendable {
  public let report: VerificationReport
  /// Sessions and courses of the plan.
  public let sessionCount: Int
  public let courseCount: Int
  public let language: Language

  public init(
    _ report: VerificationReport, sessionCount: Int, courseCount: Int, language: Language
  ) {
    self.report = report
    self.sessionCount = sessionCount
    self.courseCount = courseCount
    self.language = language
  }

  private var phrases: Phrases { Phrases(language) }

  /// The head line, and below it each violation with its condition, child, specialist and period.
  ///
  /// - Parameter most: violations to print; nil = all.
  public func lines(most: Int? = nil) -> [String] {
    guard !report.holds else {
      return [phrases.say("verify.holds", ["families": .number(report.checked.count)])]
    }
    var lines = [
      phrases.say(
        "verify.broken",
        [
          "families": .number(report.checked.count),
          "broken": .number(report.brokenFamilies.count),
          "count": .number(report.violations.count),
        ])
    ]
    if !report.brokenSessions.isEmpty {
      lines.append(
        phrases.say(
          "verify.sessions",
          ["sessions": .number(report.brokenSessions.count), "all": .number(sessionCount)]))
    }
    if !report.brokenCourses.isEmpty {
      lines.append(
        phrases.say(
          "verify.courses",
          ["courses": .number(report.brokenCourses.count), "all": .number(courseCount)]))
    }
    let shown = report.violations.prefix(most ?? report.violations.count)
    var family: ConstraintFamily?
    for violation in shown {
      if violation.family != family {
        family = violation.family
        lines += ["", phrases.say(family: "family", violation.family.rawValue)]
      }
      lines.append("  " + phrases.violation(violation))
    }
    if shown.count < report.violations.count {
      lines += [
        "",
        phrases.say("verify.rest", ["count": .number(report.violations.count - shown.count)]),
      ]
    }
    return lines.map(\.withoutControls)
  }
}

extension Phrases {
  /// Where a violation is, and what is wrong there: `child C-004, specialist S-01, Mon 09:00: …`.
  func violation(_ violation: Violation) -> String {
    let labels: [(String, String?)] = [
      ("child", violation.child), ("group", violation.group),
      ("service", violation.service.map(service)), ("specialist", violation.specialist),
      ("site", violation.site), ("room", violation.room), ("turn", violation.turn),
    ]
    var place = labels.compactMap { label, value in
      value.map { say(family: "label", label, ["value": .text($0)]) }
    }
    if !violation.children.isEmpty { place.append(children(violation.children)) }
    if let when = when(violation) { place.append(when) }
    let sentence = say(
      family: "condition", violation.condition.rawValue, details(of: violation))
    return place.isEmpty ? sentence : place.joined(separator: ", ") + ": " + sentence
  }

  /// The first few of many children; all of them stand in the JSON.
  private func children(_ keys: [String]) -> String {
    let most = 8
    let rest = keys.count > most ? " (+\(keys.count - most))" : ""
    let shown = keys.prefix(most).joined(separator: ", ") + rest
    return say(
      family: "label", keys.count == 1 ? "child" : "children", ["value": .text(shown)])
  }

  private func when(_ violation: Violation) -> String? {
    guard let weekday = violation.weekday, let start = violation.start else { return nil }
    let time = day(weekday) + " " + PlanDocument.clock(start)
    guard violation.week == 1 else { return time }
    return say("label.week", ["week": .text(PlanDocument.word(ofWeek: 1))]) + " " + time
  }

  /// The placeholders of a condition: figures as numbers, starts as times, words translated.
  private func details(of violation: Violation) -> [String: Value] {
    var values: [String: Value] = [:]
    for (name, detail) in violation.details {
      switch name {
      case "other start": values[name] = .text(Int(detail).map(PlanDocument.clock) ?? detail)
      case "other service": values[name] = .text(service(detail))
      case "from", "to", "last", "until":
        values[name] = .text(CalendarDay(iso: detail)?.dotted ?? detail)
      case "missing":
        let words = detail.split(separator: " ").map { tag(String($0)) }
        values[name] = .text(words.joined(separator: ", "))
      case "year", "row", "meeting": values[name] = .text(detail)
      case "population": values[name] = .text(detail == "village" ? village : detail)
      default: values[name] = value(detail, of: violation.condition)
      }
    }
    if let week = violation.week { values["week"] = .text(PlanDocument.word(ofWeek: week)) }
    return values
  }

  private var village: String { Words.catalogue.text(.word, "quota", "village", in: language) }

  private func value(_ detail: String, of condition: Violation.Condition) -> Value {
    if let number = Int(detail) { return .number(number) }
    let words = detail.components(separatedBy: ", ")
    let translated: [String] =
      switch condition {
      case .categoryNotCovered, .profileNotAdmitted: words.map(category)
      case .noCommonLanguage: words.map { self.language($0) }
      case .roomOfOtherKind: detail.split(separator: "/").map { kind(String($0)) }
      case .turnOfOtherService: [service(detail)]
      default: words
      }
    return .text(translated.joined(separator: ", "))
  }
}

extension String {
  /// The parts between separators.
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }

  /// The text without control characters, which could move a terminal's cursor.
  var withoutControls: String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.isControl ? "\u{FFFD}" : $0 }))
  }
}

extension Unicode.Scalar {
  /// Whether it is a control or a mark that turns the direction of writing.
  fileprivate var isControl: Bool {
    value < 32 || (127...159).contains(value) || (0x202A...0x202E).contains(value)
      || (0x2066...0x2069).contains(value)
  }
}
