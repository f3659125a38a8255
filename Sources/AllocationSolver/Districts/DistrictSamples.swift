/// Which districts are priced before the others, whose prices begin with theirs: some that are not small,
/// where they are a small part of all.
struct DistrictSamples {
  /// How many there are at most.
  let most: Int
  /// How much there has to be to do in each.
  let work: Int
  /// How many times as many of that size there have to be.
  let times: Int

  static let usual = DistrictSamples(most: 6, work: 1000, times: 2)

  /// The smallest that are not small; none where there are too few.
  ///
  /// - Parameters:
  ///   - priced: positions of districts, those with most to do first.
  ///   - parts: all districts.
  func choose(among priced: [Int], of parts: [Districts.Part]) -> [Int] {
    let large = priced.filter { parts[$0].work >= work && !parts[$0].isOfTurns }
    return large.count < times * most ? [] : Array(large.suffix(most))
  }
}
