import Kezek
import Testing

@testable import ScenarioLoader

/// Properties of availability that hold for whatever is generated.
@Suite struct AvailabilityPropertyTests {
  private static let grid = CellFixtures.grid(weeks: 2, step: 15, lunch: true)
  private static let context = CellFixtures.context(grid)

  /// The hours that a cell means; nil where it is an error.
  private static func hours(_ cell: String) -> Hours? {
    AvailabilityExpression.read(cell, sites: CellFixtures.sites).value?
      .resolve(in: context).value?.hours
  }

  /// The hours that a cell means as text, or the codes of its errors.
  private static func meaning(_ cell: String) -> String {
    let reading = AvailabilityExpression.read(cell, sites: CellFixtures.sites)
    return reading.value.map(meaning) ?? CellFixtures.codes(reading.problems)
  }

  private static func meaning(_ expression: AvailabilityExpression) -> String {
    let reading = expression.resolve(in: context)
    guard let hours = reading.value?.hours else { return CellFixtures.codes(reading.problems) }
    return CellFixtures.text(hours, grid)
  }

  @Test(arguments: 0..<20)
  func whatIsWrittenIsReadTheSame(_ seed: UInt64) {
    var generator = ExpressionGenerator(seed: seed)
    for _ in 0..<25 {
      let expression = generator.expression()
      let meant = Self.meaning(expression)
      #expect(!meant.contains("!"), "seed \(seed)")
      for language in Language.allCases {
        let cell = expression.text(in: language, sites: CellFixtures.sites)
        #expect(Self.meaning(cell) == meant, "seed \(seed): \(cell)")
        let disguised = generator.disguised(cell)
        #expect(Self.meaning(disguised) == meant, "seed \(seed): \(disguised)")
      }
    }
  }

  @Test(arguments: 0..<20)
  func hoursAreWrittenAndReadTheSame(_ seed: UInt64) {
    var generator = ExpressionGenerator(seed: seed)
    for _ in 0..<25 {
      let hours = generator.hours(Self.context)
      guard let expression = AvailabilityExpression(hours: hours, in: Self.context) else {
        #expect(hours.anyPeriods.isEmpty, "seed \(seed)")
        continue
      }
      for language in Language.allCases {
        let cell = expression.text(in: language, sites: CellFixtures.sites)
        let again = Self.hours(cell)
        #expect(again?.anywhere == hours.anywhere, "seed \(seed): \(cell)")
        for site in CellFixtures.sites.indices {
          let id = Site.ID(site)
          #expect(again?.periods(at: id) == hours.periods(at: id), "seed \(seed): \(cell)")
        }
      }
    }
  }

  @Test(arguments: 0..<20)
  func blocksThatNameTheirSiteMayStandInAnyOrder(_ seed: UInt64) {
    var generator = ExpressionGenerator(seed: seed)
    for _ in 0..<25 {
      let language = Language.allCases[Int(seed) % 3]
      let printer = AvailabilityPrinter(language: language, sites: CellFixtures.sites)
      var blocks = generator.blocks(withSites: true).map(printer.block)
      let meant = Self.meaning(blocks.joined(separator: ", "))
      #expect(!meant.contains("!"), "seed \(seed): \(blocks)")
      blocks.shuffle(using: &generator.random)
      let separator = [", ", "; ", "\n", " ,", ";"].randomElement(using: &generator.random) ?? ","
      let cell = blocks.joined(separator: separator)
      #expect(Self.meaning(cell) == meant, "seed \(seed): \(cell)")
    }
  }

  @Test(arguments: 0..<20)
  func aForeignPartIsNeverPassedOver(_ seed: UInt64) {
    var generator = ExpressionGenerator(seed: seed)
    let foreign = [
      "абракадабра", "примерно", "zzz", "%", "№", "@", "***", "77", "45:10", "пожалуйста",
      "шамамен",
      "если", "?", "~", "Ырғызстан", "в", "31.12", "{}", "<br>", "\u{0}",
    ]
    for _ in 0..<60 {
      let language = Language.allCases[Int(seed) % 3]
      let cell = generator.expression().text(in: language, sites: CellFixtures.sites)
      var words = cell.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      let position = Int.random(in: 0...words.count, using: &generator.random)
      let part = foreign.randomElement(using: &generator.random) ?? "%"
      // The preposition may stand before a day or a site; it says nothing.
      if part == "в", position < words.count { continue }
      words.insert(part, at: position)
      let broken = words.joined(separator: " ")
      let reading = AvailabilityExpression.read(broken, sites: CellFixtures.sites)
      #expect(reading.value == nil, "seed \(seed): \(broken)")
      #expect(reading.problems.contains { $0.severity == .error }, "seed \(seed): \(broken)")
    }
  }

  @Test(arguments: 0..<40)
  func garbageIsReadFullyOrIsAnError(_ seed: UInt64) {
    var generator = ExpressionGenerator(seed: seed)
    for _ in 0..<80 {
      let cell = generator.garbage()
      let reading = AvailabilityExpression.read(cell, sites: CellFixtures.sites)
      let hasError = reading.problems.contains { $0.severity == .error }
      #expect((reading.value == nil) == hasError, "seed \(seed): \(cell)")
      guard let expression = reading.value else { continue }
      let meant = Self.meaning(expression)
      #expect(!meant.contains("!"), "seed \(seed): \(cell)")
      let written = expression.text(in: .russian, sites: CellFixtures.sites)
      let again = AvailabilityExpression.read(written, sites: CellFixtures.sites)
      // An exception from days that are not there is read from `except`, but not written so.
      if again.problems.contains(where: { $0.code == CellCode.exceptOfNothing.code }) { continue }
      #expect(Self.meaning(written) == meant, "seed \(seed): \(cell) -> \(written)")
    }
  }

  @Test(arguments: 0..<10)
  func noReaderAcceptsWhatItDoesNotUnderstand(_ seed: UInt64) {
    var generator = ExpressionGenerator(seed: seed)
    let services = WordChoice(kind: "service")
    for _ in 0..<100 {
      let text = generator.garbage()
      func agrees(_ isNil: Bool, _ problems: [CellProblem]) -> Bool {
        isNil == problems.contains { $0.severity == .error }
      }
      let date = DateCell.read(text)
      let range = DateCell.readRange(text)
      let list = DateCell.readList(text)
      let number = NumberCell.readWhole(text, in: 0...100)
      let hours = NumberCell.readHours(text, in: 0...6000)
      let clock = ClockCell.read(text)
      let minutes = MinutesByAgeCell.read(text)
      let quotas = QuotaCell.read(text, places: ["Нура"], columns: ["район"])
      let words = WordListCell.read(text, services)
      let grid = GridCell.read(text)
      #expect(agrees(date.value == nil, date.problems), "seed \(seed): \(text)")
      #expect(agrees(range.value == nil, range.problems), "seed \(seed): \(text)")
      #expect(agrees(list.value == nil, list.problems), "seed \(seed): \(text)")
      #expect(agrees(number.value == nil, number.problems), "seed \(seed): \(text)")
      #expect(agrees(hours.value == nil, hours.problems), "seed \(seed): \(text)")
      #expect(agrees(clock.value == nil, clock.problems), "seed \(seed): \(text)")
      #expect(agrees(minutes.value == nil, minutes.problems), "seed \(seed): \(text)")
      #expect(agrees(quotas.value == nil, quotas.problems), "seed \(seed): \(text)")
      #expect(agrees(words.value == nil, words.problems), "seed \(seed): \(text)")
      #expect(agrees(grid.value == nil, grid.problems), "seed \(seed): \(text)")
    }
  }
}
