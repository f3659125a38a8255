@testable import ScenarioLoader

/// Dates whose order is doubtful, or that cannot be meant beside another.
enum DateOrderCases {
  private static let children = "child;born;language;since\n"

  static let all: [FindingCase] = [
    // The first can only be 14 March, so the others are month first too.
    FindingCase(
      .monthFirst,
      ["children.csv": children + "C-001;03/14/2021;каз;\nC-002;11/02/2020;рус;"],
      at: "children.csv", [3], "born", maybe: "02.11.2020", cells: [.noSuchDay]),
    FindingCase(
      .dayOrMonthFirst,
      ["children.csv": children + "C-001;03/04/2021;каз;\nC-002;11/02/2020;рус;"],
      at: "children.csv", [2, 3], "born"),
    FindingCase(
      .absurdAsOf,
      ["settings.csv": "key;value\nvalid;01.09.2026 - 31.12.2026\nas_of;01.01.2030"],
      at: "settings.csv", [3], "as_of"),
    FindingCase(
      .sinceBeforeBirth,
      ["children.csv": children + "C-001;14.03.2021;каз;01.01.1990\nC-002;02.11.2020;рус;"],
      at: "children.csv", [2], "since"),
    FindingCase(
      .atTwoSitesAtOnce,
      [
        "specialists.csv": """
        specialist;services;hours;when
        S-01;логопед;4;Ыргыз Пн 9:00-13:00, Нура Пн 10:00-14:00
        S-02;психолог;13,5;Ыргыз Пн-Пт 14:00-18:00
        """
      ], at: "specialists.csv", [2], "when"),
  ]
}
