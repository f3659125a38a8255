import Kezek
import PlanVerification

extension TableMaker {
  /// A row for each row of the current plan that is not kept, with what that makes room for.
  func changes(_ changes: PlanChanges?, _ report: Report) -> CSVTable {
    var table = table(
      "changes.csv",
      [
        phrases.say("column.row"), phrases.say("column.child"), phrases.say("column.service"),
        phrases.say("column.was"), phrases.say("column.now"), phrases.say("column.makes room"),
        phrases.say("column.gained"),
      ])
    let text = MoveText(report)
    for move in changes?.moves ?? [] {
      let row = scenario.current[move.row]
      let gains = text.gains(move)
      table.append(
        marked([
          .integer(row.fileRow), .text(scenario.children[row.child].key),
          .text(phrases.service(scenario.services[row.service].key)), .text(text.before(move)),
          .text(text.after(move)),
          .text(gains.isEmpty ? text.why(move) : gains.joined(separator: ", ")),
          .integer(gains.count),
        ]))
    }
    return table
  }
}
