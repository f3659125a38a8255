import Kezek

/// The needs that may be met in groups which a plan finds, by service and home.
///
/// Who can come to a place is asked for every specialist at every site: only the homes within reach
/// are gone through.
struct GroupComers {
  private let filters: WeeklyFilters
  /// By service: homes, each with its needs, ascending.
  private let homes: [[Home]]

  private struct Home {
    /// nil: nobody knows where, so that no site is too far.
    let place: Place.ID?
    var needs: [Comer]
  }

  private struct Comer {
    let need: Need.ID
    let site: Site.ID?
    let categories: WordSet
    let languages: WordSet
    let tags: WordSet
  }

  /// - Parameter needs: those that may be in a group; nil = all.
  init(_ filters: WeeklyFilters, _ needs: [Need.ID]?) {
    let scenario = filters.scenario
    self.filters = filters
    var homes = [[Home]](repeating: [], count: scenario.services.count)
    var known = [[Place.ID?: Int]](repeating: [:], count: scenario.services.count)
    for id in needs ?? scenario.needs.ids {
      let need = scenario.needs[id]
      guard need.roster == nil, need.form != .individual, filters.bar(id) == nil else { continue }
      let child = scenario.children[need.child]
      let isOfParent = scenario.services[need.service].who == .parent
      let comer = Comer(
        need: id, site: need.site, categories: need.categories, languages: child.languages,
        tags: isOfParent ? WordSet() : child.tags)
      let service = need.service.index
      if let home = known[service][child.lives] {
        homes[service][home].needs.append(comer)
      } else {
        known[service][child.lives] = homes[service].count
        homes[service].append(Home(place: child.lives, needs: [comer]))
      }
    }
    self.homes = homes
  }

  /// Those who fit the specialist and can come to the site and to a place with one of those tags,
  /// ascending.
  func needs(at place: GroupPlace, tags: [WordSet]) -> [Need.ID] {
    let specialist = filters.scenario.specialists[place.specialist]
    let (categories, languages) = (specialist.categories, specialist.languages)
    var found: [Need.ID] = []
    for home in homes[place.service.index] where filters.isReachable(place.site, from: home.place) {
      for comer in home.needs
      where (comer.site == nil || comer.site == place.site)
        && categories.meets(comer.categories) && languages.meets(comer.languages)
        && tags.contains(where: { comer.tags.isSubset(of: $0) })
      {
        found.append(comer.need)
      }
    }
    return found.sorted()
  }
}
