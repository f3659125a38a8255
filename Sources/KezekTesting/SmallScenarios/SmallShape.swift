/// How much of everything a small scenario has before its families add to it.
public struct SmallShape: Sendable, Hashable, CustomStringConvertible {
  public var children: Int
  public var specialists: Int
  public var sites: Int
  /// Working days of each week.
  public var days: Int
  /// Periods of a day.
  public var slots: Int
  /// Weeks of the cycle: 1 or 2.
  public var weeks: Int
  public var rooms: Int
  public var turns: Int

  public init(
    children: Int = 2, specialists: Int = 1, sites: Int = 1, days: Int = 2, slots: Int = 2,
    weeks: Int = 1, rooms: Int = 0, turns: Int = 0
  ) {
    self.children = children
    self.specialists = specialists
    self.sites = sites
    self.days = days
    self.slots = slots
    self.weeks = weeks
    self.rooms = rooms
    self.turns = turns
  }

  public var description: String {
    "\(children) children, \(specialists) specialists, \(sites) sites, \(weeks) × \(days) days × "
      + "\(slots) periods, \(rooms) rooms, \(turns) turns"
  }

  /// Every shape of a small box, in a fixed order, for exhaustive sweeps.
  public static let sweep: [SmallShape] = {
    var shapes: [SmallShape] = []
    for children in 1...3 {
      for specialists in 1...2 {
        for days in 1...2 {
          for rooms in 0...1 {
            for turns in 0...1 {
              shapes.append(
                SmallShape(
                  children: children, specialists: specialists, days: days, rooms: rooms,
                  turns: turns))
            }
          }
        }
      }
    }
    return shapes
  }()
}
