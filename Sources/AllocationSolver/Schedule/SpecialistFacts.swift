import Kezek

/// What the schedule asks of a specialist again and again.
struct SpecialistFacts: Sendable {
  let languages: WordSet
  let categories: WordSet
  /// Most distinct children; nil = no limit.
  let caseload: Int?

  init(_ specialist: Specialist) {
    languages = specialist.languages
    categories = specialist.categories
    caseload = specialist.caseload
  }
}

/// What the schedule asks of a combination of resources again and again.
struct CombinationFacts: Sendable {
  let site: Site.ID
  let place: Place.ID
  /// The fewest seats of a class that has a number; `Int.max` = unlimited.
  let seats: Int
  let tags: WordSet
  /// Whether the site is away for so long that it has no sessions.
  let isAway: Bool

  init(_ combination: Combination, _ filters: WeeklyFilters) {
    site = combination.site
    place = filters.scenario.sites[combination.site].place
    seats = combination.seats ?? .max
    tags = combination.tags
    isAway = filters.absences.contains(combination.site)
  }
}
