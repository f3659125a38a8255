public import Kezek
import Reporting

/// The page of a suite: self-contained, readable on a phone and on paper.
public struct BenchPage {
  let summary: BenchSummary
  let targets: BenchTargets
  let comparison: BenchComparison?
  let language: Language
  let text: BenchText
  /// Programs in the order in which they first ran: the same mark on the whole page.
  let programs: [String]

  public init(
    _ summary: BenchSummary, comparison: BenchComparison?, _ language: Language
  ) {
    self.summary = summary
    targets = BenchTargets(summary)
    self.comparison = comparison
    self.language = language
    text = BenchText(language)
    var programs: [String] = []
    for line in summary.lines where !programs.contains(line.first.program) {
      programs.append(line.first.program)
    }
    self.programs = programs
  }

  /// The page as HTML.
  public func html() -> String {
    let parts =
      [head()] + targetSection() + comparisonSection() + legend() + courseSection()
      + profileSection() + growthSection() + meansSection() + tableSection() + failureSection()
      + howSection() + ["</main></body></html>", ""]
    return parts.joined(separator: "\n")
  }

  func style(_ program: String) -> Int { programs.firstIndex(of: program) ?? 0 }

  /// A figure with the language's mark.
  func figure(_ figure: String) -> String { text.figure(figure) }

  func seconds(_ seconds: Double) -> String { figure(Figures.seconds(seconds)) }

  func percent(_ share: Double) -> String { figure(Figures.percent(share)) }

  /// The median, and least and most where they differ.
  func spread(_ spread: Spread?, _ format: (Double) -> String) -> String {
    guard let spread else { return "–" }
    let (least, most) = (format(spread.least), format(spread.most))
    let median = format(spread.median)
    return least == most ? median : "\(median) (\(least)–\(most))"
  }

  // MARK: Head

  private func head() -> String {
    let problems = Set(summary.rows.map { "\($0.set) | \($0.problem)" }).count
    let failed = summary.rows.count { $0.value == nil }
    let title = text.say(.title, ["suite": summary.suite.name])
    let sentence = text.say(
      .sentence,
      [
        "runs": text.number(summary.rows.count), "problems": text.number(problems),
        "failed": text.number(failed),
      ])
    let machines = Set(summary.rows.compactMap(\.machine).map(words)).sorted()
    let versions = Set(summary.rows.compactMap(\.programVersion)).sorted()
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      \(Markup.element("title", title))
      <style>
      \(Self.styles)</style></head><body><main>
      \(Markup.element("h1", title))
      \(Markup.element("p", sentence, "class=\"sentence\""))
      \(summary.suite.about.isEmpty ? "" : Markup.element("p", summary.suite.about))
      \(machines.map { Markup.element("p", $0, "class=\"soft\"") }.joined(separator: "\n"))
      \(Markup.element("p", "\(text.say(.version)): " + versions.joined(separator: "; "), "class=\"soft\""))
      """
  }

  private func words(_ machine: Machine) -> String {
    text.say(
      .machine,
      [
        "processor": machine.processor, "cores": text.number(machine.cores),
        "memory": text.number(machine.memoryMegabytes), "system": machine.system,
      ])
  }

  private static let styles = """
    :root { color-scheme: light; }
    * { box-sizing: border-box; }
    body { margin: 0; color: #1b1b1b; background: #fff; font: 1rem/1.4 system-ui, "Segoe UI", "Noto Sans", Arial, sans-serif; }
    main { margin: 0 auto; max-width: 76rem; padding: 0 1rem 3rem; }
    h1 { margin: 1rem 0 .25rem; font-size: 1.6rem; }
    h2 { margin: 2rem 0 .25rem; font-size: 1.2rem; }
    h3 { margin: 0 0 .25rem; font-size: .95rem; }
    p { margin: .35rem 0; max-width: 48rem; }
    .sentence { font-size: 1.15rem; font-weight: 600; }
    .soft { color: #4a4a4a; font-size: .9rem; }
    .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); gap: 1rem; }
    figure { margin: 0; padding: .5rem; border: 1px solid #8a8a8a; break-inside: avoid; }
    svg { display: block; width: 100%; height: auto; }
    svg text { font: 12px system-ui, "Noto Sans", Arial, sans-serif; fill: #1b1b1b; }
    svg .g { stroke: #d9d9d9; fill: none; }
    .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .5rem 0; padding: 0; list-style: none; }
    .legend svg { display: inline-block; width: 3rem; vertical-align: middle; margin-right: .4rem; }
    table { width: 100%; border-collapse: collapse; font-size: .85rem; margin: .5rem 0; }
    th, td { padding: .25rem .4rem; border: 1px solid #8a8a8a; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
    thead th { background: #f1efe9; overflow-wrap: normal; }
    .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .good td:last-child { color: #00573d; font-weight: 700; }
    .bad td:last-child { color: #7a1f00; font-weight: 700; }
    .wide { overflow-x: auto; }
    .wide th, .wide td { overflow-wrap: normal; }
    .wide .n { white-space: normal; }
    .reads { padding-left: 1.2rem; max-width: 48rem; }
    @media screen and (max-width: 900px) {
      table, tbody, tr, th, td { display: block; border: 0; }
      thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      tr { margin-bottom: .5rem; border: 1px solid #8a8a8a; }
      .n { text-align: left; white-space: normal; }
      th::before, td::before { content: attr(data-column) ": "; font-weight: 400; color: #4a4a4a; }
    }
    @page { size: A4 landscape; margin: 11mm 10mm; }
    @media print {
      html { font-size: 8.5pt; }
      main { max-width: none; padding: 0; }
      .charts { grid-template-columns: 1fr 1fr 1fr; }
      thead { display: table-header-group; }
      .wide { overflow: visible; }
      .wide table { font-size: 6.5pt; }
      .wide th, .wide td { padding: 1px 2px; }
      tr, h2, h3 { break-inside: avoid; }
      h2 { break-after: avoid; }
    }

    """

  // MARK: Words

  private func legend() -> [String] {
    let items = programs.map { program in
      let style = style(program)
      let dash = Chart.dash(style)
      return
        "<li><svg viewBox=\"0 0 48 10\" aria-hidden=\"true\"><path d=\"M0 5H48\" fill=\"none\" "
        + "stroke=\"\(Chart.colour(style))\" stroke-width=\"2.5\""
        + (dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\"") + "/></svg>"
        + Markup.escaped(program) + "</li>"
    }
    return [Markup.element("h2", text.say(.legend)), "<ul class=\"legend\">"] + items + ["</ul>"]
  }

  private func howSection() -> [String] {
    let words: [BenchWord] = [
      .explainOpen, .explainMissing, .explainTimes, .explainIntegral, .explainMemory,
      .explainOthers,
    ]
    return [Markup.element("h2", text.say(.how)), "<ul class=\"reads\">"]
      + words.map { Markup.element("li", text.say($0)) } + ["</ul>"]
  }
}
