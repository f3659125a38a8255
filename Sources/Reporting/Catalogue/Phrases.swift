public import Kezek

/// The sentences of the message catalogue in one language (`messages.csv`).
///
/// A sentence may hold placeholders: `{child}` stands for a value, `{children:ребёнок|ребёнка|детей}`
/// for the form of a word that the number `children` asks for (one, few, many in Russian; one, more
/// in English; Kazakh leaves the word as it is).
public struct Phrases: Sendable {
  public let language: Language

  public init(_ language: Language) {
    self.language = language
  }

  /// What a placeholder stands for.
  enum Value: Sendable, Hashable {
    case text(String)
    case number(Int)
  }

  /// The sentence of a key, with its placeholders filled; a placeholder without a value is an
  /// ellipsis, and an unknown key stands for itself in brackets.
  func say(_ key: String, _ values: KeyValuePairs<String, Value> = [:]) -> String {
    fill(key) { name in values.first { $0.key == name }?.value }
  }

  /// The sentence of a key that is one of a family: `reason` and `R09` make `reason.R09`.
  func say(family: String, _ member: String, _ values: [String: Value] = [:]) -> String {
    fill(family + "." + member) { values[$0] }
  }

  private func fill(_ key: String, _ value: (String) -> Value?) -> String {
    guard let sentence = Catalogue.carried.sentence(key, in: language) else { return "[\(key)]" }
    return sentence.parts.map { part in
      switch part {
      case .text(let text): return text
      case .value(let name):
        switch value(name) {
        case .text(let text): return text
        case .number(let number): return self.number(number)
        case nil: return "…"
        }
      case .form(let name, let forms):
        guard case .number(let number) = value(name) else { return forms.last ?? "" }
        return forms[min(forms.count - 1, PluralForm(of: number, in: language).rawValue)]
      }
    }.joined()
  }
}

extension Phrases.Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int) { self = .number(value) }
}

/// Which form of a word a number asks for.
enum PluralForm: Int, Sendable, Hashable {
  case one
  case few
  case many

  /// The rule of the Unicode plural rules for whole numbers; in English and Kazakh the second form
  /// is the last.
  init(of number: Int, in language: Language) {
    let magnitude = number.magnitude
    switch language {
    case .english: self = magnitude == 1 ? .one : .few
    case .kazakh: self = magnitude == 1 ? .one : .few
    case .russian:
      let last = magnitude % 10
      let lastTwo = magnitude % 100
      if last == 1, lastTwo != 11 {
        self = .one
      } else if (2...4).contains(last), !(12...14).contains(lastTwo) {
        self = .few
      } else {
        self = .many
      }
    }
  }
}
