@testable import ScenarioLoader

/// Today's plan and its pins.
enum CurrentCases {
  static let header = "child;service;specialist;site;week;day;start;turn;keep\n"

  private static func current(
    _ code: LoaderCode, _ rows: String, _ found: [Int], _ column: String? = nil,
    also files: [String: String] = [:], along: [LoaderCode] = []
  ) -> FindingCase {
    var all: [String: String?] = ["current.csv": header + rows]
    for (name, text) in files { all[name] = text }
    return FindingCase(code, all, at: "current.csv", found, column, along: along)
  }

  /// Both children want both services.
  private static let needs = """
    child;service;times;form
    C-001;логопед;3;инд
    C-001;психолог;2;инд
    C-002;логопед;2;инд
    C-002;психолог;2;инд
    """

  private static let turns = """
    turn;site;service;first_day;last_day;places
    T-1;Ыргыз;реабилитация;01.10.2026;21.10.2026;1
    T-2;Ыргыз;реабилитация;15.10.2026;31.10.2026;5
    T-3;Ыргыз;ПМПК;15.09.2026;15.09.2026;5
    """
  private static let courses = """
    child;service;times
    C-001;реабилитация;2
    C-002;реабилитация;2
    C-001;ПМПК;1
    """

  static let all: [FindingCase] = rowCases + pinCases + morePinCases

  static let rowCases: [FindingCase] = [
    current(.neitherSpecialistNorTurn, "C-001;логопед;;;;Пн;9:00;;", [2]),
    current(
      .specialistAndTurn, "C-001;логопед;S-01;;;Пн;9:00;T-1;", [2], also: ["turns.csv": turns]),
    current(.dayWithoutStart, "C-001;логопед;S-01;;;Пн;;;", [2], "start"),
    current(.startOffGrid, "C-001;логопед;S-01;;;Пн;9:10;;", [2], "start"),
    current(
      .specialistLacksService, "C-001;логопед;S-02;;;Пн;14:00;;", [2], "specialist"),
    current(.noSuchNeed, "C-001;психолог;S-02;;;Пн;14:00;;", [2], "service"),
    current(
      .specialistClash, "C-001;логопед;S-01;;;Пн;9:00;;\nC-002;логопед;S-01;;;Пн;9:00;;", [2, 3],
      also: ["needs.csv": needs], along: [.outsideChildHours]),
    current(
      .childClash, "C-001;логопед;S-01;;;Пн;9:00;;\nC-001;психолог;S-02;;;Пн;9:00;;", [2, 3],
      also: ["needs.csv": needs], along: [.outsideSpecialistHours]),
    current(
      .outsideSpecialistHours, "C-001;логопед;S-01;;;Пт;9:00;;", [2], "start"),
    current(
      .outsideChildHours, "C-002;психолог;S-03;;;Пн;9:00;;", [2], "start",
      also: [
        "specialists.csv": """
        specialist;services;hours;when
        S-01;логопед;16;Пн-Чт 9:00-13:00
        S-03;психолог;16;Пн-Пт 9:00-13:00
        """
      ]),
  ]

  static let pinCases: [FindingCase] = [
    current(
      .pinStartOffGrid, "C-001;логопед;S-01;;;Пн;9:10;;да", [2], "start", along: [.startOffGrid]),
    current(.pinLacksService, "C-001;логопед;S-02;;;Пн;14:00;;да", [2], "specialist"),
    current(.pinWithoutNeed, "C-001;психолог;S-02;;;Пн;14:00;;да", [2], "service"),
    current(
      .pinsOfSpecialistClash,
      "C-001;психолог;S-02;;;Пн;14:00;;да\nC-002;психолог;S-02;;;Пн;14:00;;да", [2, 3],
      also: ["needs.csv": needs]),
    current(
      .pinsOfChildClash,
      "C-001;логопед;S-01;;;Пн;9:00;;да\nC-001;психолог;S-02;;;Пн;9:00;;да", [2, 3],
      also: [
        "needs.csv": needs,
        "specialists.csv": """
        specialist;services;hours;when
        S-01;логопед;16;Пн-Чт 9:00-13:00
        S-02;психолог;16;Пн-Пт 9:00-13:00
        """,
      ]),
    current(.pinOutsideSpecialistHours, "C-001;логопед;S-01;;;Пт;9:00;;да", [2], "start"),
    current(
      .pinOutsideChildHours, "C-002;психолог;S-03;;;Пн;9:00;;да", [2], "start",
      also: [
        "specialists.csv": """
        specialist;services;hours;when
        S-01;логопед;16;Пн-Чт 9:00-13:00
        S-03;психолог;16;Пн-Пт 9:00-13:00
        """
      ]),
    current(
      .pinsAtTwoPlaces,
      "C-001;логопед;S-01;Ыргыз;;Пн;9:00;;да\nC-001;психолог;S-02;Нура;;Пн;14:00;;да", [2, 3],
      also: ["needs.csv": needs]),
    current(
      .pinsAboveAsked,
      "C-002;психолог;S-02;;;Пн;14:00;;да\nC-002;психолог;S-02;;;Вт;14:00;;да\n"
        + "C-002;психолог;S-02;;;Ср;14:00;;да\nC-002;психолог;S-02;;;Чт;14:00;;да", [2, 3, 4]),
  ]

  static let morePinCases: [FindingCase] = [
    current(
      .pinsAboveHours, "C-001;логопед;S-01;;;Пн;9:00;;да\nC-001;логопед;S-01;;;Вт;9:00;;да",
      [2, 3],
      also: [
        "specialists.csv": """
        specialist;services;hours;when
        S-01;логопед;0:50;Пн-Чт 9:00-13:00
        S-02;психолог;13,5;Пн-Пт 14:00-18:00
        """
      ]),
    current(
      .pinsAboveCaseload,
      "C-001;психолог;S-02;;;Пн;14:00;;да\nC-002;психолог;S-02;;;Вт;14:00;;да", [2, 3],
      also: [
        "needs.csv": needs,
        "specialists.csv": """
        specialist;services;hours;when;children
        S-01;логопед;16;Пн-Чт 9:00-13:00;
        S-02;психолог;13,5;Пн-Пт 14:00-18:00;1
        """,
      ]),
    current(
      .pinsOfTwoSpecialists,
      "C-002;психолог;S-02;;;Пн;14:00;;да\nC-002;психолог;S-03;;;Вт;14:00;;да", [2, 3],
      also: [
        "specialists.csv": """
        specialist;services;hours;when
        S-01;логопед;16;Пн-Чт 9:00-13:00
        S-02;психолог;13,5;Пн-Пт 14:00-18:00
        S-03;психолог;13,5;Пн-Пт 14:00-18:00
        """
      ]),
    current(
      .pinKeptAndForbidden,
      "C-002;психолог;S-02;;;Пн;14:00;;да\nC-002;психолог;S-02;;;;;;нет", [2, 3]),
    current(
      .pinOfBarredChild, "C-002;психолог;S-02;;;Пн;14:00;;да", [2], "child",
      also: [
        "children.csv": """
        child;born;language;status
        C-001;14.03.2021;каз;
        C-002;02.11.2020;рус;отложено
        """
      ]),
    current(
      .pinsAboveDay, "C-002;психолог;S-02;;;Пн;14:00;;да\nC-002;психолог;S-02;;;Пн;16:00;;да",
      [2, 3]),
    current(
      .pinTurnOfOtherService, "C-001;реабилитация;;;;;;T-3;да", [2],
      also: ["needs.csv": courses, "turns.csv": turns, "specialists.csv": specialists]),
    current(
      .pinsOfTurnsOverlap, "C-001;реабилитация;;;;;;T-1;да\nC-001;реабилитация;;;;;;T-2;да",
      [2, 3], also: ["needs.csv": courses, "turns.csv": turns, "specialists.csv": specialists]),
    current(
      .pinsAbovePlaces, "C-001;реабилитация;;;;;;T-1;да\nC-002;реабилитация;;;;;;T-1;да", [2, 3],
      also: ["needs.csv": courses, "turns.csv": turns, "specialists.csv": specialists]),
  ]

  private static let specialists = """
    specialist;services;hours;when
    S-01;логопед;16;Пн-Чт 9:00-13:00
    """
}
