import Kezek

/// A cut of the specialists and the children, so that parts can be searched at the same time.
///
/// In a part only sessions of its own specialists with its own children at its own sites are changed:
/// since each specialist, each room and each child is then changed in one part at most, what comes of
/// the parts fits together.
struct SearchParts: Sendable {
  let count: Int
  /// By site: the part in which sessions may be put there.
  let ofSite: [Int]
  /// By specialist: its part, or `nobody`.
  let ofSpecialist: [Int]
  /// By need: the part of its child.
  let ofNeed: [Int]

  /// Stays as it is.
  static let nobody = -1
  /// The part whose children's courses may change: places in turns are common to all.
  static let withCourses = 0
}

/// What a search may change.
struct SearchScope: Sendable {
  private let parts: SearchParts?
  let part: Int

  /// Everything.
  static let all = SearchScope(parts: nil, part: 0)

  init(parts: SearchParts?, part: Int) {
    self.parts = parts
    self.part = part
  }

  func opens(_ specialist: Specialist.ID) -> Bool {
    guard let parts else { return true }
    return parts.ofSpecialist[specialist.index] == part
  }

  func opens(_ site: Site.ID) -> Bool {
    guard let parts else { return true }
    return parts.ofSite[site.index] == part
  }

  func owns(_ need: Need.ID) -> Bool {
    guard let parts else { return true }
    return parts.ofNeed[need.index] == part
  }

  var changesCourses: Bool { parts == nil || part == SearchParts.withCourses }
}
