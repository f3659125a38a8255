import Kezek
import Testing

@testable import ScenarioLoader

/// What all readers of cells stand on.
@Suite struct CellBasicsTests {
  // MARK: Text

  @Test func smoothsTheDamageOfKeyboardsAndSpreadsheets() {
    let examples = [
      ("\u{feff}а\u{200b}б\u{ad}в", "абв"), ("а\u{a0}б\u{3000}в\tг", "а б в г"),
      ("9‐10‑11‒12–13—14―15−16﹘17﹣18－19", "9-10-11-12-13-14-15-16-17-18-19"),
      ("９：３０；ＡＢ", "9:30;AB"), ("9∶30꞉00", "9:30:00"), ("9․30‚5", "9.30,5"),
      ("а\r\nб\u{2028}в\u{85}г", "а\nб\nв\nг"), ("'001", "001"), ("'а'", "'а'"), ("  ", ""),
    ]
    for (raw, smooth) in examples { #expect(CellText(raw).string == smooth) }
    #expect(CellText(" ПО  Договорённости ").folded == "по договоренности")
    #expect(CellText("абв где").part(3..<7) == "где")
  }

  @Test func tellsTokensApart() {
    let tokens = CellToken.tokens(of: CellText("Пн.9-13 Ё?ж_з №2\n"))
    #expect(tokens.map(\.text) == ["пн", ".", "9", "-", "13", "е?ж_з", "№", "2"])
    #expect(tokens.map(\.isTight) == [false, true, true, true, true, false, false, true])
    #expect(tokens.map(\.isCapital) == [true, false, false, false, false, true, false, false])
  }

  // MARK: Words

  @Test func findsTheNearestWord() {
    #expect(NearestWord.find("лагопед", among: ["психолог", "логопед"]) == "логопед")
    #expect(NearestWord.find("казак", among: ["қазақ"]) == "қазақ")
    #expect(NearestWord.find("Cp", among: ["Ср"]) == "Ср")
    #expect(NearestWord.find("сб", among: ["вс"]) == nil)
    #expect(NearestWord.find("совсем другое", among: ["логопед"]) == nil)
    #expect(NearestWord.find("", among: ["логопед"]) == nil)
    #expect(NearestWord.find(String(repeating: "ж", count: 61), among: ["ж"]) == nil)
    #expect(NearestWord.find("кто", among: ["кот", "что"]) == "кот")
  }

  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("кот", "кит", 1), ("кот", "кто", 1), ("abcd", "badc", 2),
    ("speech", "peach", 2),
  ])
  func countsEdits(_ left: String, _ right: String, _ distance: Int) {
    #expect(NearestWord.editDistance(Array(left), Array(right)) == distance)
    #expect(NearestWord.editDistance(Array(right), Array(left)) == distance)
  }

  // MARK: Readings

  @Test func aReadingWithAnErrorHasNoValue() {
    let note = CellProblem(.everySecondWeek)
    let error = CellProblem(.notANumber, details: ["low": "1"], maybe: "2", part: "x")
    #expect(CellReading(1, problems: [note]).value == 1)
    #expect(CellReading(1, problems: [note, error]).value == nil)
    #expect(CellReading(1, problems: [note]).map { $0 + 1 }.value == 2)
    #expect(CellReading(1, problems: [error]).map { $0 + 1 }.value == nil)
    #expect(CellReading(1, problems: [error]).map { $0 + 1 }.problems == [error])
    #expect(error.details == ["low": "1", "part": "x"])
    #expect(error.severity == .error && note.severity == .note)
    #expect(CellCode.almostKnownWord.severity == .warning)
  }

  // MARK: Personal numbers

  @Test(arguments: [
    ("880101300010", true), ("200304500126", true), ("200304500811", true),
    ("880101300011", false), ("200304500800", false), ("8801013000", false),
    ("8801013000100", true), ("88010130001000", false),
    ("88 0101 300010", true), ("880101-300010", true),
    ("８８０１０１３０００１０", true), ("01.09.2026-31.12.2026", false), ("", false),
    ("ИИН880101300010.", true), ("88  0101300010", true), ("88\u{200B}0101300010", true),
    ("880101\u{2013}300010", true), ("8801\u{202F}0130\u{2009}0010", true),
    ("880101\n300010", true), ("٨٨٠١٠١٣٠٠٠١٠", true), ("8,80101300010E+11", true),
    ("88\u{00AD}01\u{2060}01\u{FEFF}300010", true), ("9:00-13:00, 14:00-18:00", false),
    ("01.09.2026, 02.09.2026", false), ("1.9.2026 - 1.9.2027", false),
    ("с 01.09.2026 - 880101300010", true), ("12 880101300010", true),
    ("210314:501001", true), ("8:30-12:30, 10:10-12:20", false), ("0210314501001", true),
    ("21О3145О1ОО1", true), ("21o3145O1oo1", true), ("210314501001О", true),
    ("ОООО 88010130", false), ("10-11 11-12 12-15", false), ("10-11, 11-12; 12-15", false),
  ])
  func knowsPersonalNumbers(_ text: String, _ occurs: Bool) {
    #expect(PersonalNumber.occurs(in: text) == occurs)
    #expect((PersonalNumber.hidden(text) == text) == !occurs)
  }

  @Test func hidesPersonalNumbersInProblems() {
    let number = "880101300010"
    let problem = CellProblem(
      .unknownWord, details: ["place": "a \(number)"], maybe: number, part: "\(number), \(number)")
    #expect(problem.part == "…, …")
    #expect(problem.maybe == "…")
    #expect(problem.details["place"] == "a …")
    #expect(!PersonalNumber.isValid([1, 2, 3]))
  }

  // MARK: Spreadsheets

  @Test func knowsHoursBehindDates() throws {
    func hours(_ year: Int, _ month: Int, _ day: Int) throws -> String {
      SpreadsheetDamage.hours(of: try #require(CalendarDay(year: year, month: month, day: day)))
    }
    #expect(try hours(2013, 9, 1) == "9-13")
    #expect(try hours(2026, 9, 13) == "9-13")
    #expect(try hours(2026, 6, 3) == "3-6")
    #expect(try hours(2026, 3, 6) == "3-6")
    #expect(try hours(2026, 9, 1) == "1-9")
    #expect(SpreadsheetDamage.day(ofSerial: "45931")?.dotted == "01.10.2025")
    #expect(SpreadsheetDamage.day(ofSerial: "19999") == nil)
    #expect(SpreadsheetDamage.day(ofSerial: "4593a") == nil)
  }

  // MARK: Printing

  @Test func writesWeeksInWordsWhereASiteHasTheLetter() {
    let expression = AvailabilityExpression(
      blocks: [.init(site: 1, days: .workdays, hours: .whole, week: .second)], exceptions: [])
    let texts = Language.allCases.map { expression.text(in: $0, sites: ["B", "Нура"]) }
    #expect(
      texts == [
        "Нура Mon-Fri all day week B", "Нура Пн-Пт весь день неделя B",
        "Нура Дс-Жм күні бойы апта B",
      ])
    for text in texts {
      let again = AvailabilityExpression.read(text, sites: ["B", "Нура"]).value
      #expect(again?.blocks.map(\.week) == [.second])
    }
    #expect(AvailabilityExpression.anywhere.text(in: .russian, sites: []) == "")
  }

  @Test func knowsWhetherSitesAndWeeksAreNamed() throws {
    func read(_ text: String) throws -> AvailabilityExpression {
      try #require(AvailabilityExpression.read(text, sites: ["Нура"]).value)
    }
    #expect(try !read("Пн 9-13").namesSites)
    #expect(try read("Нура Пн 9-13").namesSites)
    #expect(try !read("Нура Пн 9-13").namesSitesInPart)
    #expect(try read("Пн 9-13, Нура Вт 9-13").namesSitesInPart)
    #expect(try read("кроме Пт A").namesWeeks)
    #expect(try !read("кроме Пт").namesWeeks)
  }

  @Test func takesTimeAwayFromOneSiteOnly() throws {
    let grid = CellFixtures.grid()
    let expression = try #require(
      AvailabilityExpression.read("любое кроме Нура Ср", sites: CellFixtures.sites).value)
    let hours = try #require(expression.resolve(in: CellFixtures.context(grid)).value?.hours)
    #expect(hours.anywhere.isEmpty)
    #expect(hours.atSites.map(\.site.index) == [0, 1, 2, 3, 4])
    let text = CellFixtures.text(hours, grid)
    #expect(text.contains("Ыргыз Mon Tue Wed Thu Fri Sat 8-18"))
    #expect(text.contains("Нура Mon Tue Thu Fri 9-17"))
  }

  @Test func subtractsSpansOfMinutes() {
    let spans = MinuteSpans([60..<120, 100..<180, 300..<360, 400..<400])
    #expect(spans.spans == [60..<180, 300..<360])
    #expect(
      spans.subtracting(MinuteSpans([0..<70, 90..<100, 170..<310])).spans
        == [70..<90, 100..<170, 310..<360])
    #expect(spans.intersection(MinuteSpans([0..<70, 350..<400])).spans == [60..<70, 350..<360])
    #expect(spans.hull.spans == [60..<360])
    #expect(MinuteSpans().hull.isEmpty)
    #expect(spans.overlaps(170..<200) && !spans.overlaps(180..<200))
    #expect(spans.total == 180)
  }
}
