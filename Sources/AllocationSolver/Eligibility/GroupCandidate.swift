import Kezek

/// A group that may be held: a specialist, a service and a site, with those who may be on its
/// roster.
///
/// A found group is represented by its smallest member, which is on the roster whenever the group
/// is open (asymmetric representatives: Campêlo, Campos and Corrêa 2008), so that no two candidates
/// can stand for the same group.
struct GroupCandidate: Sendable {
  let service: Service.ID
  let specialist: Specialist.ID
  let site: Site.ID
  /// The named roster; nil for a group that the plan finds.
  let roster: Roster.ID?
  /// On the roster whenever the group is open: the representative, or a named roster's members.
  let fixed: [Need.ID]
  /// Members of a named roster who are not on it because each has a turn over half of the term.
  let leftOut: [Need.ID]
  /// May be on the roster.
  let optional: [Need.ID]
  let kinds: [GroupKind]
  /// Numbers of meetings a cycle that the fixed members can have.
  let meetings: ClosedRange<Int>
  /// The possible meetings.
  let slots: [GroupSlots]
}

/// A common category, language, range of ages and length, as the optional members that fit them.
struct GroupKind: Sendable, Hashable {
  /// By position in `GroupCandidate.optional`.
  let admits: [Bool]
  /// Minutes of a meeting: no member's session is longer.
  let minutes: Int
}

/// The starts of meetings of one length in one combination of resources.
struct GroupSlots: Sendable {
  let combination: Int
  let minutes: Int
  /// Starting periods, ascending.
  let starts: [Int]
}
