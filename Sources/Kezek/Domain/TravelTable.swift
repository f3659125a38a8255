/// Minutes one way between places and sites, symmetric.
public struct TravelTable: Sendable, Hashable {
  /// A place or a site.
  public enum End: Sendable, Hashable {
    case place(Place.ID)
    case site(Site.ID)

    /// A number of its own for each place and site.
    fileprivate var number: Int {
      switch self {
      case .place(let id): 2 * id.index
      case .site(let id): 2 * id.index + 1
      }
    }
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

  /// By number of an end: where its own entries begin; one more than there are ends.
  private let first: [Int]
  /// The numbers of other ends, ascending for each end, and the minutes to them.
  private let others: [Int]
  private let minutes: [Int]
  /// Whether the scenario lists travel at all.
  public let isListed: Bool

  /// A table of listed pairs; a pair counts in both directions, unless the other is listed too.
  public init(minutes: [Pair: Int], isListed: Bool) {
    var entries: [(from: Int, to: Int, minutes: Int)] = []
    entries.reserveCapacity(2 * minutes.count)
    for (pair, value) in minutes {
      entries.append((pair.from.number, pair.to.number, value))
      if minutes[Pair(from: pair.to, to: pair.from)] == nil {
        entries.append((pair.to.number, pair.from.number, value))
      }
    }
    entries.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    var first = [Int](repeating: 0, count: (entries.last?.from ?? -1) + 2)
    for entry in entries { first[entry.from + 1] += 1 }
    for end in first.indices.dropFirst() { first[end] += first[end - 1] }
    self.first = first
    others = entries.map(\.to)
    self.minutes = entries.map(\.minutes)
    self.isListed = isListed
  }

  /// The minutes listed for a pair, or nil.
  ///
  /// - Complexity: O(log of what is listed for one end).
  public func listed(_ from: End, _ to: End) -> Int? {
    let (end, other) = (from.number, to.number)
    guard end + 1 < first.count else { return nil }
    var (low, high) = (first[end], first[end + 1])
    while low < high {
      let middle = (low + high) / 2
      if others[middle] < other { low = middle + 1 } else { high = middle }
    }
    return low < first[end + 1] && others[low] == other ? minutes[low] : nil
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
