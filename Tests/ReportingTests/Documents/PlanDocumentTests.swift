import Kezek
import PlanVerification
import Testing

@testable import Reporting

@Suite struct PlanDocumentTests {
  @Test func writesTheSameBytesAsTheGoldenFile() throws {
    let bytes = TinyCentre.document().json(over: try TinyCentre.scenario()).bytes()
    try expectSnapshot(String(decoding: bytes, as: UTF8.self), "plan.json")
  }

  @Test func readsBackWhatItWrote() throws {
    let scenario = try TinyCentre.scenario()
    let document = TinyCentre.document()
    let read = try PlanDocument.read(document.json(over: scenario).bytes(), over: scenario)
    #expect(read == document)
  }

  @Test func notesThatThePlanIsOfOtherTables() throws {
    let scenario = try TinyCentre.scenario()
    let document = PlanDocument(
      scenario: "x", policy: "need", data: .real,
      certificate: TinyCentre.certificate(scenarioDigest: "ffff"), plan: TinyCentre.plan,
      unmet: [])
    let read = try PlanDocument.read(document.json(over: scenario).bytes(), over: scenario)
    #expect(read.notes.map(\.code) == [.otherTables])
    #expect(read.plan == document.plan)
  }

  @Test func readsAPlanWrittenByHand() throws {
    let text = """
      {"sessions": [{"child": "C-001", "service": "speech therapist", "specialist": "S-01",
        "site": "Ыргыз", "rooms": ["К-1"], "day": "Mon", "start": "9:00", "minutes": 30}]}
      """
    let read = try PlanDocument.read(Array(text.utf8), over: try TinyCentre.scenario())
    #expect(read.plan.sessions == [TinyCentre.session(0, 0, room: 0, .monday, 540)])
    #expect(read.certificate == nil)
  }

  /// Each wrong file, the codes it gives and the lines they stand on.
  @Test(
    arguments: [
      ("", [.syntax], [1]),
      ("[]", [.wrongType], [1]),
      ("{}", [.missing], [1]),
      ("{\"sessions\": 5}", [.wrongType], [1]),
      ("{\"sessions\": [], \"sesions\": []}", [.unknownField], [1]),
      ("{\"version\": 2, \"sessions\": []}", [.version], [1]),
      ("{\"format\": \"kezek-proof\", \"sessions\": []}", [.unknownWord], [1]),
      ("{\"sessions\": [\n7,\n\"x\"]}", [.wrongType, .wrongType], [2, 3]),
      (
        "{\"courses\": [\n{\"child\": \"C-008\", \"service\": \"rehabilitation\", \"turn\": \"T\"}]}",
        [.unknownID, .unknownID], [2, 2]
      ),
      (
        "{\"courses\": [{\"child\": \"C-007\", \"service\": \"rehabilitation\", \"turn\": \"Т-07\", "
          + "\"need\": \"C-001/psychologist/any\"}]}",
        [.contradiction], [1]
      ),
      ("{\"unmet\": [], \"sessions\": [], \"certificate\": 1}", [.wrongType], [1]),
    ] as [(String, [FileProblem.Code], [Int])])
  func namesWhatIsWrong(text: String, codes: [FileProblem.Code], lines: [Int]) throws {
    let scenario = try TinyCentre.scenario()
    let error = try #require(throws: UnreadableFile.self) {
      try PlanDocument.read(Array(text.utf8), over: scenario)
    }
    #expect(error.problems.map(\.code) == codes)
    #expect(error.problems.map(\.line) == lines)
  }

  @Test func whatNobodyAsksForIsTheVerifiersToName() throws {
    let text = """
      {"courses": [{"child": "C-001", "service": "rehabilitation", "turn": "Т-07"}],
       "sessions": [{"child": "C-007", "service": "speech therapist", "specialist": "S-01",
        "site": "Ыргыз", "rooms": ["К-1"], "day": "Mon", "start": "9:00", "minutes": 30}],
       "unmet": [{"child": "C-001", "service": "rehabilitation", "asked": 1, "given": 0,
        "reasons": ["R09"], "certainty": "given to others"}]}
      """
    let read = try PlanDocument.read(Array(text.utf8), over: try TinyCentre.scenario())
    #expect(read.unmet.isEmpty && read.unmetNotAsked.count == 1)
    #expect(read.plan.sessions.isEmpty && read.plan.courses.isEmpty)
    #expect(read.notAsked.map(\.condition) == [.notAsked, .notAsked])
    #expect(Set(read.notAsked.map(\.child)) == ["C-001", "C-007"])
    let session = try #require(read.notAsked.first { $0.child == "C-007" })
    #expect(session.specialist == "S-01" && session.weekday == .monday && session.start == 540)
  }

  /// Each wrong session of an otherwise sound plan.
  @Test(
    arguments: [
      ("\"start\": \"09:00\"", "\"start\": \"25:00\"", .outOfRange, "sessions[0].start"),
      ("\"start\": \"09:00\"", "\"start\": 9", .wrongType, "sessions[0].start"),
      ("\"minutes\": 30", "\"minutes\": 0", .outOfRange, "sessions[0].minutes"),
      ("\"minutes\": 30", "\"minutes\": 1e99", .wrongType, "sessions[0].minutes"),
      ("\"day\": \"Mon\"", "\"day\": \"Пн\"", .unknownWord, "sessions[0].day"),
      ("\"week\": \"A\"", "\"week\": \"B\"", .unknownWord, "sessions[0].week"),
      ("\"specialist\": \"S-01\"", "\"specialist\": \"S-1\"", .unknownID, "sessions[0].specialist"),
      ("\"rooms\": [\"К-1\"]", "\"rooms\": [\"K-1\"]", .unknownID, "sessions[0].rooms"),
      ("\"rooms\": [\"К-1\"]", "\"rooms\": \"К-1\"", .wrongType, "sessions[0].rooms"),
      ("\"site\": \"Ыргыз\", ", "", .missing, "sessions[0].site"),
      ("\"objective\": 34", "\"objective\": 35", .contradiction, "certificate.objective"),
      ("\"gap\": 0", "\"gap\": 0.5", .contradiction, "certificate.gap"),
      (
        "\"status\": \"closed\"", "\"status\": \"best\"", .unknownWord,
        "certificate.tiers[0].status"
      ),
      ("\"seed\": 1", "\"seed\": -1", .wrongType, "certificate.seed"),
      ("\"R09\"", "\"R99\"", .unknownWord, "unmet[0].reasons"),
      ("\"given to others\"", "\"surely\"", .unknownWord, "unmet[0].certainty"),
    ] as [(String, String, FileProblem.Code, String)])
  func namesTheFieldOfAChangedPlan(
    old: String, new: String, code: FileProblem.Code, field: String
  ) throws {
    let scenario = try TinyCentre.scenario()
    let text = String(
      decoding: TinyCentre.document().json(over: scenario).bytes(), as: UTF8.self)
    let place = try #require(text.firstRange(of: old))
    let changed = text.replacingCharacters(in: place, with: new)
    let error = try #require(throws: UnreadableFile.self) {
      try PlanDocument.read(Array(changed.utf8), over: scenario)
    }
    let problem = try #require(error.problems.first)
    #expect(problem.code == code)
    #expect(problem.field == field)
    #expect(problem.line > 1)
  }

  @Test func suggestsTheIdThatWasMeant() throws {
    let scenario = try TinyCentre.scenario()
    let text = """
      {"courses": [{"child": "C-07", "service": "rehabilitaton", "turn": "Т-7"}]}
      """
    let error = try #require(throws: UnreadableFile.self) {
      try PlanDocument.read(Array(text.utf8), over: scenario)
    }
    #expect(error.problems.map(\.maybe) == ["C-007", "rehabilitation", "Т-07"])
  }

  @Test func stopsAfterManyProblems() throws {
    let scenario = try TinyCentre.scenario()
    let text = "{\"sessions\": [" + String(repeating: "1,", count: 5000) + "1]}"
    let error = try #require(throws: UnreadableFile.self) {
      try PlanDocument.read(Array(text.utf8), over: scenario)
    }
    #expect(error.problems.count == PlanReader.most)
  }

  @Test func neverCrashesOnDamagedFiles() throws {
    let scenario = try TinyCentre.scenario()
    let sound = TinyCentre.document().json(over: scenario).bytes()
    let seed: UInt64 = 20_260_901
    var random = SplitMix64(seed: seed)
    var refused = 0
    for _ in 0..<3000 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...4, using: &random) where bytes.count > 9 {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 9))
        case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 9)], at: place)
        default: bytes = Array(bytes[..<max(1, place)])
        }
      }
      do {
        _ = try PlanDocument.read(bytes, over: scenario)
      } catch {
        #expect(!error.problems.isEmpty, "seed \(seed)")
        refused += 1
      }
    }
    #expect(refused > 2000, "seed \(seed)")
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
