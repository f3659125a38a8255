/// The recipes of the scenarios that are bundled with the program.
public enum BundledRecipes {
  /// In the order in which the documents name them.
  public static let all: [any ScenarioRecipe] = [
    PetropavlCentre(), IrgizCabinet(), AlmatyDistrict(), AlmatyStudios(), AtyrauWorkshops(),
    InclusiveKindergarten(), KostanayTurns(),
  ]

  /// Their folders' names.
  public static var names: [String] { all.map(\.name) }
}
