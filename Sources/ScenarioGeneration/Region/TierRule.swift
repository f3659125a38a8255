/// A rule of several steps, as a policy file says it.
struct TierRule {
  let steps: Int

  /// The steps that a rule may have.
  static let range = 3...8

  /// The first steps are for those whose wait costs most; the last two are the same in all.
  var text: String {
    let first = [
      "  - measure: need\n    scope: {age_to: 3}",
      "  - measure: need\n    scope: {rural: yes}\n    tolerance: 1 %",
      "  - measure: needs",
      "  - parts:\n      - {measure: sessions, weight: 2}\n      - {measure: courses, weight: 10}",
      "  - measure: need\n    scope: {categories: autism}",
      "  - measure: children",
    ]
    let chosen = first.prefix(max(1, min(steps, Self.range.upperBound) - 2))
    return "name: \(chosen.count + 2) steps\ntiers:\n"
      + (chosen + ["  - measure: need", "  - travel"]).joined(separator: "\n") + "\n"
  }
}
