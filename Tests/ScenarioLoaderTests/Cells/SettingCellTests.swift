import Kezek
import Testing

@testable import ScenarioLoader

/// Minutes by age, quotas, the grid and school shifts.
@Suite struct SettingCellTests {
  private static func text(_ value: String?, _ problems: [CellProblem]) -> String {
    [value, problems.isEmpty ? nil : CellFixtures.codes(problems)].compactMap { $0 }
      .joined(separator: " ")
  }

  // MARK: Minutes by age

  @Test(arguments: minutes)
  func readsMinutesByAge(_ example: CellExample) {
    let reading = MinutesByAgeCell.read(example.cell)
    let value = reading.value.map { MinutesByAgeCell.text($0, in: .english) }
    #expect(Self.text(value, reading.problems) == example.meaning)
  }

  @Test(arguments: Language.allCases)
  func writesMinutesByAge(_ language: Language) {
    for text in ["45", "20 under 4, 45", "20 under 4, 30 under 7, 45"] {
      let value = MinutesByAgeCell.read(text).value
      let again = value.map { MinutesByAgeCell.read(MinutesByAgeCell.text($0, in: language)) }
      #expect(again?.value == value)
      #expect(again?.problems == [])
    }
  }

  static let minutes: [CellExample] = [
    .init("45", "45"),
    .init("45 мин", "45"),
    .init("20 до 4, 30 до 7, 45", "20 under 4, 30 under 7, 45"),
    .init("20 до 4; 30 до 7\n45", "20 under 4, 30 under 7, 45"),
    .init("20 under 4, 30 under 7, 40", "20 under 4, 30 under 7, 40"),
    .init("20 ДО 4, 45", "20 under 4, 45"),
    .init("20 мин до 4 лет, 30 мин до 7 лет, 45 мин", "20 under 4, 30 under 7, 45"),
    .init("до 4 лет - 20 мин, до 7 лет - 30 мин, 45", "20 under 4, 30 under 7, 45"),
    .init("до 4: 20, 45", "20 under 4, 45"),
    .init("4 дейін 20, 7 дейін 30, 45", "20 under 4, 30 under 7, 45"),
    .init("4 жасқа дейін 20 мин, 45", "20 under 4, 45"),
    .init("20 4 дейін, 30 7 дейін, 45", "20 under 4, 30 under 7, 45"),
    .init("20 дейін 4, 45", "20 under 4, 45 !N348=4 дейін 20"),
    .init("<4 20, 45", "20 under 4, 45"),
    .init("20-25 до 4, 45", "!E345"),
    .init("20,5 до 4, 45", "!E346"),
    .init("30 до 7, 20 до 4, 45", "!E346"),
    .init("45, 20 до 4", "!E346"),
    .init("20 до 4, 30 до 4, 45", "!E346"),
    .init("20 до 4, 30 до 7", "!E347"),
    .init("2 до 4, 45", "!E322"),
    .init("20 до 40, 45", "!E322"),
    .init("600", "!E322"),
    .init("20 до, 45", "!E345"),
    .init("20 4, 45", "!E345"),
    .init("двадцать", "!E345"),
    .init("20 до 4 до 7, 45", "!E345"),
    .init("99999999999999999999", "!E345"),
    .init(",", "!E345"),
    .init("=20", "!E301"),
    .init("20.апр", "!E307=20-4 (20/4)"),
  ]

  // MARK: Quotas

  @Test(arguments: quotas)
  func readsQuotas(_ example: CellExample) {
    let reading = QuotaCell.read(
      example.cell, places: ["Житикара", "Аул 5", "Усть-Каменогорск"],
      columns: ["district", "тип дома"])
    let value = reading.value.map { quotas in
      quotas.map { quota in
        switch quota.population {
        case .place(let place): "\(place)>\(quota.children)"
        case .village: "village>\(quota.children)"
        case .attribute(let column, let value): "\(column)=\(value)>\(quota.children)"
        }
      }.joined(separator: " ")
    }
    #expect(Self.text(value, reading.problems) == example.meaning)
  }

  static let quotas: [CellExample] = [
    .init("Житикара 5", "Житикара>5"),
    .init(
      "Житикара 5; село 20; district=Zhitikara 3",
      "Житикара>5 village>20 district=Zhitikara>3"),
    .init("Житикара: 5, ауыл - 20", "Житикара>5 village>20"),
    .init("житикара 5\nvillage 20", "Житикара>5 village>20"),
    .init("Житикара=5", "Житикара>5"),
    .init("Аул 5 3", "Аул 5>3"),
    .init("Усть-Каменогорск 12", "Усть-Каменогорск>12"),
    .init("тип дома=свой дом 7", "тип дома=свой дом>7"),
    .init("Жuтикара 5", "!E351=Житикара"),
    .init("Житикарa 5", "Житикара>5 !N334"),
    .init("Жетикара 5", "!E351=Житикара"),
    .init("Нура 5", "!E351"),
    .init("distrikt=Z 3", "!E352=district"),
    .init("пол=ж 3", "!E352"),
    .init("district= 3", "!E351"),
    .init("Житикара", "!E350"),
    .init("5 Житикара", "!E350=Житикара 5"),
    .init("5", "!E350"),
    .init("село 20%", "!E353"),
    .init("Житикара5", "!E350"),
    .init("Житикара 5; Житикара 6", "!E350"),
    .init("Житикара 5000000", "!E350"),
    .init(";", "!E350"),
    .init("=A1", "!E301"),
  ]

  // MARK: Grid

  @Test(arguments: grids)
  func readsGrids(_ example: CellExample) {
    let reading = GridCell.read(example.cell)
    guard let setting = reading.value else {
      #expect(CellFixtures.codes(reading.problems) == example.meaning)
      return
    }
    let built = setting.grid(weeks: setting.namesWeeks ? 2 : 1)
    let problems = reading.problems + built.problems
    let value = built.value.map { grid in
      "\(grid.step) \(CellFixtures.text(Hours(anywhere: grid.open), grid))"
    }
    #expect(Self.text(value, problems) == example.meaning)
  }

  static let grids: [CellExample] = [
    .init("Mon-Fri 8:30-18:30, step 30", "30 * Mon Tue Wed Thu Fri 8:30-18:30"),
    .init("Пн-Пт 8:30-18:30, шаг 30", "30 * Mon Tue Wed Thu Fri 8:30-18:30"),
    .init("Дс-Жм 8:30-18:30, қадам 20", "20 * Mon Tue Wed Thu Fri 8:30-18:30"),
    .init("Дс-Жм 8:30-18:30, 20 мин қадам", "20 * Mon Tue Wed Thu Fri 8:30-18:30"),
    .init("Пн-Пт 8:30-18:30", "30 * Mon Tue Wed Thu Fri 8:30-18:30"),
    .init(
      "Пн-Пт 8:30-18:30, шаг 30, перерыв 13:00-14:00",
      "30 * Mon Tue Wed Thu Fri 8:30-13,14-18:30"),
    .init(
      "Дс-Жм 8:30-18:30, қадам 30, үзіліс 13:00-14:00",
      "30 * Mon Tue Wed Thu Fri 8:30-13,14-18:30"),
    .init(
      "Дс-Жм 8:30-18:30, 13:00-14:00 үзіліс, 30 қадам",
      "30 * Mon Tue Wed Thu Fri 8:30-13,14-18:30"),
    .init(
      "Пн-Пт 8-18, перерыв 11:00-11:30, 13-14, шаг 30",
      "30 * Mon Tue Wed Thu Fri 8-11,11:30-13,14-18"),
    .init("Пн-Пт 8-18 шаг: 15 мин обед 13-14", "15 * Mon Tue Wed Thu Fri 8-13,14-18"),
    .init("перерыв 13-14, шаг 20, Пн-Пт 8-18", "20 * Mon Tue Wed Thu Fri 8-13,14-18"),
    .init(
      "Пн-Чт 8:30-18:30, Пт 8:30-16:00, Сб 9-13, шаг 30",
      "30 * Mon Tue Wed Thu 8:30-18:30 | * Fri 8:30-16 | * Sat 9-13"),
    .init("Пн-Пт 8-12, 13-17; шаг 20", "20 * Mon Tue Wed Thu Fri 8-12,13-17"),
    .init("Пн-Сб 9-18 кроме Ср, шаг 30", "30 * Mon Tue Thu Fri Sat 9-18"),
    .init("Пн-Пт 9-18, Сб 9-12 A", "30 * Mon Tue Wed Thu Fri 9-18 | * SatA 9-12"),
    .init("Пн-Пт 9:00-18:10, шаг 30", "30 * Mon Tue Wed Thu Fri 9-18 !N375"),
    .init("Пн-Пт 9-18, перерыв 13:00-13:10", "30 * Mon Tue Wed Thu Fri 9-13,13:30-18 !N375"),
    .init("Пн-Пт 9-18, шаг 25", "!E355=20"),
    .init("Пн-Пт 9-18, шаг 60", "!E355=30"),
    .init("Пн-Пт 9-18, шаг 5", "!E355=10"),
    .init("Пн-Пт 9-18, шаг", "!E300"),
    .init("Пн-Пт 9-18, шаг 20, шаг 30", "!E300"),
    .init("Пн-Пт 9-18, перерыв", "!E300"),
    .init("Пн-Пт 9-18 перерыв", "!E357"),
    .init("Пн-Пт, перерыв", "!E300 !E357"),
    .init("9:00-18:00, шаг 20", "!E356=Пн-Пт 9:00-18:00"),
    .init("9:00-18:00", "!E356=Mon-Fri 9:00-18:00"),
    .init("шаг 20", "!E356"),
    .init("Пн-Пт, шаг 20", "!E357"),
    .init("Пн-Пт утром", "!E357"),
    .init("Пн-Пт 9:00-9:20", "!E358"),
    .init("Пн-Пт 9-18 кроме Пн-Пт", "!E358"),
    .init("Ыргыз Пн-Пт 9-18", "!E300"),
    .init("сен.13", "!E303=9-13"),
    .init("=X", "!E301"),
    .init("", "!E356"),
  ]

  @Test func aGridOfOneWeekKnowsNoWeeks() throws {
    let setting = try #require(GridCell.read("Пн-Пт 9-18, Сб 9-12 A").value)
    #expect(CellFixtures.codes(setting.grid(weeks: 1).problems) == "!E368")
  }

  // MARK: Shifts

  @Test(arguments: shifts)
  func findsEveryPeriodAShiftTouches(_ example: CellExample) throws {
    let shift = try #require(AvailabilityExpression.read(example.cell, sites: []).value)
    let grid = CellFixtures.grid(weeks: shift.namesWeeks ? 2 : 1)
    let busy = shift.busyPeriods(of: grid, noon: 780)
    #expect(CellFixtures.text(Hours(anywhere: busy), grid) == example.meaning)
  }

  static let shifts: [CellExample] = [
    .init("Mon-Fri 8:00-13:00", "* Mon Tue Wed Thu Fri 8-13"),
    .init("Пн-Пт 13:30-18:30", "* Mon Tue Wed Thu Fri 13:30-18"),
    .init("Пн 8:00-13:10", "* Mon 8-13:30"),
    .init("Пн 8:20-8:25", "* Mon 8-8:30"),
    .init("Пн утром, Вт после обеда", "* Mon 8-13 | * Tue 13-18"),
    .init("Пн", "* Mon 8-18"),
    .init("Пн до 10, Вт с 16", "* Mon 8-10 | * Tue 16-18"),
    .init("Пн-Пт 8-13 кроме Ср", "* Mon Tue Thu Fri 8-13"),
    .init("Пн 8-13 A", "* MonA 8-13"),
  ]
}
