import Foundation
import ScenarioGeneration
import Testing

@Suite struct BundledRecipesTests {
  @Test(arguments: BundledRecipes.names)
  func marksDataSyntheticAndNamesNobody(name: String) throws {
    let recipe = try #require(BundledRecipes.all.first { $0.name == name })
    let files = recipe.files()
    let settings = String(decoding: try #require(files["scenario.yaml"]), as: UTF8.self)
    #expect(["условные", "шартты", "synthetic"].contains { settings.contains(": \"\($0)\"\n") })
    #expect(files["names.csv"] == nil)
    for (file, bytes) in files.sorted(by: { $0.key < $1.key }) {
      #expect(
        file.hasSuffix(".yaml") || bytes.starts(with: [0xEF, 0xBB, 0xBF]),
        "\(file) has no byte-order mark")
      #expect(longestRunOfDigits(bytes) < 12, "\(file) holds a number like a personal one")
    }
  }

  @Test(arguments: BundledRecipes.names)
  func makesTheSameBytesTwice(name: String) throws {
    let recipe = try #require(BundledRecipes.all.first { $0.name == name })
    #expect(recipe.files() == recipe.files())
  }

  @Test func sizesAreThoseOfTheirSources() throws {
    let children = Dictionary(
      uniqueKeysWithValues: BundledRecipes.all.map { ($0.name, rows("children.csv", of: $0)) })
    #expect(children["petropavl-centre"] == 55)
    #expect(children["irgiz-cabinet"] == 27)
    #expect(children["almaty-district"] == 120)
    #expect(children["kostanay-turns"] == 2000)
    let district = try #require(BundledRecipes.all.first { $0.name == "almaty-district" })
    #expect(rows("specialists.csv", of: district) == 19)
    let centre = try #require(BundledRecipes.all.first { $0.name == "petropavl-centre" })
    #expect(rows("specialists.csv", of: centre) == 10)
    #expect(rows("needs.csv", of: centre) == 4 * 55)
  }

  private func rows(_ file: String, of recipe: any ScenarioRecipe) -> Int {
    let text = String(decoding: recipe.files()[file] ?? [], as: UTF8.self)
    return text.components(separatedBy: "\r\n").count - 2
  }

  private func longestRunOfDigits(_ bytes: [UInt8]) -> Int {
    var longest = 0
    var run = 0
    for byte in bytes {
      run = (48...57).contains(byte) ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
