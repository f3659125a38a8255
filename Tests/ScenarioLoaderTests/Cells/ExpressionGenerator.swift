import Kezek

@testable import ScenarioLoader

/// Generates availability from a seed.
struct ExpressionGenerator {
  var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  mutating func expression() -> AvailabilityExpression {
    let blocks = blocks(withSites: false)
    var exceptions: [AvailabilityExpression.Block] = []
    while chance(35), exceptions.count < 3 {
      guard let base = blocks.randomElement(using: &random) else { break }
      // What is taken away with hours must be days that are there.
      exceptions.append(
        AvailabilityExpression.Block(
          site: chance(50) ? nil : base.site, days: base.days, hours: hoursTerm(), week: week()))
    }
    return AvailabilityExpression(blocks: blocks, exceptions: exceptions)
  }

  /// Some blocks, those without a site first.
  mutating func blocks(withSites: Bool) -> [AvailabilityExpression.Block] {
    let sites = CellFixtures.sites.indices
    var blocks: [AvailabilityExpression.Block] = []
    repeat {
      let site = withSites || chance(60) ? sites.randomElement(using: &random) : nil
      blocks.append(
        AvailabilityExpression.Block(site: site, days: days(), hours: hoursTerm(), week: week()))
    } while chance(60) && blocks.count < 6
    return blocks.filter { $0.site == nil } + blocks.filter { $0.site != nil }
  }

  private mutating func days() -> DaySet {
    if chance(15) { return .all }
    return DaySet(bits: UInt8.random(in: 1...0x7F, using: &random))
  }

  private mutating func week() -> CycleWeek? {
    chance(70) ? nil : CycleWeek.allCases.randomElement(using: &random)
  }

  private mutating func hoursTerm() -> HoursTerm {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: .whole
    case 1: .morning
    case 2: .afternoon
    case 3: .from(minute(in: 0...1380))
    case 4: .until(minute(in: 60...1440))
    default: between()
    }
  }

  private mutating func between() -> HoursTerm {
    let first = minute(in: 0...1380)
    return .between(first, minute(in: (first + 5)...1440))
  }

  /// A minute on the five minutes, mostly on the half hour.
  private mutating func minute(in range: ClosedRange<Int>) -> Int {
    let step = chance(80) ? 30 : 5
    let rounded = Int.random(in: range, using: &random) / step * step
    return range.contains(rounded) ? rounded : range.upperBound
  }

  /// Any hours at all: whole openings, random periods, some sites.
  mutating func hours(_ context: AvailabilityContext) -> Hours {
    func periods(_ opening: PeriodSet, _ random: inout SplitMix64) -> PeriodSet {
      var periods = opening
      let kind = Int.random(in: 0..<4, using: &random)
      if kind == 0 { return opening }
      let grid = context.grid
      for day in 0..<grid.dayCount {
        let base = day * grid.periodsPerDay
        let first = Int.random(in: 0..<grid.periodsPerDay, using: &random)
        let last = Int.random(in: first..<grid.periodsPerDay, using: &random)
        if kind == 1 { periods.remove(base..<(base + grid.periodsPerDay)) }
        if kind > 1 { periods.remove((base + first)..<(base + last + 1)) }
        if kind == 3, first > 0 { periods.remove(base) }
      }
      return periods
    }
    var sites: [Hours.SiteHours] = []
    for site in context.openings.indices where chance(40) {
      sites.append(
        Hours.SiteHours(
          site: Site.ID(site), periods: periods(context.openings[site], &random)))
    }
    let anywhere =
      sites.isEmpty || chance(20) ? periods(context.grid.open, &random) : context.grid.none
    return Hours(anywhere: anywhere, atSites: sites)
  }

  /// The same cell with other dashes, blanks, letter case and full-width digits.
  mutating func disguised(_ cell: String) -> String {
    var result = ""
    for character in cell {
      switch character {
      case "-" where chance(40):
        result.append(["–", "—", "‑", "−", "－"].randomElement(using: &random) ?? "-")
      case " " where chance(30):
        result +=
          ["\u{a0}", "  ", "\u{202f}", "\t", " \u{200b}"].randomElement(using: &random) ?? " "
      case ":" where chance(20): result.append("：")
      case ",": result.append(chance(20) ? "，" : ",")
      case "0"..."9" where chance(10):
        let scalar = character.unicodeScalars.first.flatMap { Unicode.Scalar($0.value + 0xFEE0) }
        result.append(scalar.map(Character.init) ?? character)
      default:
        // A single letter is a week as a capital only.
        result += chance(30) && cell.count > 1 ? character.uppercased() : String(character)
      }
    }
    return result
  }

  private static let vocabulary =
    AvailabilityLexicon.shared.suggestions + CellFixtures.sites + [
      "9:00-13:00", "14-17", "8.30-12.00", "9", "13:00", "-", ",", ";", "\n", "(", ")", "/", ".",
      ":", "A", "B", "с", "до", "по", "в", "from", "to", "until", "дейін", "бастап", "ден", "дан",
      "сәрсенбіден", "жұмадан", "ежедневно", "будни", "каждую", "every", "неделя", "апта", "01.09",
      "сен.13", "45931", "1-я", "нет", "и", "мен", "=", "#REF!", "0,375", "30", "утра", "pm", "ч",
      "5", "Житикара", "20 до 4", "45", "1 000", "01.09.2026", "да", "логопед", "\u{feff}", "𝟗",
      "ş",
    ]

  /// Words of the grammar and others in any order.
  mutating func garbage() -> String {
    var parts: [String] = []
    repeat {
      parts.append(Self.vocabulary.randomElement(using: &random) ?? "")
    } while chance(75) && parts.count < 12
    let separator = chance(80) ? " " : ""
    var text = parts.joined(separator: separator)
    if chance(20), !text.isEmpty {
      var characters = Array(text)
      let position = Int.random(in: characters.indices, using: &random)
      characters[position] = ["ж", "x", "9", "-", "?", " "].randomElement(using: &random) ?? "ж"
      text = String(characters)
    }
    return text
  }
}
