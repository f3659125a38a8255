import Foundation
import Testing

/// The timetable page as a browser prints it: each sheet is one A4 page in landscape.
///
/// `./check` installs what this needs (chromium, poppler-utils, fonts-dejavu-core).
@Suite struct PagesInBrowserTests {
  /// A page of the print: its words, and its size in points.
  private struct Page {
    let text: String
    let width: Double
    let height: Double
  }

  /// One week with many groups, two weeks with visits, lessons of named groups.
  @Test(arguments: ["petropavl-centre", "irgiz-cabinet", "inclusive-kindergarten"])
  func everySheetIsOnePage(name: String) throws {
    let scratch = try Scratch()
    let out = scratch.folder.appending(path: "plan")
    let plan = try Binary.run(
      ["plan", "Scenarios/\(name)", "--strategy", "queue", "--lang", "ru", "--out", out.path])
    try #require(plan.status == 0, "\(plan.errors)")
    let html = try String(contentsOf: out.appending(path: "timetable.html"), encoding: .utf8)
    let sheets = html.matches(of: /<section class="sheet" id="[^"]*"/).count
    let titles = html.matches(of: /<h2 id="[src]\d+-t">([^<]*)<\/h2>/).map { String($0.1) }
    #expect(sheets > 10 && titles.count == sheets)
    let pages = try printed(out.appending(path: "timetable.html"), scratch)
    for page in pages {
      #expect(abs(page.width - 841.9) < 1 && abs(page.height - 595.3) < 1)
    }
    let first = try #require(pages.firstIndex { starts($0, with: titles[0]) })
    let lists = pages.count { starts($0, with: "Дети только с курсами") }
    #expect(pages.count == first + sheets + lists, "\(name): a sheet takes more than a page")
    for (title, page) in zip(titles, pages[first...]) {
      #expect(starts(page, with: title), "\(name): \(title)")
      #expect(page.text.contains("УСЛОВНЫЕ"))
    }
  }

  /// Hundreds of children with courses only are a list, not a page each; every page says what it
  /// is of.
  @Test func coursesAreAList() throws {
    let scratch = try Scratch()
    let out = scratch.folder.appending(path: "plan")
    let plan = try Binary.run(
      ["plan", "Scenarios/tiny/quotas", "--lang", "ru", "--out", out.path])
    try #require(plan.status == 0, "\(plan.errors)")
    let pages = try printed(out.appending(path: "timetable.html"), scratch)
    #expect(pages.count == 2)
    let list = try #require(pages.last)
    #expect(starts(list, with: "Дети только с курсами"))
    #expect(list.text.contains("quotas, действует 01.09.2026 - 31.12.2026"))
  }

  /// Whether a page's first line begins so; a browser may part words by several spaces.
  private func starts(_ page: Page, with title: String) -> Bool {
    let words = page.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let mark = words.range(of: title)
    return mark.map { words.distance(from: words.startIndex, to: $0.lowerBound) < 80 } ?? false
  }

  /// Prints a page as a reader would, and reads the print.
  private func printed(_ page: URL, _ scratch: Scratch) throws -> [Page] {
    let browser = try #require(
      Binary.installed("chromium"), "no browser: apt-get install chromium, as ./check does")
    let reader = try #require(
      Binary.installed("pdftotext"), "no pdftotext: apt-get install poppler-utils")
    let size = try #require(Binary.installed("pdfinfo"))
    let pdf = scratch.folder.appending(path: "page.pdf")
    let print = try Binary.run(
      browser,
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--user-data-dir=\(scratch.folder.path)/browser", "--no-pdf-header-footer",
        "--print-to-pdf=\(pdf.path)", page.absoluteString,
      ], in: scratch.folder)
    try #require(FileManager.default.fileExists(atPath: pdf.path), "\(print.errors)")
    let texts = try Binary.run(reader, ["-layout", pdf.path, "-"], in: scratch.folder).output
    let sizes = try Binary.run(size, ["-f", "1", "-l", "9999", pdf.path], in: scratch.folder)
    let found = sizes.output.matches(of: /Page +\d+ size: +([0-9.]+) x ([0-9.]+) pts/)
    let pages = texts.split(separator: "\u{C}", omittingEmptySubsequences: false).dropLast()
    try #require(pages.count == found.count)
    return zip(pages, found).map { text, size in
      Page(text: String(text), width: Double(size.1) ?? 0, height: Double(size.2) ?? 0)
    }
  }
}
