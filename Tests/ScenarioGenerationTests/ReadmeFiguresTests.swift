import Foundation
import Kezek
import ScenarioLoader
import Testing

@testable import ScenarioGeneration

/// What the READMEs of the bundled scenarios say of sizes is what stands in the tables.
@Suite struct ReadmeFiguresTests {
  static let sentences: [(name: String, words: [String])] = [
    ("petropavl-centre", ["{children} children, {needs} needs", "{hours} contact hours"]),
    ("irgiz-cabinet", ["{children} children", "{needs} needs"]),
    ("almaty-district", ["{children} children, {needs} needs", "{specialists} specialists"]),
    ("almaty-studios", ["{children} people", "{needs} needs"]),
    ("atyrau-workshops", ["{children} people", "{needs} needs"]),
    ("inclusive-kindergarten", ["{children} children", "{needs} needs"]),
  ]

  @Test(arguments: sentences.map(\.name)) func figuresAreThoseOfTheTables(name: String) throws {
    let folder = StoredFoldersTests.root.appending(path: name)
    let scenario = try #require(ScenarioFolder(folder.path).load().scenario)
    let readme = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
    let sizes = try #require(
      readme.components(separatedBy: "## Sizes").last?.components(separatedBy: "\n## ").first)
    let minutes = scenario.specialists.reduce(0) { $0 + $1.contactMinutes }
    let figures = [
      "{children}": scenario.children.count, "{needs}": scenario.needs.count,
      "{specialists}": scenario.specialists.count,
      "{hours}": minutes / 60 / scenario.grid.weeks,
    ]
    let stated = try #require(Self.sentences.first { $0.name == name }).words
    for words in stated {
      let sentence = figures.reduce(words) {
        $0.replacingOccurrences(of: $1.key, with: "\($1.value)")
      }
      #expect(sizes.contains(sentence), "\(name): \(sentence)")
    }
  }

  /// Every bundled scenario names where its figures come from, above its settings.
  @Test(arguments: BundledRecipes.names) func figuresNameTheirSources(name: String) throws {
    let recipe = try #require(BundledRecipes.all.first { $0.name == name })
    let text = String(decoding: try #require(recipe.files()["scenario.yaml"]), as: UTF8.self)
    let sources = text.split(separator: "\n").filter { $0.hasPrefix("# - ") }
    #expect(sources.count >= 8)
    #expect(sources.allSatisfy { $0.wholeMatch(of: /# - .+: .+ \[[SAD]\]/) != nil })
    #expect(sources.contains { $0.hasSuffix("[S]") })
  }
}
