import Kezek

/// How often each member could meet in a found group of one specialist for one service, and with whom.
///
/// A member that meets so often does so at one site, with enough others of one kind, on so many days as
/// its weeks allow. Whoever cannot is nobody's company there: until nothing more follows. It takes no
/// prices.
struct PossibleMeetings: Sendable {
  /// By number of meetings, from 1: those who could.
  private(set) var sets: MemberSets
  /// By site, by day of the cycle: those who could be at a meeting there.
  private(set) var days: [Site.ID: MemberSets] = [:]
  /// By number of meetings, from 1, and by time: of each kind those who could be in a group there.
  ///
  /// Many, and asked for only while the gain of groups is found: not to be kept longer.
  private(set) var companies: [[MemberSets]] = []

  /// - Complexity: O(meetings × times × kinds × rounds × (sets + starts + members × days) of a time).
  init(_ members: GroupMembers, _ times: [GroupTimes], _ scenario: Scenario) {
    sets = MemberSets(members: members.count)
    var search = Search(members, scenario)
    let noDays = MemberSets(scenario.grid.dayCount, members: members.count)
    for meetings in 1...max(1, members.mostMeetings) {
      let asking = search.asking(meetings: meetings)
      var possible = MemberSets(1, members: members.count)
      var ofTimes: [MemberSets] = []
      for time in times {
        var ofKinds = MemberSets(members: members.count)
        for kind in 0..<time.kinds.count {
          search.findCompany(in: time, kind, of: asking, meetings: meetings)
          ofKinds.append(search.company)
          possible.formUnion(0, with: kind, of: ofKinds)
          search.addDays(of: time, to: &days[time.site, default: noDays])
        }
        ofTimes.append(ofKinds)
      }
      companies.append(ofTimes)
      sets.append(possible.words)
    }
  }

  mutating func removeCompanies() { companies = [] }

  /// Numbers of meetings that somebody could have, and who could have any, ascending.
  func any(of members: GroupMembers) -> (meetings: [Int], members: [Int]) {
    let meetings = (0..<sets.count).filter { set in sets[set].contains { $0 != 0 } }
    let numbers = members.needs.indices.filter { member in
      meetings.contains { sets.contains(member, in: $0) }
    }
    return (meetings.map { $0 + 1 }, numbers)
  }

  func contains(_ member: Int, meetings: Int) -> Bool {
    (1...sets.count).contains(meetings) && sets.contains(member, in: meetings - 1)
  }

  /// The search, with the places to do it in.
  private struct Search {
    let needs: [Need]
    let least: Int
    let weeks: Int
    /// By day: those who could be at a meeting.
    var days: MemberSets
    /// Those of a kind who could meet so often with one another.
    var company: [UInt64]
    /// By set: whether enough of them are in it; empty where they are too few.
    var isEnough: [Bool] = []

    init(_ members: GroupMembers, _ scenario: Scenario) {
      needs = members.needs.map { scenario.needs[$0] }
      least = max(1, scenario.services[members.service].groupSize.lowerBound)
      weeks = scenario.grid.weeks
      days = MemberSets(scenario.grid.dayCount, members: members.count)
      company = [UInt64](repeating: 0, count: days.width)
    }

    /// Those who may have so many meetings.
    func asking(meetings: Int) -> [UInt64] {
      var asking = MemberSets(1, members: needs.count)
      for (member, need) in needs.enumerated()
      where need.least <= meetings && meetings <= need.asked {
        asking.insert(member, into: 0)
      }
      return asking.words
    }

    /// Leaves of a kind those who could meet so often with one another.
    mutating func findCompany(
      in time: GroupTimes, _ kind: Int, of asking: [UInt64], meetings: Int
    ) {
      guard time.kinds.shared(kind, with: asking, into: &company) >= least else {
        for place in company.indices { company[place] = 0 }
        isEnough.removeAll(keepingCapacity: true)
        return
      }
      while leaveOut(in: time, meetings: meetings) {}
    }

    /// Leaves out who has enough company on too few days; returns whether there were any such.
    private mutating func leaveOut(in time: GroupTimes, meetings: Int) -> Bool {
      isEnough.removeAll(keepingCapacity: true)
      for set in 0..<time.sets.count {
        isEnough.append(time.sets.sharedCount(set, with: company) >= least)
      }
      days.removeMembers()
      for start in time.starts where isEnough[start.set] {
        days.formUnion(start.day, with: start.set, of: time.sets)
      }
      var isChanged = false
      for place in company.indices {
        var rest = company[place]
        while rest != 0 {
          let bit = rest & ~(rest - 1)
          rest &= rest - 1
          guard most(of: place << 6 + bit.trailingZeroBitCount) < meetings else { continue }
          company[place] &= ~bit
          isChanged = true
        }
      }
      return isChanged
    }

    /// Adds the company to the days of the meetings that it could have.
    func addDays(of time: GroupTimes, to found: inout MemberSets) {
      guard !isEnough.isEmpty else { return }
      for start in time.starts where isEnough[start.set] {
        found.formUnion(start.day, with: start.set, of: time.sets, within: company)
      }
    }

    /// The most meetings that a member could have on those days.
    private func most(of member: Int) -> Int {
      var most = 0
      for week in 0..<weeks {
        let days = (week * 7..<week * 7 + 7).count { self.days.contains(member, in: $0) }
        most += min(days, needs[member].mostInWeek)
      }
      return most
    }
  }
}
