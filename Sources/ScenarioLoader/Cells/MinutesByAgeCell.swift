import Kezek

/// Minutes of a session by age: `20 до 4, 30 до 7, 45`, `20 under 4, …`, `4 дейін 20, …`.
enum MinutesByAgeCell {
  /// Minutes that a session can have.
  static let minutes = 5...480
  /// Ages, in completed years, that a limit can have.
  static let ages = 1...30

  /// Reads minutes by ascending age; the last entry holds for all others.
  static func read(_ text: String) -> CellReading<[Service.MinutesByAge]> {
    let text = CellText(text)
    if let problem = WordListCell.damage(text) { return CellReading(failed: problem) }
    var entries: [Service.MinutesByAge] = []
    var problems: [CellProblem] = []
    for item in WordListCell.pieces(text.string, partedBy: { ",;\n".contains($0) }) {
      switch entry(item) {
      case .entry(let entry, let note):
        entries.append(entry)
        problems += note.map { [$0] } ?? []
      case .problem(let problem):
        problems.append(problem)
      }
    }
    if problems.allSatisfy({ $0.severity != .error }) { problems += orderProblems(entries, text) }
    return CellReading(entries, problems: problems)
  }

  /// Minutes by age as a cell of that language.
  static func text(_ entries: [Service.MinutesByAge], in language: Language) -> String {
    entries.map { entry in
      guard let age = entry.under else { return String(entry.minutes) }
      return switch language {
      case .english: "\(entry.minutes) under \(age)"
      case .russian: "\(entry.minutes) до \(age)"
      case .kazakh: "\(age) дейін \(entry.minutes)"
      }
    }.joined(separator: ", ")
  }

  private enum Entry {
    case entry(Service.MinutesByAge, CellProblem?)
    case problem(CellProblem)
  }

  /// What matters of one item: numbers, and the word for *under*.
  private enum Mark: Equatable {
    case number(Int)
    /// *until*, before its age.
    case before
    /// `дейін`, behind its age.
    case behind
  }

  private static func entry(_ item: String) -> Entry {
    guard let marks = marks(item) else { return .problem(notUnderstood(item)) }
    if marks.count == 1, case .number(let minutes) = marks[0] { return checked(nil, minutes, item) }
    guard marks.count == 3 else { return .problem(notUnderstood(item)) }
    switch (marks[0], marks[1], marks[2]) {
    case (.number(let minutes), .before, .number(let age)),
      (.before, .number(let age), .number(let minutes)),
      (.number(let minutes), .number(let age), .behind):
      return checked(age, minutes, item)
    case (.number(let first), .behind, .number(let second)):
      if !minutes.contains(second) || !ages.contains(first), minutes.contains(first),
        ages.contains(second)
      {
        let meant = text([Service.MinutesByAge(under: second, minutes: first)], in: .kazakh)
        let note = CellProblem(.minutesAndAgeSwapped, maybe: meant, part: item)
        return .entry(Service.MinutesByAge(under: second, minutes: first), note)
      }
      return checked(first, second, item)
    default:
      return .problem(notUnderstood(item))
    }
  }

  private static func notUnderstood(_ item: String) -> CellProblem {
    CellProblem(.minutesByAge, part: item)
  }

  private static func checked(_ age: Int?, _ minutes: Int, _ item: String) -> Entry {
    let limits: ClosedRange<Int>
    if !Self.minutes.contains(minutes) {
      limits = Self.minutes
    } else if let age, !ages.contains(age) {
      limits = ages
    } else {
      return .entry(Service.MinutesByAge(under: age, minutes: minutes), nil)
    }
    let details = ["low": String(limits.lowerBound), "high": String(limits.upperBound)]
    return .problem(CellProblem(.outOfRange, details: details, part: item))
  }

  /// The numbers and words of an item; nil where it holds anything else.
  private static func marks(_ item: String) -> [Mark]? {
    var marks: [Mark] = []
    for token in CellToken.tokens(of: CellText(item)) {
      switch token.kind {
      case .number:
        guard let number = Int(token.text) else { return nil }
        marks.append(.number(number))
      case .word where ["до", "under", "below", "<"].contains(token.text):
        marks.append(.before)
      case .word where ["дейін", "дейiн", "жасқадейін"].contains(token.text):
        marks.append(.behind)
      case .word where units.contains(token.text):
        continue
      case .mark where [":", ".", "<"].contains(token.text):
        if token.text == "<" { marks.append(.before) }
      case .mark where token.text == "-" && isDash(marks, token):
        continue
      default:
        return nil
      }
    }
    return marks
  }

  /// Whether a hyphen parts an age from its minutes, as in `до 4 - 20`.
  private static func isDash(_ marks: [Mark], _ token: CellToken) -> Bool {
    !token.isTight && (marks.contains(.before) || marks.contains(.behind))
  }

  private static let units: Set<String> = [
    "мин", "минут", "минуты", "min", "minutes", "лет", "года", "год", "years", "year", "жас",
    "жасқа", "age",
  ]

  private static func orderProblems(
    _ entries: [Service.MinutesByAge], _ text: CellText
  ) -> [CellProblem] {
    guard let last = entries.last else { return [CellProblem(.minutesByAge, part: text.string)] }
    let limits = entries.dropLast().map(\.under)
    guard !limits.contains(nil), zip(limits, limits.dropFirst()).allSatisfy({ ($0 ?? 0) < $1 ?? 0 })
    else { return [CellProblem(.agesNotAscending, part: text.string)] }
    guard last.under == nil else {
      return [CellProblem(.noMinutesForOthers, part: text.string)]
    }
    return []
  }
}
