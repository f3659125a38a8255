@testable import ScenarioLoader

/// Pinned rows that one condition forbids, and pairs of them.
enum PinConditionCases {
  private static func pin(
    _ code: LoaderCode, _ rows: String, _ found: [Int], _ column: String? = nil,
    _ files: [String: String], along: [LoaderCode] = []
  ) -> FindingCase {
    var all: [String: String?] = ["current.csv": CurrentCases.header + rows]
    for (name, text) in files { all[name] = text }
    return FindingCase(code, all, at: "current.csv", found, column, along: along)
  }

  private static let one = "C-001;логопед;S-01;Нура;;Пн;9:00;;да"
  private static let children = "child;born;language;lives;category\n"
  private static let second = "\nC-002;02.11.2020;рус;Нура;"
  private static let specialists = "specialist;services;hours;when;languages;categories\n"
  private static let psychologist = "\nS-02;психолог;13,5;Нура Пн-Пт 14:00-18:00;;"
  private static let turn = """
    turn;site;service;first_day;last_day;places;age_from
    T-1;Нура;реабилитация;01.10.2026;21.10.2026;9;12
    T-2;Нура;реабилитация;01.11.2026;20.11.2026;9;
    """
  private static let course = "child;service;times;last\nC-001;реабилитация;2;"

  static let all: [FindingCase] = sessions + places + courses

  static let sessions: [FindingCase] = [
    pin(
      .pinWithoutLanguage, one, [2], "specialist",
      [
        "children.csv": children + "C-001;14.03.2021;каз;Нура;" + second,
        "specialists.csv": specialists + "S-01;логопед;16;Нура Пн-Чт 9:00-13:00;рус;"
          + psychologist,
      ]),
    pin(
      .pinOutsideCategories, one, [2], "specialist",
      [
        "children.csv": children + "C-001;14.03.2021;каз;Нура;слух" + second,
        "specialists.csv": specialists + "S-01;логопед;16;Нура Пн-Чт 9:00-13:00;;речь"
          + psychologist,
      ], along: [.nameInOneTable]),
    pin(
      .pinWithoutPapers, one, [2], "child",
      [
        "children.csv": """
        child;born;language;until
        C-001;14.03.2021;каз;01.08.2026
        C-002;02.11.2020;рус;
        """
      ]),
    pin(
      .pinOfAbsent, one, [2], "child",
      ["absences.csv": "who;from;to\nC-001;01.09.2026;30.11.2026"]),
    pin(
      .pinOfAbsent, one, [2], "specialist",
      ["absences.csv": "who;from;to\nS-01;01.09.2026;30.11.2026"]),
    pin(
      .pinOutsideAges, one, [2], "child",
      ["services.csv": "service;age_from\nлогопед;10"]),
    pin(
      .pinsTooClose, one + "\nC-001;логопед;S-01;Нура;;Вт;9:00;;да", [2, 3], nil,
      ["services.csv": "service;gap_days\nлогопед;2"]),
    pin(
      .pinsTooClose, "C-001;логопед;S-01;Нура;;Пн;9:00;;да", [2], nil,
      ["services.csv": "service;gap_days\nлогопед;9"]),
  ]

  static let places: [FindingCase] = [
    pin(
      .pinAtOtherSite, one, [2], "site",
      ["needs.csv": "child;service;times;site\nC-001;логопед;3;Ыргыз\nC-002;психолог;2;"]),
    pin(
      .pinTooFar, one, [2], "site",
      [
        "settings.csv": "key;value\nvalid;01.09.2026 - 31.12.2026\nmax_travel;30",
        "travel.csv": "from;to;minutes\nНура;Ыргыз;40",
      ]),
    pin(
      .pinWithoutRoom, one, [2], "site",
      [
        "services.csv": "service;room\nлогопед;зал",
        "rooms.csv": "room;site;kind\nR-1;Нура;кабинет\nR-2;Ыргыз;зал",
      ]),
    pin(
      .pinsAboveRooms, one + "\nC-002;психолог;S-02;Нура;;Пн;9:00;;да", [2, 3], nil,
      [
        "children.csv": children + "C-001;14.03.2021;каз;Нура;" + second,
        "services.csv": "service;room\nлогопед;кабинет\nпсихолог;кабинет",
        "rooms.csv": "room;site;kind\nR-1;Нура;кабинет",
        "specialists.csv": """
        specialist;services;hours;when
        S-01;логопед;16;Нура Пн-Чт 9:00-13:00
        S-02;психолог;13,5;Нура Пн-Пт 9:00-18:00
        """,
      ]),
    // Without a room of a kind, the way into the site counts.
    pin(
      .pinWithoutRoom, one, [2], "site",
      [
        "children.csv": """
        child;born;language;lives;step_free
        C-001;14.03.2021;каз;Нура;да
        C-002;02.11.2020;рус;Нура;
        """
      ]),
    // Two of one specialist at once are one finding, though there is one room for them too.
    pin(
      .pinsOfSpecialistClash, one + "\nC-002;логопед;S-01;Нура;;Пн;9:00;;да", [2, 3], nil,
      [
        "children.csv": children + "C-001;14.03.2021;каз;Нура;" + second,
        "needs.csv": "child;service;times;form\nC-001;логопед;3;инд\nC-002;логопед;2;инд",
        "services.csv": "service;room\nлогопед;кабинет",
        "rooms.csv": "room;site;kind\nR-1;Нура;кабинет",
      ]),
  ]

  static let courses: [FindingCase] = [
    pin(
      .pinWithoutPapers, "C-001;реабилитация;;;;;;T-2;да", [2], "child",
      [
        "children.csv": """
        child;born;language;until
        C-001;14.03.2021;каз;15.10.2026
        C-002;02.11.2020;рус;
        """, "needs.csv": course, "turns.csv": turn,
      ], along: [.childrenWithoutNeeds]),
    pin(
      .pinOutsideCategories, "C-001;реабилитация;;;;;;T-2;да", [2], "turn",
      [
        "children.csv": children + "C-001;14.03.2021;каз;Нура;слух" + second,
        "needs.csv": course,
        "turns.csv": """
        turn;site;service;first_day;last_day;places;categories
        T-2;Нура;реабилитация;01.11.2026;20.11.2026;9;речь
        """,
      ], along: [.childrenWithoutNeeds, .nameInOneTable]),
    pin(
      .pinOfAbsent, "C-001;реабилитация;;;;;;T-2;да", [2], "turn",
      [
        "needs.csv": course, "turns.csv": turn,
        "absences.csv": "who;from;to\nНура;05.11.2026;06.11.2026",
      ], along: [.childrenWithoutNeeds]),
    pin(
      .pinOutsideAges, "C-001;реабилитация;;;;;;T-1;да", [2], "turn",
      ["needs.csv": course, "turns.csv": turn], along: [.childrenWithoutNeeds]),
    pin(
      .pinTooSoon, "C-001;реабилитация;;;;;;T-2;да", [2], "turn",
      ["needs.csv": course + "18.09.2026", "turns.csv": turn], along: [.childrenWithoutNeeds]),
    pin(
      .pinsTooClose, "C-001;реабилитация;;;;;;T-1;да\nC-001;реабилитация;;;;;;T-2;да", [2, 3],
      nil,
      [
        "needs.csv": course,
        "turns.csv": turn.split(separator: "\n").map { $0.hasSuffix("12") ? $0.dropLast(2) : $0 }
          .joined(separator: "\n"),
      ], along: [.childrenWithoutNeeds]),
  ]
}
