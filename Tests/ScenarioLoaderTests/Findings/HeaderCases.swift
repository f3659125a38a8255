@testable import ScenarioLoader

/// Headers and rows.
enum HeaderCases {
  static let children = FileCases.children

  static let all: [FindingCase] = [
    FindingCase(
      .noHeader, ["children.csv": "C-001;14.03.2021\nC-002;02.11.2015"], at: "children.csv"),
    FindingCase(
      .titleRows, ["children.csv": "Список детей;;;;;\n;;;;;\n" + children], at: "children.csv",
      [1]),
    FindingCase(
      .duplicateHeader, ["children.csv": "child;born;код\nC-001;14.03.2021;C-001"],
      at: "children.csv", [1]),
    FindingCase(
      .headerTypo, ["children.csv": "child;born;shfit\nC-001;14.03.2021;1"], at: "children.csv",
      [1], maybe: "shift"),
    FindingCase(
      .unknownColumn,
      ["children.csv": "child;born;language;пол\nC-001;14.03.2021;каз;м\nC-002;02.11.2015;рус;ж"],
      at: "children.csv", [1]),
    FindingCase(
      .missingColumn, ["children.csv": "child;category\nC-001;речь"], at: "children.csv"),
    FindingCase(
      .extraCells, ["children.csv": children + "\nC-3;01.01.2020;речь;каз;Нура;;8;9"],
      at: "children.csv", [4], along: [.childrenWithoutNeeds]),
    FindingCase(
      .shortRow, ["children.csv": children + "\nC-3;01.01.2020;речь;каз"], at: "children.csv",
      [4], along: [.childrenWithoutNeeds]),
    FindingCase(
      .emptyRows, ["children.csv": children + "\n;;;;;\n;;;;;\n"], at: "children.csv", [4, 5]),
    FindingCase(
      .totalRow, ["children.csv": children + "\nИтого:;2;;;;"], at: "children.csv", [4]),
    FindingCase(
      .filledFromAbove,
      ["needs.csv": "child;service;times\nC-001;логопед;3\n;психолог;1\nC-002;психолог;2"],
      at: "needs.csv", [3], "child"),
    FindingCase(
      .exampleRow, ["children.csv": children + "\nEXAMPLE-1;01.01.2020;речь;каз;Нура;"],
      at: "children.csv", [4]),
    // The first letter of the header is a Latin c.
    FindingCase(
      .headerLookAlike,
      ["children.csv": "child;born;language;cмена\nC-001;14.03.2021;каз;\nC-002;02.11.2015;рус;1"],
      at: "children.csv", [1]),
    FindingCase(
      .namelessColumn,
      ["children.csv": "child;born;;language\nC-001;14.03.2021;5;каз\nC-002;02.11.2015;;рус"],
      at: "children.csv", [2]),
    FindingCase(
      .nameColumn,
      [
        "children.csv": "child;born;ФИО;language\nC-001;14.03.2021;А. Б.;каз\nC-002;02.11.2015;;рус"
      ],
      at: "children.csv", [1]),
    FindingCase(.noRows, ["children.csv": "child;born"], at: "children.csv", along: [.unknownId]),
    FindingCase(
      .reportColumnMissing,
      ["settings.csv": "key;value\nvalid;01.09.2026 - 31.12.2026\nreport_by;район"],
      at: "children.csv"),
    FindingCase(
      .emptyCell, ["needs.csv": "child;service;times\nC-001;логопед;\nC-002;психолог;2"],
      at: "needs.csv", [2], "times"),
    FindingCase(
      .reservedSign, ["children.csv": children + "\nC#3;01.01.2020;речь;каз;Нура;"],
      at: "children.csv", [4], "child", along: [.childrenWithoutNeeds]),
  ]
}
