import Kezek

/// The words and phrases of the availability grammar in three languages.
///
/// The forms of `words.csv` come first; the rest are full names, cases and everyday turns that
/// planners write by hand.
struct AvailabilityLexicon: Sendable {
  private let byText: [String: AvailabilityWord]
  private let bySkeleton: [String: (word: AvailabilityWord, spelling: String)]
  /// The beginnings, of whole lexemes, of phrases of several.
  private let beginnings: Set<String>
  /// Words that a mistyped one may have been meant for.
  let suggestions: [String]

  static let shared = AvailabilityLexicon()

  init() {
    var byText: [String: AvailabilityWord] = [:]
    var bySkeleton: [String: (word: AvailabilityWord, spelling: String)] = [:]
    var beginnings: Set<String> = []
    func add(_ phrase: String, _ word: AvailabilityWord) {
      let lexemes = CellToken.tokens(of: CellText(phrase)).filter { $0.kind != .mark }.map(\.text)
      guard !lexemes.isEmpty else { return }
      for count in lexemes.indices.dropFirst() {
        beginnings.insert(lexemes.prefix(count).joined(separator: " "))
      }
      for key in [lexemes.joined(separator: " "), lexemes.joined()] {
        if byText[key] == nil { byText[key] = word }
        let skeleton = LookAlikes.skeleton(key)
        if bySkeleton[skeleton] == nil { bySkeleton[skeleton] = (word, phrase) }
      }
    }
    add(Words.catalogue.text(.word, "time", "except", in: .kazakh), .exceptBehind)
    for (entry, word) in Self.catalogueWords {
      for spelling in entry.spellings { add(spelling, word) }
    }
    for (phrases, word) in Self.dayForms + Self.phrases {
      for phrase in phrases.split(separator: ",") { add(phrase.trimmed, word) }
    }
    self.byText = byText
    self.bySkeleton = bySkeleton
    self.beginnings = beginnings
    self.suggestions =
      Self.catalogueWords.flatMap { [$0.0.russian, $0.0.kazakh, $0.0.english] }
      + Self.fullNames.flatMap { $0 }
  }

  /// The meaning of lexemes joined by single blanks.
  func word(_ text: String) -> AvailabilityWord? { byText[text] }

  /// Whether a longer phrase begins with lexemes joined by single blanks.
  func isBeginning(_ text: String) -> Bool { beginnings.contains(text) }

  /// The meaning of a word that looks the same in letters of another alphabet, and how it is
  /// written in one.
  func lookAlike(_ text: String) -> (word: AvailabilityWord, spelling: String)? {
    bySkeleton[LookAlikes.skeleton(text)]
  }

  /// The rows of the catalogue that belong to the grammar.
  private static let catalogueWords: [(Words.Entry, AvailabilityWord)] = {
    let days = Words.catalogue.entries(.word, "day").compactMap { entry in
      Weekday(code: entry.english).map { (entry, AvailabilityWord.day($0, isAblative: false)) }
    }
    let meanings: [String: AvailabilityWord] = [
      "any": .any, "morning": .morning, "afternoon": .afternoon, "all day": .wholeDay,
      "except": .except, "every second week": .everySecondWeek, "step": .step,
      "break": .breakTime,
    ]
    let times = Words.catalogue.entries(.word, "time").compactMap { entry in
      meanings[entry.english].map { (entry, $0) }
    }
    return days + times
  }()
}
