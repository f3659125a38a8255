import Kezek

/// A service before its kinds of room have ids: the built-in rows, and a table's cells over them.
struct ServiceDraft {
  var key: String
  var per = Service.Per.week
  var minutes = [Service.MinutesByAge(under: nil, minutes: 30)]
  var form = Service.Form.individual
  var groupMin = 2
  var groupMax = 6
  var ageGap = 3
  var kinds: [[String]] = []
  var who = Service.Who.child
  var gapDays: Int?
  var ageFrom: Int?
  var ageTo: Int?

  /// The defaults of any service, or the built-in row of that name (RULES, built-in services).
  init(_ key: String) {
    self.key = key
    switch key {
    case "psychologist", "speech therapist", "defectologist":
      minutes = [
        Service.MinutesByAge(under: 4, minutes: 20), Service.MinutesByAge(under: 7, minutes: 30),
        Service.MinutesByAge(under: nil, minutes: 40),
      ]
      form = .any
      groupMax = 4
      ageGap = 2
    case "rehabilitation":
      per = .year
      gapDays = 90
    case "PMPC":
      per = .once
    default:
      break
    }
  }

  /// The names of the built-in services, in the catalogue's order.
  static let builtIn = Words.catalogue.entries(.word, "service").map(\.english)

  /// The service, once kinds have ids.
  func service(kinds ids: [String: Kind.ID]) -> Service {
    Service(
      key: key, per: per, minutes: per.isWeekly ? minutes : [], form: form,
      groupSize: groupMin...max(groupMin, groupMax), ageGap: ageGap,
      kinds: kinds.map { $0.compactMap { ids[$0] } }, who: who, gapDays: gapDays,
      ageFrom: ageFrom, ageTo: ageTo)
  }
}

extension Service {
  /// The minutes of a session for a child of that age.
  func minutes(atAge age: Int) -> Int {
    minutes.first { $0.under.map { age < $0 } ?? true }?.minutes ?? 0
  }
}

/// The words of the catalogue for fields of the domain.
enum FieldWords {
  static let per: [String: Service.Per] = [
    "week": .week, "cycle": .cycle, "year": .year, "once": .once,
  ]
  static let form: [String: Service.Form] = [
    "individual": .individual, "group": .group, "any": .any,
  ]
  static let who: [String: Service.Who] = ["child": .child, "parent": .parent, "both": .both]
  static let companion: [String: Child.Companion] = ["waits": .waits, "seat": .seat]
  static let status: [String: Child.Status] = [
    "no PMPC conclusion": .noConclusion, "postponed": .postponed,
  ]
  static let turnCompanion: [String: Turn.CompanionRule] = [
    "free": .free, "place": .place, "no": .refused,
  ]

  /// A reader of one word of a kind as the field's value.
  static func reader<Value: Sendable>(
    _ kind: String, _ values: [String: Value]
  ) -> (String) -> CellReading<Value> {
    let choice = WordChoice(kind: kind)
    return { text in
      let word = WordCell.read(text, choice)
      guard let value = word.value.flatMap({ values[$0] }) else {
        return CellReading(failed: word.problems)
      }
      return CellReading(value, problems: word.problems)
    }
  }

  /// A reader of a whole number.
  static func whole(
    _ limits: ClosedRange<Int>, _ unit: NumberCell.Unit = .none
  ) -> (String) -> CellReading<Int> {
    { NumberCell.readWhole($0, in: limits, unit: unit) }
  }
}
