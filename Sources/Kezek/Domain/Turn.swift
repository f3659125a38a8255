/// A dated intake of a centre, with places; a PMPC's day is a turn of one day.
public struct Turn: Sendable, Hashable {
  public typealias ID = DenseID<Turn>
  public let key: String
  public let site: Site.ID
  public let service: Service.ID
  public let days: DayRange
  public let places: Int
  /// Completed years on the first day; nil = no limit.
  public let ageFrom: Int?
  public let ageTo: Int?
  /// Profiles admitted; empty = any.
  public let categories: WordSet
  /// Places for children who need a way in without steps.
  public let stepFreePlaces: Int
  public let companion: CompanionRule
  /// At most so many children of a word.
  public let quotas: [Quota]
  /// All children outside the word together get at most `places` less this.
  public let reserved: [Quota]

  /// How a companion who takes a seat counts.
  public enum CompanionRule: Sendable, Hashable {
    /// Admitted, takes no place.
    case free
    /// Takes one of the places.
    case place
    /// Not admitted: a child with a companion who takes a seat cannot come.
    case refused
  }

  /// A number of children of a population.
  public struct Quota: Sendable, Hashable {
    public let population: Population
    public let children: Int

    public init(population: Population, children: Int) {
      self.population = population
      self.children = children
    }
  }

  public init(
    key: String, site: Site.ID, service: Service.ID, days: DayRange, places: Int, ageFrom: Int?,
    ageTo: Int?, categories: WordSet, stepFreePlaces: Int, companion: CompanionRule,
    quotas: [Quota], reserved: [Quota]
  ) {
    self.key = key
    self.site = site
    self.service = service
    self.days = days
    self.places = places
    self.ageFrom = ageFrom
    self.ageTo = ageTo
    self.categories = categories
    self.stepFreePlaces = stepFreePlaces
    self.companion = companion
    self.quotas = quotas
    self.reserved = reserved
  }
}

/// Children that a quota or a policy's scope speaks of.
public enum Population: Sendable, Hashable {
  /// Children who live in a place.
  case lives(Place.ID)
  /// Rural children.
  case village
  /// Children with a value in the further column at that position of `report_by`.
  case attribute(column: Int, value: String)

  /// Whether a child belongs to it.
  public func contains(_ child: Child) -> Bool {
    switch self {
    case .lives(let place): child.lives == place
    case .village: child.isRural
    case .attribute(let column, let value): child.attributes[column] == value
    }
  }
}
