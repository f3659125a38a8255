import CGLPKGuard

/// Choices inside the backend that measurement has decided; Docs/Decisions/0002 has the figures.
struct GLPKTuning: Sendable, Hashable {
  var rootMethod: Int32 = 1
  /// One part in so many of the fractional variables is held at a time in a dive; nil = no dive.
  var dive: Int? = 5
  var cuts = true
  var branching: Int32 = 4
  var backtracking: Int32 = 3
  var preprocessing: Int32 = 1
}
