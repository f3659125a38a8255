import Kezek

/// What children of a category ask of each service.
struct NeedProfile {
  /// Services asked by category, in the order of the papers.
  var asks: [String: [Ask]]

  /// One service, in how many of a thousand children, how often.
  struct Ask {
    var service: String
    var share: Int
    /// Times with weights.
    var times: [(Int, Int)]
    var least: Int?
    var form: String?
    /// Whether the child's own shift and category stand, or the need has a category of its own.
    var categories: [String] = []
  }

  /// The needs of some children, in the order of the children.
  func needs(of children: [ChildDraft], random: inout SplitMix64) -> [NeedDraft] {
    var needs: [NeedDraft] = []
    for child in children {
      for ask in asks[child.categories.first ?? ""] ?? [] where random.chance(perMille: ask.share) {
        var need = NeedDraft(
          child: child.id, service: ask.service, times: random.pick(weighted: ask.times))
        need.least = ask.least.map { min($0, need.times) }
        need.form = ask.form
        need.categories = ask.categories
        needs.append(need)
      }
    }
    return needs
  }
}
