/// Something that is counted and valued: level u = offset + what the plan gives, worth v(u).
public struct Account: Sendable, Hashable {
  public let owner: Owner
  public let measure: Measure
  /// What was already had: it counts in the level and is no achievement of the plan.
  public let offset: Int
  /// The value by level; already weighted.
  public let table: ValueTable

  /// Whose account it is.
  public enum Owner: Sendable, Hashable {
    case need(Need.ID)
    case child(Child.ID)
    /// A group of children, by the name that reports give it.
    case population(String)
  }

  /// What one unit of the level is.
  public enum Measure: Sendable, Hashable {
    /// Sessions of those weekly needs in the cycle.
    case sessions([Need.ID])
    /// Courses of those yearly needs or appointments that start in that calendar year; nil = in any.
    case courses([Need.ID], year: Int?)
    /// Needs served: a weekly need with any session; a need met by turns, counted once for each
    /// calendar year in which it is given at least max(1, least − had).
    case served([Need.ID])
    /// Sessions of those needs held at the place where the child lives.
    case sessionsAtHome([Need.ID])
    /// Rows of the current plan, by position, that are kept (RULES 23).
    case keptRows([Int])
  }

  public init(owner: Owner, measure: Measure, offset: Int = 0, table: ValueTable) {
    self.owner = owner
    self.measure = measure
    self.offset = offset
    self.table = table
  }

  /// The needs that the account counts; empty for rows of the current plan.
  public var needs: [Need.ID] {
    switch measure {
    case .sessions(let needs), .courses(let needs, _), .served(let needs),
      .sessionsAtHome(let needs):
      needs
    case .keptRows: []
    }
  }
}
