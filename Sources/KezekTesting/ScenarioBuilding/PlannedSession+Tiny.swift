public import Kezek

extension PlannedSession {
  /// A session of 30 minutes at the first site, without rooms, on the full hour or half hour.
  public static func tiny(
    _ need: Need.ID, _ specialist: Specialist.ID, _ weekday: Weekday, _ start: Int,
    site: Site.ID = DenseID(0), rooms: [Room.ID] = [], week: Int = 0, minutes: Int = 30,
    group: String? = nil
  ) -> PlannedSession {
    PlannedSession(
      need: need, specialist: specialist, site: site, rooms: rooms, week: week, weekday: weekday,
      start: start, minutes: minutes, group: group)
  }
}
