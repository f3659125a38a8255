public import Kezek

extension RegionRecipe {
  /// What makes a region hard in one way or another.
  public struct Knobs: Sendable, Hashable {
    /// The published share of children in towns, of a thousand.
    public static let publishedUrban = 597

    /// Regions; nil = by the number of children, 20 from 80,000 on.
    public var regions: Int?
    /// Rehabilitation centres; nil = 57 for 86,000 children, at least one a region.
    public var centres: Int?
    /// Children in towns, of a thousand.
    public var urban = publishedUrban
    /// What is asked of the specialists for a hundred of what they can give.
    public var scarcity = 130
    /// Minutes one way that a family can be asked to travel.
    public var maxTravel = 25
    /// Cabinets for a hundred specialists who work at once; nil = one more than those.
    public var rooms: Int?
    /// Every child comes in the afternoon, where the specialists have part of their hours.
    public var oneShift = false
    /// Needs that ask for a group, of a thousand.
    public var groups = 80
    /// Specialists who divide their week between two cabinets, of a thousand.
    public var travelling = 100
    /// Villages of a cluster without a specialist of their own, of a thousand.
    public var visited = 400
    /// Length of the cycle; in one of two weeks, visits are every second week.
    public var weeks = 1
    /// Sessions of 20, 30 and 45 minutes on a grid of 15; else one step of 30 for all.
    public var mixedLengths = false
    /// Turns of each rehabilitation centre in the term; 0 = no turns and no commissions.
    public var turns = 6
    /// Places in the turns for a hundred courses owed.
    public var placesPerHundred = 60
    /// Steps of the rule in `policy.yaml`; 0 = no such file.
    public var tiers = 0
    /// Whether a clerk's table stands beside the others.
    public var hasCurrent = false
    /// The language of headers and words in the tables.
    public var language = Language.russian

    public init() {}

    /// The knobs turned so that the scenario is hard in one way; others stay as they are.
    public mutating func turn(to family: HardFamily) {
      switch family {
      case .rooms: rooms = 60
      case .shift: oneShift = true
      case .groups: groups = 800
      case .travelling:
        travelling = 700
        visited = 800
      case .lengths: mixedLengths = true
      case .tiers: tiers = 4
      case .turns:
        turns = 24
        placesPerHundred = 45
      }
    }

    func regionCount(of children: Int) -> Int {
      min(max(regions ?? (children < 5000 ? 1 : children / 4000), 1), RegionList.all.count)
    }

    func centreCount(of children: Int) -> Int {
      max(1, centres ?? (children * 57 + 43_000) / 86_000)
    }
  }

  /// Ways in which a scenario can be hard.
  public enum HardFamily: String, Sendable, Hashable, CaseIterable {
    /// Fewer cabinets than specialists who work at once.
    case rooms
    /// All children free in the same half of the day.
    case shift
    /// Mostly group needs.
    case groups
    /// Most specialists divide their week between places.
    case travelling
    /// Sessions of three lengths on a fine grid.
    case lengths
    /// A rule of four steps.
    case tiers
    /// Many turns that overlap, with fewer places.
    case turns
  }
}
