public import ArgumentParser
import Kezek
public import ScenarioGeneration

extension RegionRecipe.HardFamily: ExpressibleByArgument {}

/// What a generated scenario is made of: from the command line, from a recipe, or by default.
///
/// Nothing has a default here, so that what the command line says goes before what a recipe says.
struct GenerateOptions: ParsableArguments {
  @Option(help: "Children, 20 to 100000.")
  var children: Int?

  @Option(help: "Seed: the same seed gives the same files, byte for byte. 1 where left out.")
  var seed: UInt64?

  @Option(
    parsing: .upToNextOption,
    help: """
      Hard in one way or several: rooms (too few cabinets), shift (all children free in the \
      afternoon), groups (mostly groups), travelling (most specialists divide their week), \
      lengths (20, 30 and 45 minutes), tiers (a rule of four steps), turns (many, with few places).
      """)
  var hard: [RegionRecipe.HardFamily] = []

  @Option(help: "What is asked for 100 of what specialists can give, 50 to 400. 130 by default.")
  var scarcity: Int?

  @Option(help: "Regions, 1 to 20. One below 5000 children, all 20 from 80000 on.")
  var regions: Int?

  @Option(help: "Rehabilitation centres, 1 to 200. 57 for 86000 children.")
  var centres: Int?

  @Option(help: "Children in towns, percent. 59.7 % by default; 100 is a city without villages.")
  var urban: Int?

  @Option(help: "Minutes one way that a family can be asked to travel, 0 to 600. 25 by default.")
  var maxTravel: Int?

  @Option(help: "Cabinets for 100 specialists who work at once, 10 to 300. One more than those.")
  var rooms: Int?

  @Option(help: "Needs that ask for a group, percent. 8 by default.")
  var groups: Int?

  @Option(help: "Specialists who divide their week between two sites, percent. 10 by default.")
  var travelling: Int?

  @Option(help: "Villages that have no specialist of their own, percent. 40 by default.")
  var visited: Int?

  @Option(help: "Weeks of the cycle: 1, or 2 with visits every second week.")
  var weeks: Int?

  @Option(help: "Turns of each rehabilitation centre, 0 to 60. 6 by default; 0 = no turns at all.")
  var turns: Int?

  @Option(help: "Places in the turns for 100 courses owed, 10 to 300. 60 by default.")
  var places: Int?

  @Option(help: "Steps of a rule written as policy.yaml, 3 to 8. No such file by default.")
  var tiers: Int?

  @Flag(help: "Also today's table, as a clerk would have made it; for at most 5000 children.")
  var current = false

  @Option(help: "Language of the tables: ru, kk or en. ru by default.")
  var tables: Language?

  func validate() throws {
    try check(children, "children", RegionRecipe.sizes)
    try check(scarcity, "scarcity", 50...400)
    try check(regions, "regions", 1...20)
    try check(centres, "centres", 1...200)
    try check(urban, "urban", 0...100)
    try check(maxTravel, "max-travel", 0...600)
    try check(rooms, "rooms", 10...300)
    try check(groups, "groups", 0...100)
    try check(travelling, "travelling", 0...100)
    try check(visited, "visited", 0...100)
    try check(weeks, "weeks", 1...2)
    try check(turns, "turns", 0...60)
    try check(places, "places", 10...300)
    try check(tiers, "tiers", 3...8)
  }

  private func check(_ value: Int?, _ name: String, _ range: ClosedRange<Int>) throws {
    guard let value, !range.contains(value) else { return }
    throw ValidationError("--\(name) is from \(range.lowerBound) to \(range.upperBound).")
  }

  /// These options, and those of a recipe where these say nothing.
  func over(_ recipe: GenerateOptions) -> GenerateOptions {
    var merged = self
    merged.children = children ?? recipe.children
    merged.seed = seed ?? recipe.seed
    merged.hard = hard.isEmpty ? recipe.hard : hard
    merged.scarcity = scarcity ?? recipe.scarcity
    merged.regions = regions ?? recipe.regions
    merged.centres = centres ?? recipe.centres
    merged.urban = urban ?? recipe.urban
    merged.maxTravel = maxTravel ?? recipe.maxTravel
    merged.rooms = rooms ?? recipe.rooms
    merged.groups = groups ?? recipe.groups
    merged.travelling = travelling ?? recipe.travelling
    merged.visited = visited ?? recipe.visited
    merged.weeks = weeks ?? recipe.weeks
    merged.turns = turns ?? recipe.turns
    merged.places = places ?? recipe.places
    merged.tiers = tiers ?? recipe.tiers
    merged.current = current || recipe.current
    merged.tables = tables ?? recipe.tables
    return merged
  }
}
