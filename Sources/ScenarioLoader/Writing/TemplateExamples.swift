import Kezek

/// The columns and the two example rows of each table of a template.
struct TemplateExamples {
  private let words: TableWords
  /// Whether the template has turns, which yearly needs speak of.
  private let hasTurns: Bool

  init(_ language: Language, hasTurns: Bool) {
    words = TableWords(language: language)
    self.hasTurns = hasTurns
  }

  /// All columns of a table, the required ones first, else in the catalogue's order.
  func columns(_ table: TableKind) -> [String] {
    let all = Words.catalogue.entries(.header, table.rawValue).map(\.english)
    let required = table.requiredColumns
    return required + all.filter { !required.contains($0) }
  }

  /// Two rows, their ids beginning with EXAMPLE-, so that they are passed over in reading.
  func rows(_ table: TableKind) -> [[String]] {
    examples(table).map { cells in columns(table).map { cells[$0] ?? "" } }
  }

  private func examples(_ table: TableKind) -> [[String: String]] {
    switch table {
    case .children: children
    case .needs: needs
    case .specialists: specialists
    case .services: services
    case .sites: sites
    case .rooms: rooms
    case .turns: turns
    case .travel: travel
    case .current: current
    case .absences: absences
    case .names, .settings: []
    }
  }

  private func days(_ days: DaySet) -> String {
    AvailabilityPrinter(language: words.language, sites: []).days(days)
  }

  private var children: [[String: String]] {
    [
      [
        "child": "EXAMPLE-C1", "born": "14.03.2021", "category": words.word("category", "speech"),
        "language": words.word("language", "kk"), "rural": words.word("yes/no", "yes"),
        "since": "12.01.2026",
      ],
      [
        "child": "EXAMPLE-C2", "born": "02.11.2015",
        "category": words.list("category", ["motor", "speech"]),
        "language": words.word("language", "ru"), "shift": "1",
        "when": AvailabilityPrinter(language: words.language, sites: []).text(
          AvailabilityExpression(
            blocks: AvailabilityExpression.anywhere.blocks,
            exceptions: [
              AvailabilityExpression.Block(
                site: nil, days: DaySet([.wednesday]), hours: .whole, week: nil)
            ])), "step_free": words.word("yes/no", "yes"),
        "companion": words.word("companion", "seat"), "since": "03.09.2025",
      ],
    ]
  }

  private var needs: [[String: String]] {
    [
      [
        "child": "EXAMPLE-C1", "service": words.word("service", "speech therapist"), "times": "3",
        "least": "2", "form": words.word("form", "individual"), "priority": "1",
      ],
      hasTurns
        ? [
          "child": "EXAMPLE-C2", "service": words.word("service", "rehabilitation"),
          "times": "2", "last": "18.11.2025",
        ]
        : [
          "child": "EXAMPLE-C2", "service": words.word("service", "psychologist"), "times": "2",
        ],
    ]
  }

  private var specialists: [[String: String]] {
    [
      [
        "specialist": "EXAMPLE-S1",
        "services": words.list("service", ["speech therapist", "defectologist"]), "hours": "18",
        "when": "\(days(.workdays)) 9:00-13:00",
        "languages": words.list("language", ["kk", "ru"]),
        "children": "14",
      ],
      [
        "specialist": "EXAMPLE-S2", "services": words.word("service", "psychologist"),
        "hours": "13:30", "when": "\(days(.workdays)) 14:00-18:00",
        "languages": words.word("language", "ru"),
        "categories": words.list("category", ["autism", "speech"]),
      ],
    ]
  }

  private var services: [[String: String]] {
    let minutes = [
      Service.MinutesByAge(under: 4, minutes: 20), Service.MinutesByAge(under: 7, minutes: 30),
      Service.MinutesByAge(under: nil, minutes: 45),
    ]
    return [
      [
        "service": "EXAMPLE-1", "per": words.word("per", "week"),
        "minutes": MinutesByAgeCell.text(minutes, in: words.language),
        "form": words.word("form", "any"), "group_min": "2", "group_max": "4", "age_gap": "2",
        "room": words.word("kind", "cabinet"), "who": words.word("who", "child"),
      ],
      [
        "service": "EXAMPLE-2", "per": words.word("per", "year"),
        "who": words.word("who", "child"), "gap_days": "90",
      ],
    ]
  }

  private var sites: [[String: String]] {
    [
      ["site": "EXAMPLE-1", "place": "EXAMPLE-1", "step_free": words.word("yes/no", "yes")],
      ["site": "EXAMPLE-2", "place": "EXAMPLE-2", "when": "\(days(.workdays)) 9:00-15:00"],
    ]
  }

  private var rooms: [[String: String]] {
    [
      [
        "room": "EXAMPLE-R1", "site": "EXAMPLE-1", "kind": words.word("kind", "cabinet"),
        "seats": "2", "step_free": words.list("tag", ["step-free", "quiet"]),
      ],
      [
        "room": "EXAMPLE-R2", "site": "EXAMPLE-1", "kind": words.word("kind", "hall"),
        "seats": "8", "count": "2",
      ],
    ]
  }

  private var turns: [[String: String]] {
    [
      [
        "turn": "EXAMPLE-T1", "site": "EXAMPLE-1",
        "service": words.word("service", "rehabilitation"), "first_day": "01.10.2026",
        "last_day": "21.10.2026", "places": "60", "age_from": "3", "age_to": "17",
        "step_free_places": "6", "companion": words.word("turn companion", "place"),
        "reserved": "\(words.word("quota", "village")) 20",
      ],
      [
        "turn": "EXAMPLE-T2", "site": "EXAMPLE-1", "service": words.word("service", "PMPC"),
        "first_day": "10.09.2026", "last_day": "10.09.2026", "places": "8",
      ],
    ]
  }

  private var travel: [[String: String]] {
    [
      ["from": "EXAMPLE-1", "to": "EXAMPLE-2", "minutes": "40"],
      ["from": "EXAMPLE-2", "to": "EXAMPLE-2", "minutes": "10"],
    ]
  }

  private var current: [[String: String]] {
    [
      [
        "child": "EXAMPLE-C1", "service": words.word("service", "speech therapist"),
        "specialist": "EXAMPLE-S1", "day": words.word("day", "Mon"), "start": "9:30",
        "keep": words.word("yes/no", "yes"),
      ],
      hasTurns
        ? [
          "child": "EXAMPLE-C2", "service": words.word("service", "rehabilitation"),
          "turn": "EXAMPLE-T1",
        ]
        : [
          "child": "EXAMPLE-C2", "service": words.word("service", "psychologist"),
          "specialist": "EXAMPLE-S2", "day": words.word("day", "Tue"), "start": "14:30",
        ],
    ]
  }

  private var absences: [[String: String]] {
    [
      ["who": "EXAMPLE-C1", "from": "05.10.2026", "to": "09.10.2026"],
      ["who": "EXAMPLE-S2", "from": "02.11.2026", "to": "30.11.2026"],
    ]
  }
}
