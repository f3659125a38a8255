import Kezek

/// What a table kept by hand has wrong: a few of each, drawn.
struct ClerkFlaws {
  /// Sessions moved into the hours in which the child is at school.
  var duringSchool = 0
  /// Sessions moved onto another child's hour with the same specialist.
  var doubleBooked = 0
  /// Sessions that were dropped and never given to anyone else.
  var gapsUnused = 0
  /// Courses moved to the turn after the last course, too soon.
  var tooSoon = 0

  /// The table with the flaws in it.
  func applied(to rows: [CurrentDraft], of draft: ScenarioDraft, random: inout SplitMix64)
    -> [CurrentDraft]
  {
    var rows = rows
    let index = draft.childIndex
    let sessions = rows.indices.filter { rows[$0].start != nil && rows[$0].keep == nil }
    let drawn = random.shuffled(sessions)
    var touched = Set<Int>()
    var left = duringSchool
    for row in drawn where left > 0 {
      guard let child = index[rows[row].child], let shift = draft.children[child].shift,
        let day = rows[row].day, day <= .friday
      else { continue }
      let school = draft.settings.shifts[shift - 1]
      rows[row].start = max(draft.settings.grid.window.from, school.from) + 60
      touched.insert(row)
      left -= 1
    }
    left = doubleBooked
    for row in drawn where left > 0 && !touched.contains(row) {
      let other = drawn.first { candidate in
        rows[candidate].specialist == rows[row].specialist
          && rows[candidate].child != rows[row].child && !touched.contains(candidate)
          && rows[candidate].start != rows[row].start
      }
      guard let other else { continue }
      rows[row].day = rows[other].day
      rows[row].week = rows[other].week
      rows[row].start = rows[other].start
      touched.formUnion([row, other])
      left -= 1
    }
    moveTooSoon(&rows, of: draft, random: &random)
    let dropped = Set(drawn.filter { !touched.contains($0) }.prefix(gapsUnused))
    return rows.indices.filter { !dropped.contains($0) }.map { rows[$0] }
  }

  private func moveTooSoon(
    _ rows: inout [CurrentDraft], of draft: ScenarioDraft, random: inout SplitMix64
  ) {
    var left = tooSoon
    let last = Dictionary(
      draft.needs.compactMap { need in need.last.map { (need.child, $0) } },
      uniquingKeysWith: { first, _ in first })
    for row in random.shuffled(Array(rows.indices))
    where left > 0 && !rows[row].turn.isEmpty && rows[row].keep == nil {
      guard let day = last[rows[row].child],
        let now = draft.turns.first(where: { $0.id == rows[row].turn }),
        let early = draft.turns.first(where: {
          $0.service == now.service && $0.site == now.site && $0.days.first > day
            && $0.days.first.days(since: day) < 60
        })
      else { continue }
      rows[row].turn = early.id
      left -= 1
    }
  }
}
