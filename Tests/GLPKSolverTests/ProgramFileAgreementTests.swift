import Foundation
import GLPKSolver
import KezekTesting
import MathematicalProgram
import Testing

/// Written files, solved by other programs where they are installed: the same optimum.
@Suite(.serialized) struct ProgramFileAgreementTests {
  static func isInstalled(_ tool: String) -> Bool { path(tool) != nil }

  private static func path(_ tool: String) -> String? {
    ["/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + tool }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private func run(_ tool: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.path(tool)))
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  /// What the other program says of a file: an optimum, or that there is none.
  private func glpsol(_ url: URL, _ format: ProgramFile.Format) throws -> Double? {
    let option = format == .lp ? "--lp" : format == .mps ? "--freemps" : "--mps"
    let solution = url.path + ".sol"
    let output = try run("glpsol", [option, url.path, "-w", solution])
    #expect(!output.contains("error"), "\(output)")
    let text = try String(contentsOfFile: solution, encoding: .utf8)
    // s mip ROWS COLUMNS STATUS OBJECTIVE, or s bas ROWS COLUMNS STATUS STATUS OBJECTIVE
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("s ") })
    let words = line.split(separator: " ")
    let isOptimal = words[1] == "mip" ? words[4] == "o" : words[4] == "f" && words[5] == "f"
    return isOptimal ? Double(words[words.count - 1]) : nil
  }

  private func cbc(_ url: URL, _ format: ProgramFile.Format) throws -> Double? {
    let output = try run("cbc", [url.path, "solve"])
    guard let line = output.split(separator: "\n").last(where: { $0.hasPrefix("Objective value:") })
    else { return nil }
    return Double(line.split(separator: " ").last ?? "")
  }

  private func compare(
    _ format: ProgramFile.Format, seeds: ClosedRange<UInt64>,
    _ solve: (URL, ProgramFile.Format) throws -> Double?
  ) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("kezek-agree-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for seed in seeds {
      let program = try SolverConformance.randomIntegerProgram(seed: seed)
      let expected = try await GLPKSolver().solve(program)
      let url = folder.appendingPathComponent("p\(seed).\(format == .lp ? "lp" : "mps")")
      var bytes: [UInt8] = []
      try ProgramFile.write(program, format) { bytes += $0 }
      try Data(bytes).write(to: url)
      // MPS files are always minimized.
      let isTurned = format != .lp && program.objective.sense == .maximize
      let found = try solve(url, format).map { isTurned ? 0 - $0 : $0 }
      if expected.isOptimal {
        let value = try #require(
          found, "seed \(seed): no optimum\n\(String(decoding: bytes, as: UTF8.self))")
        #expect(
          abs(value - expected.bounds.primal) < 1e-6,
          "seed \(seed)\n\(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  @Test(.enabled(if: isInstalled("glpsol")), arguments: ProgramFile.Format.allCases)
  func glpsolAgrees(_ format: ProgramFile.Format) async throws {
    try await compare(format, seeds: 1...60, glpsol)
  }

  @Test(.enabled(if: isInstalled("cbc")), arguments: [ProgramFile.Format.mps, .lp])
  func cbcAgrees(_ format: ProgramFile.Format) async throws {
    try await compare(format, seeds: 1...40, cbc)
  }

  /// Ranged rows, offsets and awkward names, which the random programs above do not all have.
  @Test(
    .enabled(if: isInstalled("glpsol") && isInstalled("cbc")),
    arguments: ProgramFile.Format.allCases)
  func awkwardNamesTravel(_ format: ProgramFile.Format) async throws {
    var builder = ProgramBuilder()
    let x = builder.addVariable(.between(0, 10), .integer, name: "сабақ [1, 2]")
    let y = builder.addVariable(.between(-4.5, 10), .continuous, name: "e5")
    let z = builder.addVariable(.atMost(3), .integer, name: "free")
    builder.addConstraint(1 * x + 2 * y, .between(-3, 7.5), name: "st")
    builder.addConstraint(1 * x + 1 * z, .between(-2, 6), name: "a row: <= 5")
    builder.addConstraint(1 * y + -1 * z, .free, name: "")
    builder.setObjective(.maximize, 3 * x + 2 * y + (1 * z + 100.5))
    let program = try builder.frozen()
    let expected = try await GLPKSolver().solve(program)
    #expect(expected.isOptimal)
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("kezek-\(UUID().uuidString).\(format == .lp ? "lp" : "mps")")
    defer {
      try? FileManager.default.removeItem(at: url)
      try? FileManager.default.removeItem(atPath: url.path + ".sol")
    }
    var bytes: [UInt8] = []
    try ProgramFile.write(program, format) { bytes += $0 }
    try Data(bytes).write(to: url)
    let sign: Double = format == .lp ? 1 : -1
    #expect(try glpsol(url, format) == sign * expected.bounds.primal)
    if format != .fixedMPS {
      #expect(try cbc(url, format) == sign * expected.bounds.primal)
    }
  }
}
