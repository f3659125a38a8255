import Reporting

extension BenchPage {
  // MARK: Targets

  func targetSection() -> [String] {
    guard !targets.outcomes.isEmpty else { return [] }
    let columns = [
      text.say(.set), text.say(.instance), text.say(.rule), text.say(.program), text.say(.target),
      text.say(.measured), text.say(.verdict),
    ]
    var kinds: [Int: String] = [:]
    let rows = targets.outcomes.enumerated().map { place, outcome in
      kinds[place] = outcome.isReached ? "good" : "bad"
      return [
        outcome.set, outcome.instance, outcome.policy, outcome.program, words(outcome.kind),
        outcome.measured.map(words) ?? "–",
        text.say(
          outcome.isReached ? .reached : outcome.measured == nil ? .unmeasured : .missed),
      ]
    }
    return [
      Markup.element("h2", text.say(.targets)), Markup.table(columns, rows, kinds: kinds),
    ]
  }

  private func words(_ kind: BenchTarget.Kind) -> String {
    switch kind {
    case .gap(let gap, let within):
      text.say(.targetOpen, ["share": percent(gap), "seconds": seconds(within)])
    case .unmet(let gap, let within):
      text.say(.targetMissing, ["share": percent(gap), "seconds": seconds(within)])
    case .memory(let megabytes):
      text.say(.targetMemory, ["megabytes": text.number(megabytes)])
    case .fasterThanPeers(let times):
      text.say(.targetFaster, ["times": figure(Figures.seconds(times))])
    case .growth(let power, let gap):
      text.say(
        .targetGrowth, ["share": percent(gap), "power": figure(Figures.fixed(power, 1))])
    case .files(let limit): text.say(.targetFiles, ["seconds": seconds(limit)])
    }
  }

  private func words(_ measured: BenchTargets.Measured) -> String {
    switch measured {
    case .share(let spread): self.spread(spread) { percent($0) } + " %"
    case .megabytes(let megabytes): text.number(megabytes) + " MB"
    case .times(let times, let gap, let isAtLeast):
      (isAtLeast ? "≥ " : "") + figure(Figures.seconds(times)) + " × ("
        + (gap == 0 ? text.say(.reachProven) : text.say(.reach, ["share": percent(gap)])) + ")"
    case .power(let fit): power(fit)
    case .seconds(let spread): self.spread(spread) { seconds($0) } + " s"
    }
  }

  func power(_ fit: PowerFit) -> String {
    let exponent = figure(Figures.fixed(fit.exponent, 2))
    guard let error = fit.standardError else {
      return text.say(.power, ["exponent": exponent])
    }
    return text.say(
      .powerSpread, ["exponent": exponent, "error": figure(Figures.fixed(error, 2))])
  }

  // MARK: Comparison

  func comparisonSection() -> [String] {
    guard let comparison else { return [] }
    let columns = [
      text.say(.program), text.say(.by), text.say(.before), text.say(.now), text.say(.verdict),
    ]
    var kinds: [Int: String] = [:]
    let rows = comparison.items.enumerated().map { place, item in
      if item.verdict == .better { kinds[place] = "good" }
      if item.verdict == .worse { kinds[place] = "bad" }
      return [
        item.configuration, words(item.measure), value(item.before, item.measure),
        value(item.now, item.measure), text.say(Self.word(item.verdict)),
      ]
    }
    return [
      Markup.element("h2", text.say(.against)),
      Markup.element("p", text.overall(comparison), "class=\"sentence\""),
      Markup.element("p", text.say(.againstNote)), Markup.table(columns, rows, kinds: kinds),
    ]
  }

  static func word(_ verdict: BenchComparison.Verdict) -> BenchWord {
    switch verdict {
    case .better: .better
    case .same: .same
    case .worse: .worse
    case .added: .added
    case .gone: .gone
    }
  }

  private func words(_ measure: BenchComparison.Measure) -> String {
    switch measure {
    case .state: text.say(.byState)
    case .open: text.say(.byOpen)
    case .time(let gap): text.say(.byTime, ["share": percent(gap)])
    case .wall: text.say(.byWall)
    }
  }

  private func value(_ spread: Spread?, _ measure: BenchComparison.Measure) -> String {
    switch measure {
    case .state, .open: spread == nil ? "–" : self.spread(spread) { percent($0) } + " %"
    case .time, .wall: spread == nil ? "–" : self.spread(spread) { seconds($0) } + " s"
    }
  }

  // MARK: Means

  func meansSection() -> [String] {
    let shift = 1.0
    let gaps = summary.suite.gaps
    let columns =
      [text.say(.set), text.say(.program)] + gaps.map { self.reach($0) }
      + [text.say(.wall), text.say(.integral)]
    var rows: [[String]] = []
    for set in summary.suite.sets {
      for program in programs {
        let lines = summary.lines.filter {
          $0.first.set == set.name && $0.first.program == program
            && $0.rows.contains { $0.wallSeconds != nil }
        }
        guard !lines.isEmpty else { continue }
        let measured = lines.flatMap(\.rows)
        func mean(_ figure: (BenchRow) -> Double?) -> String {
          ShiftedGeometricMean.of(measured.map { figure($0) ?? $0.timeLimit }, shift: shift)
            .map { seconds($0) } ?? "–"
        }
        rows.append(
          [set.name, program]
            + gaps.map { gap in
              mean { row in row.seconds(toGap: gap).map { min($0, row.timeLimit) } }
            }
            + [
              mean(\.wallSeconds),
              ShiftedGeometricMean.of(lines.compactMap(\.integral?.median), shift: shift)
                .map { seconds($0) } ?? "–",
            ])
      }
    }
    return [
      Markup.element("h2", text.say(.means)),
      Markup.element("p", text.say(.meansNote, ["shift": figure(Figures.seconds(shift))])),
      Markup.table(columns, rows, numbers: Set(2..<columns.count)),
    ]
  }

  func reach(_ gap: Double) -> String {
    gap == 0 ? text.say(.reachProven) : text.say(.reach, ["share": percent(gap)])
  }

  // MARK: All figures

  func tableSection() -> [String] {
    let gaps = summary.suite.gaps
    let columns =
      [
        text.say(.instance), text.say(.children), text.say(.rule), text.say(.program),
        text.say(.limit), text.say(.runs), text.say(.value), text.say(.most), text.say(.open),
        text.say(.openOfMissing), text.say(.firstPlan),
      ] + gaps.map { reach($0) }
      + [text.say(.wall), text.say(.memory), text.say(.integral), text.say(.nodes)]
    let rows = summary.lines.map { line in
      [
        line.first.instance, line.first.children.map { text.number($0) } ?? "–",
        line.first.policy, line.first.program, seconds(line.first.timeLimit),
        runs(line), whole(line.value), whole(line.bound), spread(line.gap) { percent($0) },
        spread(line.gapUnmet) { percent($0) }, spread(line.firstPlan) { seconds($0) },
      ] + line.reached.map { reachedText($0, line) }
        + [
          spread(line.wall) { seconds($0) },
          line.memory.map { text.number(Figures.megabytes(Int($0.most))) } ?? "–",
          spread(line.integral) { seconds($0) }, whole(line.nodes),
        ]
    }
    return [
      Markup.element("h2", text.say(.table)), Markup.element("p", text.say(.tableNote)),
      "<div class=\"wide\">",
      Markup.table(columns, rows, numbers: Set(4..<columns.count)), "</div>",
    ]
  }

  private func runs(_ line: BenchSummary.Line) -> String {
    line.plans == line.rows.count
      ? text.number(line.rows.count)
      : text.say(
        .notReachedOften,
        ["count": text.number(line.plans), "all": text.number(line.rows.count)])
  }

  /// Seconds; with how many runs came so near where not all did.
  private func reachedText(_ reached: Spread?, _ line: BenchSummary.Line) -> String {
    guard let reached else { return "–" }
    let figure = spread(reached) { seconds($0) }
    guard reached.count < line.rows.count else { return figure }
    let often = text.say(
      .notReachedOften,
      ["count": text.number(reached.count), "all": text.number(line.rows.count)])
    return "\(figure), \(often)"
  }

  private func whole(_ spread: Spread?) -> String {
    self.spread(spread) { text.number(Int($0.rounded())) }
  }

  // MARK: Failures

  func failureSection() -> [String] {
    let failed = summary.rows.filter { $0.status != .done }
    guard !failed.isEmpty else { return [] }
    let columns = [text.say(.runs), text.say(.lastWords), text.say(.state)]
    let rows = failed.map { row in
      [row.key, String((row.detail ?? "").prefix(300)), text.state(row.status.rawValue)]
    }
    return [
      Markup.element("h2", text.say(.failures)), Markup.element("p", text.say(.failuresNote)),
      Markup.table(
        columns, rows, kinds: Dictionary(uniqueKeysWithValues: rows.indices.map { ($0, "bad") })),
    ]
  }
}

extension BenchText {
  /// The verdict on the whole, for page and terminal.
  func overall(_ comparison: BenchComparison) -> String {
    say(
      .overall,
      [
        "verdict": say(BenchPage.word(comparison.overall)),
        "better": number(comparison.count(.better)), "same": number(comparison.count(.same)),
        "worse": number(comparison.count(.worse)),
        "ratio": comparison.timeRatio.map { figure(Figures.fixed($0, 2)) } ?? "–",
      ])
  }
}
