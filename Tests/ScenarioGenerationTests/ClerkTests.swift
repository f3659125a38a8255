import Kezek
import Testing

@testable import ScenarioGeneration

/// The clerk's table without flaws breaks nothing that a clerk looks at.
@Suite struct ClerkTests {
  static let drafts: [(name: String, draft: ScenarioDraft)] = [
    ("irgiz-cabinet", IrgizCabinet().draft()), ("almaty-district", AlmatyDistrict().draft()),
    ("petropavl-centre", PetropavlCentre().draft()), ("almaty-studios", AlmatyStudios().draft()),
    ("atyrau-workshops", AtyrauWorkshops().draft()),
    ("inclusive-kindergarten", InclusiveKindergarten().draft()),
  ]

  @Test(arguments: drafts.map(\.name))
  func nobodyIsInTwoSessionsAtOnce(name: String) throws {
    let (draft, rows) = try table(of: name)
    let grid = draft.settings.grid.timeGrid(weeks: draft.settings.weeks)
    var taken: [String: Set<Int>] = [:]
    for row in rows {
      guard let day = row.day, let start = row.start else { continue }
      let terms = ServiceTerms(of: row.service, in: draft.services)
      if terms.who == "parent" { continue }
      let period = try #require(
        grid.period(day: grid.day(week: row.week ?? 0, weekday: day), minute: start))
      let child = try #require(draft.children.first { $0.id == row.child })
      let minutes = terms.minutes(age: draft.settings.first.completedYears(since: child.born))
      for step in 0..<grid.periods(forMinutes: minutes) {
        let isFree = taken[row.child, default: []].insert(period + step).inserted
        #expect(isFree, "\(row.child) twice at \(day.code) \(start)")
        #expect(grid.open.contains(period + step))
      }
    }
    #expect(rows.count > 10)
  }

  @Test(arguments: drafts.map(\.name))
  func hoursAndCaseloadsHold(name: String) throws {
    let (draft, rows) = try table(of: name)
    for specialist in draft.specialists {
      let own = rows.filter { $0.specialist == specialist.id }
      var meetings: [String: Int] = [:]
      for row in own {
        let child = try #require(draft.children.first { $0.id == row.child })
        let terms = ServiceTerms(of: row.service, in: draft.services)
        let minutes = terms.minutes(age: draft.settings.first.completedYears(since: child.born))
        let key = "\(row.week ?? 0) \(row.day?.code ?? "") \(row.start ?? 0)"
        meetings[key] = max(meetings[key] ?? 0, minutes)
      }
      let minutes = meetings.values.reduce(0, +)
      #expect(minutes <= specialist.halfHours * 30 * draft.settings.weeks, "\(specialist.id)")
      if let limit = specialist.caseload {
        #expect(Set(own.map(\.child)).count <= limit, "\(specialist.id)")
      }
    }
  }

  @Test func barredChildrenGetNothing() throws {
    let (draft, rows) = try table(of: "almaty-district")
    let postponed = draft.children.filter { $0.status == "postponed" }.map(\.id)
    #expect(!postponed.isEmpty)
    #expect(!rows.contains { postponed.contains($0.child) })
    let barred = draft.children.filter { $0.status == "no PMPC conclusion" }.map(\.id)
    #expect(!rows.contains { barred.contains($0.child) && $0.service != "PMPC" })
  }

  @Test func turnsAreNotOverfilled() {
    let draft = KostanayTurns().draft()
    for turn in draft.turns {
      #expect(draft.current.filter { $0.turn == turn.id }.count <= turn.places + 6)
    }
    #expect(draft.current.count > 700)
  }

  @Test func flawsAreThoseAskedFor() throws {
    let (draft, rows) = try table(of: "almaty-district")
    var random = SplitMix64(seed: 5)
    let dropped = ClerkFlaws(gapsUnused: 7).applied(to: rows, of: draft, random: &random)
    #expect(dropped.count == rows.count - 7)
    let moved = ClerkFlaws(duringSchool: 3).applied(to: rows, of: draft, random: &random)
    #expect(zip(rows, moved).filter { $0 != $1 }.count == 3)
  }

  /// The clerk's table of a bundled draft, no paper overlooked and no flaw added.
  private func table(of name: String) throws -> (ScenarioDraft, [CurrentDraft]) {
    let draft = try #require(Self.drafts.first { $0.name == name }).draft
    var clerk = Clerk(
      draft, habits: .init(asks: 3, overlooks: 0),
      random: SplitMix64(seed: 1, stream: "test"))
    return (draft, clerk.table())
  }
}
