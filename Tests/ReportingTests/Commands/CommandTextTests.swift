import Kezek
import PlanVerification
import Testing

@testable import Reporting

/// What the commands say is said in three languages, with every placeholder filled.
@Suite struct CommandTextTests {
  private static let defects: [PolicyDefect.Kind] = [
    .unknownService, .unknownLanguage, .unknownCategory, .unknownPlace, .unknownColumn,
    .notPositiveWeight, .noTier, .emptyTier,
  ]

  private static let refusals: [BoundCheckError] = [
    .overflow, .scaleNotPositive(0), .unknownTier(Tier.Name("lottery")),
    .duplicateTier(Tier.Name("lottery")),
    .negativeFloorPrice(Tier.Name("lottery")), .floorNotEarlier(Tier.Name("lottery")),
    .duplicateFloor(Tier.Name("lottery")),
    .floorTooHigh(Tier.Name("lottery"), floor: 5, kept: 4),
    .negativeTravelWeight(Tier.Name("lottery")),
    .unknownRow(.hours(Specialist.ID(0))), .duplicateRow(.hours(Specialist.ID(0))),
    .negativePrice(.hours(Specialist.ID(0))),
  ]

  private static let unusable: [CommandText.Unusable] = [
    .switchedOff(variable: "x"), .notFound(looked: ["x", "y"]),
    .notLoaded(file: "x", reason: "y"), .lacksFunction(file: "x", name: "y"),
    .wrongVersion(file: "x", found: "y", needed: "z"), .wrongIntegers(file: "x", bits: 64),
  ]

  private func texts(_ language: Language) -> [String] {
    let text = CommandText(language)
    var all = [
      text.noPlan, text.interrupted, text.brokenPlan, text.unknownRule("x"), text.solverFailed("x"),
      text.defect("x"), text.missing("x"),
      text.written(["a", "b"]), text.tablesHaveErrors("x", count: 2),
      text.reportColumnNames("x"), text.reportColumnTellsApart("x"),
      text.otherTables("x", files: ["y"]),
      text.progress(seconds: 3, step: 1, of: 4, value: 12, bound: 15),
    ]
    all += text.pseudonymized(
      copy: "x", key: "y", ids: 3, droppedColumns: 1, keptColumns: ["z"])
    all += Self.unusable.flatMap { [text.unusable($0), text.unusable("highs", $0)] }
    all += [text.linked, text.loaded(from: "x"), text.solverCan(["x"]), text.solverBut("x")]
    all += KeyPlace.Problem.allCases.map { text.problem($0, key: "x", copy: "y") }
    all += Self.defects.map {
      text.defect(PolicyDefect(kind: $0, value: "x", known: ["y"]), of: "z")
    }
    all += Self.refusals.map { text.refused($0, file: "x") }
    return all
  }

  @Test(arguments: Language.allCases) func everySentenceIsWhole(language: Language) {
    for text in texts(language) {
      #expect(!text.contains("["), "\(text)")
      #expect(!text.contains("…"), "\(text)")
    }
  }

  @Test func languagesDiffer() {
    let all = Language.allCases.map(texts)
    for (english, (russian, kazakh)) in zip(all[0], zip(all[1], all[2])) {
      #expect(english != russian && russian != kazakh && english != kazakh, "\(english)")
    }
  }

  @Test func progressFitsALine() {
    for language in Language.allCases {
      let line = CommandText(language).progress(
        seconds: 86_400, step: 12, of: 14, value: 1_000_000_000, bound: 1_000_000_001)
      #expect(line.count < 80)
    }
    #expect(
      CommandText(.english).progress(seconds: 3, step: 1, of: 4, value: nil, bound: nil)
        == "3 s, step 1 of 4")
  }
}
