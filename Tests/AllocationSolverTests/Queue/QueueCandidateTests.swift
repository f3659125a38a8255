import Kezek
import KezekTesting
import Testing

@testable import AllocationSolver

/// Which specialist is asked first: least travel, smallest caseload, lottery rank; all before most.
@Suite struct QueueCandidateTests {
  /// A town and a village with a site each, 40 minutes apart; children live in the town.
  private struct Two {
    var tiny = TinyScenario()
    let service: Service.ID
    let village: Site.ID

    init() {
      service = tiny.service("speech", form: .individual)
      let place = tiny.place("Village")
      village = tiny.site("Village", in: place)
      tiny.travel([TravelTable.Pair(from: .place(DenseID(0)), to: .place(place)): 40])
    }

    mutating func specialist(_ key: String, at site: Site.ID, minutes: Int? = nil) {
      let hours = Hours(
        anywhere: tiny.parts.grid.none,
        atSites: [.init(site: site, periods: tiny.parts.grid.open)])
      tiny.specialist(key, gives: [service], contactMinutes: minutes, hours: hours)
    }

    /// The specialist of each child's sessions, in the order of children and time.
    func givers() throws -> [String] {
      let scenario = try tiny.scenario()
      return QueueStrategy(Candidates(scenario)).plan().sessions.sorted {
        ($0.need, $0.day, $0.start) < ($1.need, $1.day, $1.start)
      }
      .map { scenario.specialists[$0.specialist].key }
    }
  }

  @Test func theNearestIsAskedFirst() throws {
    var two = Two()
    two.specialist("far", at: two.village)
    two.specialist("near", at: DenseID(0))
    two.tiny.need(two.tiny.child("C"), two.service, asked: 2)
    #expect(try two.givers() == ["near", "near"])
  }

  @Test func whoCanGiveAllComesBeforeTheNearest() throws {
    var two = Two()
    two.specialist("far", at: two.village)
    two.specialist("near", at: DenseID(0), minutes: 30)
    two.tiny.need(two.tiny.child("C"), two.service, asked: 2)
    #expect(try two.givers() == ["far", "far"])
  }

  @Test func whoCanGiveMostIsTakenWhereNobodyCanGiveAll() throws {
    var two = Two()
    two.specialist("far", at: two.village, minutes: 60)
    two.specialist("near", at: DenseID(0), minutes: 30)
    two.tiny.need(two.tiny.child("C"), two.service, asked: 3)
    #expect(try two.givers() == ["far", "far"])
  }

  @Test func theSmallestCaseloadIsAskedFirst() throws {
    var two = Two()
    two.specialist("one", at: DenseID(0))
    two.specialist("two", at: DenseID(0))
    for number in 1...4 {
      let since = TinyScenario.day("2026-01-0\(number)")
      two.tiny.need(two.tiny.child("C-\(number)", since: since), two.service, asked: 1)
    }
    let givers = try two.givers()
    #expect(givers[0] != givers[1])
    #expect(givers[2] != givers[3])
  }

  @Test func theLotterySettlesEqualSpecialists() throws {
    let keys = (1...5).map { "S-\($0)" }
    let first = zip(keys, Lottery.ranks(of: keys, seed: 1)).first { $0.1 == 0 }?.0
    var two = Two()
    for key in keys { two.specialist(key, at: DenseID(0)) }
    two.tiny.need(two.tiny.child("C"), two.service, asked: 1)
    #expect(try two.givers() == [first])
  }

  @Test func whoChoosesOneSiteStandsThereForAll() throws {
    var two = Two()
    two.tiny.specialist("S", gives: [two.service], siteChoice: .once)
    let villager = two.tiny.child(
      "villager", lives: DenseID(1), since: TinyScenario.day("2026-01-01"))
    two.tiny.need(villager, two.service, asked: 1)
    two.tiny.need(two.tiny.child("townsman"), two.service, asked: 1)
    let scenario = try two.tiny.scenario()
    let sites = QueueStrategy(Candidates(scenario)).plan().sessions.map(\.site)
    #expect(sites == [two.village, two.village])
  }
}
