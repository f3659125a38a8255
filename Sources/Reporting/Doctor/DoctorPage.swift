public import Kezek

/// What `doctor` says: first what was understood, then the most important things to mend.
public struct DoctorPage: Sendable {
  /// nil where the tables hold too many errors to be a scenario.
  public let scenario: Scenario?
  /// The most important first.
  public let things: [Thing]
  /// Needs that no plan of these tables can meet in full, with the reason.
  public let impossible: [UnmetNeed]
  public let language: Language

  /// Things told where not all are asked for.
  public static let shownThings = 10

  /// One thing to mend, in words.
  public struct Thing: Sendable, Hashable {
    public let severity: Finding.Severity
    public let text: String

    public init(_ severity: Finding.Severity, _ text: String) {
      self.severity = severity
      self.text = text
    }
  }

  public init(
    scenario: Scenario?, things: [Thing], impossible: [UnmetNeed] = [], language: Language
  ) {
    self.scenario = scenario
    self.things = things
    self.impossible = impossible
    self.language = language
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
    if let table = LoadTable(scenario: scenario, phrases: phrases).table {
      layout.blank()
      layout.append(contentsOf: table.lines(width: layout.width))
    }
    appendImpossible(scenario, to: &layout)
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
    let shown = isComplete ? things[...] : things.prefix(Self.shownThings)
    for (number, thing) in shown.enumerated() {
      let head = "  \(number + 1). ".padded(to: 5)
      for (line, part) in thing.text.wrapped(to: layout.width - head.columns).enumerated() {
        layout.append((line == 0 ? head : String(repeating: " ", count: head.columns)) + part)
      }
    }
    if shown.count < things.count {
      layout.append(
        "  " + phrases.say("doctor.more", ["count": .number(things.count - shown.count)]))
    }
  }
}
