import Kezek

/// Who and what is away for so long that the weekly sessions fall away: more than half of the term.
///
/// Absences count each alone (RULES 5).
struct LongAbsences: Sendable {
  private var children: Set<Child.ID> = []
  private var specialists: Set<Specialist.ID> = []
  private var rooms: Set<Room.ID> = []
  private var sites: Set<Site.ID> = []

  init(_ scenario: Scenario) {
    for absence in scenario.absences where Self.isLong(absence.days, in: scenario) {
      switch absence.who {
      case .child(let id): children.insert(id)
      case .specialist(let id): specialists.insert(id)
      case .room(let id): rooms.insert(id)
      case .site(let id): sites.insert(id)
      }
    }
  }

  func contains(_ child: Child.ID) -> Bool { children.contains(child) }
  func contains(_ specialist: Specialist.ID) -> Bool { specialists.contains(specialist) }
  func contains(_ room: Room.ID) -> Bool { rooms.contains(room) }
  func contains(_ site: Site.ID) -> Bool { sites.contains(site) }

  /// Whether days cover more than half of the term, in calendar days.
  static func isLong(_ days: DayRange, in scenario: Scenario) -> Bool {
    let term = scenario.settings.term
    guard let shared = term.intersection(days) else { return false }
    return shared.count * 2 > term.count
  }
}
