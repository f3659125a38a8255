import Kezek
import MathematicalProgram

/// A compact program while it is being written: every constraint family adds its rows to it.
struct FormulationDraft {
  let scenario: Scenario
  let candidates: Candidates
  var builder = ProgramBuilder()
  var columns = ProgramColumns()
  /// Positions in `columns.serves`, by need.
  var servesOfNeed: [[Int]]
  /// Positions in `columns.attendances`, by need.
  var attendancesOfNeed: [[Int]]
  /// Positions in `columns.places`, by need.
  var placesOfNeed: [[Int]]
  /// The rows that children share, which a price proof speaks of.
  var sharedRows: [(constraint: Constraint, row: PriceProof.SharedRow)] = []
  /// Variables that follow from those before them, in the order in which they were made.
  var derived: [DerivedColumn] = []
  /// Whether attendances stand for half-days and not for starts.
  var isByHalfDays = false
  /// Of the half-day program: the most members of each shared column's group.
  var sharedGroups: [Int] = []
  /// Of the half-day program: capacity rows over periods.
  var halfDayRows: [HalfDayRow] = []
  /// Indicators that a need met by turns is served in a year, made when first asked for.
  var servedIndicators: [ServedKey: Variable] = [:]
  /// `visit[c,l,d]` at each level of travel minutes, made when first asked for.
  var visits: [VisitKey: Variable] = [:]

  init(_ candidates: Candidates) {
    self.candidates = candidates
    scenario = candidates.scenario
    let empty = [[Int]](repeating: [], count: scenario.needs.count)
    servesOfNeed = empty
    attendancesOfNeed = empty
    placesOfNeed = empty
  }

  struct ServedKey: Hashable {
    let need: Need.ID
    let year: Int?
  }

  struct VisitKey: Hashable {
    let child: Child.ID
    let place: Place.ID
    let day: Int
    /// Minutes one way that the visit costs at least.
    let minutes: Int
  }

  var grid: TimeGrid { scenario.grid }

  /// Σ serve over a need's options, each weighed by its number of sessions where asked.
  func serveTerms(_ need: Need.ID, coefficient: (ServeColumn) -> Int = { _ in 1 }) -> [Term] {
    servesOfNeed[need.index].compactMap { position in
      let column = columns.serves[position]
      let value = coefficient(column)
      return value == 0 ? nil : Term(Double(value), column.variable)
    }
  }

  /// Adds Σ terms ≤ limit unless it cannot bind: nothing, or terms that cannot reach the limit.
  ///
  /// - Parameter shared: what the row is in a price proof, where children share it.
  mutating func atMost(
    _ limit: Int, _ terms: [Term], _ name: String, shared: PriceProof.SharedRow? = nil
  ) {
    let most = terms.reduce(0) { $0 + max(0, $1.coefficient) }
    guard most > Double(limit) else { return }
    let row = builder.addConstraint(
      LinearExpression(terms), .atMost(Double(limit)), name: name)
    if let shared { sharedRows.append((row, shared)) }
  }

  /// Adds Σ terms = 0.
  mutating func balance(_ terms: [Term], _ name: String) {
    builder.addConstraint(LinearExpression(terms), .exactly(0), name: name)
  }

  /// Adds Σ terms ≤ 0.
  mutating func atMostZero(
    _ terms: [Term], _ name: String, shared: PriceProof.SharedRow? = nil
  ) {
    guard terms.contains(where: { $0.coefficient > 0 }) else { return }
    let row = builder.addConstraint(LinearExpression(terms), .atMost(0), name: name)
    if let shared { sharedRows.append((row, shared)) }
  }
}
