import Foundation
import Testing

/// The page of measurements as a browser prints it, and how wide it is on a phone.
///
/// `./check` installs what this needs (chromium, poppler-utils, fonts-dejavu-core).
@Suite struct BenchPageInBrowserTests {
  private static let suite = """
    name: printed
    time: 1
    seeds: [1, 2]
    sets:
      - name: growing
        instances:
          - {generate: {children: 20, seed: 1, turns: 0}}
          - {generate: {children: 30, seed: 1, turns: 0}}
          - {generate: {children: 40, seed: 1, turns: 0}}
        strategies: [auto, queue]
        targets: [{growth: 1.2, gap: 5 %}]
    """

  @Test func isReadOnPaperAndOnAPhone() throws {
    let scratch = try Scratch()
    try Data(Self.suite.utf8).write(to: scratch.folder.appending(path: "suite.yaml"))
    let run = try Binary.run(
      ["bench", "suite.yaml", "--out", "out", "--lang", "kk"], in: scratch.folder)
    try #require(run.status == 0, "\(run.errors)")
    let page = scratch.folder.appending(path: "out/bench.html")
    let browser = try #require(
      Binary.installed("chromium"), "no browser: apt-get install chromium, as ./check does")
    let reader = try #require(
      Binary.installed("pdftotext"), "no pdftotext: apt-get install poppler-utils")
    let sizes = try #require(Binary.installed("pdfinfo"))
    let pdf = scratch.folder.appending(path: "page.pdf")
    let options = [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--user-data-dir=\(scratch.folder.path)/browser",
    ]
    let print = try Binary.run(
      browser,
      options + ["--no-pdf-header-footer", "--print-to-pdf=\(pdf.path)", page.absoluteString],
      in: scratch.folder)
    try #require(FileManager.default.fileExists(atPath: pdf.path), "\(print.errors)")
    let words = try Binary.run(reader, ["-layout", pdf.path, "-"], in: scratch.folder).output
    for word in ["Өлшенді: printed", "kezek auto glpk", "kezek queue glpk", "Ашық үлес", "бала"] {
      #expect(words.contains(word), "\(word)")
    }
    let info = try Binary.run(sizes, ["-f", "1", "-l", "99", pdf.path], in: scratch.folder).output
    let pages = info.matches(of: /Page +\d+ size: +([0-9.]+) x ([0-9.]+) pts/)
    #expect((2...8).contains(pages.count))
    for page in pages {
      #expect(abs((Double(page.1) ?? 0) - 841.9) < 1 && abs((Double(page.2) ?? 0) - 595.3) < 1)
    }

    // A narrow window: nothing of the page lies beyond its right edge. The page allows no script, so
    // a copy that does measures itself.
    let html = try String(contentsOf: page, encoding: .utf8)
    let measured = html.replacing(
      #/<meta http-equiv="Content-Security-Policy"[^>]*>/#, with: ""
    ).replacing(
      "</body>",
      with: "<script>document.title = 'width ' + document.documentElement.scrollWidth"
        + " + ' of ' + document.documentElement.clientWidth</script></body>")
    let copy = scratch.folder.appending(path: "copy.html")
    try Data(measured.utf8).write(to: copy)
    let narrow = try Binary.run(
      browser, options + ["--window-size=500,900", "--dump-dom", copy.absoluteString],
      in: scratch.folder)
    let width = try #require(narrow.output.firstMatch(of: /<title>width (\d+) of (\d+)/))
    #expect(width.1 == width.2, "\(width.0)")
  }
}
