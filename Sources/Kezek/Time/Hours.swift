/// When a person can come, and where: periods at any site, and periods at named sites.
public struct Hours: Sendable, Hashable {
  /// The periods in which the person can be at whichever site.
  public let anywhere: PeriodSet
  /// The periods in which the person can be at one site, ascending by site; only named sites.
  public let atSites: [SiteHours]

  /// The periods of one named site.
  public struct SiteHours: Sendable, Hashable {
    public let site: Site.ID
    public let periods: PeriodSet

    public init(site: Site.ID, periods: PeriodSet) {
      self.site = site
      self.periods = periods
    }
  }

  public init(anywhere: PeriodSet, atSites: [SiteHours] = []) {
    self.anywhere = anywhere
    self.atSites = atSites.sorted { $0.site < $1.site }
  }

  /// Whether the hours name a site.
  public var namesSites: Bool { !atSites.isEmpty }

  /// The periods in which the person can be at that site.
  public func periods(at site: Site.ID) -> PeriodSet {
    guard let named = atSites.first(where: { $0.site == site }) else { return anywhere }
    return anywhere.union(named.periods)
  }

  /// The periods in which the person can be at some site.
  public var anyPeriods: PeriodSet {
    atSites.reduce(anywhere) { $0.union($1.periods) }
  }
}
