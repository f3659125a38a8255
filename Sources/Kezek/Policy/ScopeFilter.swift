/// Finds the needs of a policy's scope.
struct ScopeFilter {
  let scope: PolicyScope
  let scenario: Scenario

  /// The needs of the scope, ascending.
  func needs() throws(PolicyDefect) -> [Need.ID] {
    let services = try positions(
      of: scope.services, in: scenario.services.map(\.key), otherwise: .unknownService)
    let languages = WordSet(
      try positions(
        of: scope.languages, in: scenario.languages.words, otherwise: .unknownLanguage))
    let categories = WordSet(
      try positions(
        of: scope.categories, in: scenario.categories.words, otherwise: .unknownCategory))
    let places = try positions(
      of: scope.lives.map { [$0] } ?? [], in: scenario.places.map(\.key), otherwise: .unknownPlace)
    let columns = try positions(
      of: scope.attributes.map(\.column), in: scenario.settings.reportBy,
      otherwise: .unknownColumn)
    return scenario.needs.ids.filter { id in
      let need = scenario.needs[id]
      let child = scenario.children[need.child]
      return (services.isEmpty || services.contains(need.service.index))
        && child.age >= scope.ageFrom ?? 0 && child.age <= scope.ageTo ?? .max
        && (scope.isRural == nil || scope.isRural == child.isRural)
        && (languages.isEmpty || !languages.intersection(child.languages).isEmpty)
        && (categories.isEmpty || !categories.intersection(need.categories).isEmpty)
        && (places.isEmpty || child.lives.map { places.contains($0.index) } == true)
        && zip(columns, scope.attributes).allSatisfy { child.attributes[$0] == $1.value }
    }
  }

  private func positions(
    of words: [String], in known: [String], otherwise kind: PolicyDefect.Kind
  ) throws(PolicyDefect) -> [Int] {
    var positions: [Int] = []
    for word in words {
      guard let position = known.firstIndex(of: word) else {
        throw PolicyDefect(kind: kind, value: word, known: known)
      }
      positions.append(position)
    }
    return positions
  }
}
