import Kezek
import PlanVerification

extension Comparison {
  /// The table on a terminal; where the columns do not fit, the rest stands in further blocks.
  ///
  /// - Parameter width: columns of the terminal; at least 60 are used.
  public func terminalTable(width: Int = 80) -> String {
    var layout = SummaryLayout(width: width)
    layout.append(
      "KEZEK  " + scenario.name,
      right: phrases.say(
        "head.valid",
        [
          "first": .text(scenario.settings.term.first.dotted),
          "last": .text(scenario.settings.term.last.dotted),
        ]))
    layout.append(phrases.mark(scenario.settings.data))
    let rows = rows
    let label = min(36, rows.map { $0.label.columns + 2 }.max() ?? 0)
    let cells = columns.indices.map { column in
      max(
        title(of: columns[column]).columns,
        rows.map { phrases.text($0.values[column]).columns }.max() ?? 0)
    }
    var start = 0
    while start < columns.count {
      var end = start
      var taken = label
      while end < columns.count, end == start || taken + 2 + cells[end] <= layout.width {
        taken += 2 + cells[end]
        end += 1
      }
      layout.blank()
      layout.append(contentsOf: block(rows, start..<end, width: layout.width))
      start = end
    }
    return layout.text
  }

  private func block(_ rows: [Row], _ shown: Range<Int>, width: Int) -> [String] {
    var table = TextTable(
      [.init(header: "", alignment: .left, widest: 36)]
        + columns[shown].map { .init(header: title(of: $0)) })
    var section = ""
    for row in rows {
      if row.section != section {
        section = row.section
        table.append([section] + shown.map { _ in "" })
      }
      table.append(["  " + row.label] + shown.map { phrases.text(row.values[$0]) })
    }
    return table.lines(width: width)
  }

  /// A row for each figure of each column, numerator and denominator beside each share.
  public func csvTable() -> CSVTable {
    let mark = scenario.settings.data
    var table = CSVTable(
      name: "comparison.csv",
      columns: [
        phrases.say("column.plan"), phrases.say("column.dimension"),
        phrases.say("column.measure"), phrases.say("column.numerator"),
        phrases.say("column.denominator"), phrases.say("column.share"),
        phrases.say("column.value"),
      ] + (mark == .unmarked ? [] : [phrases.say("column.data")]))
    for (position, column) in columns.enumerated() {
      for row in rows {
        guard let value = row.values[position] else { continue }
        var label = row.label[...]
        while label.first == " " { label = label.dropFirst() }
        table.append(
          [.text(title(of: column)), .text(row.section), .text(String(label))] + cells(value)
            + (mark == .unmarked ? [] : [.text(phrases.markWord(mark))]))
      }
      for cells in certificateCells(of: column) {
        table.append(
          [.text(title(of: column))] + cells
            + (mark == .unmarked ? [] : [.text(phrases.markWord(mark))]))
      }
    }
    return table
  }

  /// Of each step what the plan scores, what no plan exceeds, and the share between: the last two
  /// where they are known.
  private func certificateCells(of column: Column) -> [[CSVTable.Cell]] {
    (column.certificate?.tiers ?? []).flatMap { tier -> [[CSVTable.Cell]] in
      let step = phrases.say("compare.step", ["step": .text(phrases.step(tier.name))])
      func cells(_ measure: String, _ figures: [CSVTable.Cell]) -> [CSVTable.Cell] {
        [.text(step), .text(measure)] + figures
      }
      var rows = [
        cells(phrases.say("compare.score"), [.empty, .empty, .empty, .integer(tier.value)])
      ]
      guard let bound = tier.bound else { return rows }
      rows.append(cells(phrases.say("compare.at most"), [.empty, .empty, .empty, .integer(bound)]))
      if let missing = bound.minus(tier.value) {
        let whole = max(1, Int(clamping: bound.magnitude))
        rows.append(
          cells(
            phrases.say("compare.missing"),
            [.integer(missing), .integer(whole), .share(missing, of: whole), .empty]))
      }
      return rows
    }
  }

  private func cells(_ value: Row.Value) -> [CSVTable.Cell] {
    switch value {
    case .count(let count): [.integer(count), .empty, .empty, .empty]
    case .share(let share):
      [
        .integer(share.numerator), .integer(share.denominator),
        .share(share.numerator, of: share.denominator), .empty,
      ]
    case .tenths(let tenths): [.empty, .empty, .empty, .tenths(tenths)]
    case .text(let text): [.empty, .empty, .empty, .text(text)]
    }
  }

  /// The comparison as `--json` prints it: keys that do not depend on the language.
  public var json: JSONValue {
    let rows = rows
    return .object(
      ("format", "kezek-comparison"), ("version", 1), ("scenario", .text(scenario.name)),
      ("data", .text(scenario.settings.data.rawValue)),
      (
        "columns",
        .array(
          columns.indices.map { position in
            .object(
              ("policy", .text(columns[position].name)),
              (
                "figures",
                .object(
                  rows.compactMap { row in
                    row.values[position].flatMap(json).map { JSONValue.Member(row.key, $0) }
                  })
              ),
              ("certificate", columns[position].certificate?.json ?? .null))
          })
      ))
  }

  /// Words stand in the certificate.
  private func json(_ value: Row.Value) -> JSONValue? {
    switch value {
    case .count(let count): .integer(count)
    case .share(let share):
      .object(("given", .integer(share.numerator)), ("of", .integer(share.denominator)))
    case .tenths(let tenths): .number(JSONNumber(ratio: tenths, of: 10, places: 1))
    case .text: nil
    }
  }
}

extension Phrases {
  fileprivate func text(_ value: Comparison.Row.Value?) -> String {
    switch value {
    case .count(let count): number(count)
    case .share(let share):
      say(
        "compare.of",
        ["count": .number(share.numerator), "all": .number(share.denominator)])
    case .tenths(let tenths): self.tenths(tenths)
    case .text(let text): text
    case nil: "–"
    }
  }

  /// SYNTHETIC or REAL with what it means, as the settings say.
  func mark(_ data: Settings.DataMark) -> String {
    switch data {
    case .synthetic: say("head.synthetic")
    case .real: say("head.real")
    case .unmarked: say("head.unmarked")
    }
  }

  /// SYNTHETIC or REAL in one word; empty where the settings do not say.
  func markWord(_ data: Settings.DataMark) -> String {
    switch data {
    case .synthetic: say("mark.synthetic")
    case .real: say("mark.real")
    case .unmarked: ""
    }
  }
}
