/// What becomes of a column where nobody may be named.
enum CellTreatment: Hashable {
  /// Copied as it is.
  case kept
  /// An id of a kind, in the table that defines it or in one that refers to it.
  case replaced(Pseudonym.Kind)
  /// The id of a child, a specialist, a room or a site.
  case replacedWho
  /// Free text, or a name.
  case dropped

  /// Columns are kept by name; what no one knows is not copied at all.
  init(_ kind: TableKind, _ column: String) {
    switch (kind, column) {
    case (.names, _), (.absences, "note"): self = .dropped
    case (.absences, "who"): self = .replacedWho
    case (.children, "child"), (.needs, "child"), (.current, "child"): self = .replaced(.child)
    case (.specialists, "specialist"), (.current, "specialist"): self = .replaced(.specialist)
    case (.rooms, "room"), (.current, "room"): self = .replaced(.room)
    case (.children, "family"): self = .replaced(.family)
    case (.needs, "group"): self = .replaced(.group)
    default: self = .kept
    }
  }
}
