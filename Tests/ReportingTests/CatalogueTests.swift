import Foundation
import Kezek
import PlanVerification
import Testing

@testable import Reporting

@Suite struct CatalogueTests {
  private let catalogue = Catalogue.carried

  @Test func everyRowIsAKeyAndThreeSentences() {
    #expect(catalogue.faults.isEmpty, "\(catalogue.faults)")
    #expect(catalogue.keys.count > 150)
  }

  @Test func placeholdersAgreeInAllLanguages() throws {
    for key in catalogue.keys {
      let names = try Language.allCases.map { language in
        try #require(catalogue.sentence(key, in: language)).names
      }
      #expect(Set(names).count == 1, "\(key): \(names)")
    }
  }

  @Test func pluralFormsAreAsManyAsTheLanguageHas() throws {
    let wanted: [Language: Int] = [.english: 2, .russian: 3]
    for key in catalogue.keys {
      for language in Language.allCases {
        let sentence = try #require(catalogue.sentence(key, in: language))
        for case .form(let name, let forms) in sentence.parts {
          #expect(forms.count == wanted[language], "\(key) {\(name)} in \(language)")
        }
      }
    }
  }

  /// Keys that the code asks for: literal ones, and all members of the families it asks for.
  private func usedKeys() throws -> (literal: Set<String>, families: Set<String>) {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Reporting")
    var literal: Set<String> = []
    var families: Set<String> = []
    let files = try #require(FileManager.default.enumerator(atPath: root.path))
    for case let name as String in files
    where (name.hasSuffix(".swift") || name.hasSuffix(".mustache")) && !name.contains("Findings/") {
      let text = try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
      for match in text.matches(of: /say\(\s*"([^"\\]+)"/) { literal.insert(String(match.1)) }
      // One of two sentences.
      for match in text.matches(of: /say\(\s*[^"()]+\?\s*"([^"\\]+)"\s*:\s*"([^"\\]+)"/) {
        literal.formUnion([String(match.1), String(match.2)])
      }
      for match in text.matches(of: /\bkey: "([^"\\]+)"/) { literal.insert(String(match.1)) }
      for match in text.matches(of: /\{\{say\.([a-zA-Z]+)\}\}/) {
        literal.insert("page.\(match.1)")
      }
      for match in text.matches(of: /family: "([^"\\]+)"/) { families.insert(String(match.1)) }
    }
    return (literal, families)
  }

  @Test func everyKeyUsedExistsAndEveryKeyIsUsed() throws {
    let used = try usedKeys()
    let known = Set(catalogue.keys)
    #expect(used.literal.subtracting(known).isEmpty)
    let unused = catalogue.keys.filter { key in
      !used.literal.contains(key) && !used.families.contains(String(key.prefix { $0 != "." }))
    }
    #expect(unused.isEmpty, "\(unused)")
  }

  @Test func everyMemberOfAFamilyHasASentence() {
    var wanted: [String] = []
    wanted += Reason.allCases.map { "reason.\($0.rawValue)" }
    wanted += Reason.Changer.allCases.map { "changer.\($0.rawValue)" }
    wanted += Certainty.allCases.map { "certainty.\($0.rawValue)" }
    wanted += ConstraintFamily.allCases.map { "family.\($0.rawValue)" }
    wanted += Violation.Condition.allCases.map { "condition.\($0.rawValue)" }
    wanted += FileProblem.Code.allCases.map { "problem.\($0.rawValue)" }
    wanted += OutputProblem.Kind.allCases.map { "output.\($0.rawValue)" }
    wanted += BenchWord.allCases.map { "bench.\($0.rawValue)" }
    for family in ConstraintFamily.allCases {
      #expect(Phrases(.english).say(family: "family", family.rawValue) == family.rawValue)
    }
    #expect(wanted.filter { !catalogue.keys.contains($0) } == [])
  }

  @Test func noSolverWordStandsOnAPlannersScreen() throws {
    let forbidden = /\b(gap|bound|objective|relaxation|incumbent|integer program)\b/
    for key in catalogue.keys where !key.hasPrefix("problem.") {
      let text = try #require(catalogue.sentence(key, in: .english)).parts.description
      #expect(text.lowercased().firstMatch(of: forbidden) == nil, "\(key)")
    }
  }

  @Test(arguments: [
    (1, "1 ребёнок"), (2, "2 ребёнка"), (4, "4 ребёнка"), (5, "5 детей"), (11, "11 детей"),
    (12, "12 детей"), (14, "14 детей"), (21, "21 ребёнок"), (22, "22 ребёнка"), (25, "25 детей"),
    (101, "101 ребёнок"), (111, "111 детей"), (0, "0 детей"), (1000, "1000 детей"),
    (86_000, "86\u{A0}000 детей"),
  ])
  func russianWordsFollowTheirNumber(number: Int, text: String) {
    let phrases = Phrases(.russian)
    let sentence = phrases.say("waiting.nothing", ["count": .number(number)])
    #expect(sentence == "ОЧЕРЕДЬ, нет ничего: " + text)
  }

  @Test func englishAndKazakhWordsFollowTheirNumber() {
    #expect(Phrases(.english).say("count.courses", ["count": 1]) == "1 course")
    #expect(Phrases(.english).say("count.courses", ["count": 0]) == "0 courses")
    #expect(Phrases(.kazakh).say("count.courses", ["count": 5]) == "5 курс")
  }

  @Test(arguments: [
    (0, 7, "0 %"), (7, 7, "100 %"), (1, 86_000, "0.1 %"), (85_999, 86_000, "99.9 %"),
    (49, 55, "89.1 %"), (3, 0, "–"), (1, 8, "12.5 %"), (9, 8, "112.5 %"),
  ])
  func aShareIsAllOrNoneOnlyWhenItIs(numerator: Int, denominator: Int, text: String) {
    #expect(Phrases(.english).percent(numerator, of: denominator) == text)
  }

  @Test func numbersFollowTheLanguage() {
    #expect(Phrases(.english).number(1_234_567) == "1,234,567")
    #expect(Phrases(.russian).number(-12_345) == "-12\u{A0}345")
    #expect(Phrases(.kazakh).tenths(225) == "22,5")
    #expect(Phrases(.english).tenths(-5) == "-0.5")
  }
}
