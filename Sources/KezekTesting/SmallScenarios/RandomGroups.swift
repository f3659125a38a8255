public import Kezek

/// Draws small scenarios of one service in groups: children of several ages, words, lengths and hours,
/// at one site or two.
public struct RandomGroups {
  private var random: SplitMix64
  private var tiny: TinyScenario

  public init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    let weeks = random.chance(15) ? 2 : 1
    tiny = TinyScenario(
      weeks: weeks, to: 60 * random.pick([10, 10, 11]), days: 0...(weeks == 1 ? 2 : 0))
  }

  public func scenario() throws -> Scenario {
    var draw = self
    return try draw.drawn()
  }

  private mutating func drawn() throws -> Scenario {
    if random.chance(50) { tiny.site("Village", in: tiny.place("Village")) }
    let sites = tiny.parts.sites.indices.map { Site.ID($0) }
    var kinds: [[Kind.ID]] = []
    if random.chance(40) {
      let kind = tiny.kind("hall")
      for site in sites {
        tiny.room("R-\(site.index)", kind, at: site, seats: random.pick([nil, 3]))
      }
      kinds = [[kind]]
    }
    let service = tiny.service(
      "speech therapist", form: .group,
      groupSize: random.pick([2...2, 2...3, 2...3, 3...4, 1...2]),
      ageGap: random.pick([1, 2, 2]), kinds: kinds, gapDays: random.chance(30) ? 2 : nil)
    for number in 0..<random.pick([1, 1, 2]) {
      tiny.specialist(
        "S-\(number)", gives: [service], contactMinutes: random.pick([60, 90, 120, 1080]),
        hours: hours(missing: 10), languages: words(stated: 30), categories: words(stated: 30),
        caseload: random.pick([nil, nil, 3]))
    }
    for number in 0..<random.pick([3, 4, 4, 5]) {
      let child = tiny.child(
        "C-\(number)", born: "\(random.pick([2017, 2018, 2019, 2020]))-03-01",
        categories: words(stated: 30), languages: words(stated: 30), hours: hours(missing: 25))
      let asked = random.pick([1, 1, 2])
      tiny.need(
        child, service, asked: asked, mostInWeek: random.integer(in: 1...asked),
        least: random.integer(in: 1...asked), form: random.chance(20) ? .any : .group,
        minutes: random.pick([30, 30, 60]), site: random.chance(15) ? sites.last : nil)
    }
    return try tiny.scenario()
  }

  /// No word, the first, the second, or both.
  private mutating func words(stated percent: Int) -> WordSet {
    random.chance(percent)
      ? random.pick([WordSet([0]), WordSet([1]), WordSet([0, 1])]) : WordSet()
  }

  /// Open hours of which some in a hundred are missing.
  private mutating func hours(missing percent: Int) -> Hours {
    var hours = tiny.parts.grid.open
    for period in hours.members where random.chance(percent) { hours.remove(period) }
    return Hours(anywhere: hours)
  }
}
