import Kezek
import Reporting
import Testing

@testable import Benchmarking

@Suite struct PageTests {
  private func page(_ language: Language) -> String {
    let before = Rows.all.map { row in
      var row = row
      row.progress = row.progress.map { .init($0.seconds * 2, $0.value, $0.bound) }
      return row
    }
    return BenchPage(
      BenchSummary(Rows.suite, rows: Rows.all.reversed()),
      comparison: BenchComparison(before: before, now: Rows.all, gaps: Rows.suite.gaps),
      language
    ).html()
  }

  @Test(arguments: Language.allCases)
  func isAsTheGoldenFile(language: Language) throws {
    try expectSnapshot(page(language), "bench.\(language.rawValue).html")
  }

  @Test func needsNothingFromElsewhere() {
    let page = page(.english)
    for word in ["http:", "https:", "<script", "@import", "src=", "url("] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("default-src 'none'"))
    #expect(!page.contains("[bench"))
    // What other programs say is no markup.
    #expect(page.contains("Fatal error: &lt;index&gt; out of range"))
    #expect(!page.contains("nan") && !page.contains("inf\""))
  }

  @Test(arguments: Language.allCases)
  func tagsAreClosed(language: Language) {
    var open: [Substring] = []
    let page = page(language)
    for match in page.matches(of: /<(\/?)([a-z0-9]+)[^>]*?(\/?)>/) {
      if match.3 == "/" || ["meta", "circle"].contains(match.2) && match.3 == "/" { continue }
      if match.2 == "meta" { continue }
      if match.1 == "/" {
        #expect(open.popLast() == match.2)
      } else {
        open.append(match.2)
      }
    }
    #expect(open.isEmpty)
  }

  @Test func theTableForSpreadsheetsHasARowForEachRun() throws {
    let bytes = BenchTable(BenchSummary(Rows.suite, rows: Rows.all)).bytes()
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.count == Rows.all.count + 1)
    #expect(lines[0].contains(";seconds_to_1_percent;"))
    #expect(lines[1].hasPrefix("s;c120;120;kezek auto glpk;need;1;20;"), "\(lines[1])")
  }

  @Test func targetsAreJudgedByTheMedian() throws {
    let outcomes = BenchTargets(BenchSummary(Rows.suite, rows: Rows.all)).outcomes
    func reached(_ instance: String, _ program: String) -> [Bool] {
      outcomes.filter { $0.instance == instance && $0.program == "kezek auto \(program)" }
        .map(\.isReached)
    }
    // Share, memory, sooner than peers, files; highs is asked for the share of the missing.
    #expect(reached("c120", "glpk") == [true, true, true, true])
    #expect(reached("c120", "highs") == [true, true, true, true])
    // Two of three runs without a plan: the median has none.
    #expect(reached("c2000", "glpk") == [false, true, false, true])
    let growth = outcomes.filter { $0.instance.isEmpty }
    #expect(growth.map(\.program) == ["kezek auto glpk", "kezek auto highs"])
    #expect(growth.map(\.isReached) == [false, true])
  }

  @Test func theTerminalNamesEveryEnding() {
    let summary = BenchSummary(Rows.suite, rows: Rows.all)
    for language in Language.allCases {
      let table = BenchTerminal(summary, language).table()
      #expect(table.split(separator: "\n").count == summary.lines.count + 1)
    }
    let table = BenchTerminal(summary, .english).table()
    #expect(table.contains("1 done, 1 crashed, 1 ended by force"))
    #expect(table.contains("not installed"))
  }
}
