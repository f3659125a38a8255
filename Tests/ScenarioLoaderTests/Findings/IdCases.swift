@testable import ScenarioLoader

/// Ids and names.
enum IdCases {
  static let children = FileCases.children
  static let needs = "child;service;times\n"

  static let all: [FindingCase] = [
    FindingCase(
      .duplicateId, ["children.csv": children + "\nC-001;01.01.2020;речь;каз;Нура;"],
      at: "children.csv", [4], "child"),
    FindingCase(
      .unknownId, ["needs.csv": needs + "C-001;логопед;3\nD-002;психолог;2"], at: "needs.csv",
      [3], "child", maybe: "C-002", along: [.childrenWithoutNeeds]),
    FindingCase(
      .lostZeros,
      [
        "children.csv": "child;born;language\n001;14.03.2021;каз\n002;02.11.2015;рус",
        "needs.csv": needs + "001;логопед;3\n2;психолог;2",
      ], at: "needs.csv", [3], "child", maybe: "002", along: [.childrenWithoutNeeds]),
    // The first letter of the need's id is Cyrillic.
    FindingCase(
      .lookAlikeId, ["needs.csv": needs + "С-001;логопед;3\nC-002;психолог;2"], at: "needs.csv",
      [2], "child"),
    FindingCase(
      .perhapsSame,
      [
        "children.csv":
          "child;born;language;lives\nC-001;14.03.2021;каз;Қостанай\nC-002;02.11.2015;рус;Костанай"
      ],
      at: "children.csv", [2], "lives", maybe: "Костанай"),
    FindingCase(
      .nameInOneTable,
      [
        "specialists.csv": """
        specialist;services;hours;when;categories
        S-01;логопед;16;Пн-Чт 9:00-13:00;слух
        S-02;психолог;13,5;Пн-Пт 14:00-18:00;слух
        """
      ], at: "children.csv", [], "category"),
    FindingCase(
      .ambiguousWho,
      [
        "specialists.csv": """
        specialist;services;hours;when
        C-001;логопед;16;Пн-Чт 9:00-13:00
        S-02;психолог;13,5;Пн-Пт 14:00-18:00
        """, "absences.csv": "who;from;to\nC-001;05.10.2026;09.10.2026",
      ], at: "absences.csv", [2], "who"),
    FindingCase(
      .differentCase, ["needs.csv": needs + "c-001;логопед;3\nC-002;психолог;2"],
      at: "needs.csv", [2], "child"),
    FindingCase(
      .unknownTravelEnd, ["travel.csv": "from;to;minutes\nАлматы;Ыргыз;60"], at: "travel.csv",
      [2], "from", along: [.unlistedPairs, .nameInOneTable]),
    FindingCase(
      .tooManyWords,
      [
        "children.csv": "child;born;language;category\n"
          + (1...60).map { "C-\(100 + $0);14.03.2021;каз;вид\($0)" }.joined(separator: "\n"),
        "needs.csv": needs + (1...60).map { "C-\(100 + $0);логопед;2" }.joined(separator: "\n"),
      ], at: nil),
    FindingCase(
      .nobodyGives,
      [
        "needs.csv": needs + "C-001;логопед;3\nC-002;арт-терапия;2",
        "services.csv": "service\nарт-терапия",
      ], at: "needs.csv", [3]),
    FindingCase(
      .unknownKind,
      [
        "services.csv": "service;room\nлогопед;кабенит2\nпсихолог;кабинет",
        "rooms.csv": "room;site;kind\nR-1;Ыргыз;кабинет",
      ], at: "services.csv", [2], "room"),
    FindingCase(
      .noRoomOfKind,
      [
        "services.csv": "service;room\nлогопед;зал\nпсихолог;кабинет",
        "rooms.csv": "room;site;kind\nR-1;Ыргыз;кабинет",
      ], at: "services.csv", [2], "room"),
    FindingCase(
      .siteByHoursOnly,
      [
        "specialists.csv": """
        specialist;services;hours;when
        S-01;логопед;16;Достык Пн-Чт 9:00-13:00
        S-02;психолог;13,5;Достык Пн-Пт 14:00-18:00
        """
      ], at: "specialists.csv", [2], "when"),
    FindingCase(
      .lookAlikeDuplicate, ["children.csv": children + "\nС-001;01.01.2020;речь;каз;Нура;"],
      at: "children.csv", [4], "child"),
  ]
}
