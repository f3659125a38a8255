public import Kezek

extension OutputProblem {
  /// The problem in words.
  public func text(in language: Language) -> String {
    Phrases(language).say(
      family: "output", kind.rawValue, ["path": .text(path), "detail": .text(detail)])
  }
}
