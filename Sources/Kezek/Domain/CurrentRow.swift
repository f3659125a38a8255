/// A row of today's real plan, which is a baseline and holds the pins.
public struct CurrentRow: Sendable, Hashable {
  public let child: Child.ID
  public let service: Service.ID
  /// What the row says of a weekly session or of a course.
  public let content: Content
  public let keep: Keep
  /// The row of the file, as the spreadsheet shows it.
  public let fileRow: Int

  public enum Content: Sendable, Hashable {
    case session(Slot)
    case course(Turn.ID)
  }

  /// A session as a row names it.
  public struct Slot: Sendable, Hashable {
    public let specialist: Specialist.ID
    /// nil where the row does not say and the specialist has several.
    public let site: Site.ID?
    /// 0 = A, 1 = B; nil = either.
    public let week: Int?
    /// nil: the row names the specialist only.
    public let time: Time?
    /// The room's units that the row may mean; empty where it names none.
    public let rooms: [Room.ID]
    public let minutes: Int?

    public init(
      specialist: Specialist.ID, site: Site.ID?, week: Int?, time: Time?, rooms: [Room.ID],
      minutes: Int?
    ) {
      self.specialist = specialist
      self.site = site
      self.week = week
      self.time = time
      self.rooms = rooms
      self.minutes = minutes
    }
  }

  /// A weekday and the minute of the day at which it starts.
  public struct Time: Sendable, Hashable {
    public let weekday: Weekday
    public let minute: Int

    public init(weekday: Weekday, minute: Int) {
      self.weekday = weekday
      self.minute = minute
    }
  }

  /// What the planner wants of the row.
  public enum Keep: Sendable, Hashable {
    /// It must stay.
    case yes
    /// It stays if that costs nothing.
    case ifFree
    /// It must not be.
    case no
  }

  public init(
    child: Child.ID, service: Service.ID, content: Content, keep: Keep, fileRow: Int
  ) {
    self.child = child
    self.service = service
    self.content = content
    self.keep = keep
    self.fileRow = fileRow
  }
}
