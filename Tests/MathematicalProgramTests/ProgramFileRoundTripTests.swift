import Foundation
import KezekTesting
import MathematicalProgram
import Testing

/// Whatever is written reads back as the same program with the same names.
@Suite struct ProgramFileRoundTripTests {
  static let seeds = UInt64(1)...400

  private func check(
    _ program: MathematicalProgram, _ again: MathematicalProgram, _ what: Comment
  ) {
    #expect(again.hasSameData(as: program), what)
    for variable in program.variables {
      #expect(again.name(of: variable) == program.name(of: variable), what)
    }
    for constraint in program.constraints {
      #expect(again.name(of: constraint) == program.name(of: constraint), what)
    }
  }

  @Test func freeMPS() throws {
    for seed in Self.seeds {
      let program = try RandomPrograms.awkward(seed: seed, isTame: false)
      let text = try MPSWriter(.free).text(of: program)
      check(program, try MPSReader(.free).read(text), "seed \(seed)\n\(text)")
      #expect(text == (try MPSWriter(.free).text(of: MPSReader(.free).read(text))))
    }
  }

  @Test func fixedMPS() throws {
    for seed in Self.seeds {
      let program = try RandomPrograms.awkward(seed: seed, isTame: true)
      let text = try MPSWriter(.fixed).text(of: program)
      check(program, try MPSReader(.fixed).read(text), "seed \(seed)\n\(text)")
    }
  }

  @Test func fixedMPSWithAwkwardNames() throws {
    var tried = 0
    for seed in Self.seeds {
      let program = try RandomPrograms.awkward(seed: seed, isTame: false)
      // Long numbers are refused by name; everything else survives.
      guard let text = try? MPSWriter(.fixed).text(of: program) else { continue }
      tried += 1
      check(program, try MPSReader(.fixed).read(text), "seed \(seed)\n\(text)")
    }
    #expect(tried > 10)
  }

  @Test func lp() throws {
    for seed in Self.seeds {
      let program = try RandomPrograms.awkward(seed: seed, isTame: false)
      guard program.variableCount > 0 else { continue }
      let text = try LPWriter().text(of: program)
      do {
        check(program, try LPReader().read(text), "seed \(seed)\n\(text)")
      } catch {
        Issue.record(error, "seed \(seed)\n\(text)")
      }
    }
  }

  @Test func filesOfEveryFormatAreFoundOutByThemselves() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("kezek-files-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try RandomPrograms.awkward(seed: 1, isTame: true)
    for format in ProgramFile.Format.allCases {
      let url = folder.appendingPathComponent(
        "p-\(format.rawValue).\(format == .lp ? "lp" : "mps")")
      var bytes: [UInt8] = []
      try ProgramFile.write(program, format) { bytes += $0 }
      try Data(bytes).write(to: url)
      check(program, try ProgramFile.read(url), "\(format)")
    }
    #expect(throws: ProgramFileError.self) {
      try ProgramFile.read(folder.appendingPathComponent("missing.mps"))
    }
  }

  @Test func portionsMayCutAnywhere() throws {
    let program = try RandomPrograms.awkward(seed: 11, isTame: false)
    let bytes = Array(try MPSWriter(.free).text(of: program).utf8)
    for size in [1, 2, 7, 64] {
      var position = 0
      let again = try MPSReader(.free).read {
        defer { position = min(bytes.count, position + size) }
        return Array(bytes[position..<min(bytes.count, position + size)])
      }
      check(program, again, "portions of \(size)")
    }
  }
}
