import Kezek
import Testing

@testable import ScenarioLoader

/// Single words, lists of words, alternatives and tags.
@Suite struct WordCellTests {
  private static let services = WordChoice(
    kind: "service", known: ["Арт-терапия", "лепка и гончарка"])
  private static let categories = WordChoice(kind: "category", unknown: .keep)
  private static let kinds = WordChoice(kind: "kind", known: ["бассейн"])
  private static let tags = WordChoice(kind: "tag", unknown: .keep)

  private static func text(_ value: [String]?, _ problems: [CellProblem]) -> String {
    [
      value.map { $0.joined(separator: ", ") },
      problems.isEmpty ? nil : CellFixtures.codes(problems),
    ]
    .compactMap { $0 }.joined(separator: " ")
  }

  @Test(arguments: serviceLists)
  func readsServices(_ example: CellExample) {
    let reading = WordListCell.read(example.cell, Self.services)
    #expect(Self.text(reading.value, reading.problems) == example.meaning)
  }

  @Test(arguments: categoryLists)
  func readsCategories(_ example: CellExample) {
    let reading = WordListCell.read(example.cell, Self.categories)
    #expect(Self.text(reading.value, reading.problems) == example.meaning)
  }

  @Test(arguments: kindLists)
  func readsKinds(_ example: CellExample) {
    let reading = WordListCell.readAlternatives(example.cell, Self.kinds)
    let value = reading.value.map { $0.map { $0.joined(separator: "/") } }
    #expect(Self.text(value, reading.problems) == example.meaning)
  }

  @Test(arguments: tagLists)
  func readsTags(_ example: CellExample) {
    let reading = WordListCell.readTags(example.cell, Self.tags)
    #expect(Self.text(reading.value, reading.problems) == example.meaning)
  }

  @Test(arguments: singleWords)
  func readsSingleWords(_ kind: String, _ example: CellExample) {
    let reading = WordCell.read(example.cell, WordChoice(kind: kind))
    #expect(Self.text(reading.value.map { [$0] }, reading.problems) == example.meaning)
  }

  @Test func readsEverySpellingOfTheCatalogue() {
    for kind in ["service", "per", "form", "who", "companion", "status", "category", "language"] {
      for entry in Words.catalogue.entries(.word, kind) {
        for spelling in entry.spellings {
          for text in [spelling, spelling.uppercased(), " \(spelling)\u{a0}"] {
            let reading = WordCell.read(text, WordChoice(kind: kind))
            #expect(reading.value != nil, "\(kind): \(text)")
          }
        }
      }
    }
  }

  static let serviceLists: [CellExample] = [
    .init("логопед", "speech therapist"),
    .init("логопед, дефектолог", "speech therapist, defectologist"),
    .init("логопед; дефектолог\nпсихолог", "speech therapist, defectologist, psychologist"),
    .init("ЛОГОПЕД,ДЕФЕКТОЛОГ,", "speech therapist, defectologist"),
    .init("логопед и дефектолог", "speech therapist, defectologist"),
    .init("логопед/дефектолог", "speech therapist, defectologist"),
    .init("логопед + дефектолог", "speech therapist, defectologist"),
    .init("арт-терапия", "Арт-терапия"),
    .init("арт – терапия", "Арт-терапия"),
    .init("лепка и гончарка", "лепка и гончарка"),
    .init("оңалту", "rehabilitation"),
    .init("логoпед", "speech therapist !N334"),
    .init("логопед, Логопед", "speech therapist !N333"),
    .init("лагопед", "!E337=логопед"),
    .init("логопед дефектолог", "!E337=логопед, дефектолог"),
    .init("дефектолг, психолк", "!E337=дефектолог !E337=психолог"),
    .init("онaлту", "!E337=оңалту"),
    .init("массаж", "!E337"),
    .init("", "!E300"),
    .init(" , ; ", "!E300"),
    .init("=B2", "!E301"),
    .init("01.фев", "!E307=1-2 (1/2)"),
    .init("9,1E+11", "!E305"),
  ]

  static let categoryLists: [CellExample] = [
    .init("моторика, речь", "motor, speech"),
    .init("тірек-қимыл; сөйлеу", "motor, speech"),
    .init("РАС", "autism"),
    .init("опорно-двигательный", "motor"),
    .init("генетика", "генетика"),
    .init("речь, рэчь", "speech, рэчь !W332=речь"),
    .init("с?йлеу", "с?йлеу !W332=сөйлеу"),
    .init("согеу", "согеу !W332=сөйлеу"),
    .init("аутизмы", "аутизмы !W332=аутизм"),
  ]

  static let kindLists: [CellExample] = [
    .init("кабинет", "cabinet"),
    .init("cabinet/hall", "cabinet/hall"),
    .init("кабинет / зал, куратор", "cabinet/hall, curator"),
    .init("кабинет или зал", "cabinet/hall"),
    .init("кабинет немесе бассейн; куратор", "cabinet/бассейн, curator"),
    .init("каб.", "cabinet"),
    .init("кабинет/кабинет", "cabinet !N333"),
    .init("кабинет/зала", "!E330=зал"),
    .init("кабинет или подвал", "!E330=кабинет"),
    .init("куратор, куратор", "curator, curator"),
    .init(",", "!E300"),
    .init("=C2", "!E301"),
  ]

  static let tagLists: [CellExample] = [
    .init("да", "step-free"),
    .init("иә", "step-free"),
    .init("нет", ""),
    .init("ИСТИНА", "step-free !N335=да"),
    .init("пандус, тихая, петля", "step-free, quiet, loop"),
    .init("лифт", "lift"),
    .init("тихя", "тихя !W332=тихая"),
  ]

  static let singleWords: [(String, CellExample)] = [
    ("form", .init("инд", "individual")),
    ("form", .init("инд.", "individual")),
    ("form", .init("гр", "group")),
    ("form", .init("кез келген", "any")),
    ("form", .init("любой", "!E330=любая")),
    ("form", .init("инд, гр", "!E336")),
    ("per", .init("один раз", "once")),
    ("per", .init("неделю", "!E330=неделя")),
    ("who", .init("ата-ана", "parent")),
    ("status", .init("нет ПМПК", "no PMPC conclusion")),
    ("companion", .init("место", "seat")),
    ("turn companion", .init("место", "place")),
    ("form", .init("", "!E330")),
    ("form", .init("#REF!", "!E302")),
  ]
}
