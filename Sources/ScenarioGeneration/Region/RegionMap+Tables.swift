import Kezek

extension RegionMap {
  /// Every cabinet, centre and commission as a row.
  func sites(withTurns: Bool) -> [SiteDraft] {
    let cabinets = places.map { place in
      SiteDraft(
        name: place.cabinet, place: place.name,
        tags: place.isAccessible ? ["yes", "quiet", "loop"] : ["quiet"], kind: "кабинет")
    }
    guard withTurns else { return cabinets }
    let centres = regions.flatMap(\.centres).map { centre in
      SiteDraft(
        name: centre.name, place: places[centre.place].name, tags: ["yes", "quiet", "loop"],
        kind: "центр")
    }
    let commissions = regions.flatMap(\.commissions).map { commission in
      SiteDraft(
        name: commission.name, place: places[commission.place].name,
        tags: ["yes", "quiet", "loop"], kind: "ПМПК")
    }
    return cabinets + centres + commissions
  }

  /// Minutes between every two places: a pair that is not listed would count as no way at all.
  ///
  /// - Complexity: O(places²), which is what the table has rows.
  var travel: [TravelDraft] {
    var rows: [TravelDraft] = []
    rows.reserveCapacity(places.count * (places.count - 1) / 2)
    for from in places.indices {
      for to in places.indices where from < to {
        rows.append(
          TravelDraft(from: places[from].name, to: places[to].name, minutes: minutes(from, to)))
      }
    }
    return rows
  }

  /// Minutes between two places, in fives.
  func minutes(_ from: Int, _ to: Int) -> Int {
    if from == to { return 0 }
    let (dx, dy) = (places[from].x - places[to].x, places[from].y - places[to].y)
    let minutes = (Self.root(of: dx * dx + dy * dy) + 4) / 5 * 5
    return min(max(5, minutes), 1440)
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
}

/// The country's regions, with weights that share the children.
enum RegionList {
  struct Row {
    let name: String
    let capital: String
    /// Registered children in thousands: published for Astana, Shymkent, Karaganda and North
    /// Kazakhstan, the rest a default of the project that adds up to 235.
    let weight: Int
    /// A city of its own, without villages.
    var isCity = false
  }

  /// Rural children of a thousand in an oblast, so that the country has the published 403.
  static let ruralOutsideCities = 529

  /// The region that stands for an average one comes first, the others as the order of the words.
  static let all: [Row] = [
    Row(name: "Костанайская", capital: "Костанай", weight: 9),
    Row(name: "Абай", capital: "Семей", weight: 7),
    Row(name: "Акмолинская", capital: "Кокшетау", weight: 9),
    Row(name: "Актюбинская", capital: "Актобе", weight: 11),
    Row(name: "Алматинская", capital: "Конаев", weight: 17),
    Row(name: "Атырауская", capital: "Атырау", weight: 8),
    Row(name: "Восточно-Казахстанская", capital: "Оскемен", weight: 8),
    Row(name: "Жамбылская", capital: "Тараз", weight: 14),
    Row(name: "Жетысу", capital: "Талдыкорган", weight: 8),
    Row(name: "Западно-Казахстанская", capital: "Орал", weight: 8),
    Row(name: "Карагандинская", capital: "Караганда", weight: 20),
    Row(name: "Кызылординская", capital: "Кызылорда", weight: 10),
    Row(name: "Мангистауская", capital: "Актау", weight: 10),
    Row(name: "Павлодарская", capital: "Павлодар", weight: 9),
    Row(name: "Северо-Казахстанская", capital: "Петропавловск", weight: 5),
    Row(name: "Туркестанская", capital: "Туркестан", weight: 23),
    Row(name: "Улытау", capital: "Жезказган", weight: 3),
    Row(name: "Астана", capital: "Астана", weight: 22, isCity: true),
    Row(name: "Алматы", capital: "Алматы", weight: 20, isCity: true),
    Row(name: "Шымкент", capital: "Шымкент", weight: 14, isCity: true),
  ]
}
