import Kezek
import Testing

@testable import ScenarioLoader

/// Hours read back in a planner's words.
@Suite struct HoursInWordsTests {
  @Test(arguments: examples)
  func readsBack(_ example: SpokenExample) throws {
    let expression = try #require(
      AvailabilityExpression.read(example.cell, sites: CellFixtures.sites).value)
    let grid = CellFixtures.grid(weeks: expression.namesWeeks ? 2 : 1)
    let hours = try #require(expression.resolve(in: CellFixtures.context(grid)).value?.hours)
    let spoken = Language.allCases.map { language in
      HoursInWords(language: language, grid: grid, sites: CellFixtures.sites)
        .text(hours, minutesToGive: example.minutesToGive)
    }
    #expect(spoken == [example.english, example.russian, example.kazakh])
  }

  struct SpokenExample: Sendable, CustomTestStringConvertible {
    let cell: String
    var minutesToGive: Int?
    let english: String
    let russian: String
    let kazakh: String

    var testDescription: String { cell }
  }

  static let examples: [SpokenExample] = [
    .init(
      cell: "Ыргыз Пн-Чт 9:00-13:00, Нура Пт 9:00-15:00 через неделю", minutesToGive: 1080,
      english: "4 days Ыргыз 16 h, every second Friday Нура 6 h: 19 h on average, 18 h to give",
      russian: "4 дня Ыргыз 16 ч, каждая вторая пятница Нура 6 ч: в среднем 19 ч, к выдаче 18 ч",
      kazakh:
        "4 күн Ыргыз 16 сағ, екі аптада бір жұма Нура 6 сағ: орта есеппен 19 сағ, беретіні 18 сағ"),
    .init(
      cell: "", english: "the whole opening time, 60 h a week",
      russian: "всё время работы, 60 ч в неделю",
      kazakh: "бүкіл жұмыс уақыты, аптасына 60 сағ"),
    .init(
      cell: "Пн 9-13:30", english: "Monday 4 h 30 min a week",
      russian: "понедельник 4 ч 30 мин в неделю", kazakh: "дүйсенбі 4 сағ 30 мин аптасына"),
    .init(
      cell: "Пн-Пт 9-9:30", minutesToGive: 30,
      english: "5 days 2 h 30 min a week, 30 min to give",
      russian: "5 дней 2 ч 30 мин в неделю, к выдаче 30 мин",
      kazakh: "5 күн 2 сағ 30 мин аптасына, беретіні 30 мин"),
    .init(
      cell: "Ыргыз Пн 9-13, Нура Вт 9-13",
      english: "Monday Ыргыз 4 h, Tuesday Нура 4 h: 8 h a week",
      russian: "понедельник Ыргыз 4 ч, вторник Нура 4 ч: 8 ч в неделю",
      kazakh: "дүйсенбі Ыргыз 4 сағ, сейсенбі Нура 4 сағ: 8 сағ аптасына"),
    .init(
      cell: "Пн 9-13 A, Вт 9-13 B",
      english:
        "every second Monday 4 h (week A), every second Tuesday 4 h (week B): 4 h on average",
      russian:
        "каждый второй понедельник 4 ч (неделя A), каждый второй вторник 4 ч (неделя B): "
        + "в среднем 4 ч",
      kazakh:
        "екі аптада бір дүйсенбі 4 сағ (A апта), екі аптада бір сейсенбі 4 сағ (B апта): "
        + "орта есеппен 4 сағ"),
    .init(
      cell: "Ср, Сб 9-10 B",
      english: "2 days every second week 2 h (week B): 1 h on average",
      russian: "2 дня через неделю 2 ч (неделя B): в среднем 1 ч",
      kazakh: "2 күн екі аптада бір 2 сағ (B апта): орта есеппен 1 сағ"),
    .init(
      cell: "Пн 9-10 A, Пн 9-11 B",
      english: "every second Monday 1 h (week A), every second Monday 2 h (week B): "
        + "1 h 30 min on average",
      russian: "каждый второй понедельник 1 ч (неделя A), каждый второй понедельник 2 ч "
        + "(неделя B): в среднем 1 ч 30 мин",
      kazakh: "екі аптада бір дүйсенбі 1 сағ (A апта), екі аптада бір дүйсенбі 2 сағ (B апта): "
        + "орта есеппен 1 сағ 30 мин"),
    .init(cell: "Нура Сб", english: "no time", russian: "нет времени", kazakh: "уақыты жоқ"),
  ]

  @Test func speaksOfASundayInItsGender() throws {
    var open = PeriodSet(count: 14)
    open.insert(6)
    open.insert(0)
    open.insert(7)
    let grid = TimeGrid(weeks: 2, step: 30, firstMinute: 540, periodsPerDay: 1, open: open)
    var sunday = grid.none
    sunday.insert(6)
    let words = HoursInWords(language: .russian, grid: grid, sites: [])
    #expect(
      words.text(Hours(anywhere: sunday))
        == "каждое второе воскресенье 30 мин: в среднем 15 мин")
  }
}
