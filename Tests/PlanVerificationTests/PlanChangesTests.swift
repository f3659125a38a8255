import Kezek
import KezekTesting
import Testing

@testable import PlanVerification

@Suite struct PlanChangesTests {
  @Test func aMoveNamesWhatTakesItsPlace() throws {
    var tiny = TinyScenario()
    let speech = tiny.service("speech", form: .individual)
    let teacher = tiny.specialist("S-1", gives: [speech])
    let children = (1...3).map { tiny.child("C-\($0)") }
    let needs = children.map { tiny.need($0, speech, asked: 1) }
    for (child, minute) in zip(children, [540, 570]) {
      tiny.row(child, speech, teacher, at: CurrentRow.Time(weekday: .monday, minute: minute))
    }
    let scenario = try tiny.scenario()
    func session(_ need: Int, _ start: Int) -> PlannedSession {
      PlannedSession(
        need: needs[need], specialist: teacher, site: DenseID(0), rooms: [], week: 0,
        weekday: .monday, start: start, minutes: 30)
    }
    let current = CurrentPlan(of: scenario).plan
    let plan = Plan(sessions: [session(0, 600), session(1, 570), session(2, 540)])
    let changes = PlanChanges(in: plan, from: current, of: scenario, limit: .atMost(1))
    #expect(changes.rows == 2 && changes.kept == 1 && changes.changed == 1)
    let move = try #require(changes.moves.first)
    #expect(move.row == 0 && move.session.map { plan.sessions[$0].start } == 600)
    #expect(move.gains.map { plan.sessions[$0].need } == [needs[2]])
    #expect(!move.wasBroken)
    let none = PlanChanges(in: current, from: current, of: scenario, limit: .atMost(0))
    #expect(none.moves.isEmpty && none.changed == 0)
  }
}
