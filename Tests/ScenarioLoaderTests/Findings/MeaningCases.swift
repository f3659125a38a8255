@testable import ScenarioLoader

/// What cells and tables mean together.
enum MeaningCases {
  static let children = FileCases.children
  static let needs = "child;service;times;least;form;group;last\n"
  static let settings = "key;value\nvalid;01.09.2026 - 31.12.2026\n"
  static let turns = "turn;site;service;first_day;last_day;places"
  static let course = ["needs.csv": "child;service;times\nC-001;реабилитация;2\nC-002;психолог;2"]

  private static func withTurn(
    _ code: LoaderCode, _ header: String, _ row: String, _ column: String,
    along: [LoaderCode] = []
  ) -> FindingCase {
    var files: [String: String?] = [:]
    files["needs.csv"] = course["needs.csv"]
    files["turns.csv"] = turns + header + "\n" + row
    return FindingCase(code, files, at: "turns.csv", [2], column, along: along)
  }

  static let all = settingsCases + childCases + needCases + tableCases + turnCases

  static let settingsCases: [FindingCase] = [
    FindingCase(.settingMissing, ["settings.csv": "key;value\nweeks;1"], at: "settings.csv"),
    FindingCase(
      .unknownSetting, ["settings.csv": settings + "wekes;2"], at: "settings.csv", [3],
      maybe: "weeks"),
    FindingCase(
      .duplicateSetting, ["settings.csv": settings + "weeks;1\nнедель;2"], at: "settings.csv",
      [4], "недель"),
    FindingCase(
      .twoWeeks,
      [
        "specialists.csv": """
        specialist;services;hours;when
        S-01;логопед;8;Пн-Чт 9:00-13:00 A
        S-02;психолог;13,5;Пн-Пт 14:00-18:00
        """
      ], at: "specialists.csv", [2], "when"),
    FindingCase(
      .holidayOutsideTerm, ["settings.csv": settings + "holidays;08.03.2027, 16.12.2026"],
      at: "settings.csv"),
  ]

  static let childCases: [FindingCase] = [
    FindingCase(
      .bornAfterTerm, ["children.csv": children + "\nC-3;14.03.2027;речь;каз;Нура;"],
      at: "children.csv", [4], "born", along: [.childrenWithoutNeeds]),
    FindingCase(
      .absurdAge, ["children.csv": children + "\nC-3;14.03.1901;речь;каз;Нура;"],
      at: "children.csv", [4], "born", along: [.childrenWithoutNeeds]),
    FindingCase(
      .noShift,
      ["children.csv": "child;born;language\nC-001;14.03.2011;каз\nC-002;02.11.2015;рус"],
      at: "children.csv", [2, 3]),
    FindingCase(
      .noLanguage,
      ["children.csv": "child;born;shift\nC-001;14.03.2021;\nC-002;02.11.2015;1"],
      at: "children.csv", [2, 3]),
    FindingCase(
      .sinceInFuture,
      [
        "children.csv":
          "child;born;language;since\nC-001;14.03.2021;каз;05.09.2026\nC-002;02.11.2021;рус;"
      ],
      at: "children.csv", [2], "since"),
    FindingCase(
      .dateOutsideTerm, ["absences.csv": "who;from;to\nC-001;05.10.2027;09.10.2027"],
      at: "absences.csv", [2], "from"),
    FindingCase(
      .childrenWithoutNeeds, ["children.csv": children + "\nC-3;14.03.2020;речь;каз;Нура;"],
      at: "children.csv", [4]),
  ]

  static let needCases: [FindingCase] = [
    FindingCase(
      .leastAboveTimes, ["needs.csv": needs + "C-001;логопед;3;4;;;\nC-002;психолог;2;;;;"],
      at: "needs.csv", [2], "least"),
    FindingCase(
      .tooManyTimes, ["needs.csv": needs + "C-001;логопед;15;;;;\nC-002;психолог;2;;;;"],
      at: "needs.csv", [2], "times"),
    FindingCase(
      .moreThanPossible, ["needs.csv": needs + "C-001;логопед;7;;;;\nC-002;психолог;2;;;;"],
      at: "needs.csv", [2], "times"),
    FindingCase(
      .duplicateNeed,
      ["needs.csv": needs + "C-001;логопед;3;;;;\nC-002;психолог;2;;;;\nC-001;логопед;1;;;;"],
      at: "needs.csv", [4]),
    FindingCase(
      .groupYetIndividual,
      ["needs.csv": needs + "C-001;логопед;3;;инд;Г-1;\nC-002;психолог;2;;;;"],
      at: "needs.csv", [2], "form"),
    FindingCase(
      .timesOfAppointment,
      [
        "needs.csv": needs + "C-001;ПМПК;2;;;;\nC-002;психолог;2;;;;",
        "turns.csv": turns
          + "\nT-1;Ыргыз;ПМПК;10.09.2026;10.09.2026;8",
      ],
      at: "needs.csv", [2], "times"),
    FindingCase(
      .asksNothing, ["needs.csv": needs + "C-001;логопед;0;;;;\nC-002;психолог;2;;;;"],
      at: "needs.csv", [2], "times"),
    FindingCase(
      .noTurnOfService, ["needs.csv": needs + "C-001;ПМПК;1;;;;\nC-002;психолог;2;;;;"],
      at: "needs.csv", [2]),
  ]

  static let tableCases: [FindingCase] = [
    FindingCase(
      .groupSizeReversed, ["services.csv": "service;group_min;group_max\nлогопед;5;3"],
      at: "services.csv", [2], "group_min"),
    FindingCase(
      .agesReversed, ["services.csv": "service;age_from;age_to\nлогопед;9;3"],
      at: "services.csv", [2], "age_from"),
    FindingCase(.noRooms, [:], at: "rooms.csv"),
    FindingCase(.noTravel, [:], at: "travel.csv"),
    FindingCase(
      .roomsUnused, ["rooms.csv": "room;site;kind\nR-1;Ыргыз;кабинет"], at: "rooms.csv"),
    FindingCase(
      .unlistedPairs,
      [
        "travel.csv": "from;to;minutes\nНура;Нура;5",
        "sites.csv": "site;place\nКаб-1;Ыргыз",
      ], at: "travel.csv", along: [.nameInOneTable]),
    FindingCase(
      .travelContradicts,
      [
        "sites.csv": "site;place\nКаб-1;Ыргыз",
        "travel.csv": "from;to;minutes\nНура;Ыргыз;40\nЫргыз;Нура;50",
      ], at: "travel.csv", [3], "minutes"),
    FindingCase(
      .travelRepeated,
      [
        "sites.csv": "site;place\nКаб-1;Ыргыз",
        "travel.csv": "from;to;minutes\nНура;Ыргыз;40\nЫргыз;Нура;40",
      ], at: "travel.csv", [3], "minutes"),
    FindingCase(
      .siteInSomeBlocks,
      [
        "specialists.csv": """
        specialist;services;hours;when
        S-01;логопед;16;Пн-Вт 9:00-13:00, Нура Ср 9:00-13:00
        S-02;психолог;13,5;Пн-Пт 14:00-18:00
        """
      ], at: "specialists.csv", [2], "when"),
    FindingCase(
      .noTimeBetweenSites,
      [
        "travel.csv": "from;to;minutes\nНура;Ыргыз;40",
        "specialists.csv": """
        specialist;services;hours;when
        S-01;логопед;13;Ыргыз Пн-Ср 9:00-13:00, Нура Ср 13:30-15:00
        S-02;психолог;13,5;Ыргыз Пн-Пт 14:00-18:00
        """,
      ], at: "specialists.csv", [2], "when"),
    FindingCase(
      .moreHoursThanAvailable,
      [
        "specialists.csv": """
        specialist;services;hours;when
        S-01;логопед;18;Пн-Чт 9:00-13:00
        S-02;психолог;10;Пн-Пт 14:00-16:00
        """
      ], at: "specialists.csv", [2], "hours"),
    FindingCase(
      .servicesByTurns,
      [
        "specialists.csv": """
        specialist;services;hours;when
        S-01;логопед, ПМПК;16;Пн-Чт 9:00-13:00
        S-02;психолог;13,5;Пн-Пт 14:00-18:00
        """
      ], at: "specialists.csv", [2], "services"),
  ]

  static let turnCases: [FindingCase] = [
    withTurn(
      .datesReversed, "", "T-1;Ыргыз;реабилитация;21.10.2026;01.10.2026;60", "last_day"),
    withTurn(
      .weeklyServiceByTurn, "", "T-1;Ыргыз;логопед;01.10.2026;21.10.2026;60", "service",
      along: [.noTurnOfService]),
    withTurn(
      .stepFreeAbovePlaces, ";step_free_places",
      "T-1;Ыргыз;реабилитация;01.10.2026;21.10.2026;6;8", "step_free_places"),
    withTurn(
      .reservedAbovePlaces, ";reserved", "T-1;Ыргыз;реабилитация;01.10.2026;21.10.2026;6;село 9",
      "reserved"),
    withTurn(
      .quotaAbovePlaces, ";quota", "T-1;Ыргыз;реабилитация;01.10.2026;21.10.2026;6;Нура 9",
      "quota"),
    withTurn(
      .turnEndsAfterTerm, "", "T-1;Ыргыз;реабилитация;20.12.2026;10.01.2027;60", "last_day"),
  ]
}
