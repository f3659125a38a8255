import Kezek
import PlanVerification
import Testing

@testable import Reporting

/// What is said of a certificate, in three languages.
@Suite struct CertificateTextTests {
  private func bound(
    value: Int = 10, claim: Int?, ofProof: Int?, proven: Int?, without: Int? = 20
  ) -> CertificateText.Bound {
    CertificateText.Bound(
      step: Tier.Name("travel"), value: value, claim: claim, claimOfProof: ofProof,
      proven: proven, withoutPrices: without)
  }

  @Test func howMuchOfAClaimIsConfirmed() throws {
    let text = CertificateText(try TinyCentre.scenario(), .english)
    let cases: [(CertificateText.Bound, String, Int?, Bool)] = [
      (bound(claim: 12, ofProof: 12, proven: 12), "is confirmed by the prices", 100, true),
      (bound(claim: 12, ofProof: 12, proven: 14), "75 %, as at most 14", 75, true),
      // Bad prices confirm no less than the tables alone.
      (bound(claim: 12, ofProof: 12, proven: 25), "0 %, as at most 20", 0, true),
      (bound(claim: 12, ofProof: nil, proven: nil), "0 %, as at most 20", 0, true),
      (bound(claim: 12, ofProof: nil, proven: nil, without: nil), "nothing of the claim", 0, true),
      (bound(claim: nil, ofProof: nil, proven: nil), "nothing is claimed", nil, true),
      (bound(claim: 12, ofProof: 13, proven: 12), "the proof 13", 100, false),
      (bound(claim: nil, ofProof: 13, proven: 12), "claims nothing", nil, false),
      (bound(claim: 9, ofProof: 9, proven: 12), "is false", 72, false),
    ]
    for (bound, words, percent, holds) in cases {
      #expect(text.sentence(bound).contains(words), "\(text.sentence(bound))")
      #expect(bound.confirmedPercent == percent)
      #expect(bound.holds == holds)
    }
  }

  @Test(arguments: Language.allCases) func everySentenceIsWhole(language: Language) throws {
    let scenario = try TinyCentre.scenario()
    let text = CertificateText(scenario, language)
    let need = Need.ID(0)
    let faults: [CertificateFault] = [
      .otherRule, .otherSteps(found: ["a"], wanted: ["b"]),
      .value(step: "need", claimed: 3, found: 4),
      .boundBelowValue(step: "need", bound: 3, value: 4), .notClosed(step: "need"),
      .tolerance(step: "need", claimed: 3), .fullValue(step: "need", claimed: 3, found: 4),
      .notOptimal(step: "need"),
      .unmet(need, year: nil, found: CertificateFault.Unmet(asked: 3, given: 1)),
      .unmet(need, year: 2026, found: nil), .unmetMissing(need, year: nil),
      .unmetNotAsked(Child.ID(0), Service.ID(0)),
    ]
    let sentences =
      faults.map(text.sentence) + [text.holds(steps: 2), text.ofOtherTables]
      + [bound(claim: 12, ofProof: 12, proven: 14), bound(claim: nil, ofProof: 1, proven: 1)]
      .map(text.sentence)
    for sentence in sentences {
      #expect(!sentence.contains("["), "\(sentence)")
      #expect(!sentence.contains("{"), "\(sentence)")
    }
  }
}
