import Kezek
import Testing

@testable import ScenarioGeneration

@Suite struct RandomnessTests {
  /// The published first outputs for seed 1234567.
  @Test func splitMixEqualsReference() {
    var random = SplitMix64(seed: 1_234_567)
    let reference: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    for expected in reference { #expect(random.next() == expected) }
  }

  @Test func numbersStayInTheirRange() {
    var random = SplitMix64(seed: 7)
    var seen = Set<Int>()
    for _ in 0..<400 {
      let number = random.integer(in: 3...9)
      #expect((3...9).contains(number))
      seen.insert(number)
    }
    #expect(seen.count == 7)
  }

  @Test func streamsDiffer() {
    var children = SplitMix64(seed: 1, stream: "children")
    var needs = SplitMix64(seed: 1, stream: "needs")
    #expect(children.next() != needs.next())
  }

  @Test func shufflingKeepsElements() {
    var random = SplitMix64(seed: 3)
    let shuffled = random.shuffled(Array(0..<50))
    #expect(shuffled != Array(0..<50))
    #expect(shuffled.sorted() == Array(0..<50))
  }

  @Test func apportioningAddsUp() {
    #expect(apportioned(10, by: [1, 1, 1]) == [4, 3, 3])
    #expect(apportioned(27, by: [38, 25, 12, 7, 6, 5, 4, 3]).reduce(0, +) == 27)
    #expect(apportioned(5, by: [0, 0]) == [0, 0])
    var random = SplitMix64(seed: 3)
    #expect(random.dealt([("a", 3), ("b", 1)], to: 8).filter { $0 == "a" }.count == 6)
  }
}
