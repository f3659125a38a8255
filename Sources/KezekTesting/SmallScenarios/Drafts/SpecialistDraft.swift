public import Kezek

/// A specialist whose fields can be changed.
public struct SpecialistDraft: Sendable {
  public var key: String
  public var services: [Service.ID]
  public var contactMinutes: Int
  public var hours: Hours
  public var siteChoice: Specialist.SiteChoice
  public var languages: WordSet
  public var categories: WordSet
  public var caseload: Int?

  /// The draft of a value.
  public init(_ value: Specialist) {
    key = value.key
    services = value.services
    contactMinutes = value.contactMinutes
    hours = value.hours
    siteChoice = value.siteChoice
    languages = value.languages
    categories = value.categories
    caseload = value.caseload
  }

  /// The value as it stands.
  public var value: Specialist {
    Specialist(
      key: key, services: services, contactMinutes: contactMinutes, hours: hours,
      siteChoice: siteChoice, languages: languages, categories: categories,
      caseload:
        caseload)
  }
}
