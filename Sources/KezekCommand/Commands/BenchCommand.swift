import ArgumentParser
import Benchmarking
import Foundation
import Kezek
import Reporting

/// Measures a suite of instances, strategies, solvers, rules and seeds.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure a suite: how soon, how good, how large, beside other programs.",
    discussion: """
      A suite is a YAML file: instances × strategies × solvers × rules × seeds × limits. Each run \
      is a process of its own, one after another. Rows are kept as they come (rows.jsonl), so that \
      the same command goes on where an earlier one ended; then rows.csv and bench.html are \
      written. Programs that are not installed are marked. See Docs/Bench.md.
      """)

  @Argument(help: "The suite, a YAML file.")
  var suite: String

  @Option(help: "The folder of the results.")
  var out: String

  @Option(help: "Make only runs whose name holds this text; may be given several times.")
  var only: [String] = []

  @Option(help: "Compare with the rows of an earlier measurement (rows.jsonl).")
  var against: String?

  @Flag(help: "Print the names of the runs and do nothing else.")
  var list = false

  @Flag(help: "Measure nothing: write table and page from the rows that are there.")
  var reportOnly = false

  @Flag(help: "Begin anew, without the rows that are there.")
  var force = false

  @OptionGroup var language: LanguageOption

  private var text: BenchText { BenchText(language.language) }

  func run() async throws {
    let suite = try loaded()
    let runs = suite.runs.filter { run in
      only.isEmpty || only.contains { run.key.contains($0) }
    }
    guard !runs.isEmpty else {
      Console.complain(text.say(.noRuns, ["text": only.joined(separator: ", ")]))
      throw Exit.badInput
    }
    guard !list else {
      for run in runs { try Console.print(run.key, language.language) }
      return
    }
    let file = RowFile(out + "/rows.jsonl")
    let kept = try prepare(file, suite)
    let ending = reportOnly ? .finished : try await measure(suite, runs, kept, file)
    try report(suite, file)
    switch ending {
    case .finished: break
    case .interrupted:
      Console.complain(text.say(.ended))
      throw ExitCode(130)
    case .notWritten:
      Console.complain(text.say(.notWritten, ["file": file.path]))
      throw Exit.badInput
    }
  }

  /// The suite, or an exit code after saying what is wrong with it.
  private func loaded() throws -> BenchSuite {
    let loaded = SuiteFile(suite).load { options in
      do throws(GenerateOptions.RecipeProblem) {
        let made = try GenerateOptions.recipe(options.joined(separator: " "))
        return made.children == nil ? "--children" : nil
      } catch {
        return error.message
      }
    }
    guard let suite = loaded.suite else {
      try FindingsOutput(loaded.findings, language: language.language).printErrors(json: false)
      throw Exit.badInput
    }
    return suite
  }

  /// Makes the folder and mends what an interrupted suite left; the names of the runs there are.
  private func prepare(_ file: RowFile, _ suite: BenchSuite) throws -> Set<String> {
    do {
      try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
      if force, !reportOnly, file.exists { try FileManager.default.removeItem(atPath: file.path) }
    } catch {
      Console.complain(text.say(.notWritten, ["file": file.path]))
      throw Exit.badInput
    }
    guard file.exists else { return [] }
    file.mend()
    let rows = try read(file)
    if let other = rows.first(where: { $0.suite != suite.name }) {
      Console.complain(text.say(.otherSuite, ["file": file.path, "suite": other.suite]))
      throw Exit.badInput
    }
    return Set(rows.map(\.key))
  }

  private func read(_ file: RowFile) throws -> [BenchRow] {
    do {
      return try file.rows()
    } catch {
      Console.complain(text.say(.noRow, ["file": file.path, "line": "\(error.line)"]))
      throw Exit.badInput
    }
  }

  private func measure(
    _ suite: BenchSuite, _ runs: [BenchRun], _ kept: Set<String>, _ file: RowFile
  ) async throws -> BenchRunner.Ending {
    let waiting = runs.filter { !kept.contains($0.key) }
    if waiting.count < runs.count {
      Console.complain(text.say(.there, ["count": "\(runs.count - waiting.count)"]))
    }
    let (text, language, kezek) = (text, language.language, Self.program)
    return try await Interruption(language).cancelling {
      var number = 0
      return BenchRunner(suite, kezek: kezek, file: file) { Task.isCancelled }.make(
        waiting,
        before: { run in
          number += 1
          Console.complain(
            text.say(
              .running, ["number": "\(number)", "all": "\(waiting.count)", "run": run.key]))
        },
        after: { Console.complain(BenchTerminal.line($0, language)) })
    }
  }

  /// The program that is running, so that what is measured is what measures.
  private static var program: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? Bundle.main.executablePath ?? CommandLine.arguments[0]
  }

  private func report(_ suite: BenchSuite, _ file: RowFile) throws {
    guard file.exists else { return }
    let summary = BenchSummary(suite, rows: try read(file))
    let comparison = try against.map { path in
      BenchComparison(before: try read(RowFile(path)), now: summary.rows, gaps: suite.gaps)
    }
    let page = BenchPage(summary, comparison: comparison, language.language)
    let files = [
      (out + "/rows.csv", BenchTable(summary).bytes()),
      (out + "/bench.html", [UInt8](page.html().utf8)),
    ]
    for (path, bytes) in files { try Output.write(bytes, to: path, language: language.language) }
    let terminal = BenchTerminal(summary, language.language)
    try Console.print(terminal.table(), language.language)
    if let comparison { try Console.print(terminal.overall(comparison), language.language) }
    try Console.print(
      text.say(.written, ["files": ([file.path] + files.map(\.0)).joined(separator: ", ")]),
      language.language)
  }
}
