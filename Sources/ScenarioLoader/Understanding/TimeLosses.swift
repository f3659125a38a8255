import Kezek

/// Minutes a cycle that the step of the grid costs, by service (RULES 1).
struct TimeLosses {
  /// Minutes by which asked sessions are rounded up, by service.
  let toRounding: [Int]
  /// Minutes of specialists' hours that fit no whole period, by service they give.
  let offGrid: [Int]
  /// The step that loses least of both, where that is less than now.
  let betterStep: Understanding.BetterStep?

  init(_ built: BuiltScenario) {
    let now = built.context.grid.step
    toRounding = Self.rounding(built, step: now)
    let minutes = Self.offGridBySpecialist(built, step: now)
    var byService = [Int](repeating: 0, count: built.services.count)
    for (specialist, lost) in zip(built.specialists.specialists, minutes) {
      for service in specialist.services { byService[service.index] += lost }
    }
    offGrid = byService
    let lostNow = toRounding.reduce(0, +) + minutes.reduce(0, +)
    var best: Understanding.BetterStep?
    // The coarsest of equally good steps: fewer periods, the same timetable.
    for step in GridSetting.steps.reversed() where step != now {
      let lost =
        Self.rounding(built, step: step).reduce(0, +)
        + Self.offGridBySpecialist(built, step: step).reduce(0, +)
      if lost < best?.minutesLost ?? lostNow {
        best = Understanding.BetterStep(step: step, minutesLost: lost, minutesLostNow: lostNow)
      }
    }
    betterStep = best
  }

  /// What rounding costs if every asked session is held.
  private static func rounding(_ built: BuiltScenario, step: Int) -> [Int] {
    var lost = [Int](repeating: 0, count: built.services.count)
    for need in built.needs.needs where need.minutes > 0 {
      let rounded = (need.minutes + step - 1) / step * step
      lost[need.service.index] += need.asked * (rounded - need.minutes)
    }
    return lost
  }

  /// What each specialist's hours lose to another step, the opening of sites left out of account.
  private static func offGridBySpecialist(_ built: BuiltScenario, step: Int) -> [Int] {
    let context = built.context
    let setting = GridSetting(
      days: context.gridSetting.days, breaks: context.gridSetting.breaks, step: step)
    guard let grid = setting.grid(weeks: context.grid.weeks).value else {
      return [Int](repeating: 0, count: built.specialists.specialists.count)
    }
    let openings = context.siteNames.map { _ in grid.open }
    let against = AvailabilityContext(
      grid: grid, noon: context.settings.noon, openings: openings)
    var known: [AvailabilityExpression: Int] = [:]
    return built.specialists.expressions.map { expression in
      if let lost = known[expression] { return lost }
      let lost = expression.resolve(in: against).value?.minutesOffGrid ?? 0
      known[expression] = lost
      return lost
    }
  }
}
