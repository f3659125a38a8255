import Kezek

/// Writes availability as a cell of one language, so that it is read back the same.
struct AvailabilityPrinter: Sendable {
  let language: Language
  /// The names of all sites.
  let sites: [String]

  /// The cell of an expression; empty where that says *anywhere, any time*.
  func text(_ expression: AvailabilityExpression) -> String {
    let isAny = expression.blocks.count == 1 && isAnyTime(expression.blocks[0])
    if isAny, expression.exceptions.isEmpty { return "" }
    // A site holds until another is named, so blocks without one come first.
    let blocks =
      expression.blocks.filter { $0.site == nil } + expression.blocks.filter { $0.site != nil }
    let base = blocks.map(block).joined(separator: ", ")
    return ([base] + expression.exceptions.map { except(block($0)) }).joined(separator: "; ")
  }

  /// A block as `[site] [days] [hours] [week]`.
  func block(_ block: AvailabilityExpression.Block) -> String {
    var words: [String] = []
    if let site = block.site, sites.indices.contains(site) { words.append(sites[site]) }
    if block.days == .all, block.hours == .whole {
      words.append(word("any"))
    } else {
      words += [days(block.days), hours(block.hours)]
    }
    if let week = block.week { words.append(self.week(week)) }
    return words.joined(separator: " ")
  }

  /// Two parts of a cell: what there is, and what is taken away.
  func joined(base: String, except taken: String) -> String {
    language == .kazakh ? "\(base), \(except(taken))" : "\(base) \(except(taken))"
  }

  /// Days as `Пн-Чт, Сб`.
  func days(_ days: DaySet) -> String {
    var runs: [[Weekday]] = []
    for day in days.days {
      if let last = runs.last?.last, last.rawValue + 1 == day.rawValue {
        runs[runs.count - 1].append(day)
      } else {
        runs.append([day])
      }
    }
    return runs.map { run in
      let names = run.map(day)
      return run.count > 2 ? "\(names[0])-\(names[run.count - 1])" : names.joined(separator: ", ")
    }.joined(separator: ", ")
  }

  func day(_ day: Weekday) -> String {
    Words.catalogue.text(.word, "day", day.code, in: language)
  }

  private func except(_ text: String) -> String {
    language == .kazakh ? "\(text) \(word("except"))" : "\(word("except")) \(text)"
  }

  private func hours(_ hours: HoursTerm) -> String {
    switch hours {
    case .whole: word("all day")
    case .between(let first, let last): "\(ClockCell.text(first))-\(ClockCell.text(last))"
    case .morning: word("morning")
    case .afternoon: word("afternoon")
    case .from(let minute): open(from: ClockCell.text(minute))
    case .until(let minute): open(until: ClockCell.text(minute))
    }
  }

  private func open(from time: String) -> String {
    switch language {
    case .english: "from \(time)"
    case .russian: "с \(time)"
    case .kazakh: "\(time) бастап"
    }
  }

  private func open(until time: String) -> String {
    switch language {
    case .english: "until \(time)"
    case .russian: "до \(time)"
    case .kazakh: "\(time) дейін"
    }
  }

  /// The letter of a week, with the word for *week* where a site has the letter's name.
  private func week(_ week: CycleWeek) -> String {
    let letter = week.letter
    guard sites.contains(where: { LookAlikes.skeleton($0) == LookAlikes.skeleton(letter) }) else {
      return letter
    }
    switch language {
    case .english: return "week \(letter)"
    case .russian: return "неделя \(letter)"
    case .kazakh: return "апта \(letter)"
    }
  }

  private func isAnyTime(_ block: AvailabilityExpression.Block) -> Bool {
    block.site == nil && block.days == .all && block.hours == .whole && block.week == nil
  }

  private func word(_ english: String) -> String {
    Words.catalogue.text(.word, "time", english, in: language)
  }

  /// The language that a text is probably in, by its letters.
  static func language(of text: CellText) -> Language {
    let letters = text.string.lowercased()
    if letters.contains(where: { "әғқңөұүһі".contains($0) }) { return .kazakh }
    return letters.contains(where: { ("а"..."я").contains($0) }) ? .russian : .english
  }
}

extension AvailabilityExpression {
  /// The expression as a cell of a language.
  func text(in language: Language, sites: [String]) -> String {
    AvailabilityPrinter(language: language, sites: sites).text(self)
  }
}
