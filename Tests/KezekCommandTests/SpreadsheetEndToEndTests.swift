import Foundation
import Testing

/// The planner's path through a spreadsheet: new tables, filled, saved in the program's own ways, then
/// `doctor`, `plan` and the page.
///
/// Where no LibreOffice is installed, `SpreadsheetTests` still reads what it once saved.
@Suite struct SpreadsheetEndToEndTests {
  private static let fixtures = Binary.root
    .appending(path: "Tests/ScenarioLoaderTests/Spreadsheets/typed")

  /// The tables of `kezek new` with the rows of a planner below the examples.
  private func fill(_ folder: URL) throws {
    let new = try Binary.run(["new", folder.path, "--kind", "oblast", "--lang", "ru"])
    #expect(new.status == 0, "\(new.errors)")
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.fixtures, includingPropertiesForKeys: nil)
    for file in files {
      let table = folder.appending(path: file.lastPathComponent)
      let typed = try String(contentsOf: file, encoding: .utf8)
      let written = try String(contentsOf: table, encoding: .utf8).replacing("\u{FEFF}", with: "")
      let lines = typed.split(separator: "\n", maxSplits: 1)
      #expect(written.hasPrefix(lines.first ?? "-"), "\(file.lastPathComponent)")
      // Settings are written over, the others are added to.
      let isSettings = file.lastPathComponent == "settings.csv"
      let text = "\u{FEFF}" + (isSettings ? typed : written + (lines.last ?? ""))
      try Data(text.utf8).write(to: table)
    }
  }

  /// Opens and saves files with LibreOffice in a Russian locale.
  private func convert(
    _ files: [URL], to filter: String, opening: [String] = [], into folder: URL, _ scratch: Scratch
  ) throws {
    let program = try #require(Binary.installed("soffice"))
    let profile = scratch.folder.appending(path: "profile")
    let settings = profile.appending(path: "user/registrymodifications.xcu")
    if !FileManager.default.fileExists(atPath: settings.path) {
      try FileManager.default.createDirectory(
        at: settings.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(Self.russian.utf8).write(to: settings)
    }
    let run = try Binary.run(
      program,
      ["-env:UserInstallation=" + profile.absoluteString, "--headless"] + opening
        + ["--convert-to", filter, "--outdir", folder.path] + files.map(\.path),
      in: scratch.folder)
    #expect(run.status == 0, "\(run.errors)")
  }

  private static let russian = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry">
    <item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" \
    oor:op="fuse"><value>ru-RU</value></prop></item>
    </oor:items>
    """

  private func files(_ folder: URL, _ ending: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == ending }.sorted { $0.path < $1.path }
  }

  /// What a plan's tables and page say, by name.
  private func planned(_ tables: URL, _ out: URL) throws -> [String: Data] {
    let doctor = try Binary.run(["doctor", tables.path, "--lang", "ru"])
    #expect(doctor.status == 0, "\(doctor.output)\(doctor.errors)")
    let plan = try Binary.run(["plan", tables.path, "--lang", "ru", "--out", out.path])
    #expect(plan.status == 0, "\(plan.errors)")
    let page = try Data(contentsOf: out.appending(path: "timetable.html"))
    #expect(page.count > 10_000)
    var tables: [String: Data] = [:]
    for file in try files(out, "csv") {
      tables[file.lastPathComponent] = try Data(contentsOf: file)
    }
    return tables
  }

  /// Semicolons in UTF-8, cells as they are shown, as the program proposes it; tabs in UTF-16, cells in
  /// full.
  private static let ways = ["59,34,76,1,,1049", "9,34,65535,1,,1049,false,true,false"]

  @Test(
    .enabled(
      if: Binary.installed("soffice") != nil,
      "no LibreOffice (apt-get install libreoffice-calc-nogui): only recorded tables are read"))
  func tablesGoThroughASpreadsheet() throws {
    let scratch = try Scratch()
    let filled = scratch.folder.appending(path: "tables")
    try fill(filled)
    let expected = try planned(filled, scratch.folder.appending(path: "plan"))
    #expect(expected["coverage.csv"] != nil && expected.keys.count > 4)
    let books = scratch.folder.appending(path: "books")
    // As typed in a Russian locale: dates, times and numbers are recognized.
    try convert(
      try files(filled, "csv"), to: "xlsx", opening: ["--infilter=CSV:59,34,76,1,,1049,false,true"],
      into: books, scratch)
    for (number, way) in Self.ways.enumerated() {
      // The folder's name is the scenario's.
      let saved = scratch.folder.appending(path: "saved-\(number)/tables")
      try convert(
        try files(books, "xlsx"), to: "csv:Text - txt - csv (StarCalc):" + way, into: saved, scratch
      )
      #expect(try files(saved, "csv").count == files(filled, "csv").count)
      let start = try String(
        contentsOf: saved.appending(path: "current.csv"), encoding: number == 0 ? .utf8 : .utf16)
      #expect(start.contains("09:30:00"), "the program kept the time as text")
      let plan = try planned(saved, scratch.folder.appending(path: "plan-\(number)"))
      #expect(plan == expected)
    }
  }
}
