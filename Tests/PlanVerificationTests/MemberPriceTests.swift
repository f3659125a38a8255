import Kezek
import KezekTesting
import PlanVerification
import Testing

/// Prices of members: groups that are priced whole.
@Suite struct MemberPriceTests {
  @Test func theMiddleOfAStarIsInOneGroup() throws {
    var groups = GroupsOfOneService()
    groups.add("C-1", born: "2020-03-01")
    groups.add("C-2", born: "2018-03-01")
    groups.add("C-3", born: "2016-03-01")
    // The second fits each other one, who do not fit each other: companions see nothing.
    #expect(try groups.bound([]) == 15)
    // Only the second's place is worth anything: it pays 10 for it, more than it gains.
    let rows = [groups.row(0, 0), groups.row(1, 10), groups.row(2, 0)]
    #expect(try groups.bound(rows) == 20)
    // Each of the others pays what it gains, and a group of two has one of them beside the second.
    #expect(try groups.bound([groups.row(0, 5), groups.row(1, 5), groups.row(2, 5)]) == 10)
    #expect(try groups.bound([groups.row(0, 5), groups.row(2, 5)]) == 10)
  }

  @Test func nothingIsChargedWherePricesAreNought() throws {
    var groups = GroupsOfOneService()
    groups.add("C-1")
    groups.add("C-2")
    // Listed at 0, the meetings cost the groups, not the children: nobody pays anything.
    let dear = groups.periods(4)
    let capacity = 4 * dear.count
    #expect(try groups.bound(dear) == capacity + 2 * (5 - 2))
    #expect(try groups.bound(dear + [groups.row(0, 0)]) == capacity + 10)
  }

  @Test func whatAMeetingCostsIsSplitUnevenly() throws {
    var groups = GroupsOfOneService(groupSize: 2...4)
    for key in ["C-1", "C-2", "C-3", "C-4"] { groups.add(key) }
    // Four share 4 evenly, whoever is there. Priced whole, one may pay all of it; a group of four
    // brings 4 − 4, and there are two groups at most.
    let dear = groups.periods(4)
    let capacity = 4 * dear.count
    #expect(try groups.bound(dear) == capacity + 4 * (5 - 1))
    #expect(try groups.bound(dear + [groups.row(0, 4)]) == capacity + 20 - 4)
    let even = (0..<4).map { groups.row($0, 1) }
    #expect(try groups.bound(dear + even) == capacity + 20 - 4)
    // Two who pay too much bring it back, once in each group that there could be.
    let twice = [groups.row(0, 4), groups.row(1, 3)]
    #expect(try groups.bound(dear + twice) == capacity + 20 - 7 + 2 * 3)
  }

  @Test func aPriceBelowNoughtPaysForCompany() throws {
    var groups = GroupsOfOneService(groupSize: 2...3)
    for key in ["C-1", "C-2", "C-3"] { groups.add(key) }
    // The second is paid 5 for being there. With it a group brings 2, without it 7 + 1; one group at most.
    let rows = [groups.row(0, 7), groups.row(1, -5), groups.row(2, 1)]
    #expect(try groups.bound(rows) == 0 + 10 + 4 + 8)
    // A group has two at least, and no third who costs something.
    let dear = [groups.row(0, 7), groups.row(1, -5), groups.row(2, -1)]
    #expect(try groups.bound(dear) == 10 + 6 + 6)
    let nothing = [groups.row(0, 1), groups.row(1, -5), groups.row(2, -2)]
    #expect(try groups.bound(nothing) == 4 + 10 + 7)
  }

  @Test func noMoreCountThanAGroupHolds() throws {
    var groups = GroupsOfOneService(groupSize: 2...3)
    for key in ["C-1", "C-2", "C-3", "C-4"] { groups.add(key) }
    // The three who pay most, in each of two groups.
    let rows = [groups.row(0, 1), groups.row(1, 2), groups.row(2, 3), groups.row(3, 4)]
    #expect(try groups.bound(rows) == 20 - 10 + 2 * 9)
  }

  @Test func hoursLimitTheNumberOfGroups() throws {
    func bound(contactMinutes: Int, asked: Int, least: Int, minutes: [Int]) throws -> Int {
      var groups = GroupsOfOneService(contactMinutes: contactMinutes)
      for (number, minutes) in minutes.enumerated() {
        groups.add("C-\(number)", asked: asked, least: least, minutes: minutes)
      }
      return try groups.bound(
        minutes.indices.flatMap { place in
          (least...asked).map { groups.row(place, 5 * $0, meetings: $0) }
        })
    }
    // Everybody pays what it gains; only the groups count, of four at 5 a meeting.
    let six = [30, 30, 30, 30, 30, 30]
    #expect(try bound(contactMinutes: 180, asked: 1, least: 1, minutes: six) == 3 * 20)
    #expect(try bound(contactMinutes: 60, asked: 1, least: 1, minutes: six) == 2 * 20)
    #expect(try bound(contactMinutes: 59, asked: 1, least: 1, minutes: six) == 20)
    #expect(try bound(contactMinutes: 119, asked: 2, least: 2, minutes: six) == 40)
    #expect(try bound(contactMinutes: 60, asked: 2, least: 1, minutes: six) == 2 * 40)
    let mixed = [60, 30, 60, 60]
    #expect(try bound(contactMinutes: 60, asked: 1, least: 1, minutes: mixed) == 2 * 20)
    #expect(try bound(contactMinutes: 29, asked: 1, least: 1, minutes: six) == 0)
  }

  @Test func kindsByLanguageAndCategory() throws {
    let (kk, ru) = (WordSet([0]), WordSet([1]))
    for byLanguage in [true, false] {
      var groups = GroupsOfOneService()
      for (number, words) in [kk, ru, kk, WordSet(), kk.union(ru)].enumerated() {
        groups.add(
          "C-\(number)", categories: byLanguage ? WordSet() : words,
          languages: byLanguage ? words : WordSet())
      }
      // With the first can be the third and the two last; with the second only the two last.
      func best(_ paid: [Int]) throws -> Int {
        let rows = paid.map { groups.row($0, 1) }
        return try groups.bound(rows) - (25 - paid.count)
      }
      // Two groups at most.
      #expect(try best([0, 1]) == 2)
      #expect(try best([0, 2]) == 2 * 2)
      #expect(try best([0, 2, 3, 4]) == 2 * 4)
      #expect(try best([0, 1, 2, 3, 4]) == 2 * 4)
      #expect(try best([1, 3, 4]) == 2 * 3)
    }
  }

  @Test func wordsAreTheSpecialistsToo() throws {
    let (kk, ru) = (WordSet([0]), WordSet([1]))
    for byLanguage in [true, false] {
      var groups = GroupsOfOneService(
        categories: byLanguage ? WordSet() : kk, languages: byLanguage ? kk : WordSet())
      for (number, words) in [kk.union(ru), ru, WordSet(), kk.union(ru)].enumerated() {
        groups.add(
          "C-\(number)", categories: byLanguage ? WordSet() : words,
          languages: byLanguage ? words : WordSet())
      }
      // The second is not served at all, and in no group: three others fill one.
      #expect(try groups.bound([]) == 15)
      #expect(try groups.bound((0..<4).map { groups.row($0, 1) }) == 15 - 3 + 3)
    }
  }

  @Test func whoStatesNoWordFitsEveryKind() throws {
    var groups = GroupsOfOneService()
    groups.add("C-1", categories: WordSet([0]))
    groups.add("C-2")
    groups.add("C-3")
    #expect(try groups.bound((0..<3).map { groups.row($0, 1) }) == 15 - 3 + 3)
  }

  @Test func theLongestMemberTellsTheLength() throws {
    var groups = GroupsOfOneService()
    groups.add("C-1", minutes: 30)
    groups.add("C-2", minutes: 30)
    groups.add("C-3", minutes: 60)
    // Two short ones have a meeting of one period; with the third it has two.
    let dear = groups.periods(2)
    let capacity = 2 * dear.count
    #expect(try groups.bound(dear + [groups.row(0, 2), groups.row(1, 2)]) == capacity + 11 + 2)
    #expect(try groups.bound(dear + [groups.row(2, 5)]) == capacity + 10 + 1)
    // There is no hour free, only half hours: the third is in no group.
    var short = groups
    let halves = short.tiny.periods(days: 0..<5, from: at(9), to: at(9, 30))
    short.tiny.parts.specialists[0] = Specialist(
      key: "S-1", services: [short.service], contactMinutes: 1080, hours: Hours(anywhere: halves),
      siteChoice: .given, languages: WordSet(), categories: WordSet(), caseload: nil)
    #expect(try short.bound([short.row(0, 1), short.row(2, 9)]) == 10 - 1 + 1)
  }

  @Test func aGroupIsThereTogether() throws {
    var groups = GroupsOfOneService()
    groups.add("C-1", asked: 2, least: 2, hours: groups.hours([0, 1]))
    groups.add("C-2", asked: 2, least: 2, hours: groups.hours([0, 1, 2]))
    groups.add("C-3", asked: 2, least: 2, hours: groups.hours([2, 3]))
    // The second and the third have one day together, too few: the third cannot, without its own row.
    #expect(try groups.bound([]) == 30)
    #expect(try groups.bound([groups.row(0, 0, meetings: 2)]) == 20)
    // A row of another number of meetings does as well.
    #expect(try groups.bound([groups.row(2, 7)]) == 20)
  }

  @Test func daysOfAWeekAreLimited() throws {
    func bound(weeks: Int, mostInWeek: [Int]) throws -> Int {
      var groups = GroupsOfOneService(weeks: weeks)
      for (number, most) in mostInWeek.enumerated() {
        groups.add("C-\(number)", asked: 2, mostInWeek: most, least: 2)
      }
      return try groups.bound([groups.row(0, 0, meetings: 2)])
    }
    #expect(try bound(weeks: 1, mostInWeek: [2, 2]) == 20)
    #expect(try bound(weeks: 1, mostInWeek: [2, 1]) == 0)
    #expect(try bound(weeks: 1, mostInWeek: [2, 1, 2]) == 20)
    #expect(try bound(weeks: 2, mostInWeek: [1, 1]) == 20)
  }

  @Test func whoPaysMostIsNotThereEveryDay() throws {
    var groups = GroupsOfOneService()
    groups.add("C-1", asked: 2, least: 2, hours: groups.hours([0, 1]))
    groups.add("C-2", asked: 2, least: 2)
    groups.add("C-3", asked: 2, least: 2, hours: groups.hours([1, 2]))
    // On Tuesday alone all three are there: 6 then, and 4 on another day, so 5 at most.
    let rows = [0, 1, 2].map { groups.row($0, 2, meetings: 2) }
    #expect(try groups.bound(rows) == 30 - 6 + 5)
    // Rounded down: 4 and 1.
    let uneven = [groups.row(0, 3, meetings: 2), groups.row(2, 1, meetings: 2)]
    #expect(try groups.bound(uneven) == 30 - 4 + 3)
  }

  @Test func theCheapestStartOfADayCounts() throws {
    var groups = GroupsOfOneService()
    groups.add("C-1", hours: groups.hours([0], 9, 10))
    groups.add("C-2", hours: groups.hours([0], 9, 11))
    groups.add("C-3", hours: groups.hours([0], 10, 11))
    func period(_ hour: Int, _ minute: Int, _ price: Int) -> PriceProof.RowPrice {
      let period = groups.tiny.parts.grid.period(day: 0, minute: at(hour, minute)) ?? 0
      return .init(row: .period(groups.specialist, period), price: price)
    }
    let dear = [period(9, 0, 4), period(9, 30, 3), period(10, 0, 1), period(10, 30, 2)]
    // The first two at 9:30 bring 2; the last two at 10:00 bring 1.
    #expect(try groups.bound(dear + [groups.row(0, 5)]) == 10 + 10 + 2)
    #expect(try groups.bound(dear + [groups.row(2, 2)]) == 10 + 13 + 1)
  }

  @Test func whoCannotBeThereIsNobodysCompany() throws {
    var groups = GroupsOfOneService(groupSize: 3...4)
    groups.add("C-1", hours: groups.hours([0, 1], 9, 10))
    groups.add("C-2", hours: groups.hours([0, 1], 9, 11))
    groups.add("C-3", hours: groups.hours([0, 1], 10, 11))
    // Never are three there.
    #expect(try groups.bound([]) == 15)
    #expect(try groups.bound([groups.row(1, 0)]) == 0)
    // The first and the last of a chain have company on one day only; without them the two others have
    // each other on one day.
    var chain = GroupsOfOneService()
    chain.add("C-1", asked: 2, least: 2, hours: chain.hours([0, 1]))
    chain.add("C-2", asked: 2, least: 2, hours: chain.hours([1, 2]))
    chain.add("C-3", asked: 2, least: 2, hours: chain.hours([2, 3]))
    chain.add("C-4", asked: 2, least: 2, hours: chain.hours([3]))
    #expect(try chain.bound([]) == 30)
    #expect(try chain.bound([chain.row(3, 0)]) == 0)
  }

  @Test func groupsMeetAtOneSite() throws {
    var groups = GroupsOfOneService()
    let other = groups.tiny.site("Village")
    groups.add("C-1", site: DenseID(0))
    groups.add("C-2", site: other)
    groups.add("C-3")
    // The first two are never together.
    #expect(try groups.bound([groups.row(0, 3), groups.row(1, 2)]) == 15 - 5 + 3)
    var apart = GroupsOfOneService()
    let village = apart.tiny.site("Village")
    apart.add("C-1", site: DenseID(0))
    apart.add("C-2", site: village)
    #expect(try apart.bound([apart.row(0, 3)]) == 0)
  }

  @Test func whoCannotBeThereOftenEnoughIsNoCompanyAtThatSite() throws {
    var groups = GroupsOfOneService()
    let village = groups.tiny.site(
      "Village", opening: groups.tiny.periods(days: [0, 1], from: at(9), to: at(13)))
    func add(_ key: String, _ days: [Int], _ site: Site.ID?) {
      groups.add(key, asked: 2, least: 2, hours: groups.hours(days), site: site)
    }
    add("C-1", [0, 1], village)
    add("C-2", [0, 1], village)
    add("C-3", [1, 2], nil)
    add("C-4", [1, 2], DenseID(0))
    // The third, who pays most, could meet twice with the fourth alone, who is paid too much for it: in
    // the village it is there on one day only. So a group brings 8, and there are two at most.
    let prices = [4, 4, 8, -20]
    let rows = prices.indices.map { groups.row($0, prices[$0], meetings: 2) }
    #expect(try groups.bound(rows) == 6 + 6 + 2 + 30 + 2 * 8)
  }

  @Test func companionsOfGroupsPricedWholeChargeNothing() throws {
    var groups = GroupsOfOneService()
    groups.add("C-1", asked: 2)
    groups.add("C-2")
    groups.add("C-3")
    let companions = PriceProof.RowPrice(
      row: .companions(groups.needs[1], groups.specialist, 1), price: 5)
    // The second pays what the two others are paid.
    #expect(try groups.bound([companions]) == 20)
    // The first cannot meet twice; once nobody pays.
    #expect(try groups.bound([companions, groups.row(0, 0)]) == 15)
    // Groups of another specialist are not priced whole.
    let second = groups.tiny.specialist("S-2", gives: [groups.service])
    let elsewhere = PriceProof.RowPrice(row: .member(groups.needs[0], second, 1), price: 0)
    #expect(try groups.bound([companions, elsewhere]) == 25)
  }

  @Test func sessionsAloneCostWhatTheyDid() throws {
    var groups = GroupsOfOneService()
    groups.add("C-1", form: .any)
    groups.add("C-2", form: .any)
    let dear = groups.periods(4)
    let capacity = 4 * dear.count
    // Alone it gains 1, in a group 2.
    let rows = [groups.row(0, 3), groups.row(1, 3)]
    #expect(try groups.bound(dear + rows) == capacity + 2 * 2 + 2)
    let full = [groups.row(0, 9), groups.row(1, 9)]
    #expect(try groups.bound(dear + full) == capacity + 2 * 1 + 14)
  }

  @Test func rowsOfNeedsThatNoFoundGroupHoldsAreRefused() throws {
    var groups = GroupsOfOneService()
    groups.add("C-1")
    groups.add("C-2", form: .individual)
    groups.add("C-3")
    groups.add("C-4")
    _ = groups.tiny.roster("A", [groups.needs[2], groups.needs[3]])
    let unknown: [PriceProof.SharedRow] = [
      .member(groups.needs[1], groups.specialist, 1),
      .member(groups.needs[2], groups.specialist, 1), .member(.init(7), groups.specialist, 1),
      .member(groups.needs[0], .init(3), 1),
      .member(groups.needs[0], groups.specialist, 0),
    ]
    for row in unknown {
      #expect(throws: BoundCheckError.unknownRow(row)) {
        try groups.bound([.init(row: row, price: 1)])
      }
    }
    // The named group is no found one; the first has nobody left.
    #expect(try groups.bound([]) == 15)
    #expect(try groups.bound([groups.row(0, 1)]) == 15)
  }

  @Test func rowsThatNobodyCouldUseCountForNothing() throws {
    var groups = GroupsOfOneService()
    groups.add("C-1")
    groups.add("C-2")
    let other = groups.tiny.service("psychologist", form: .group)
    let second = groups.tiny.specialist("S-2", gives: [other])
    let rows = [
      groups.row(0, 8, meetings: 2), groups.row(0, 8, meetings: 99),
      .init(row: .member(groups.needs[0], second, 1), price: 8),
    ]
    #expect(try groups.bound(rows) == 10)
  }

  @Test func whatDoesNotFitIsAnError() throws {
    var groups = GroupsOfOneService(groupSize: 1...2)
    groups.add("C-1")
    groups.add("C-2")
    let much = Int.max / 2 + 1
    #expect(throws: BoundCheckError.overflow) {
      try groups.bound([groups.row(0, much), groups.row(1, much)])
    }
    #expect(throws: BoundCheckError.overflow) { try groups.bound([groups.row(0, much)]) }
  }
}

extension GroupsOfOneService {
  fileprivate func row(_ place: Int, _ price: Int, meetings: Int = 1) -> PriceProof.RowPrice {
    .init(row: .member(needs[place], specialist, meetings), price: price)
  }

  fileprivate func bound(_ prices: [PriceProof.RowPrice]) throws -> Int {
    try bound(at: prices)
  }

  /// A price for each period in which anybody is there.
  fileprivate func periods(_ price: Int) -> [PriceProof.RowPrice] {
    tiny.parts.grid.open.members.map { .init(row: .period(specialist, $0), price: price) }
  }
}
