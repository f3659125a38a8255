import Kezek
import Testing

@testable import ScenarioLoader

/// Cells that are not understood: each an error that names the part, never dropped.
@Suite struct AvailabilityRefusalTests {
  @Test(arguments: damage + plain)
  func refuses(_ example: CellExample) {
    #expect(CellFixtures.meaning(example.cell) == example.meaning)
    #expect(AvailabilityExpression.read(example.cell, sites: CellFixtures.sites).value == nil)
  }

  static let damage: [CellExample] = [
    .init("сен.13", "!E303=9-13"),
    .init("Сен.13", "!E303=9-13"),
    .init("сент.13", "!E303=9-13"),
    .init("03.июн", "!E303=3-6"),
    .init("01.фев", "!E303=1-2"),
    .init("13-Sep", "!E303=9-13"),
    .init("Sep-13", "!E303=9-13"),
    .init("қыр.13", "!E303=9-13"),
    .init("Пн сен.13", "!E303=9-13"),
    .init("Пн-Пт сен.13, Сб окт.14", "!E303=9-13 !E303=10-14"),
    .init("13.09.2026", "!E303=9-13"),
    .init("01.09.2013", "!E303=9-13"),
    .init("2026-09-13 00:00:00", "!E303=9-13"),
    .init("46278", "!E303=9-13"),
    .init("Пн 46278", "!E303=9-13"),
    .init("Пн 13.09.2026", "!E303=9-13"),
    .init("0,375", "!E306=9:00"),
    .init("9,1E+11", "!E305"),
    .init("=SUM(A1:A3)", "!E301"),
    .init("=9-13", "!E301"),
    .init("#ССЫЛКА!", "!E302"),
    .init("#REF!", "!E302"),
    .init("Err:502", "!E302"),
    .init("########", "!E302"),
  ]

  static let plain: [CellExample] = [
    .init("по договорённости", "!E360"),
    .init("По договоренности", "!E360"),
    .init("Пн-Ср 9-13, Чт по договорённости", "!E360"),
    .init("by arrangement", "!E360"),
    .init("келісім бойынша", "!E360"),
    .init("уточняется", "!E360"),
    .init("1-я и 3-я среда", "!E361"),
    .init("1-я и 3-я среда 9:00-13:00", "!E361"),
    .init("первая и третья среда", "!E361"),
    .init("1st and 3rd Wednesday", "!E361"),
    .init("first Wednesday 9-13", "!E361"),
    .init("2-ші сәрсенбі", "!E361"),
    .init("бірінші сәрсенбі 9-13", "!E361"),
    .init("последняя пятница месяца 9-13", "!E361"),
    .init("Пт 9-13 раз в месяц", "!E300 !E361"),
    .init("по нечётным неделям Пт 9-13", "!E365"),
    .init("чётная неделя Пт 9-13", "!E365"),
    .init("Пт-Пн 9-13", "!E362=Пн-Пт"),
    .init("Вс-Чт", "!E362=Чт-Вс"),
    .init("Пн-Ср-Пт 9-13", "!E363=Пн, Ср, Пт"),
    .init("9:00-13:00 Пн", "!E364=Пн 9:00-13:00"),
    .init("9:00-13:00 Пн-Чт, 14:00-18:00 Пт", "!E364=Пн-Чт 9:00-13:00 !E364=Пт 14:00-18:00"),
    .init("Пн 13-9", "!E341"),
    .init("Пн 9-6", "!E341=9:00-18:00"),
    .init("Пн 9-9", "!E341=9:00-21:00"),
    .init("Пн 22:00-6:00", "!E341"),
    .init("Пн 9:00", "!E342"),
    .init("Пн 9", "!E370"),
    .init("Пн в 9:00", "!E342"),
    .init("Пн 9:00-", "!E340"),
    .init("Пн 25-26", "!E340"),
    .init("Пн 9:75-13:00", "!E340"),
    .init("Пн 9:0-13:00", "!E340"),
    .init("Пн 9-13-15", "!E340"),
    .init("Пн 8-30-18", "!E340=8:30-18:00"),
    .init("Пн 9:00-13:00-15:00", "!E340"),
    .init("Пн 9..13", "!E370"),
    .init("Пна 9-13", "!E300=Пн"),
    .init("Понидельник 9-13", "!E300=понедельник"),
    .init("Wensday 9-13", "!E300=Wednesday"),
    .init("сәрс?нбі 9-13", "!E300=сәрсенбі"),
    .init("Пн 9-13 и, возможно, Ср", "!E300"),
    .init("Пн 9-13 (обычно)", "!E300"),
    .init("Пн 9-13?", "!E300"),
    .init("Пн 9-13 да", "!E300"),
    .init("~9-13", "!E300"),
    .init("-", "!E300"),
    .init("—", "!E300"),
    .init(",", "!E300"),
    .init("?", "!E300"),
    .init("да", "!E300"),
    .init("вечер", "!E300"),
    .init("Пн после уроков", "!E300"),
    .init("Пн (9-13", "!E300"),
    .init("Пн 9-13)", "!E300"),
    .init("Нура (Пн 9-13", "!E300"),
    .init("Пн 9-13, шаг 30", "!E300"),
    .init("любой Пн 9-13", "!E300"),
    .init("2 раза в неделю", "!E300"),
    .init("3 часа", "!E370"),
    .init("часов", "!E300"),
    .init("Пн 9-13 😀", "!E300"),
    .init("Пн ٩-١٣", "!E300 !E300 !E300"),
    .init("900101300123", "!E340"),
  ]

  @Test func neverRepeatsAPersonalNumber() throws {
    let reading = AvailabilityExpression.read("Пн 9-13 880101300010", sites: [])
    #expect(reading.value == nil)
    #expect(reading.problems.map(\.part) == ["…"])
    #expect(!"\(reading.problems)".contains("880101300010"))
  }

  @Test func lettersAreSitesWhereASiteHasTheName() {
    let sites = ["A", "B", "Нура"]
    let first = AvailabilityExpression.read("A Пн 9-13, B Вт 9-13", sites: sites)
    #expect(first.value?.blocks.map(\.site) == [0, 1])
    #expect(first.value?.namesWeeks == false)
    let second = AvailabilityExpression.read("Нура Пн 9-13 неделя A", sites: sites)
    #expect(second.value?.blocks.map(\.week) == [.first])
    let third = AvailabilityExpression.read("Нура Пн 9-13 A", sites: sites)
    #expect(CellFixtures.codes(third.problems) == "!E378")
  }

  @Test func sitesNamedLikeWordsAreRefusedWhereTheyStand() {
    let sites = ["Утро", "Май", "Утро Нура"]
    #expect(
      CellFixtures.codes(AvailabilityExpression.read("Утро Пн", sites: sites).problems) == "!E369")
    #expect(AvailabilityExpression.read("Май 9-13", sites: sites).value?.blocks.first?.site == 1)
    #expect(
      AvailabilityExpression.read("Утро Нура Пн утром", sites: sites).value?.blocks.first?.site == 2
    )
  }

  @Test func aWeekOnAGridOfOneWeekIsAnError() throws {
    let expression = try #require(
      AvailabilityExpression.read("Пт 9-13 B", sites: CellFixtures.sites).value)
    let reading = expression.resolve(in: CellFixtures.context(CellFixtures.grid()))
    #expect(reading.value == nil)
    #expect(CellFixtures.codes(reading.problems) == "!E368")
  }
}
