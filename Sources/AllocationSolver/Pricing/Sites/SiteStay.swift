import Kezek

/// How long a specialist who chooses the site is at one site: a day of the cycle, or the whole cycle.
struct SiteStay: Hashable {
  let specialist: Specialist.ID
  /// Nil = the whole cycle.
  let day: Int?

  /// The stay that a period is in.
  init(of specialist: Specialist.ID, in period: Int, _ scenario: Scenario) {
    self.specialist = specialist
    let isDaily = scenario.specialists[specialist].siteChoice == .eachDay
    day = isDaily ? scenario.grid.day(of: period) : nil
  }
}
