import Kezek
import Testing

@testable import Reporting

@Suite struct FileProblemTextTests {
  private func problems(_ text: String) throws -> [FileProblem] {
    let scenario = try TinyCentre.scenario()
    return try #require(throws: UnreadableFile.self) {
      try PlanDocument.read(Array(text.utf8), over: scenario)
    }.problems
  }

  @Test func saysWhatIsWrongAndWhatWasMeant() throws {
    let problem = try #require(
      try problems("{\"sessions\": [],\n\"courses\": [{\"child\": \"C-O07\"}]}").first)
    #expect(
      problem.text(file: "plan.json", in: .english)
        == "P105 plan.json, line 2: courses[0].child: the tables have no 'C-O07'. Maybe 'C-007'?")
    #expect(
      problem.text(file: "plan.json", in: .russian)
        == "P105 plan.json, строка 2: courses[0].child: в таблицах нет «C-O07». Возможно, «C-007»?")
  }

  @Test func saysTypesAndSyntaxInWords() throws {
    #expect(
      try problems("{\"sessions\": 7}").map { $0.text(file: "p", in: .english) }
        == ["P102 p, line 1: sessions must be a list in brackets"])
    #expect(
      try problems("{").map { $0.text(file: "p", in: .kazakh) }
        == ["P101 p, 1-жол: бұл JSON емес: файл аяқталмай үзілген"])
  }
}
