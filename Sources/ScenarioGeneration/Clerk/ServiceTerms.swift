import Kezek

/// A service's terms with the built-in values filled in, as the clerk applies them.
struct ServiceTerms {
  let per: String
  let minutes: [(under: Int?, minutes: Int)]
  let form: String
  let groupMin: Int
  let groupMax: Int
  let ageGap: Int
  /// Kinds of resource, one unit of each; the alternatives of each.
  let rooms: [[String]]
  let who: String
  let gapDays: Int
  let ageFrom: Int
  let ageTo: Int

  /// The terms of a service: its row, else the built-in values (RULES, built-in services).
  init(of name: String, in services: [ServiceDraft]) {
    let row = services.first { $0.name == name }
    let isSpecialTeacher = ["psychologist", "speech therapist", "defectologist"].contains(name)
    let builtInPer =
      switch name {
      case "rehabilitation": "year"
      case "PMPC": "once"
      default: "week"
      }
    per = row?.per ?? builtInPer
    let stated = row?.minutes ?? []
    let builtIn: [(under: Int?, minutes: Int)] =
      isSpecialTeacher ? [(4, 20), (7, 30), (nil, 40)] : [(nil, 30)]
    minutes = stated.isEmpty ? builtIn : stated
    form = row?.form ?? (isSpecialTeacher ? "any" : "individual")
    groupMin = row?.groupMin ?? 2
    groupMax = row?.groupMax ?? (isSpecialTeacher ? 4 : 6)
    ageGap = row?.ageGap ?? (isSpecialTeacher ? 2 : 3)
    rooms = (row?.rooms ?? []).map { $0.split(separator: "/").map(String.init) }
    who = row?.who ?? "child"
    gapDays = row?.gapDays ?? (name == "rehabilitation" ? 90 : 1)
    ageFrom = row?.ageFrom ?? 0
    ageTo = row?.ageTo ?? 200
  }

  var isWeekly: Bool { per == "week" || per == "cycle" }

  /// Minutes of a session at an age.
  func minutes(age: Int) -> Int {
    minutes.first { entry in entry.under.map { age < $0 } ?? true }?.minutes ?? 30
  }
}
