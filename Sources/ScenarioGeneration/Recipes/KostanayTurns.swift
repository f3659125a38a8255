import Kezek

/// A regional rehabilitation centre: 900 places a year in 21-day turns for 2,000 children, each
/// owed two courses or more, the last ones known.
public struct KostanayTurns: ScenarioRecipe {
  public let name = "kostanay-turns"
  let seed: UInt64
  private let centre = "Костанай РЦ"

  /// The bundled scenario, or one like it from another seed.
  public init(seed: UInt64 = 900) {
    self.seed = seed
  }

  public func files() -> [String: [UInt8]] { draft().files() }

  func draft() -> ScenarioDraft {
    var draft = ScenarioDraft(language: .russian, settings: settings)
    draft.sources = RecipeSources.kostanayTurns
    draft.services = [ServiceDraft(name: "rehabilitation", per: "year", gapDays: 90)]
    draft.sites = [
      SiteDraft(name: centre, place: "Костанай", tags: ["yes", "quiet", "loop"], kind: "центр")
    ]
    draft.turns = turns
    var random = SplitMix64(seed: seed, stream: "children")
    draft.children = cohort.children(settings, random: &random)
    random = SplitMix64(seed: seed, stream: "needs")
    draft.needs = draft.children.map { need(of: $0, &random) }
    random = SplitMix64(seed: seed, stream: "absences")
    draft.absences = absences(of: draft.children, &random)
    var clerk = Clerk(
      draft, habits: .init(overlooks: 60, pinsToStay: 30, pinsToGo: 4),
      random: SplitMix64(seed: seed, stream: "clerk"))
    random = SplitMix64(seed: seed, stream: "flaws")
    draft.current = ClerkFlaws(tooSoon: 6)
      .applied(to: clerk.table(), of: draft, random: &random)
    return draft
  }

  private var settings: SettingsDraft {
    var settings = SettingsDraft(first: .on(5, 1, 2026), last: .on(31, 12, 2026))
    settings.holidays = Holidays.spring2026 + Holidays.autumn2026
    settings.asOf = .on(25, 12, 2025)
    settings.seed = 900
    return settings
  }

  /// Fifteen turns of 21 days and 60 places, two or three days between them.
  private var turns: [TurnDraft] {
    (0..<15).map { number in
      let first = CalendarDay.on(8, 1, 2026).adding(days: number * 119 / 5)
      var turn = TurnDraft(
        id: numbered("Т-", number + 1, width: 2), site: centre, service: "rehabilitation",
        days: .days(first, first.adding(days: 20)), places: 60)
      turn.ageFrom = 2
      turn.ageTo = number % 3 == 2 ? 7 : 17
      turn.categories = profile(of: number)
      turn.stepFreePlaces = number % 3 == 0 ? 18 : 6
      turn.companion = number % 3 == 1 ? "free" : "place"
      turn.quotas = [("Рудный", 10), ("Костанай", 24)]
      if number % 3 == 0 { turn.quotas.append(("Аркалык", 6)) }
      turn.reserved = [("village", 20)]
      return turn
    }
  }

  private func profile(of turn: Int) -> [String] {
    switch turn % 3 {
    case 0: ["motor", "complex", "delay"]
    case 1: ["autism", "intellect", "delay", "speech"]
    default: []
    }
  }

  private var cohort: Cohort {
    var cohort = Cohort(
      count: 2000, ages: (1...17).map { ($0, $0 < 3 ? 3 : $0 < 8 ? 8 : 6) }, homes: homes)
    cohort.idWidth = 4
    cohort.categories = Shares.psychoneurological
    cohort.languages = [(["ru"], 58), (["kk"], 42)]
    cohort.firstShift = nil
    cohort.waited = 20...1100
    cohort.noConclusion = 45
    cohort.postponed = 25
    cohort.siblings = 45
    return cohort
  }

  /// Towns and district centres of the oblast; the villages stand for their districts.
  private var homes: [(Cohort.Home, Int)] {
    let towns = [
      ("Костанай", 560), ("Рудный", 290), ("Лисаковск", 95), ("Аркалык", 90),
      ("Житикара", 80), ("Тобыл", 130),
    ]
    let villages = [
      ("Аулиеколь", 95), ("Боровской", 70), ("Денисовка", 60), ("Карабалык", 85),
      ("Караменды", 45), ("Карасу", 60), ("Камысты", 45), ("Сарыколь", 55), ("Торгай", 55),
      ("Амангельды", 55), ("Узунколь", 60), ("Федоровка", 70),
    ]
    return towns.map { (.init(place: $0.0), $0.1) }
      + villages.map { (.init(place: $0.0, isRural: true), $0.1) }
  }

  /// Two courses a year or more; most had their last one in the year before.
  private func need(of child: ChildDraft, _ random: inout SplitMix64) -> NeedDraft {
    var need = NeedDraft(
      child: child.id, service: "rehabilitation",
      times: random.pick(weighted: [(2, 62), (3, 28), (4, 10)]))
    if random.chance(perMille: 560) {
      need.last = CalendarDay.on(20, 12, 2025).adding(days: -random.integer(in: 0...540))
    }
    if random.chance(perMille: 40) { need.priority = 1 }
    return need
  }

  private func absences(of children: [ChildDraft], _ random: inout SplitMix64) -> [AbsenceDraft] {
    random.shuffled(Array(children.indices)).prefix(24).sorted().map { index in
      let first = CalendarDay.on(1, 2, 2026).adding(days: random.integer(in: 0...(250 - 1)))
      return AbsenceDraft(
        who: children[index].id,
        days: .days(first, first.adding(days: 13 + random.integer(in: 0...(40 - 1)))),
        note: random.pick(["лечение в Астане", "отъезд семьи", "санаторий"]))
    }
  }
}
