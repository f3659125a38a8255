import Kezek
import Testing

@testable import ScenarioLoader

/// What `except` takes away, before and behind what it speaks of.
@Suite struct AvailabilityExceptTests {
  @Test(arguments: before + behind)
  func reads(_ example: CellExample) {
    #expect(CellFixtures.meaning(example.cell) == example.meaning)
  }

  static let withoutWednesday = "* Mon Tue Thu Fri Sat 8-18"

  static let before: [CellExample] = [
    .init("кроме Ср", withoutWednesday),
    .init("except Wed", withoutWednesday),
    .init("любое кроме Ср", withoutWednesday),
    .init("любое, кроме среды", withoutWednesday),
    .init("any except Wednesday", withoutWednesday),
    .init("за исключением среды", withoutWednesday),
    .init("кроме: Ср", withoutWednesday),
    .init("кроме Ср, Пт", "* Mon Tue Thu Sat 8-18"),
    .init("кроме Ср и Пт", "* Mon Tue Thu Sat 8-18"),
    .init("кроме Пн-Чт", "* Fri Sat 8-18"),
    .init("кроме Ср 14:00-16:00", "* Mon Tue Thu Fri Sat 8-18 | * Wed 8-14,16-18"),
    .init("кроме Ср утром", "* Mon Tue Thu Fri Sat 8-18 | * Wed 13-18"),
    .init("кроме 12-13", "* Mon Tue Wed Thu Fri Sat 8-12,13-18"),
    .init("кроме Ср, кроме Пт", "* Mon Tue Thu Sat 8-18"),
    .init("кроме Ср 9-10, Пт 9-10", "* Mon Tue Thu Sat 8-18 | * Wed Fri 8-9,10-18"),
    .init("Пн-Пт 9-18 кроме Ср", "* Mon Tue Thu Fri 9-18"),
    .init("Пн-Пт 9-18, кроме Ср", "* Mon Tue Thu Fri 9-18"),
    .init("Пн-Пт 9-18; кроме Ср", "* Mon Tue Thu Fri 9-18"),
    .init("Пн-Пт 9-18\nкроме Ср", "* Mon Tue Thu Fri 9-18"),
    .init("Пн-Пт 9-18 (кроме Ср)", "* Mon Tue Thu Fri 9-18"),
    .init("Пн-Пт (кроме Ср) 9-18", "* Mon Tue Thu Fri 9-18"),
    .init("Пн-Пт 9-18 кроме Ср 9-13", "* Mon Tue Thu Fri 9-18 | * Wed 13-18"),
    .init("кроме Ср; Сб 10-14", "* Sat 10-14 !N380"),
    .init("Пн-Пт 9-18; кроме Ср; Сб 10-14", "* Mon Tue Thu Fri 9-18 | * Sat 10-14"),
    .init("Пн-Пт 9-18; кроме Ср; Сб", "!E366"),
    .init("Пн-Пт 9-18 кроме Ср, Сб 10-14", "!E367"),
    .init("Пн-Пт кроме Ср 9-18", "!E366=Пн-Пт 9:00-18:00 кроме Ср"),
    .init("Mon-Fri except Wed 9-18", "!E366=Mon-Fri 9:00-18:00 except Wed"),
    .init("Пн-Пт, кроме Ср, 9-18", "!E366=Пн-Пт 9:00-18:00 кроме Ср"),
    .init("Пн-Пт, кроме Ср 9-13", "* Mon Tue Thu Fri 8-18 | * Wed 8-9,13-18"),
    .init("Пн-Чт 9-13 кроме Пт", "* Mon Tue Wed Thu 9-13 !N380"),
    .init("Пн-Пт 9-18 кроме", "!E366"),
    .init("кроме", "!E366"),
    .init("кроме, Ср", withoutWednesday),
    .init("кроме любое", " !W371"),
    .init("Пн 9-13 кроме Пн", " !W371"),
    .init("Нура кроме Ср", "Нура Mon Tue Thu Fri 9-17"),
    .init("Нура, кроме Ср", "Нура Mon Tue Thu Fri 9-17"),
    .init("Нура Пн-Пт 9-17, Ыргыз Сб 9-12 кроме Ср", "Ыргыз Sat 9-12 | Нура Mon Tue Thu Fri 9-17"),
    .init("Нура Пн 9-13, Ыргыз Пн 14-18 кроме Ыргыз Пн 14-15", "Ыргыз Mon 15-18 | Нура Mon 9-13"),
    .init("Нура Пн 9-13 кроме Ыргыз Пн 9-10", "!E367"),
    .init("кроме Пт A", "* Mon Tue Wed Thu FriB Sat 8-18"),
    .init("Пн-Пт 9-13 кроме Ср через неделю", "* Mon Tue WedB Thu Fri 9-13 !N374"),
    .init("не Ср", "!E377"),
    .init("Пн-Пт 9-13, Ср нет", "!E377"),
    .init("Ср - выходной", "!E377"),
    .init("Wed off", "!E377"),
    .init("нет", "!E377"),
    .init("жоқ", "!E377"),
  ]

  static let behind: [CellExample] = [
    .init("Ср басқа", withoutWednesday),
    .init("сәрсенбіден басқа", withoutWednesday),
    .init("Сәрсенбі күнінен басқа", withoutWednesday),
    .init("Ср-ден басқа", withoutWednesday),
    .init("басқа Ср", withoutWednesday),
    .init("кез келген, Ср басқа", withoutWednesday),
    .init("сәрсенбіден басқа кез келген уақыт", withoutWednesday),
    .init("сәрсенбіден басқа күні бойы", withoutWednesday),
    .init("Дс, Ср басқа", "* Tue Thu Fri Sat 8-18"),
    .init("Дс мен Ср басқа", "* Tue Thu Fri Sat 8-18"),
    .init("дүйсенбі мен сәрсенбіден басқа", "* Tue Thu Fri Sat 8-18"),
    .init("Дс-Жм, Ср басқа", "* Mon Tue Thu Fri 8-18"),
    .init("Дс-Жм, Ср, Жм басқа", "* Mon Tue Thu 8-18"),
    .init("Дс-Жм 9:00-18:00 Ср басқа", "* Mon Tue Thu Fri 9-18"),
    .init("Дс-Жм 9:00-18:00, Ср басқа", "* Mon Tue Thu Fri 9-18"),
    .init("Дс-Жм 9:00-18:00, сәрсенбіден басқа", "* Mon Tue Thu Fri 9-18"),
    .init("Дс-Жм 9:00-18:00; Ср, Жм басқа", "* Mon Tue Thu 9-18"),
    .init("Дс-Жм 9:00-18:00, Ср 14:00-16:00 басқа", "* Mon Tue Thu Fri 9-18 | * Wed 9-14,16-18"),
    .init("Дс-Жм 9:00-18:00 басқа Ср", "* Mon Tue Thu Fri 9-18"),
    .init("Дс-Жм Ср басқа 9-18", "* Mon Tue Thu Fri 9-18"),
    .init("Ср басқа 9-13", "* Mon Tue Thu Fri Sat 9-13"),
    .init("сәрсенбіден басқа күндері 9-13", "* Mon Tue Thu Fri Sat 9-13"),
    .init("Ср басқа Дс-Жм 9-18", "* Mon Tue Thu Fri 9-18"),
    .init("Ср 9-10 басқа", "* Mon Tue Thu Fri Sat 8-18 | * Wed 8-9,10-18"),
    .init("9-10 басқа", "* Mon Tue Wed Thu Fri Sat 8-9,10-18"),
    .init("Нура Дс-Жм 9-17, Ср басқа", "Нура Mon Tue Thu Fri 9-17"),
    .init("Нура Ср басқа", "!E366"),
    .init("басқа", "!E366"),
    .init("Дс-Бс 9-18, Жм 9-13 басқа", "!E367"),
  ]
}
