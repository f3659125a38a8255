import Kezek

/// How large a group that nobody named can be, for each need that it may hold.
///
/// Counted are those who would fit the need and the specialist two by two, so a group is never
/// larger. Needs alike are counted once.
struct GroupSizes {
  private let scenario: Scenario
  private let companions: Companions
  private var known: [Key: Int] = [:]

  /// By service: those who may share a group, by what tells them apart.
  struct Companions {
    fileprivate var ofService: [[Kind: Int]]

    init(_ facts: ScenarioIndex) {
      let scenario = facts.scenario
      ofService = [[Kind: Int]](repeating: [:], count: scenario.services.count)
      for id in scenario.needs.ids where facts.mayHaveSessions(id) && mayShare(id, scenario) {
        ofService[scenario.needs[id].service.index][kind(of: id, scenario), default: 0] += 1
      }
    }
  }

  fileprivate struct Kind: Hashable {
    let categories: WordSet
    let languages: WordSet
    let age: Int
  }

  private struct Key: Hashable {
    let service: Service.ID
    let categories: WordSet
    let languages: WordSet
    let kind: Kind
  }

  init(_ scenario: Scenario, _ companions: Companions) {
    self.scenario = scenario
    self.companions = companions
  }

  private static func mayShare(_ id: Need.ID, _ scenario: Scenario) -> Bool {
    scenario.needs[id].form != .individual && scenario.needs[id].roster == nil
  }

  private static func kind(of id: Need.ID, _ scenario: Scenario) -> Kind {
    let child = scenario.child(of: id)
    return Kind(
      categories: scenario.needs[id].categories, languages: child.languages, age: child.age)
  }

  /// The most members of a group of the specialist with this need in it; nil where it can be in
  /// none.
  ///
  /// - Complexity: O(kinds of needs of the service), once for needs alike.
  mutating func largest(with id: Need.ID, _ specialist: Specialist) -> Int? {
    let need = scenario.needs[id]
    if let roster = need.roster { return max(1, scenario.rosters[roster].members.count) }
    guard Self.mayShare(id, scenario) else { return nil }
    let key = Key(
      service: need.service, categories: specialist.categories, languages: specialist.languages,
      kind: Self.kind(of: id, scenario))
    let fitting = known[key] ?? count(key)
    known[key] = fitting
    let sizes = scenario.services[need.service].groupSize
    return fitting >= sizes.lowerBound ? max(1, min(fitting, sizes.upperBound)) : nil
  }

  private func count(_ key: Key) -> Int {
    let gap = scenario.services[key.service].ageGap
    return companions.ofService[key.service.index].reduce(0) { sum, entry in
      let (other, number) = entry
      let fits =
        abs(other.age - key.kind.age) <= gap
        && GroupCompanions.haveCommonWord([other.categories, key.kind.categories, key.categories])
        && GroupCompanions.haveCommonWord([other.languages, key.kind.languages, key.languages])
      return fits ? sum + number : sum
    }
  }
}
