import Foundation
import Testing

/// `verify` judges a table that somebody made by hand.
@Suite struct VerifyTableEndToEndTests {
  private static let header = "child;service;specialist;day;start\r\n"
  private static let pinned = "C-2;speech therapist;S-1;Mon;9:00\r\n"

  private func verify(
    _ rows: String, name: String = "mine.csv", extra: [String] = []
  ) throws -> Binary.Result {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: name)
    try Data((Self.header + rows).utf8).write(to: file)
    return try Binary.run(["verify", "Scenarios/tiny/pins", file.path] + extra)
  }

  @Test func aSoundTableHolds() throws {
    let run = try verify(Self.pinned)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    // A table has no rows of its own in the scenario; its own file is judged as before.
    let own = ["verify", "Scenarios/tiny/pins", "Scenarios/tiny/pins/current.csv"]
    #expect(try Binary.run(own).status == 1)
  }

  @Test func theScenariosOwnFixedDecisionsAreKept() throws {
    let without = try verify("")
    #expect(without.status == 1)
    #expect(without.output.contains("pins"))
    let forbidden = try verify(Self.pinned + "C-3;psychologist;S-2;Tue;9:00\r\n")
    #expect(forbidden.status == 1)
    #expect(forbidden.output.contains("pins"))
  }

  @Test func aBrokenConditionIsNamed() throws {
    let run = try verify(Self.pinned + "C-3;psychologist;S-2;Mon;9:00\r\n")
    #expect(run.status == 1)
    #expect(run.output.contains("availability"))
  }

  @Test func whatIsWrongWithTheTableIsFoundInIt() throws {
    let run = try verify(Self.pinned + "C-77;psychologist;S-2;Tue;9:30\r\n")
    #expect(run.status == 2)
    #expect(run.errors.contains("mine.csv, row 3"))
    #expect(run.output.isEmpty)
    let json = try verify("C-77;psychologist;S-2;Tue;9:30\r\n", extra: ["--json"])
    #expect(json.status == 2)
    let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    #expect((document as? [String: Any])?["findings"] != nil)
    let missing = try Binary.run(["verify", "Scenarios/tiny/pins", "nowhere.csv", "--lang", "kk"])
    #expect(missing.status == 2)
    #expect(missing.errors.contains("мұндай файл жоқ"))
  }
}
