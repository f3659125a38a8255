import Kezek
import Testing

@testable import Reporting

@Suite struct OutputProblemTextTests {
  @Test(arguments: Language.allCases, OutputProblem.Kind.allCases)
  func namesThePath(language: Language, kind: OutputProblem.Kind) {
    let text = OutputProblem(kind, "out/plan", detail: "EIO").text(in: language)
    #expect(text.contains("out/plan"))
    #expect(!text.contains("…") && !text.contains("["))
  }

  @Test func saysHowToGoOnWhereAPlanIsThere() {
    let text = OutputProblem(.planExists, "out").text(in: .english)
    #expect(
      text == "out holds a plan already. Name another folder with --out, "
        + "or say --force to overwrite it")
  }
}
