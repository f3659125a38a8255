import Kezek

/// What the options chosen so far occupy, so that one that collides with them is not chosen.
///
/// Each check is a condition that stays broken whatever is added: times taken twice, a limit
/// passed. What is not checked here is left to the verifier.
struct EnumerationState {
  private let scenario: Scenario
  private let without: ConstraintFamily?
  private let days: Int
  private let binds: [Binding]
  private let longTurns: [Bool]
  private var specialistBusy: [UInt64]
  private var specialistMinutes: [Int]
  private var specialistChildren: [Int]
  private var childBusy: [UInt64]
  private var companionBusy: [UInt64]
  private var daySessions: [Int]
  private var dayMinutes: [Int]
  private var dayPlace: [Int]
  private var weeklyOptions: [Int]
  private var longTurnsOfChild: [Int]
  private var turnLoad: [Int]

  /// Whom a need's sessions bind, looked up once.
  private struct Binding {
    let child: Int
    let bindsChild: Bool
    let bindsCompanion: Bool
    let companionTakesPlace: Bool
  }

  init(_ scenario: Scenario, without: ConstraintFamily?) {
    self.scenario = scenario
    self.without = without
    days = scenario.grid.dayCount
    binds = scenario.needs.map { need in
      let who = scenario.services[need.service].who
      let seat = scenario.children[need.child].companion == .seat
      return Binding(
        child: need.child.index, bindsChild: who != .parent,
        bindsCompanion: who != .child || seat, companionTakesPlace: seat)
    }
    longTurns = scenario.turns.map { turn in
      let shared = turn.days.intersection(scenario.settings.term)?.count ?? 0
      return 2 * shared > scenario.settings.term.count
    }
    let children = scenario.children.count
    let specialists = scenario.specialists.count
    specialistBusy = [UInt64](repeating: 0, count: specialists)
    specialistMinutes = [Int](repeating: 0, count: specialists)
    specialistChildren = [Int](repeating: 0, count: specialists * children)
    childBusy = [UInt64](repeating: 0, count: children)
    companionBusy = [UInt64](repeating: 0, count: children)
    daySessions = [Int](repeating: 0, count: children * days)
    dayMinutes = [Int](repeating: 0, count: children * days)
    dayPlace = [Int](repeating: 0, count: children * days)
    weeklyOptions = [Int](repeating: 0, count: children)
    longTurnsOfChild = [Int](repeating: 0, count: children)
    turnLoad = [Int](repeating: 0, count: scenario.turns.count)
  }

  /// Whether the option can be added to what is chosen.
  func admits(_ option: PlanOption) -> Bool {
    if !option.turns.isEmpty { return admitsCourses(option) }
    return admitsSpecialists(option) && option.needs.allSatisfy { admitsChild(of: $0, option) }
  }

  private func admitsSpecialists(_ option: PlanOption) -> Bool {
    for meeting in option.meetings {
      let id = meeting.specialist
      if without != .specialistOverlap, specialistBusy[id] & meeting.mask != 0 { return false }
    }
    guard let first = option.meetings.first else { return true }
    // Several specialists in one option only where continuity does not count.
    guard without != .continuity else { return true }
    let specialist = scenario.specialists[first.specialist]
    let minutes = option.meetings.reduce(0) {
      $0 + scenario.settings.contactMinutes(ofSession: $1.minutes)
    }
    if without != .weeklyHours,
      specialistMinutes[first.specialist] + minutes > specialist.contactMinutes
    {
      return false
    }
    guard without != .caseload, let most = specialist.caseload else { return true }
    let base = first.specialist * scenario.children.count
    var children = 0
    for child in scenario.children.indices {
      if specialistChildren[base + child] > 0
        || option.needs.contains(where: { binds[$0].child == child })
      {
        children += 1
      }
    }
    return children <= most
  }

  private func admitsChild(of need: Int, _ option: PlanOption) -> Bool {
    let bind = binds[need]
    if without != .absence, longTurnsOfChild[bind.child] > 0 { return false }
    for meeting in option.meetings {
      if without != .childOverlap {
        if bind.bindsChild, childBusy[bind.child] & meeting.mask != 0 { return false }
        if bind.bindsCompanion, companionBusy[bind.child] & meeting.mask != 0 { return false }
      }
      guard bind.bindsChild else { continue }
      let day = bind.child * days + meeting.day
      if without != .dailyLoad {
        if daySessions[day] + 1 > scenario.settings.daySessions { return false }
        if let most = scenario.settings.dayMinutes, dayMinutes[day] + meeting.minutes > most {
          return false
        }
      }
      let place = scenario.sites[meeting.site].place.index + 1
      if without != .onePlaceADay, daySessions[day] > 0, dayPlace[day] != place { return false }
    }
    return true
  }

  private func admitsCourses(_ option: PlanOption) -> Bool {
    let bind = binds[option.needs[0]]
    for turn in option.turns {
      if without != .absence, longTurns[turn], weeklyOptions[bind.child] > 0 { return false }
      let load = turnLoad[turn] + places(of: bind, in: turn)
      if without != .places, load > scenario.turns[turn].places { return false }
    }
    return true
  }

  private func places(of bind: Binding, in turn: Int) -> Int {
    bind.companionTakesPlace && scenario.turns[turn].companion == .place ? 2 : 1
  }

  /// Adds an option that `admits` allows.
  mutating func add(_ option: PlanOption) { change(option, by: 1) }

  /// Takes away the option added last.
  mutating func remove(_ option: PlanOption) { change(option, by: -1) }

  private mutating func change(_ option: PlanOption, by sign: Int) {
    for turn in option.turns {
      let bind = binds[option.needs[0]]
      turnLoad[turn] += sign * places(of: bind, in: turn)
      if longTurns[turn] { longTurnsOfChild[bind.child] += sign }
    }
    for meeting in option.meetings {
      let id = meeting.specialist
      specialistBusy[id] =
        sign > 0
        ? specialistBusy[id] | meeting.mask
        : specialistBusy[id] & ~meeting.mask
      specialistMinutes[id] += sign * scenario.settings.contactMinutes(ofSession: meeting.minutes)
    }
    guard let first = option.meetings.first else { return }
    for need in option.needs {
      let bind = binds[need]
      weeklyOptions[bind.child] += sign
      specialistChildren[first.specialist * scenario.children.count + bind.child] += sign
      for meeting in option.meetings { change(bind, meeting, by: sign) }
    }
  }

  private mutating func change(_ bind: Binding, _ meeting: Meeting, by sign: Int) {
    let mask = meeting.mask
    if bind.bindsCompanion {
      let old = companionBusy[bind.child]
      companionBusy[bind.child] = sign > 0 ? old | mask : old & ~mask
    }
    guard bind.bindsChild else { return }
    let old = childBusy[bind.child]
    childBusy[bind.child] = sign > 0 ? old | mask : old & ~mask
    let day = bind.child * days + meeting.day
    daySessions[day] += sign
    dayMinutes[day] += sign * meeting.minutes
    if sign > 0 { dayPlace[day] = scenario.sites[meeting.site].place.index + 1 }
  }
}
