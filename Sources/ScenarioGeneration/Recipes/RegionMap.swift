import Kezek

/// Districts of a region on a plane: a town and a village each, with the minutes between them.
struct RegionMap {
  var places: [Place] = []
  /// The rehabilitation centres, each for districts that follow one another.
  var centres: [Centre] = []

  /// A town or village with its children and cabinets.
  struct Place {
    var name: String
    var isRural: Bool
    var children: Int
    /// Kilometres.
    var x: Int
    var y: Int
    /// Names of the cabinets; one for a visited village too.
    var cabinets: [String]
    /// The place whose specialists visit this one every second week.
    var visitedFrom: Int?
  }

  /// A rehabilitation centre and the places it takes children from.
  struct Centre {
    var name: String
    var places: Range<Int>
  }

  /// Districts of about 500 children with 59.7 % of them in the town.
  init(children: Int, knobs: RegionRecipe.Knobs, random: inout SplitMix64) {
    let districts = max(1, children / 500)
    let sizes = apportioned(
      children, by: (0..<districts).map { _ in 60 + random.integer(in: 0...(80 - 1)) })
    for district in 0..<districts {
      let name = Self.name(ofDistrict: district)
      let x = random.integer(in: 0...(1800 - 1))
      let y = random.integer(in: 0...(1200 - 1))
      let inTown = sizes[district] * 597 / 1000
      let town = places.count
      let cabinets = (0..<max(1, (inTown + 149) / 150)).map { "КППК \(name) \($0 + 1)" }
      places.append(
        Place(
          name: name, isRural: false, children: inTown, x: x, y: y, cabinets: cabinets,
          visitedFrom: nil))
      places.append(
        Place(
          name: "Ауыл \(name)", isRural: true, children: sizes[district] - inTown,
          x: x + 30 + random.integer(in: 0...(40 - 1)), y: y, cabinets: ["Кабинет \(name)"],
          visitedFrom: random.chance(perMille: knobs.visited) ? town : nil))
    }
    for first in stride(from: 0, to: districts, by: 10) {
      let last = min(first + 10, districts)
      centres.append(
        Centre(
          name: "РЦ \(Self.name(ofDistrict: first))", places: 2 * first..<2 * last))
    }
  }

  /// Every cabinet and centre as a row.
  var sites: [SiteDraft] {
    let cabinets = places.flatMap { place in
      place.cabinets.enumerated().map { index, name in
        SiteDraft(
          name: name, place: place.name, tags: !place.isRural && index % 2 == 0 ? ["yes"] : [],
          kind: "кабинет")
      }
    }
    let rehabilitation = centres.map { centre in
      SiteDraft(
        name: centre.name, place: places[centre.places.lowerBound].name,
        tags: ["yes", "quiet", "loop"],
        kind: "центр")
    }
    return cabinets + rehabilitation
  }

  /// Minutes between every two places, at a kilometre a minute.
  var travel: [TravelDraft] {
    var rows: [TravelDraft] = []
    for from in places.indices {
      for to in places.indices where from < to {
        let (dx, dy) = (places[from].x - places[to].x, places[from].y - places[to].y)
        let minutes = Self.root(of: dx * dx + dy * dy)
        rows.append(
          TravelDraft(
            from: places[from].name, to: places[to].name, minutes: (minutes + 4) / 5 * 5))
      }
    }
    return rows
  }

  /// The largest whole number whose square is not above `number` (Newton).
  private static func root(of number: Int) -> Int {
    guard number > 1 else { return number }
    var guess = number
    var next = (guess + 1) / 2
    while next < guess {
      guess = next
      next = (guess + number / guess) / 2
    }
    return guess
  }

  /// The country's regions in turn, numbered from the second round on.
  private static func name(ofDistrict district: Int) -> String {
    let regions = [
      "Абай", "Кокшетау", "Актобе", "Конаев", "Атырау", "Оскемен", "Тараз", "Талдыкорган",
      "Орал", "Караганда", "Костанай", "Кызылорда", "Актау", "Павлодар", "Петропавловск",
      "Туркестан", "Жезказган", "Астана", "Алматы", "Шымкент",
    ]
    let round = district / regions.count
    let name = regions[district % regions.count]
    return round == 0 ? name : "\(name)-\(round + 1)"
  }
}
