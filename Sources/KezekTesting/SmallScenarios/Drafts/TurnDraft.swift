public import Kezek

/// A turn whose fields can be changed.
public struct TurnDraft: Sendable {
  public var key: String
  public var site: Site.ID
  public var service: Service.ID
  public var days: DayRange
  public var places: Int
  public var ageFrom: Int?
  public var ageTo: Int?
  public var categories: WordSet
  public var stepFreePlaces: Int
  public var companion: Turn.CompanionRule
  public var quotas: [Turn.Quota]
  public var reserved: [Turn.Quota]

  /// The draft of a value.
  public init(_ value: Turn) {
    key = value.key
    site = value.site
    service = value.service
    days = value.days
    places = value.places
    ageFrom = value.ageFrom
    ageTo = value.ageTo
    categories = value.categories
    stepFreePlaces = value.stepFreePlaces
    companion = value.companion
    quotas = value.quotas
    reserved = value.reserved
  }

  /// The value as it stands.
  public var value: Turn {
    Turn(
      key: key, site: site, service: service, days: days, places: places, ageFrom: ageFrom,
      ageTo: ageTo, categories: categories, stepFreePlaces: stepFreePlaces,
      companion:
        companion, quotas: quotas, reserved: reserved)
  }
}
