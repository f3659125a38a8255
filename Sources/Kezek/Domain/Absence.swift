/// Days on which somebody or something is away.
public struct Absence: Sendable, Hashable {
  public let who: Who
  public let days: DayRange

  public enum Who: Sendable, Hashable {
    case child(Child.ID)
    case specialist(Specialist.ID)
    case room(Room.ID)
    case site(Site.ID)
  }

  public init(who: Who, days: DayRange) {
    self.who = who
    self.days = days
  }
}
