import Kezek

/// The kinds that a group with a given smallest member can be of.
struct GroupKinds {
  let scenario: Scenario
  let specialist: Specialist.ID
  let service: Service

  /// The kinds that admit someone and are not dominated by a wider one of the same or less length.
  func kinds(first: Need.ID, others: [Need.ID]) -> [GroupKind] {
    var kinds: [GroupKind] = []
    for category in common(\.categories, first, others, specialists: \.categories) {
      for language in commonLanguages(first, others) {
        for youngest in windows(first, others) {
          for minutes in lengths(first, others) {
            let admits = others.map { other in
              let need = scenario.needs[other]
              let child = scenario.children[need.child]
              return CommonWord.fits(need.categories, category)
                && CommonWord.fits(child.languages, language)
                && child.age >= youngest && child.age <= youngest + service.ageGap
                && need.minutes <= minutes
            }
            if admits.count(where: { $0 }) + 1 >= service.groupSize.lowerBound {
              kinds.append(GroupKind(admits: admits, minutes: minutes))
            }
          }
        }
      }
    }
    return undominated(kinds)
  }

  /// The word every member must have or leave open; nil = every member leaves it open.
  private func common(
    _ words: KeyPath<Need, WordSet>, _ first: Need.ID, _ others: [Need.ID],
    specialists: KeyPath<Specialist, WordSet>
  ) -> [Int?] {
    options(
      own: scenario.needs[first][keyPath: words],
      others: others.map { scenario.needs[$0][keyPath: words] },
      specialist: scenario.specialists[specialist][keyPath: specialists])
  }

  private func commonLanguages(_ first: Need.ID, _ others: [Need.ID]) -> [Int?] {
    options(
      own: scenario.child(of: first).languages,
      others: others.map { scenario.child(of: $0).languages },
      specialist: scenario.specialists[specialist].languages)
  }

  private func options(own: WordSet, others: [WordSet], specialist: WordSet) -> [Int?] {
    let all = others.reduce(own) { $0.union($1) }
    var open = specialist.isEmpty ? all : specialist.intersection(all)
    if !own.isEmpty { open = open.intersection(own) }
    let words = (0..<Vocabulary.limit).filter { open.contains($0) }
    // Members who all leave it open need no common word.
    return words.map(Optional.some) + (own.isEmpty ? [nil] : [])
  }

  private func windows(_ first: Need.ID, _ others: [Need.ID]) -> [Int] {
    let age = scenario.child(of: first).age
    let ages = Set(others.map { scenario.child(of: $0).age } + [age])
    return ages.filter { $0 <= age && age <= $0 + service.ageGap }.sorted()
  }

  private func lengths(_ first: Need.ID, _ others: [Need.ID]) -> [Int] {
    let own = scenario.needs[first].minutes
    return Set(others.map { scenario.needs[$0].minutes } + [own]).filter { $0 >= own }.sorted()
  }

  private func undominated(_ kinds: [GroupKind]) -> [GroupKind] {
    var kept: [GroupKind] = []
    for (position, kind) in kinds.enumerated() {
      let isDominated = kinds.enumerated().contains { other, wider in
        guard other != position, wider.minutes <= kind.minutes,
          zip(kind.admits, wider.admits).allSatisfy({ !$0 || $1 })
        else { return false }
        return wider != kind || other < position
      }
      if !isDominated { kept.append(kind) }
    }
    return kept
  }
}
