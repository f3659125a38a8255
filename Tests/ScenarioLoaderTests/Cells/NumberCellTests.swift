import Kezek
import Testing

@testable import ScenarioLoader

/// Whole numbers, hours, seeds, times of the day and yes or no.
@Suite struct NumberCellTests {
  private func text(_ value: (some Any)?, _ problems: [CellProblem]) -> String {
    [value.map { "\($0)" }, problems.isEmpty ? nil : CellFixtures.codes(problems)]
      .compactMap { $0 }.joined(separator: " ")
  }

  @Test(arguments: whole)
  func readsWholeNumbers(_ example: CellExample) {
    let reading = NumberCell.readWhole(example.cell, in: 0...2000)
    #expect(text(reading.value, reading.problems) == example.meaning)
  }

  @Test(arguments: hours)
  func readsHours(_ example: CellExample) {
    let reading = NumberCell.readHours(example.cell, in: 0...(60 * 60))
    #expect(text(reading.value, reading.problems) == example.meaning)
  }

  @Test(arguments: clocks)
  func readsTimes(_ example: CellExample) {
    let reading = ClockCell.read(example.cell)
    #expect(text(reading.value, reading.problems) == example.meaning)
  }

  @Test(arguments: answers)
  func readsYesAndNo(_ example: CellExample) {
    let reading = BooleanCell.read(example.cell)
    #expect(text(reading.value, reading.problems) == example.meaning)
  }

  @Test(arguments: seeds)
  func readsSeeds(_ example: CellExample) {
    let reading = NumberCell.readSeed(example.cell)
    #expect(text(reading.value, reading.problems) == example.meaning)
  }

  @Test func readsNegativeNumbersWhereTheyMayBe() {
    #expect(NumberCell.readWhole("-3", in: -5...5).value == -3)
    #expect(NumberCell.readWhole("−3", in: -5...5).value == -3)
    #expect(NumberCell.readWhole("20 мин", in: 0...60, unit: .minutes).value == 20)
    #expect(NumberCell.readWhole("20 min.", in: 0...60, unit: .minutes).value == 20)
    #expect(NumberCell.readWhole("20 мин", in: 0...60).value == nil)
  }

  static let whole: [CellExample] = [
    .init("3", "3"),
    .init(" 3 ", "3"),
    .init("0", "0"),
    .init("007", "7"),
    .init("+3", "3"),
    .init("３", "3"),
    .init("3,0", "3"),
    .init("3.0", "3"),
    .init("1 000", "1000"),
    .init("1\u{a0}000", "1000"),
    .init("1\u{202f}000", "1000"),
    .init("2,5", "!E321"),
    .init("1,000", "!E324=1000"),
    .init("1.000", "!E324=1000"),
    .init("0,500", "!E321"),
    .init("10 00", "!E320"),
    .init("1 000 000", "!E322"),
    .init("-3", "!E323"),
    .init("— 3", "!E323"),
    .init("2001", "!E322"),
    .init("99999999999999999999", "!E322"),
    .init("9,1E+11", "!E305"),
    .init("9.1e11", "!E305"),
    .init("9,1Е+11", "!E305"),
    .init("02.мар", "!E307=2-3 (2/3)"),
    .init("01.фев", "!E307=1-2 (1/2)"),
    .init("сен.13", "!E307=9-13 (9/13)"),
    .init("три", "!E320"),
    .init("3 раза", "!E320=3"),
    .init("3 рет", "!E320=3"),
    .init("1 час", "!E320"),
    .init("3-4", "!E320"),
    .init("~3", "!E320"),
    .init("1/2", "!E320"),
    .init("½", "!E320"),
    .init("٣", "!E320"),
    .init("3,", "!E320"),
    .init(",5", "!E320"),
    .init("3,4,5", "!E320"),
    .init("-", "!E320"),
    .init("", "!E320"),
    .init("=1+2", "!E301"),
    .init("#ЧИСЛО!", "!E302"),
    .init("0x10", "!E320"),
    .init("1e", "!E320=1"),
  ]

  static let hours: [CellExample] = [
    .init("01:30:00 PM", "810"),
    .init("18", "1080"),
    .init("13,5", "810"),
    .init("13.5", "810"),
    .init("13,50", "810"),
    .init("0,25", "15"),
    .init("13:30", "810"),
    .init("13:30:00", "810"),
    .init("18 ч", "1080"),
    .init("18 часов", "1080"),
    .init("13,5 ч.", "810"),
    .init("18 сағ", "1080"),
    .init("18 h", "1080"),
    .init("18,0", "1080"),
    .init("0", "0"),
    .init("60", "3600"),
    .init("60:01", "!E322"),
    .init("61", "!E322"),
    .init("999999999", "!E322"),
    .init("-5", "!E323"),
    .init("0,33", "!E325=0:20"),
    .init("13,33", "!E325=13:20"),
    .init("0,3333333", "!E325=0:20"),
    .init("13,500", "810"),
    .init("1,5 ставки", "!E320"),
    .init("13:75", "!E320"),
    .init("18-20", "!E320"),
    .init("полставки", "!E320"),
    .init("9,1E+11", "!E305"),
  ]

  static let clocks: [CellExample] = [
    .init("9:00", "540"),
    .init("09:00", "540"),
    .init("9.00", "540"),
    .init("9-00", "540"),
    .init("9", "540"),
    .init("9 ч", "540"),
    .init("09:00:00", "540"),
    .init("9：30", "570"),
    .init("09:30:00 AM", "570"),
    .init("02:30:00 PM", "870"),
    .init("12:15 am", "15"),
    .init("12:00 PM", "720"),
    .init("9 pm", "1260"),
    .init("13:00 PM", "!E340"),
    .init("0:30 AM", "!E340"),
    .init("13:05", "785"),
    .init("24:00", "1440"),
    .init("0:00", "0"),
    .init("24:01", "!E340"),
    .init("25:00", "!E340"),
    .init("9:60", "!E340"),
    .init("9:5", "!E340"),
    .init("900", "!E340"),
    .init("девять", "!E340"),
    .init("", "!E340"),
    .init("9:00-10:00", "!E340"),
    .init("0,375", "!E306=9:00"),
    .init("0.5", "!E306=12:00"),
    .init("0,381944444444444", "!E306=9:10"),
    .init("0,38", "!E340"),
    .init("сен.30", "!E303=9:30"),
    .init("09.мар", "!E303=9:03"),
    .init("45931", "!E304"),
    .init("09.03.2026", "!E303=9:03"),
    .init("30.09.2026", "!E303"),
    .init("=NOW()", "!E301"),
  ]

  static let answers: [CellExample] = [
    .init("да", "true"),
    .init("Да", "true"),
    .init("ДА", "true"),
    .init("иә", "true"),
    .init("yes", "true"),
    .init("1", "true"),
    .init("+", "true"),
    .init("нет", "false"),
    .init("жоқ", "false"),
    .init("no", "false"),
    .init("0", "false"),
    .init("-", "false"),
    .init("—", "false"),
    .init("ИСТИНА", "true !N335=да"),
    .init("TRUE", "true !N335=да"),
    .init("ЛОЖЬ", "false !N335=нет"),
    .init("АҚИҚАТ", "true !N335=да"),
    .init("жалған", "false !N335=нет"),
    .init("дa", "true"),
    .init("неь", "!E331=нет"),
    .init("ия", "!E331=иә"),
    .init("может быть", "!E331"),
    .init("2", "!E331"),
    .init("", "!E331"),
    .init("=IF(A1;1;0)", "!E301"),
  ]

  static let seeds: [CellExample] = [
    .init("1", "1"),
    .init("18446744073709551615", "18446744073709551615"),
    .init("1 000", "1000"),
    .init("-1", "!E323"),
    .init("1,5", "!E321"),
    .init("18446744073709551616", "!E322"),
    .init("жребий", "!E320"),
  ]
}
