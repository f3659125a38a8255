import Kezek

/// Whose sessions take the time of specialists and rooms: how long they are, and where.
struct TimeTakers {
  /// By specialist: lengths of its sessions, in periods, and sites of them.
  private(set) var lengths: [Set<Int>]
  private(set) var sites: [Set<Int>]
  private(set) var ofRooms: [RoomKey: Users] = [:]
  /// By specialist: when some of its sessions could be held.
  private var samples: [[Sample]]

  struct RoomKey: Hashable, Comparable {
    let site: Int
    let kind: Int

    static func < (left: RoomKey, right: RoomKey) -> Bool {
      (left.site, left.kind) < (right.site, right.kind)
    }
  }

  /// Who may use the units of a kind at a site, and for how long.
  struct Users {
    var specialists: Set<Int> = []
    var lengths: Set<Int> = []

    fileprivate mutating func insert(_ specialist: Int, _ length: Int) {
      specialists.insert(specialist)
      lengths.insert(length)
    }
  }

  private struct Sample {
    let length: Int
    let slots: [PairCandidate.Slots]
    let list: Int?
  }

  /// Needs of a specialist that are looked at.
  private static let mostSamples = 64

  init(_ candidates: Candidates, _ shares: [GroupShare]) {
    let specialists = candidates.scenario.specialists.count
    lengths = [Set<Int>](repeating: [], count: specialists)
    sites = [Set<Int>](repeating: [], count: specialists)
    samples = [[Sample]](repeating: [], count: specialists)
    var noted: Set<Int> = []
    for pair in candidates.pairs {
      let sample = Sample(
        length: candidates.length(pair.need), slots: pair.slots, list: pair.list)
      keep(sample, of: pair.specialist)
      // A list is of one specialist, and of sessions of one length.
      if let list = pair.list, !noted.insert(list).inserted { continue }
      note(sample, of: pair.specialist, candidates)
    }
    for share in shares {
      for member in share.members {
        let sample = Sample(
          length: candidates.length(member.need), slots: member.slots, list: nil)
        keep(sample, of: share.specialist)
        note(sample, of: share.specialist, candidates)
      }
    }
  }

  private mutating func keep(_ sample: Sample, of specialist: Specialist.ID) {
    if samples[specialist.index].count < Self.mostSamples {
      samples[specialist.index].append(sample)
    }
  }

  private mutating func note(
    _ sample: Sample, of specialist: Specialist.ID, _ candidates: Candidates
  ) {
    lengths[specialist.index].insert(sample.length)
    for slot in sample.slots {
      let combination = candidates.resources.combinations[slot.combination]
      sites[specialist.index].insert(combination.site.index)
      for part in combination.classes {
        let kind = candidates.resources.classes[part].kind
        let key = RoomKey(site: combination.site.index, kind: kind.index)
        ofRooms[key, default: Users()].insert(specialist.index, sample.length)
      }
    }
  }

  /// Whether many of a specialist's needs can be met for a part of its half-days only: then the hours
  /// of a half-day are not alike to them.
  ///
  /// A fiftieth of those looked at are many; a part is less than four fifths.
  func arePartial(of specialist: Specialist.ID, in timeline: Timeline) -> Bool {
    var looked = 0
    var partial = 0
    var known: [Int: (looked: Int, partial: Int)] = [:]
    for sample in samples[specialist.index] {
      let found = sample.list.flatMap { known[$0] } ?? partialRows(of: sample, in: timeline)
      if let list = sample.list { known[list] = found }
      looked += found.looked
      partial += found.partial
    }
    return 50 * partial > looked
  }

  /// In how many rows sessions could be, and in how many of them for a part only.
  private func partialRows(
    of sample: Sample, in timeline: Timeline
  ) -> (looked: Int, partial: Int) {
    var open = [Int](repeating: 0, count: timeline.rows.count)
    var end = 0
    for period in sample.slots.flatMap({ $0.starts }).sorted() {
      for share in timeline.parts(max(period, end)..<max(period + sample.length, end)) {
        open[share.row] += share.amount
      }
      end = max(end, period + sample.length)
    }
    var found = (looked: 0, partial: 0)
    for (row, open) in open.enumerated() where open > 0 {
      found.looked += 1
      if 5 * open < 4 * timeline.rows[row].periods.count { found.partial += 1 }
    }
    return found
  }
}
