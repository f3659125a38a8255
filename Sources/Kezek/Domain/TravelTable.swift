/// Minutes one way between places and sites, symmetric.
public struct TravelTable: Sendable, Hashable {
  /// A place or a site.
  public enum End: Sendable, Hashable {
    case place(Place.ID)
    case site(Site.ID)
  }

  /// A listed pair, in either order.
  public struct Pair: Sendable, Hashable {
    public let from: End
    public let to: End

    public init(from: End, to: End) {
      self.from = from
      self.to = to
    }
  }

  private let minutes: [Pair: Int]
  /// Whether the scenario lists travel at all.
  public let isListed: Bool

  /// A table of listed pairs; a pair counts in both directions.
  public init(minutes: [Pair: Int], isListed: Bool) {
    var symmetric = minutes
    for (pair, value) in minutes { symmetric[Pair(from: pair.to, to: pair.from)] = value }
    self.minutes = symmetric
    self.isListed = isListed
  }

  /// The minutes listed for a pair, or nil.
  public func listed(_ from: End, _ to: End) -> Int? {
    minutes[Pair(from: from, to: to)]
  }

  /// Minutes from a place to a site: the pair with the site itself, else with the site's place,
  /// else 0 inside one place, else nil (unlisted: reachable and counted 0, RULES 8).
  public func minutes(from place: Place.ID, to site: Site.ID, in sites: [Site]) -> Int? {
    let sitePlace = sites[site].place
    if let direct = listed(.place(place), .site(site)) { return direct }
    if let between = listed(.place(place), .place(sitePlace)) { return between }
    return place == sitePlace ? 0 : nil
  }

  /// Minutes between two sites (RULES 7): the pair of sites; at one place, what is listed inside the
  /// place, else 0; at two, a site with the other's place, else the pair of their places, else 0.
  public func minutes(between first: Site.ID, and second: Site.ID, in sites: [Site]) -> Int {
    if first == second { return 0 }
    if let listed = listed(.site(first), .site(second)) { return listed }
    let firstPlace = TravelTable.End.place(sites[first].place)
    let secondPlace = TravelTable.End.place(sites[second].place)
    // Inside a place a row of place and site is the way from home, not the way between sites.
    if firstPlace == secondPlace { return listed(firstPlace, secondPlace) ?? 0 }
    return listed(firstPlace, .site(second)) ?? listed(.site(first), secondPlace)
      ?? listed(firstPlace, secondPlace) ?? 0
  }
}
