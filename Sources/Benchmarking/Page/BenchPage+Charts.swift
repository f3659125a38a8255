import Foundation
import Reporting

extension BenchPage {
  // MARK: The open share over time

  func courseSection() -> [String] {
    var order: [String] = []
    var problems: [String: [BenchSummary.Line]] = [:]
    for line in summary.lines where line.rows.contains(where: { !$0.progress.isEmpty }) {
      let key = "\(line.first.instance), \(line.first.policy)"
      if problems[key] == nil { order.append(key) }
      problems[key, default: []].append(line)
    }
    guard !order.isEmpty else { return [] }
    let figures = order.map { key in figure(key, chart(problems[key] ?? [])) }
    return [
      Markup.element("h2", text.say(.course)), Markup.element("p", text.say(.courseNote)),
      "<div class=\"charts\">",
    ] + figures + ["</div>"]
  }

  private func chart(_ lines: [BenchSummary.Line]) -> Chart {
    // Of several limits the longest run of a program shows the most.
    var longest: [String: BenchSummary.Line] = [:]
    for line in lines
    where line.first.timeLimit >= longest[line.first.program]?.first.timeLimit ?? 0 {
      longest[line.first.program] = line
    }
    let shown = programs.compactMap { longest[$0] }
    let series = shown.map { line in
      Chart.Series(
        name: line.first.program, style: style(line.first.program), points: course(line),
        shape: .steps)
    }
    let times = series.flatMap { $0.points.map(\.x) } + shown.map(\.first.timeLimit)
    return Chart(
      x: .decades(text.say(.secondsAxis), times) { figure(Figures.seconds($0)) },
      y: .shares(text.say(.open)) { figure($0) }, series: series)
  }

  /// The median over seeds of the share still open, from the moment at which half of the runs have
  /// one; 0 is drawn at the foot.
  private func course(_ line: BenchSummary.Line) -> [(x: Double, y: Double)] {
    let moments = Set(line.rows.flatMap { $0.progress.map { max($0.seconds, 0.001) } }).sorted()
    var points: [(x: Double, y: Double)] = []
    for moment in moments {
      let shares = line.rows.map { row in
        row.point(at: moment).flatMap { BenchRow.gap($0.value, $0.bound) } ?? .infinity
      }
      guard let median = Spread(shares)?.median, median.isFinite else { continue }
      let share = max(median, 1e-5)
      if points.last?.y != share { points.append((moment, share)) }
    }
    if let last = points.last, let wall = line.wall?.median, wall > last.x {
      points.append((min(wall, max(line.first.timeLimit, last.x)), last.y))
    }
    return points
  }

  // MARK: Who is soonest

  func profileSection() -> [String] {
    // Only programs that were tried on the same problems can be compared.
    var order: [[String]] = []
    var problems: [[String]: [String: [BenchSummary.Line]]] = [:]
    var groups: [String: [BenchSummary.Line]] = [:]
    for line in summary.lines where line.rows.contains(where: { $0.wallSeconds != nil }) {
      groups["\(line.first.set) | \(line.first.problem)", default: []].append(line)
    }
    for (problem, lines) in groups.sorted(by: { $0.key < $1.key }) {
      let tried = programs.filter { program in lines.contains { $0.first.program == program } }
      guard tried.count > 1 else { continue }
      if problems[tried] == nil { order.append(tried) }
      problems[tried, default: [:]][problem] = lines
    }
    var figures: [String] = []
    for tried in order {
      for gap in summary.suite.gaps {
        if let made = profile(tried, problems[tried] ?? [:], gap) { figures.append(made) }
      }
    }
    guard !figures.isEmpty else { return [] }
    return [
      Markup.element("h2", text.say(.soonest)), Markup.element("p", text.say(.profileNote)),
      "<div class=\"charts\">",
    ] + figures + ["</div>"]
  }

  private func profile(
    _ tried: [String], _ problems: [String: [BenchSummary.Line]], _ gap: Double
  ) -> String? {
    let times = tried.map { program in
      var seconds: [String: Double] = [:]
      for (problem, lines) in problems {
        let own = lines.filter { $0.first.program == program }.map { $0.median(toGap: gap) }
        if let best = own.min(), best.isFinite { seconds[problem] = best }
      }
      return (name: program, seconds: seconds)
    }
    let profile = PerformanceProfile(times, problems: problems.count)
    guard profile.lines.contains(where: { !$0.steps.isEmpty }) else { return nil }
    let most = profile.lines.flatMap { $0.steps.map(\.ratio) }.max() ?? 1
    let axis = Chart.Axis.decades(text.say(.profileX), [1, max(10, most)]) {
      figure(Figures.seconds($0))
    }
    let chart = Chart(
      x: axis, y: .percents(text.say(.profileY)),
      series: profile.lines.map { line in
        var points = [(x: 1.0, y: 0.0)] + line.steps.map { (x: $0.ratio, y: $0.share) }
        points.append((axis.range.upperBound, line.steps.last?.share ?? 0))
        return Chart.Series(
          name: line.name, style: style(line.name), points: points, shape: .steps)
      })
    return figure(
      reach(gap), chart,
      note: text.say(.profileProblems, ["problems": text.number(profile.problems)]))
  }

  // MARK: Growth

  func growthSection() -> [String] {
    var figures: [String] = []
    let gaps: [Double?] = [nil] + summary.suite.gaps.map { $0 }
    for set in summary.suite.sets {
      let lines = summary.lines.filter { $0.first.set == set.name }
      for gap in gaps {
        let fits = BenchGrowth.fits(lines, gap: gap).filter { $0.points.count >= 3 }
        for policy in Set(fits.map(\.policy)).sorted() {
          figures.append(growth(fits.filter { $0.policy == policy }, set.name, policy, gap))
        }
      }
    }
    guard !figures.isEmpty else { return [] }
    return [
      Markup.element("h2", text.say(.growth)), Markup.element("p", text.say(.growthNote)),
      "<div class=\"charts\">",
    ] + figures + ["</div>"]
  }

  private func growth(
    _ fits: [BenchGrowth], _ set: String, _ policy: String, _ gap: Double?
  ) -> String {
    let points = fits.flatMap(\.points)
    var series: [Chart.Series] = []
    var words: [String] = []
    for fit in fits {
      let style = style(fit.program)
      series.append(
        Chart.Series(name: fit.program, style: style, points: fit.points, shape: .dots))
      guard let power = fit.fit, let low = fit.points.map(\.x).min(),
        let high = fit.points.map(\.x).max()
      else { continue }
      series.append(
        Chart.Series(
          name: fit.program, style: style,
          points: [low, high].map { (x: $0, y: power.factor * pow($0, power.exponent)) },
          shape: .line))
      var word = "\(fit.program): \(self.power(power))"
      if !fit.isComplete {
        let values = ["count": text.number(fit.points.count), "all": text.number(fit.runs)]
        word += ", " + text.say(.notReachedOften, values)
      }
      words.append(word)
    }
    let chart = Chart(
      x: .decades(text.say(.children), points.map(\.x)) { text.number(Int($0)) },
      y: .decades(text.say(.secondsAxis), points.map(\.y)) { figure(Figures.seconds($0)) },
      series: series)
    let what = gap.map { reach($0) } ?? text.say(.growthFirst)
    return figure("\(set), \(policy): \(what)", chart, note: words.joined(separator: "; "))
  }

  private func figure(_ title: String, _ chart: Chart, note: String = "") -> String {
    "<figure>" + Markup.element("h3", title) + "\n" + chart.svg(title: title)
      + (note.isEmpty ? "" : "\n" + Markup.element("figcaption", note, "class=\"soft\""))
      + "</figure>"
  }
}
