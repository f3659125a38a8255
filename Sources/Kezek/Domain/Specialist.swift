/// A psychologist, speech therapist, defectologist … who gives one or several services.
public struct Specialist: Sendable, Hashable {
  public typealias ID = DenseID<Specialist>
  public let key: String
  /// The services given, ascending.
  public let services: [Service.ID]
  /// Contact minutes of the whole cycle: hours a week × 60 × weeks.
  public let contactMinutes: Int
  /// When, and where, the specialist works; the sites' opening is not yet applied.
  public let hours: Hours
  public let siteChoice: SiteChoice
  public let languages: WordSet
  public let categories: WordSet
  /// Most distinct children; nil = no limit.
  public let caseload: Int?

  /// Who decides at which site the specialist works.
  public enum SiteChoice: Sendable, Hashable {
    /// The tables: `hours` name the sites, or there is one site only.
    case given
    /// The plan: one site each day.
    case eachDay
    /// The plan: one site for the whole cycle.
    case once
  }

  public init(
    key: String, services: [Service.ID], contactMinutes: Int, hours: Hours,
    siteChoice: SiteChoice, languages: WordSet, categories: WordSet, caseload: Int?
  ) {
    self.key = key
    self.services = services
    self.contactMinutes = contactMinutes
    self.hours = hours
    self.siteChoice = siteChoice
    self.languages = languages
    self.categories = categories
    self.caseload = caseload
  }
}
