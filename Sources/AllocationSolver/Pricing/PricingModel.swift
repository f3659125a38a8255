import Kezek

/// The Lagrangian relaxation that prices compile to: what children share has a price, and each
/// child is solved alone (`Docs/Model.md`, "Prices").
///
/// Children are cut into parts, by who they are alone, so that parts can be worked on at once.
struct PricingModel: Sendable {
  let tierCount: Int
  /// Rows of one component lie side by side.
  var rows: [PricedRow] = []
  var capacities: [Double] = []
  /// Rows of which a check must know, even where they have no price: of each specialist and service
  /// that could find groups, one that tells it to look at whole groups.
  var groupMarks: [PriceProof.SharedRow] = []
  /// Whether half-days could be cut into parts that differ.
  var hasPartialHours = false
  /// By tier: what it is worth before anything is given.
  let base: [Double]
  /// By tier: what a minute of a visit costs.
  let travelWeights: [Double]
  var parts: [PricingPart] = []
  var groups: [GroupPart] = []
  /// By component.
  var sites: [SitePart] = []
  /// Children who share rows, with nobody else.
  var components: [Component] = []

  /// Positions in `parts`, in `groups`, in `sites` and in `rows`.
  struct Component: Sendable, Hashable {
    let parts: Range<Int>
    let groups: Range<Int>
    let sites: Range<Int>
    let rows: Range<Int>
  }

  /// Everything in one.
  var whole: Component {
    Component(
      parts: parts.indices, groups: groups.indices, sites: sites.indices, rows: rows.indices)
  }
}
