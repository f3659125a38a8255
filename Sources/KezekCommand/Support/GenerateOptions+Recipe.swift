import ArgumentParser
import Kezek
import ScenarioGeneration

extension GenerateOptions {
  /// The knobs as these options turn them: first the ways of being hard, then single ones.
  var knobs: RegionRecipe.Knobs {
    var knobs = RegionRecipe.Knobs()
    for family in hard { knobs.turn(to: family) }
    knobs.regions = regions
    knobs.centres = centres
    if let urban { knobs.urban = urban * 10 }
    if let scarcity { knobs.scarcity = scarcity }
    if let maxTravel { knobs.maxTravel = maxTravel }
    if let rooms { knobs.rooms = rooms }
    if let groups { knobs.groups = groups * 10 }
    if let travelling { knobs.travelling = travelling * 10 }
    if let visited { knobs.visited = visited * 10 }
    if let weeks { knobs.weeks = weeks }
    if let turns { knobs.turns = turns }
    if let places { knobs.placesPerHundred = places }
    if let tiers { knobs.tiers = tiers }
    knobs.hasCurrent = current
    if let tables { knobs.language = tables }
    return knobs
  }

  /// The options as a command line has them, without what is left out; the folder is not named,
  /// so that the same options always read the same.
  var words: String {
    var words: [String] = []
    func add(_ name: String, _ value: Int?) {
      if let value { words += ["--\(name)", "\(value)"] }
    }
    add("children", children)
    words += ["--seed", "\(seed ?? 1)"]
    if !hard.isEmpty { words += ["--hard"] + hard.map(\.rawValue) }
    add("scarcity", scarcity)
    add("regions", regions)
    add("centres", centres)
    add("urban", urban)
    add("max-travel", maxTravel)
    add("rooms", rooms)
    add("groups", groups)
    add("travelling", travelling)
    add("visited", visited)
    add("weeks", weeks)
    add("turns", turns)
    add("places", places)
    add("tiers", tiers)
    if current { words.append("--current") }
    if let tables { words += ["--tables", tables.rawValue] }
    return words.joined(separator: " ")
  }

  /// Reads a recipe: lines of options as a command line has them, `#` begins a remark.
  ///
  /// - Throws: `RecipeProblem`, with what is wrong.
  static func recipe(_ text: String) throws(RecipeProblem) -> GenerateOptions {
    let words = text.split(whereSeparator: \.isNewline).flatMap { line in
      line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    do {
      return try GenerateOptions.parse(words)
    } catch {
      throw RecipeProblem(message: GenerateOptions.message(for: error))
    }
  }

  struct RecipeProblem: Error {
    let message: String
  }
}
