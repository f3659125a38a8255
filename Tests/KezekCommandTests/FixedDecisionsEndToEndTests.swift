import Foundation
import Testing

/// Fixed decisions that only a solver, or not even the clerk's queue, can judge.
@Suite struct FixedDecisionsEndToEndTests {
  private static let tables = [
    "children.csv": """
    child;born;language;when;since
    C-1;14.03.2021;kk;;01.01.2025
    C-2;02.11.2020;kk;Mon 9:00-9:30;01.01.2026
    """,
    "needs.csv": """
    child;service;times
    C-1;psychologist;1
    C-2;psychologist;1
    """,
    "specialists.csv": """
    specialist;services;hours;when
    S-1;psychologist;5;Mon 9:00-10:00
    S-2;psychologist;5;Mon 9:00-10:00
    """,
    "services.csv": """
    service;room;form;minutes
    psychologist;cabinet/hall;individual;30
    """,
    "rooms.csv": """
    room;site;kind
    R-1;Town;cabinet
    """,
    "settings.csv": """
    key;value
    valid;01.09.2026 - 31.12.2026
    data;synthetic
    grid;Mon-Fri 9:00-10:00, step 30
    """,
  ]

  private func write(_ current: String, _ scratch: Scratch) throws -> String {
    let folder = scratch.folder.appending(path: "tables")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    for (name, text) in Self.tables.merging(["current.csv": current], uniquingKeysWith: { $1 }) {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    return folder.path
  }

  /// Two specialists and one room of either kind: only the program sees that it is too small.
  @Test(arguments: ["auto", "exact", "decomposed"])
  func aSmallestSetIsFound(strategy: String) throws {
    let scratch = try Scratch()
    let folder = try write(
      """
      child;service;specialist;day;start;keep
      C-1;psychologist;S-1;Mon;9:00;yes
      C-2;psychologist;S-2;Mon;9:00;yes
      """, scratch)
    let out = scratch.folder.path + "/plan"
    let run = try Binary.run(["plan", folder, "--out", out, "--strategy", strategy])
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("E638 current.csv, rows 2, 3: "), "\(run.errors)")
    let kazakh = try Binary.run(["compare", folder, "--policies", "need", "--lang", "kk"])
    #expect(kazakh.status == 2)
    #expect(kazakh.errors.contains("бекітілген"))
    #expect(!FileManager.default.fileExists(atPath: out))
  }

  /// The clerk gives the first of the queue the earliest hour, which the second would need.
  @Test func theQueueIsShownWithWhatItDoesNotKeep() throws {
    let scratch = try Scratch()
    let folder = try write(
      """
      child;service;specialist;day;start;keep
      C-1;psychologist;S-1;;;yes
      C-2;psychologist;S-1;;;yes
      """, scratch)
    let compare = try Binary.run(["compare", folder, "--policies", "need", "--json"])
    #expect(compare.status == 0, "\(compare.errors)")
    let text = try Binary.run(["compare", folder, "--policies", "need"]).output
    let line = try #require(
      text.split(separator: "\n").first { $0.contains("fixed decisions not kept") }, "\(text)")
    #expect(line.split(separator: " ").suffix(2) == ["1", "0"], "\(line)")
    let out = scratch.folder.path + "/plan"
    let plan = try Binary.run(["plan", folder, "--out", out])
    #expect(plan.status == 0, "\(plan.errors)")
    let words = plan.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Clerk's queue: 1 fixed decision not kept."), "\(plan.output)")
    // Today's table is no promise: of it nothing of the kind is said.
    #expect(!words.contains("Current plan: "))
  }
}
