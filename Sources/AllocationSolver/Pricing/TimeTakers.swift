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
  }

  /// Needs of a specialist that are looked at.
  private static let mostSamples = 64

  init(_ candidates: Candidates, _ shares: [GroupShare]) {
    let specialists = candidates.scenario.specialists.count
    lengths = [Set<Int>](repeating: [], count: specialists)
    sites = [Set<Int>](repeating: [], count: specialists)
    samples = [[Sample]](repeating: [], count: specialists)
    for pair in candidates.pairs {
      note(candidates.length(pair.need), pair.specialist, pair.slots, candidates)
    }
    for share in shares {
      for member in share.members {
        note(candidates.length(member.need), share.specialist, member.slots, candidates)
      }
    }
  }

  private mutating func note(
    _ length: Int, _ specialist: Specialist.ID, _ slots: [PairCandidate.Slots],
    _ candidates: Candidates
  ) {
    lengths[specialist.index].insert(length)
    if samples[specialist.index].count < Self.mostSamples {
      samples[specialist.index].append(Sample(length: length, slots: slots))
    }
    for slot in slots {
      let combination = candidates.resources.combinations[slot.combination]
      sites[specialist.index].insert(combination.site.index)
      for part in combination.classes {
        let kind = candidates.resources.classes[part].kind
        let key = RoomKey(site: combination.site.index, kind: kind.index)
        ofRooms[key, default: Users()].insert(specialist.index, length)
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
    for sample in samples[specialist.index] {
      var open = [Int](repeating: 0, count: timeline.rows.count)
      var end = 0
      for period in sample.slots.flatMap({ $0.starts }).sorted() {
        for share in timeline.parts(max(period, end)..<max(period + sample.length, end)) {
          open[share.row] += share.amount
        }
        end = max(end, period + sample.length)
      }
      for (row, open) in open.enumerated() where open > 0 {
        looked += 1
        if 5 * open < 4 * timeline.rows[row].periods.count { partial += 1 }
      }
    }
    return 50 * partial > looked
  }
}
