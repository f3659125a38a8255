import Kezek
import KezekTesting
import PlanVerification
import Testing

@testable import AllocationSolver

/// The schedule's checks against the verifier, in both directions, on random walks.
@Suite struct ScheduleStateAgreementTests {
  @Test(arguments: ConstraintFamily.allCases)
  func obstaclesAreViolations(family: ConstraintFamily) throws {
    var free = 0
    var barred = 0
    for seed in UInt64(1)...10 {
      let scenario = try SmallScenarioGenerator(seed: seed).scenario(families: [family])
      var walk = ScheduleWalk(scenario, seed: seed)
      for _ in 0..<30 { try walk.step() }
      free += walk.free
      barred += walk.barred
    }
    #expect(free > 20, "\(family)")
    #expect(barred > 20, "\(family)")
  }

  @Test(arguments: UInt64(1)...60)
  func obstaclesAreViolationsWhereFamiliesMeet(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let families = random.sample(random.integer(in: 2...6), of: ConstraintFamily.allCases)
    let scenario = try SmallScenarioGenerator(seed: 5000 + seed).scenario(families: families)
    var walk = ScheduleWalk(scenario, seed: seed)
    for _ in 0..<30 { try walk.step() }
    let isEmpty = walk.candidates.pairs.isEmpty && walk.candidates.turnsOfNeed.allSatisfy(\.isEmpty)
    #expect(walk.free + walk.barred > 0 || isEmpty)
  }

  @Test(arguments: UInt64(1)...40)
  func obstaclesAreViolationsWhereSpecialistsLeadGroupsOfTwoServices(seed: UInt64) throws {
    let scenario = try QueueVerificationTests.withGroupsOfTwoServices(seed: seed)
    var walk = ScheduleWalk(scenario, seed: seed)
    for _ in 0..<40 { try walk.step() }
  }
}

/// Adds and removes sessions, group members and courses at random, and asks the verifier each time.
struct ScheduleWalk {
  let scenario: Scenario
  let candidates: Candidates
  private let verifier: PlanVerifier
  var state: ScheduleState
  var random: SplitMix64
  let name: String
  /// Proposals that nothing, or something, stood against.
  var free = 0
  var barred = 0

  init(_ scenario: Scenario, seed: UInt64) {
    self.scenario = scenario
    candidates = Candidates(scenario)
    verifier = PlanVerifier(scenario)
    state = ScheduleState(candidates)
    random = SplitMix64(seed: seed)
    name = "seed \(seed), \(scenario.digest)"
  }

  mutating func step() throws {
    let need = random.pick(scenario.needs.ids)
    if !scenario.service(of: need).per.isWeekly {
      proposeCourse(need)
    } else if random.chance(15) {
      removeSomething()
    } else if random.chance(30) {
      proposeGroup(need)
    } else {
      proposeSession(need)
    }
  }

  private mutating func proposeSession(_ need: Need.ID) {
    guard let slot = drawSlot(need) else { return }
    let minutes = scenario.needs[need].minutes
    let party = Party(need, with: slot.specialist, minutes: minutes)
    let obstacle = state.obstacle(to: party, in: slot.combination, at: slot.start)
    compareStarts(party, slot.combination)
    let meeting = HeldMeeting(
      needs: [need], specialist: slot.specialist, combination: slot.combination,
      start: slot.start, isGroup: false, group: nil)
    judge(obstacle, "session") { meetings, _ in meetings.append(meeting) }
    guard obstacle == nil else { return }
    state.addSession(need, with: slot.specialist, in: slot.combination, at: slot.start)
    judge(nil, "added session")
  }

  /// Opens a group of one, or lets a need join one, or adds a meeting to one.
  private mutating func proposeGroup(_ need: Need.ID) {
    let held = state.groups.indices.filter { state.groups[$0] != nil }
    if !held.isEmpty, random.chance(60) {
      let place = random.pick(held)
      if random.chance(50) || state.givers[need.index] == .group(place) {
        proposeMeeting(place)
        return
      }
      // What is held is not made longer, which the verifier would not mind.
      guard scenario.needs[need].minutes <= state.groups[place]?.minutes ?? 0 else { return }
      let obstacle = state.obstacle(toJoining: place, by: need, isGrowing: true)
      judge(obstacle, "joining") { meetings, _ in
        meetings = meetings.map { $0.group == place ? $0.joined(by: need) : $0 }
      }
      guard obstacle == nil else { return }
      state.join(need, group: place)
      judge(nil, "joined")
    } else if let slot = drawSlot(need), case .nobody = state.givers[need.index] {
      let roster = scenario.needs[need].roster
      // Whoever is on a roster joins its group: a plan knows it by its name.
      if roster != nil, held.contains(where: { state.groups[$0]?.roster == roster }) { return }
      let party = Party(
        of: [need], with: slot.specialist, minutes: scenario.needs[need].minutes, roster: roster)
      let obstacle = state.obstacle(to: party, in: slot.combination, at: slot.start)
      let meeting = HeldMeeting(
        needs: [need], specialist: slot.specialist, combination: slot.combination,
        start: slot.start, isGroup: true, group: state.groups.count)
      judge(obstacle, "opening") { meetings, _ in meetings.append(meeting) }
      guard obstacle == nil else { return }
      let place = state.openGroup(
        ScheduledGroup(
          service: scenario.needs[need].service, specialist: slot.specialist,
          site: candidates.resources.combinations[slot.combination].site,
          minutes: party.minutes, roster: party.roster, members: [need], meetings: []))
      state.addMeeting(of: place, in: slot.combination, at: slot.start)
      judge(nil, "opened")
    }
  }

  private mutating func proposeMeeting(_ place: Int) {
    guard let group = state.groups[place], let member = group.members.first,
      let slot = drawSlot(member)
    else { return }
    let party = Party(
      group: place, of: group.members, with: group.specialist, minutes: group.minutes,
      roster: group.roster)
    let obstacle = state.obstacle(to: party, in: slot.combination, at: slot.start)
    let meeting = HeldMeeting(
      needs: group.members.sorted(), specialist: group.specialist, combination: slot.combination,
      start: slot.start, isGroup: true, group: place)
    judge(obstacle, "meeting") { meetings, _ in meetings.append(meeting) }
    guard obstacle == nil else { return }
    state.addMeeting(of: place, in: slot.combination, at: slot.start)
    judge(nil, "added meeting")
  }

  private mutating func proposeCourse(_ need: Need.ID) {
    guard !scenario.turns.isEmpty else { return }
    let turn = random.pick(scenario.turns.ids)
    let isHeld = state.turns(of: need).contains(turn)
    if isHeld {
      state.removeCourse(need, in: turn)
      judge(nil, "removed course")
      return
    }
    let obstacle = state.obstacle(to: need, in: turn)
    judge(obstacle, "course") { _, courses in
      courses.append(PlannedCourse(need: need, turn: turn))
    }
    guard obstacle == nil else { return }
    state.addCourse(need, in: turn)
    judge(nil, "added course")
  }

  private mutating func removeSomething() {
    let held = state.meetings.indices.filter { state.meetings[$0] != nil }
    if held.isEmpty { return }
    let place = random.pick(held)
    let who = state.meetings[place]?.who
    state.removeMeeting(place)
    // The verifier knows a group by its meetings.
    if case .group(let group) = who, state.groups[group]?.meetings.isEmpty ?? false {
      state.closeGroup(group)
    }
    judge(nil, "removal")
  }

  private struct Slot {
    let specialist: Specialist.ID
    let combination: Int
    let start: Int
  }

  /// Mostly what is likely to be free, at times anything at all.
  private mutating func drawSlot(_ need: Need.ID) -> Slot? {
    let specialist =
      state.specialist(of: need).flatMap { random.chance(80) ? $0 : nil }
      ?? random.pick(scenario.specialists.ids)
    let combinations = scenario.sites.ids.flatMap {
      candidates.resources.combinations(of: scenario.needs[need].service, at: $0)
    }
    guard !combinations.isEmpty else { return nil }
    let combination = random.pick(combinations)
    let likely = scenario.specialists[specialist].hours.anyPeriods.members
    let start =
      likely.isEmpty || random.chance(10)
      ? random.integer(in: 0...(scenario.grid.periodCount - 1)) : random.pick(likely)
    return Slot(specialist: specialist, combination: combination, start: start)
  }

  // MARK: Judging

  /// What a schedule under way may break: what is only complete at its end.
  private static let unfinished: Set<Violation.Condition> = [
    .belowLeast, .coursesBelowLeast, .mustStay, .groupTooSmall, .rosterIncomplete,
  ]

  private typealias Change = (inout [HeldMeeting], inout [PlannedCourse]) -> Void

  private func violations(_ change: Change) -> [Violation.Condition] {
    var meetings = state.meetings.compactMap { $0 }.map { meeting in
      let group: Int? = if case .group(let place) = meeting.who { place } else { nil }
      return HeldMeeting(
        needs: state.members(of: meeting).sorted(), specialist: meeting.specialist,
        combination: meeting.combination, start: meeting.start, isGroup: group != nil,
        group: group)
    }
    var courses = Array(state.coursesOfChild.joined())
    change(&meetings, &courses)
    let plan = PlanWriter(candidates).plan(of: meetings, courses: courses)
    return verifier.verify(plan).violations.map(\.condition)
      .filter { !Self.unfinished.contains($0) }
  }

  /// Asks the verifier of what is held with a change that something, or nothing, stands against.
  private mutating func judge(
    _ obstacle: ConstraintFamily?, _ what: String, _ change: Change = { _, _ in }
  ) {
    let found = violations(change)
    // The clerk does not lengthen a group's meetings for one who joins: stricter than a plan must be.
    let isClerksOwn = what == "joining" && obstacle == .groupRoster
    #expect(
      (obstacle == nil) == found.isEmpty || isClerksOwn,
      "\(what): \(obstacle.map(\.rawValue) ?? "free") against \(found), \(name)")
    if obstacle == nil { free += 1 } else { barred += 1 }
  }

  /// The set of free starts is that of starts without an obstacle.
  private func compareStarts(_ party: Party, _ combination: Int) {
    guard state.obstacle(to: party) == nil,
      state.obstacle(to: party, in: combination) == nil
    else { return }
    let free = state.freeStarts(of: party, in: combination).members
    let expected = (0..<scenario.grid.periodCount).filter {
      state.obstacle(to: party, in: combination, at: $0) == nil
    }
    #expect(free == expected, "\(name)")
  }
}

extension HeldMeeting {
  fileprivate func joined(by need: Need.ID) -> HeldMeeting {
    HeldMeeting(
      needs: (needs + [need]).sorted(), specialist: specialist, combination: combination,
      start: start, isGroup: isGroup, group: group)
  }
}
