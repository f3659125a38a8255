public import Kezek

/// What `doctor` says: first what was understood, then the most important things to mend.
public struct DoctorPage: Sendable {
  /// nil where the tables hold too many errors to be a scenario.
  public let scenario: Scenario?
  /// The most important first.
  public let things: [Thing]
  /// Needs that no plan of these tables can meet in full, with the reason.
  public let impossible: [UnmetNeed]
  /// Services whose minutes are lost to the grid; empty where nobody measured it.
  public let losses: [GridLoss]
  /// A step of the grid that would lose less.
  public let betterStep: BetterStep?
  public let language: Language

  /// Minutes a cycle of one service that are lost to the grid.
  public struct GridLoss: Sendable, Hashable {
    /// The service's key.
    public let service: String
    /// Lost because sessions are rounded up to the step.
    public let roundingMinutes: Int
    /// Minutes of its specialists' availability that fit no period.
    public let offGridMinutes: Int

    public init(service: String, roundingMinutes: Int, offGridMinutes: Int) {
      self.service = service
      self.roundingMinutes = roundingMinutes
      self.offGridMinutes = offGridMinutes
    }
  }

  /// A step of the grid, and the minutes a cycle that are lost with it and with the present one.
  public struct BetterStep: Sendable, Hashable {
    public let step: Int
    public let minutesLost: Int
    public let minutesLostNow: Int

    public init(step: Int, minutesLost: Int, minutesLostNow: Int) {
      self.step = step
      self.minutesLost = minutesLost
      self.minutesLostNow = minutesLostNow
    }
  }

  /// Things told where not all are asked for.
  public static let shownThings = 10

  /// One thing to mend, in words.
  public struct Thing: Sendable, Hashable {
    public let severity: Finding.Severity
    public let text: String
    /// What the line stands for; empty where it is no finding of the tables.
    public let findings: [Finding]

    public init(_ severity: Finding.Severity, _ text: String, findings: [Finding] = []) {
      self.severity = severity
      self.text = text
      self.findings = findings
    }
  }

  public init(
    scenario: Scenario?, things: [Thing], impossible: [UnmetNeed] = [],
    losses: [GridLoss] = [], betterStep: BetterStep? = nil, language: Language
  ) {
    self.scenario = scenario
    self.things = things
    self.impossible = impossible
    self.losses = losses
    self.betterStep = betterStep
    self.language = language
  }

  /// A page whose things to mend are findings: like ones as one thing, errors first, then by the
  /// number of children concerned.
  public init(
    scenario: Scenario?, findings: [Finding], impossible: [UnmetNeed] = [],
    losses: [GridLoss] = [], betterStep: BetterStep? = nil, language: Language
  ) {
    let text = FindingText(language)
    self.init(
      scenario: scenario,
      things: FindingGroup.groups(findings).map {
        Thing($0.first.severity, text.line($0), findings: $0.findings)
      },
      impossible: impossible, losses: losses, betterStep: betterStep, language: language)
  }

  private var phrases: Phrases { Phrases(language) }

  /// The page on a terminal.
  ///
  /// - Parameters:
  ///   - width: columns; at least 60 are used.
  ///   - isComplete: whether every specialist, child and finding is told.
  public func terminalPage(width: Int = 80, all isComplete: Bool = false) -> String {
    var layout = SummaryLayout(width: width)
    if let scenario {
      appendUnderstanding(scenario, isComplete: isComplete, to: &layout)
    } else {
      layout.append(contentsOf: phrases.say("doctor.not understood").wrapped(to: layout.width))
    }
    appendThings(isComplete: isComplete, to: &layout)
    return layout.text
  }

  private func appendUnderstanding(
    _ scenario: Scenario, isComplete: Bool, to layout: inout SummaryLayout
  ) {
    layout.append(
      "KEZEK  " + scenario.name,
      right: phrases.say("doctor.date", ["date": .text(scenario.settings.asOf.dotted)]))
    layout.append(phrases.mark(scenario.settings.data))
    let understanding = Understanding(
      scenario: scenario, phrases: phrases, isComplete: isComplete)
    for section in understanding.sections {
      layout.blank()
      layout.append(section.title)
      for line in section.lines {
        for (number, part) in line.wrapped(to: layout.width - 4).enumerated() {
          layout.append((number == 0 ? "  " : "    ") + part)
        }
      }
    }
    let load = LoadTable(scenario: scenario, phrases: phrases)
    if let table = load.table {
      layout.blank()
      layout.append(contentsOf: table.lines(width: layout.width))
      if let note = load.sharedNote {
        layout.append(contentsOf: note.wrapped(to: layout.width - 2).map { "  " + $0 })
      }
    }
    appendLosses(scenario, to: &layout)
    appendImpossible(scenario, to: &layout)
  }

  /// Time lost to the grid, and the step that would lose less.
  private func appendLosses(_ scenario: Scenario, to layout: inout SummaryLayout) {
    let felt = losses.filter { $0.roundingMinutes + $0.offGridMinutes > 0 }
    guard !felt.isEmpty else { return }
    layout.blank()
    layout.append(phrases.say("title.lost"))
    for loss in felt {
      let line = phrases.say(
        "lost.service",
        [
          "service": .text(phrases.service(loss.service)),
          "rounding": .text(
            phrases.hours(loss.roundingMinutes, weeks: scenario.grid.weeks)),
          "grid": .text(phrases.hours(loss.offGridMinutes, weeks: scenario.grid.weeks)),
        ])
      layout.append(contentsOf: line.wrapped(to: layout.width - 2).map { "  " + $0 })
    }
    guard let betterStep else { return }
    let line = phrases.say(
      "lost.step",
      [
        "step": .number(betterStep.step),
        "lost": .text(phrases.hours(betterStep.minutesLost, weeks: scenario.grid.weeks)),
        "now": .text(phrases.hours(betterStep.minutesLostNow, weeks: scenario.grid.weeks)),
      ])
    layout.append(contentsOf: line.wrapped(to: layout.width - 2).map { "  " + $0 })
  }

  /// Needs that no plan can meet, counted by reason and service.
  private func appendImpossible(_ scenario: Scenario, to layout: inout SummaryLayout) {
    guard !impossible.isEmpty else { return }
    var counts: [Reason: [Service.ID: Int]] = [:]
    for need in impossible {
      guard let reason = need.reasons.first else { continue }
      counts[reason, default: [:]][scenario.needs[need.need].service, default: 0] += 1
    }
    layout.blank()
    layout.append(phrases.say("title.impossible"))
    for (reason, services) in counts.sorted(by: { $0.key < $1.key }) {
      let list = services.sorted { ($0.key) < ($1.key) }.map {
        phrases.service(scenario.services[$0.key].key) + " " + phrases.number($0.value)
      }
      let line =
        "\(reason.rawValue) " + phrases.say(family: "reason", reason.rawValue) + ": "
        + list.joined(separator: ", ")
      for (number, part) in line.wrapped(to: layout.width - 4).enumerated() {
        layout.append((number == 0 ? "  " : "    ") + part)
      }
    }
  }

  /// Every finding as a thing of its own, with all its rows.
  private var each: [Thing] {
    let text = FindingText.complete(language)
    return things.flatMap { thing in
      thing.findings.isEmpty
        ? [thing] : thing.findings.map { Thing($0.severity, text.line($0), findings: [$0]) }
    }
  }

  private func appendThings(isComplete: Bool, to layout: inout SummaryLayout) {
    layout.blank()
    guard !things.isEmpty else {
      layout.append(phrases.say("doctor.nothing"))
      return
    }
    func count(_ severity: Finding.Severity) -> Phrases.Value {
      .number(things.count { $0.severity == severity })
    }
    layout.append(
      phrases.say(
        "doctor.things",
        ["errors": count(.error), "warnings": count(.warning), "notes": count(.note)]))
    let shown = isComplete ? each[...] : things.prefix(Self.shownThings)
    for (number, thing) in shown.enumerated() {
      let head = "  \(number + 1). ".padded(to: 5)
      for (line, part) in thing.text.wrapped(to: layout.width - head.columns).enumerated() {
        layout.append((line == 0 ? head : String(repeating: " ", count: head.columns)) + part)
      }
    }
    if !isComplete, shown.count < things.count {
      layout.append(
        "  " + phrases.say("doctor.more", ["count": .number(things.count - shown.count)]))
    }
  }
}

extension DoctorPage {
  /// The counts of what was understood and the things to mend, as `--json` prints them.
  public var json: JSONValue {
    .object(
      ("understood", scenario.map(Self.counts) ?? .null),
      (
        "impossible",
        .array(
          scenario.map { scenario in
            impossible.map { need in
              .object(
                ("child", .text(scenario.child(of: need.need).key)),
                ("service", .text(scenario.service(of: need.need).key)),
                ("asked", .integer(need.asked)),
                ("reasons", .array(need.reasons.map { .text($0.rawValue) })))
            }
          } ?? [])
      ),
      (
        "findings",
        .array(
          each.map { thing in
            thing.findings.first?.json(FindingText.complete(language))
              ?? .object(
                ("severity", .text("\(thing.severity)")), ("text", .text(thing.text)))
          })
      ))
  }

  private static func counts(_ scenario: Scenario) -> JSONValue {
    .object(
      ("scenario", .text(scenario.name)), ("data", .text(scenario.settings.data.rawValue)),
      ("first", .text(scenario.settings.term.first.description)),
      ("last", .text(scenario.settings.term.last.description)),
      ("children", .integer(scenario.children.count)),
      ("needs", .integer(scenario.needs.count)),
      ("specialists", .integer(scenario.specialists.count)),
      ("sites", .integer(scenario.sites.count)), ("rooms", .integer(scenario.rooms.count)),
      ("turns", .integer(scenario.turns.count)),
      ("currentRows", .integer(scenario.current.count)))
  }
}
