import Kezek

/// How often each member could meet in a found group of one specialist for one service.
///
/// A member that meets so often does so at one site, with enough others of one kind, on so many days as
/// its weeks allow. Whoever cannot is nobody's company: until nothing more follows. It takes no prices.
struct PossibleMeetings: Sendable {
  /// By number of meetings, from 1: those who could.
  private(set) var sets: MemberSets

  /// - Complexity: O(meetings × rounds × times × kinds × (sets + starts + members × days) of a time).
  init(_ members: GroupMembers, _ times: [GroupTimes], _ scenario: Scenario) {
    sets = MemberSets(members: members.count)
    var search = Search(members, scenario)
    for meetings in 1...max(1, members.mostMeetings) {
      sets.append(search.possible(times, meetings: meetings))
    }
  }

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
    /// Those of a kind who are still thought possible.
    var company: [UInt64]
    var isEnough: [Bool] = []

    init(_ members: GroupMembers, _ scenario: Scenario) {
      needs = members.needs.map { scenario.needs[$0] }
      least = max(1, scenario.services[members.service].groupSize.lowerBound)
      weeks = scenario.grid.weeks
      days = MemberSets(scenario.grid.dayCount, members: members.count)
      company = [UInt64](repeating: 0, count: days.width)
    }

    mutating func possible(_ times: [GroupTimes], meetings: Int) -> [UInt64] {
      var all = MemberSets(1, members: needs.count)
      for (member, need) in needs.enumerated()
      where need.least <= meetings && meetings <= need.asked {
        all.insert(member, into: 0)
      }
      while true {
        var found = MemberSets(1, members: needs.count)
        for time in times {
          for kind in 0..<time.kinds.count {
            find(in: time, kind, of: all.words, meetings: meetings, &found)
          }
        }
        if found.words == all.words { return all.words }
        all = found
      }
    }

    /// Adds those of a kind who could meet so often.
    private mutating func find(
      in time: GroupTimes, _ kind: Int, of all: [UInt64], meetings: Int, _ found: inout MemberSets
    ) {
      guard time.kinds.shared(kind, with: all, into: &company) >= least,
        zip(company, found.words).contains(where: { $0 & ~$1 != 0 })
      else { return }
      isEnough.removeAll(keepingCapacity: true)
      for set in 0..<time.sets.count {
        isEnough.append(time.sets.sharedCount(set, with: company) >= least)
      }
      days.removeMembers()
      for start in time.starts where isEnough[start.set] {
        days.formUnion(start.day, with: start.set, of: time.sets)
      }
      for place in company.indices {
        var rest = company[place] & ~found.words[place]
        while rest != 0 {
          let member = place << 6 + rest.trailingZeroBitCount
          rest &= rest - 1
          if most(of: member) >= meetings { found.insert(member, into: 0) }
        }
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
