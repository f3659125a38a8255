import Kezek

/// A token of the availability grammar: a meaning and where it stands.
struct AvailabilityTerm: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case word(AvailabilityWord)
    /// The position of a site among the names given.
    case site(Int)
    case week(CycleWeek)
    /// Digits as written.
    case number(String)
    case comma
    /// A semicolon or a line break.
    case stop
    case colon
    case dot
    case dash
    case opening
    case closing
  }

  let kind: Kind
  /// Where it stands among the text's characters.
  let range: Range<Int>
  /// Whether no blank stands before it.
  let isTight: Bool
}

/// Turns the text of a cell into terms.
struct AvailabilityTermReader {
  private let text: CellText
  private let tokens: [CellToken]
  private let sites: SiteMatcher
  private let lexicon = AvailabilityLexicon.shared
  private var index = 0
  private(set) var terms: [AvailabilityTerm] = []
  private(set) var problems: [CellProblem] = []

  init(_ text: CellText, sites: SiteMatcher) {
    self.text = text
    self.tokens = CellToken.tokens(of: text)
    self.sites = sites
  }

  /// Reads all terms; what is not understood becomes a problem.
  mutating func readAll() {
    while index < tokens.count {
      if readWeek() || readSiteOrPhrase() || readDamage() || readLetter() { continue }
      readToken()
    }
  }

  private mutating func add(_ kind: AvailabilityTerm.Kind, tokens count: Int) {
    let range = tokens[index].range.lowerBound..<tokens[index + count - 1].range.upperBound
    terms.append(AvailabilityTerm(kind: kind, range: range, isTight: tokens[index].isTight))
    index += count
  }

  private mutating func problem(_ code: CellCode, maybe: String? = nil, tokens count: Int = 1) {
    let range = tokens[index].range.lowerBound..<tokens[index + count - 1].range.upperBound
    index += count
    // One sentence about days of the month is enough.
    guard code != .daysOfMonth || !problems.contains(where: { $0.code == code.code }) else {
      return
    }
    problems.append(CellProblem(code, maybe: maybe, part: text.part(range)))
  }

  // MARK: Weeks

  /// The week that a letter stands for: A, B, А, Б, В.
  private func letter(at position: Int) -> CycleWeek? {
    guard tokens.indices.contains(position) else { return nil }
    switch tokens[position].text {
    case "a", "а": return .first
    case "b", "б", "в": return .second
    default: return nil
    }
  }

  private func isWeekWord(at position: Int) -> Bool {
    tokens.indices.contains(position) && lexicon.word(tokens[position].text) == .week
  }

  /// *Week A*, `неделя A`, `A апта`.
  private mutating func readWeek() -> Bool {
    if isWeekWord(at: index), let week = letter(at: index + 1) {
      add(.week(week), tokens: 2)
      return true
    }
    if let week = letter(at: index), isWeekWord(at: index + 1), letter(at: index + 2) == nil,
      sites.longest(at: index, in: tokens) == nil
    {
      add(.week(week), tokens: 2)
      return true
    }
    return false
  }

  /// A letter alone: a week where no site has that name, or the preposition `в`.
  private mutating func readLetter() -> Bool {
    guard let week = letter(at: index) else { return false }
    let token = tokens[index]
    let next = tokens.indices.contains(index + 1) ? tokens[index + 1] : nil
    let endsBlock = next.map { DateScanner.partsList($0) || $0.isMark(")") } ?? true
    let isCyrillic = ["а", "б", "в"].contains(token.text)
    if token.text == "в", !token.isCapital || !endsBlock {
      // The preposition stands before a day, a time or a site, never last.
      if endsBlock { problem(.notUnderstood) } else { index += 1 }
      return true
    }
    // `А в пятницу`: at a block's beginning the Cyrillic letter is a conjunction.
    let beginsBlock = index == 0 || DateScanner.partsList(tokens[index - 1])
    guard endsBlock || (token.isCapital && !(isCyrillic && beginsBlock)) else {
      problem(.notUnderstood)
      return true
    }
    add(.week(week), tokens: 1)
    return true
  }

  // MARK: Sites and phrases

  private mutating func readSiteOrPhrase() -> Bool {
    let site = sites.longest(at: index, in: tokens)
    let phrase = longestPhrase()
    if let site, site.count >= phrase?.count ?? 0 {
      if phrase?.count == site.count {
        problem(.siteNamedLikeWord, tokens: site.count)
      } else {
        if site.isLookAlike { note(sites.names[site.position], tokens: site.count) }
        add(.site(site.position), tokens: site.count)
      }
      return true
    }
    guard let phrase else { return false }
    if phrase.isLookAlike { note(phrase.spelling, tokens: phrase.count) }
    switch phrase.word {
    case .byArrangement: problem(.byArrangement, tokens: phrase.count)
    case .ofMonth: problem(.daysOfMonth, tokens: ordinals(phrase.count))
    case .evenOrOddWeek: problem(.weekMisplaced, tokens: phrase.count)
    case .negation: problem(.notAvailable, tokens: phrase.count)
    case .filler: index += phrase.count
    case .and: add(.comma, tokens: phrase.count)
    case .hourUnit where isBesideNumber(phrase.count): index += phrase.count
    case .hourUnit: problem(.notUnderstood, tokens: phrase.count)
    default: add(.word(phrase.word), tokens: phrase.count)
    }
    return true
  }

  /// Tokens of an ordinal and what it counts: `1-я и 3-я среда` is one problem.
  private func ordinals(_ count: Int) -> Int {
    var end = index + count
    while end < tokens.count, !DateScanner.partsList(tokens[end]) {
      let word = lexicon.word(tokens[end].text)
      guard word == .ofMonth || word == .and else { break }
      end += 1
    }
    if end < tokens.count, case .day = lexicon.word(tokens[end].text) { end += 1 }
    return end - index
  }

  private mutating func note(_ word: String?, tokens count: Int) {
    let range = tokens[index].range.lowerBound..<tokens[index + count - 1].range.upperBound
    let part = text.part(range)
    problems.append(
      CellProblem(.lookAlikeLetters, details: ["word": word ?? part], part: part))
  }

  private func isBesideNumber(_ count: Int) -> Bool {
    let before = index > 0 ? tokens[index - 1].kind : nil
    let after = index + count < tokens.count ? tokens[index + count].kind : nil
    return before == .number || after == .number
      || (before == .mark && index > 1 && tokens[index - 2].kind == .number)
  }

  private struct Phrase {
    let word: AvailabilityWord
    let count: Int
    let isLookAlike: Bool
    /// How a look-alike is written in one alphabet.
    var spelling: String?
  }

  /// The longest phrase from here on; single hyphens between its words are passed over.
  private func longestPhrase() -> Phrase? {
    var text = ""
    var found: Phrase?
    var end = index
    while end < tokens.count {
      let token = tokens[end]
      end += 1
      // A hyphen is passed over inside longer phrases only.
      if token.isMark("-"), !text.isEmpty, token.isTight { continue }
      guard token.kind == .word || token.kind == .number else { break }
      text += text.isEmpty ? token.text : " " + token.text
      // Digits alone are times.
      if token.text != text || token.kind == .word, let word = lexicon.word(text) {
        found = Phrase(word: word, count: end - index, isLookAlike: false)
      }
      guard lexicon.isBeginning(text) else { break }
    }
    return found ?? lookAlike()
  }

  /// The word of one token, in letters of another alphabet.
  private func lookAlike() -> Phrase? {
    let token = tokens[index]
    guard token.kind == .word, token.text.count > 1 || token.text == "c",
      let meant = lexicon.lookAlike(token.text)
    else { return nil }
    return Phrase(word: meant.word, count: 1, isLookAlike: true, spelling: meant.spelling)
  }

  // MARK: Everything else

  /// Hours that a spreadsheet has turned into a date: `сен.13`, `03.июн`, `13.09.2026`, 45931.
  private mutating func readDamage() -> Bool {
    let marks = index + 1 < tokens.count && tokens[index + 1].kind == .mark ? 1 : 0
    let second = index + 1 + marks
    if second < tokens.count,
      let (first, last) = SpreadsheetDamage.numbers(tokens[index], tokens[second])
    {
      let maybe = SpreadsheetDamage.ascending(first, last)
      problem(.spreadsheetDate, maybe: maybe, tokens: second - index + 1)
      return true
    }
    guard tokens[index].kind == .number else { return false }
    if let day = SpreadsheetDamage.day(ofSerial: tokens[index].text) {
      problem(.spreadsheetDate, maybe: SpreadsheetDamage.hours(of: day))
      return true
    }
    if index + 4 < tokens.count {
      let part = text.part(tokens[index].range.lowerBound..<tokens[index + 4].range.upperBound)
      var scanner = DateScanner(CellText(part))
      if case .day(let day) = scanner.date(), scanner.isAtEnd {
        problem(.spreadsheetDate, maybe: SpreadsheetDamage.hours(of: day), tokens: 5)
        return true
      }
    }
    return readOrdinal()
  }

  /// A number with the ending of an ordinal: `1-я`, `3rd`, `2-ші`.
  private mutating func readOrdinal() -> Bool {
    let hyphen = index + 1 < tokens.count && tokens[index + 1].isMark("-") ? 1 : 0
    let ending = index + 1 + hyphen
    guard ending < tokens.count, tokens[ending].isTight,
      ["я", "й", "ая", "ый", "ой", "ю", "ую", "е", "ое", "го", "st", "nd", "rd", "th", "ші", "шы"]
        .contains(tokens[ending].text)
    else { return false }
    problem(.daysOfMonth, tokens: ending - index + 1)
    return true
  }

  private mutating func readToken() {
    let token = tokens[index]
    switch (token.kind, token.text) {
    case (.lineBreak, _), (.mark, ";"): add(.stop, tokens: 1)
    case (.number, _): add(.number(token.text), tokens: 1)
    case (.mark, ","), (.mark, "+"), (.mark, "&"), (.mark, "/"): add(.comma, tokens: 1)
    case (.mark, ":"): add(.colon, tokens: 1)
    case (.mark, "-"): add(.dash, tokens: 1)
    case (.mark, "("): add(.opening, tokens: 1)
    case (.mark, ")"): add(.closing, tokens: 1)
    case (.mark, "."):
      // A point behind a word marks an abbreviation.
      if index > 0, tokens[index - 1].kind == .word, token.isTight {
        index += 1
      } else {
        add(.dot, tokens: 1)
      }
    case (.word, _):
      problem(.notUnderstood, maybe: nearest(token.text))
    default:
      problem(.notUnderstood)
    }
  }

  private func nearest(_ word: String) -> String? {
    NearestWord.find(word, among: sites.names + lexicon.suggestions)
  }
}
