import Kezek

/// The settlements of a recipe on a plane: cities of microdistricts and clusters of villages, with
/// the minutes between them.
///
/// A microdistrict reaches its neighbours and no more, villages reach those of their cluster, so
/// that what competes for the same hours stays local however large the country is.
struct RegionMap {
  var places: [Place] = []
  /// Cities and clusters, each with the places that share its specialists.
  var settlements: [Settlement] = []
  var regions: [Region] = []

  /// A microdistrict or a village, with a cabinet of its own.
  struct Place {
    var name: String
    /// The cabinet's name.
    var cabinet: String
    var isRural: Bool
    var children: Int
    var region: Int
    /// Minutes on the plane.
    var x: Int
    var y: Int
    /// Specialists of the cluster's first village come here on some days; none is at home here.
    var isVisited = false
    var isAccessible: Bool
  }

  /// A city or a cluster of villages.
  struct Settlement {
    var places: Range<Int>
  }

  /// A region with its children, its rehabilitation centres and its commissions.
  struct Region {
    var name: String
    var capital: String
    var children: Int
    var places: Range<Int>
    var centres: [Centre]
    var commissions: [Commission]
  }

  /// A rehabilitation centre at a place of the region.
  struct Centre {
    var name: String
    var place: Int
    /// One of the two national centres: 25 days a turn.
    var isNational = false
  }

  /// A psychological, medical and pedagogical commission.
  struct Commission {
    var name: String
    var place: Int
  }

  /// Children at a microdistrict and at a village.
  private static let cityPlace = 125
  private static let village = 120
  /// Minutes between the middles of neighbouring microdistricts.
  private static let block = 20

  init(children: Int, knobs: RegionRecipe.Knobs, random: inout SplitMix64) {
    let list = Array(RegionList.all.prefix(knobs.regionCount(of: children)))
    // A single region stands for an average one; several share the children as the country does.
    let sizes = apportioned(children, by: list.map(\.weight))
    let centres = apportioned(
      max(list.count, knobs.centreCount(of: children)) - list.count, by: sizes
    ).map { $0 + 1 }
    for (index, row) in list.enumerated() {
      // Only the whole country has its three cities apart from the oblasts.
      let rural =
        list.count < RegionList.all.count || knobs.urban != RegionRecipe.Knobs.publishedUrban
        ? 1000 - knobs.urban : row.isCity ? 0 : RegionList.ruralOutsideCities
      addRegion(
        row, index, children: sizes[index], rural: sizes[index] * rural / 1000,
        centres: centres[index], knobs, &random)
    }
    guard children >= 20_000 else { return }
    for index in regions.indices where ["Астана", "Алматы"].contains(regions[index].capital) {
      regions[index].centres[0].isNational = true
      regions[index].centres[0].name = "НРЦ \(regions[index].capital)"
    }
  }

  private mutating func addRegion(
    _ row: RegionList.Row, _ index: Int, children: Int, rural: Int, centres: Int,
    _ knobs: RegionRecipe.Knobs, _ random: inout SplitMix64
  ) {
    let first = places.count
    let origin = (x: index % 5 * 1000, y: index / 5 * 1000)
    addCity(row, index, children: children - rural, at: origin, &random)
    addVillages(row, index, children: rural, at: origin, knobs, &random)
    let range = first..<places.count
    let hosts = settlements.filter { range.contains($0.places.lowerBound) }.map(\.places.lowerBound)
    let commissions = max(1, children / 782)
    regions.append(
      Region(
        name: row.name, capital: row.capital, children: children, places: range,
        centres: (0..<centres).map { number in
          Centre(
            name: "РЦ \(row.capital)" + (centres == 1 ? "" : " \(number + 1)"),
            place: hosts[number % hosts.count])
        },
        commissions: (0..<commissions).map { number in
          Commission(
            name: "ПМПК \(row.capital)" + (commissions == 1 ? "" : " \(number + 1)"),
            place: hosts[number % hosts.count])
        }))
  }

  /// Microdistricts in rows of a square; a small town is divided too, since families choose.
  private mutating func addCity(
    _ row: RegionList.Row, _ region: Int, children: Int, at origin: (x: Int, y: Int),
    _ random: inout SplitMix64
  ) {
    guard children > 0 else { return }
    let count = max(
      min(3, max(1, children / 20)), (children + Self.cityPlace / 2) / Self.cityPlace)
    let sizes = apportioned(children, by: (0..<count).map { _ in random.integer(in: 80...120) })
    var side = 1
    while side * side < count { side += 1 }
    let first = places.count
    for index in 0..<count {
      places.append(
        Place(
          name: "\(row.capital) \(index + 1)", cabinet: "КППК \(row.capital) \(index + 1)",
          isRural: false, children: sizes[index], region: region,
          x: origin.x + index % side * Self.block + random.integer(in: -2...2),
          y: origin.y + index / side * Self.block + random.integer(in: -2...2),
          isAccessible: index == 0 || random.chance(perMille: 700)))
    }
    settlements.append(Settlement(places: first..<places.count))
  }

  /// Clusters of up to four villages, the first cluster just outside the city.
  private mutating func addVillages(
    _ row: RegionList.Row, _ region: Int, children: Int, at origin: (x: Int, y: Int),
    _ knobs: RegionRecipe.Knobs, _ random: inout SplitMix64
  ) {
    guard children > 0 else { return }
    let count = max(
      min(3, max(1, children / 20)), (children + Self.village / 2) / Self.village)
    let sizes = apportioned(
      children, by: (0..<count).map { $0 % 4 == 0 ? 140 : random.integer(in: 60...110) })
    let around = [(0, 0), (17, 6), (8, -17), (-15, 10)]
    for start in stride(from: 0, to: count, by: 4) {
      let cluster = start / 4
      let first = places.count
      let middle = (
        x: origin.x - 25 - cluster / 10 % 10 * 90, y: origin.y - cluster % 10 * 90
      )
      for index in start..<min(start + 4, count) {
        let step = around[index - start]
        places.append(
          Place(
            name: "Ауыл \(row.capital) \(index + 1)",
            cabinet: "Кабинет \(row.capital) \(index + 1)", isRural: true,
            children: sizes[index], region: region,
            x: middle.x + step.0 + random.integer(in: -2...2),
            y: middle.y + step.1 + random.integer(in: -2...2),
            isVisited: index > start && random.chance(perMille: knobs.visited),
            isAccessible: index == start || random.chance(perMille: 500)))
      }
      settlements.append(Settlement(places: first..<places.count))
    }
  }
}
