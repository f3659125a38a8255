import Kezek

/// The weekly rows with one word under `keep`, gathered by need, and by those who are to sit together.
struct PinnedNeeds {
  /// A need with its rows.
  struct Entry {
    let need: Need.ID
    /// Positions in `current` of rows that name a day, by week, day and start.
    var timed: [Int] = []
    /// Positions in `current` of rows that name the specialist only.
    var untimed: [Int] = []
  }

  /// Needs that are to be met together: a named roster's, those whose rows name one specialist,
  /// site and start where the service allows groups, or one alone; in the order of the queue.
  private(set) var parties: [[Entry]] = []
  /// Positions in `current` of rows that no need answers to.
  private(set) var orphans: [Int] = []

  private let scenario: Scenario
  private let order: QueueOrder
  private let keep: CurrentRow.Keep

  init(_ scenario: Scenario, _ order: QueueOrder, keep: CurrentRow.Keep) {
    self.scenario = scenario
    self.order = order
    self.keep = keep
    var entries: [Need.ID: Entry] = [:]
    let companions = companionCounts()
    for row in scenario.current.indices where scenario.current[row].keep == keep {
      guard case .session(let slot) = scenario.current[row].content else { continue }
      guard let need = need(of: row, sharing: companions) else {
        orphans.append(row)
        continue
      }
      if slot.time == nil {
        entries[need, default: Entry(need: need)].untimed.append(row)
      } else {
        entries[need, default: Entry(need: need)].timed.append(row)
      }
    }
    parties = gathered(
      entries.values.map(sorted).sorted {
        order.placeOfNeed[$0.need.index] < order.placeOfNeed[$1.need.index]
      })
  }

  private struct Meeting: Hashable {
    let service: Service.ID
    let slot: CurrentRow.Slot

    init(_ row: CurrentRow, _ slot: CurrentRow.Slot) {
      service = row.service
      // Rooms and minutes do not tell one meeting from another.
      self.slot = CurrentRow.Slot(
        specialist: slot.specialist, site: slot.site, week: slot.week, time: slot.time, rooms: [],
        minutes: nil)
    }
  }

  private func meeting(of row: Int) -> Meeting? {
    guard case .session(let slot) = scenario.current[row].content, slot.time != nil else {
      return nil
    }
    return Meeting(scenario.current[row], slot)
  }

  private func companionCounts() -> [Meeting: Int] {
    var counts: [Meeting: Int] = [:]
    for row in scenario.current.indices where scenario.current[row].keep == keep {
      if let meeting = meeting(of: row) { counts[meeting, default: 0] += 1 }
    }
    return counts
  }

  /// The need that a row means: where a child has several of the service, one that is met in a
  /// group for a row that others share, else one that is met alone.
  private func need(of row: Int, sharing companions: [Meeting: Int]) -> Need.ID? {
    let current = scenario.current[row]
    let isShared = meeting(of: row).map { companions[$0, default: 0] > 1 } ?? false
    let needs = scenario.needs(of: current).filter { scenario.service(of: $0).per.isWeekly }
    return needs.min { rank($0, isShared) < rank($1, isShared) }
  }

  private func rank(_ need: Need.ID, _ isShared: Bool) -> (Int, Int) {
    let row = scenario.needs[need]
    let inGroups = row.roster != nil || row.form == .group ? 2 : (row.form == .any ? 1 : 0)
    return (isShared ? -inGroups : inGroups, order.placeOfNeed[need.index])
  }

  /// Rows in the order of time, then of keys.
  private func sorted(_ entry: Entry) -> Entry {
    var entry = entry
    entry.timed.sort { key($0).lexicographicallyPrecedes(key($1)) }
    entry.untimed.sort { key($0).lexicographicallyPrecedes(key($1)) }
    return entry
  }

  private func key(_ row: Int) -> [Int] {
    guard case .session(let slot) = scenario.current[row].content else { return [] }
    return [
      slot.week ?? 0, slot.time?.weekday.rawValue ?? 0, slot.time?.minute ?? 0,
      order.lotOfSpecialist[slot.specialist.index],
      slot.site.map { order.rankOfSite[$0.index] } ?? -1, slot.week == nil ? 0 : 1,
    ]
  }

  /// Joins entries of one roster, and those that share a meeting and may be met in a group.
  private func gathered(_ entries: [Entry]) -> [[Entry]] {
    var party = Array(entries.indices)
    func leader(_ entry: Int) -> Int {
      party[entry] == entry ? entry : leader(party[entry])
    }
    var ofRoster: [Roster.ID: Int] = [:]
    var ofMeeting: [Meeting: Int] = [:]
    for (position, entry) in entries.enumerated() {
      let need = scenario.needs[entry.need]
      var others: [Int] = []
      if let roster = need.roster {
        if let other = ofRoster.updateValue(position, forKey: roster) { others.append(other) }
      } else if need.form != .individual {
        for meeting in entry.timed.compactMap(meeting(of:)) {
          if let other = ofMeeting.updateValue(position, forKey: meeting) { others.append(other) }
        }
      }
      for other in others {
        let (one, two) = (leader(position), leader(other))
        party[max(one, two)] = min(one, two)
      }
    }
    var place: [Int: Int] = [:]
    var parties: [[Entry]] = []
    for position in entries.indices {
      let first = leader(position)
      if let known = place[first] {
        parties[known].append(entries[position])
      } else {
        place[first] = parties.count
        parties.append([entries[position]])
      }
    }
    return parties
  }
}
